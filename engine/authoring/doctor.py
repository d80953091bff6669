"""Whether the installation is sound: one finding for each thing that has to work, with what to do where it does not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from typing import Literal

from engine import __version__
from engine.language.problem import Problems

from .shelf import Shelf

Standing = Literal["ok", "note", "problem"]
_NEEDED = ("click", "experta", "jinja2", "networkx", "platformdirs", "pydantic", "pyyaml", "textual", "watchfiles")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at. A note hinders nothing; a problem says what to do."""

    what: str
    standing: Standing
    found: str
    remedy: str = ""


def examine() -> Iterator[Examined]:
    """Look at everything; a look that fails is itself a finding."""
    looks: tuple[Callable[[], Iterator[Examined]], ...] = (
        _python,
        _packages,
        _data,
        _engines,
        _yaml,
        _terminal,
        _pytest,
    )
    for look in looks:
        try:
            yield from look()
        except Exception as error:  # whatever is broken is what this is for
            name = look.__name__.strip("_")
            yield Examined(
                name,
                "problem",
                f"{type(error).__name__}: {error}",
                "Install Foedus anew, into an environment of its own.",
            )


def _python() -> Iterator[Examined]:
    version = ".".join(map(str, sys.version_info[:3]))
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Examined("Foedus", "ok", f"{__version__}, on Python {version}")
    if not fits:
        yield Examined("Python", "note", f"{version} has not been tried", "Use Python 3.11, 3.12 or 3.13.")


def _packages() -> Iterator[Examined]:
    found, missing = [], []
    for name in _NEEDED:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    yield Examined("packages", "ok", ", ".join(found))
    if missing:
        remedy = f"Install: pip install {' '.join(missing)}"
        yield Examined("packages", "problem", f"not installed: {', '.join(missing)}", remedy)


def _data() -> Iterator[Examined]:
    shelf, problems = Shelf(), Problems()
    books, cases = shelf.rulebooks(), shelf.cases()
    if not books or not cases:
        yield Examined("data", "problem", "the bundled rulebooks and cases are missing", "Install Foedus anew.")
        return
    for word in books:
        shelf.rulebook(word, problems)
    if problems.errors:
        said = f"a bundled rulebook has been changed: {problems.errors[0].place}: {problems.errors[0].message}"
        yield Examined("data", "problem", said, "See: foedus check " + " ".join(books))
    else:
        yield Examined("data", "ok", f"{len(books)} rulebooks and {len(cases)} cases are bundled, and can be read")


def _engines() -> Iterator[Examined]:
    from engine.inference.run import ENGINES, run
    from engine.language.read_case import load_case

    case = load_case("csto-2012", Shelf(), Problems())
    assert case is not None, "the case csto-2012 cannot be read"
    counts = {name: len(run(case, name).steps) for name in ENGINES if name != "auto"}
    said = ", ".join(f"{name} {steps} steps" for name, steps in counts.items())
    if len(set(counts.values())) == 1:
        yield Examined("engines", "ok", f"csto-2012 by {said}")
    else:
        yield Examined("engines", "problem", f"they disagree on csto-2012: {said}", "Report it, with this line.")


def _yaml() -> Iterator[Examined]:
    import yaml

    if hasattr(yaml, "CSafeLoader"):
        yield Examined("YAML", "ok", "read by libyaml")
    else:
        yield Examined("YAML", "note", "read without libyaml, which is slower", "Install a PyYAML wheel with libyaml.")


def _terminal() -> Iterator[Examined]:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    if encoding not in ("utf8", "utf8sig"):
        remedy = "Set PYTHONUTF8=1, or use: foedus open --ascii"
        yield Examined("terminal", "note", f"its encoding is {encoding or 'unknown'}, not UTF-8", remedy)
    if os.environ.get("TERM") == "dumb":
        yield Examined("terminal", "note", "it can show plain text only", "All but `foedus open` works.")
    if os.environ.get("PYTHONPATH"):
        said = "PYTHONPATH is set: a folder named engine, cli or tui in it would hide Foedus"
        yield Examined("path", "note", said, "Unset it if commands fail.")
    home = util.find_spec("cli")
    yield Examined(
        "path", "ok", f"loaded from {os.path.dirname(os.path.dirname(home.origin or ''))}" if home else "loaded"
    )


def _pytest() -> Iterator[Examined]:
    registered = [point.value for point in metadata.entry_points(group="pytest11") if point.name == "foedus"]
    if util.find_spec("pytest") is None:
        yield Examined("pytest", "ok", "not installed, and not needed")
    elif registered:
        yield Examined("pytest", "ok", f"{metadata.version('pytest')} collects cases by the plugin {registered[0]}")
    else:
        yield Examined("pytest", "note", "it does not see the plugin", "Install Foedus anew into its environment.")
