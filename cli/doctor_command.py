"""`foedus doctor`: whether the installation is sound."""

from __future__ import annotations

import click

from engine.authoring.doctor import Examined, examine
from engine.explanation.as_json import dump

from .common import EXIT_NO, plain_option, write


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@plain_option
def command(as_json: bool) -> int:
    """Look at the installation: versions, data, engines, terminal. Ends with 1 if something does not work."""
    found = list(examine())
    if as_json:
        write(dump([{"what": f.what, "standing": f.standing, "found": f.found, "remedy": f.remedy} for f in found]))
    else:
        write("".join(_line(each) for each in found))
    return EXIT_NO if any(each.standing == "problem" for each in found) else 0


def _line(found: Examined) -> str:
    remedy = f"\n  {found.remedy}" if found.remedy else ""
    return f"{found.standing}: {found.what}: {found.found}.{remedy}\n"
