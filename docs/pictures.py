"""Makes the pictures of the screen in the documents anew: `python docs/pictures.py`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (80, 24)
# The picture's file, and the keys pressed for it after the CSTO case has been opened.
STEP_39 = ("2", "slash", "3", "9", "enter")
PICTURES: dict[str, tuple[str, ...]] = {
    "walk.svg": STEP_39,
    "why.svg": (*STEP_39, "enter"),
    "conclusions.svg": ("3",),
    "circles.svg": ("3", "3"),
    "what-if.svg": ("4", "down", "space"),
    "least-change.svg": ("3", "c"),
    "rules.svg": ("6",),
}


async def picture(keys: tuple[str, ...]) -> str:
    """The screen after `keys`, as SVG."""
    from tui.adapt import EngineLibrary
    from tui.app import FoedusApp

    app = FoedusApp(EngineLibrary(), case="csto-2012", theme="dark")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.4)
        await pilot.pause(1.0)  # for what is worked out meanwhile
        svg = app.export_screenshot(title="Foedus")
    # Blanks count in every viewer; the font that the export fetches from outside is left out: any monospaced will do.
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write every picture beside this file; the answers of whoever runs it stay out of them."""
    with tempfile.TemporaryDirectory() as state:
        for name, keys in PICTURES.items():
            os.environ["FOEDUS_STATE"] = str(Path(state, name))  # each is the only window on the case
            (HERE / name).write_text(asyncio.run(picture(keys)), "utf-8")


if __name__ == "__main__":
    main()
