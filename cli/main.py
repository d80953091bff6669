"""`foedus`: finds the command, and turns whatever goes wrong into an exit code and a sentence.

Exit codes: 0 fine, 1 the answer is "no", 2 bad input or usage, 130 interrupted.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from typing import Final

import click

from engine import __version__

# pydantic would read the metadata of every installed package in search of plugins; Foedus has none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# Command, the module in cli/ that holds it, the group under which --help lists it, one line of help.
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "open": ("open", "show", "Open the terminal UI, on a case if one is named."),
    "serve": ("serve", "show", "The terminal UI in browsers on this machine."),
    "run": ("run", "reason", "Evaluate a case: answers, conclusions, conflicts, assumptions."),
    "why": ("why", "reason", "Why a sentence holds, or why it does not."),
    "what-if": ("what_if", "ask", "What some changes to the facts would change."),
    "change": ("change", "ask", "The smallest changes that make a sentence follow, or not."),
    "sweep": ("sweep", "ask", "All combinations of what is not known, counted."),
    "ask": ("ask", "ask", "An interview that asks the most telling question first."),
    "sensitivity": ("sensitivity", "ask", "Which facts and assumptions carry which conclusions."),
    "circles": ("circles", "reason", "Feedback loops: statements, entries, sign, breakers."),
    "play": ("play", "reason", "Round after round of what leads to what."),
    "walk": ("walk", "reason", "The walk, step by step, as linear text; with predict mode."),
    "rivals": ("rivals", "reason", "Rival rulebooks on one case, and where they part."),
    "reveal": ("reveal", "reason", "What came later beside what was concluded; --all: the scoreboard."),
    "test": ("test", "write", "The expectations of cases; each failure explains itself."),
    "schema": ("schema", "write", "The JSON Schema that editors complete and check files by."),
    "format": ("format", "write", "One stable layout of rulebooks and cases; comments are kept."),
    "init": ("init", "write", "A folder to teach from: rulebook, cases, editor settings."),
    "new": ("new", "write", "A new case or rulebook to fill in."),
    "diff": ("diff", "write", "What an edit of a rulebook changed in meaning."),
    "doctor": ("doctor", "write", "Whether the installation is sound."),
    "check": ("check", "write", "Every problem of rulebooks and cases, at once."),
    "report": ("report", "show", "A memo of a case, or a diagram, as a file."),
    "explain": ("explain", "teach", "The page of a problem code."),
}
# What is shown where an argument is missing.
EXAMPLES: Final[dict[str, str]] = {
    "diff": "foedus diff csto-2012 my-rules.yaml",
    "report": "foedus report csto-2012 -o memo.html",
    "run": "foedus run csto-2012",
    "why": 'foedus why csto-2012 "Russia denies Uzbekistan equality"',
    "what-if": 'foedus what-if csto-2012 --state "Uzbekistan suspends or leaves the CSTO"',
    "change": 'foedus change csto-2012 "Russia denies Uzbekistan equality"',
}
GROUPS: Final = ("reason", "ask", "write", "teach", "show")


class Commands(click.Group):
    """The commands, loaded one by one, so that `--help` costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"cli.{COMMANDS[cmd_name][0]}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from engine.language.problem import nearest

            near = nearest(name, COMMANDS)
            ctx.fail(f"There is no command '{name}'." + (f" Did you mean '{near}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for group in GROUPS:
            rows = [(name, line) for name, (_, where, line) in COMMANDS.items() if where == group]
            if rows:
                with formatter.section(group.capitalize()):
                    formatter.write_dl(rows)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="foedus", message="%(prog)s %(version)s")
@click.pass_context
def foedus(ctx: click.Context) -> int | None:
    """Reasoning about alliances in plain sentences, applied step by step and explained.

    CASE is a file or the name of a bundled case; RULES a file, a folder or the name of a bundled rulebook.
    Without a command the terminal UI opens. Try: foedus run csto-2012
    """
    if ctx.invoked_subcommand is not None:
        return None
    command = foedus.get_command(ctx, "open")
    assert command is not None
    code: int = ctx.invoke(command)
    return code


def main() -> None:
    """Run `foedus` on the arguments of the process. No traceback reaches a user."""
    # What loading makes stays until the end; looking through it for garbage again and again took a good part of it.
    gc.set_threshold(100_000)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started this
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
        elif reconfigure is not None:
            reconfigure(errors="replace")
    sys.exit(_code())


def _code() -> int:
    try:
        result = foedus.main(standalone_mode=False, prog_name="foedus")
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.NoSuchOption as wrong:
        from difflib import get_close_matches

        # What begins as the typed word does is meant; else what is near to it, the dashes apart that all have.
        found = wrong.possibilities or []
        meant = [each for each in found if each.startswith(wrong.option_name)] or [
            each for each in found if get_close_matches(each.strip("-"), [wrong.option_name.strip("-")])
        ]
        click.NoSuchOption(wrong.option_name, wrong.message.partition(" (")[0], meant, wrong.ctx).show()
        _example(wrong.ctx)
        return 2
    except click.MissingParameter as wrong:
        wrong.show()
        _example(wrong.ctx)
        return 2
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except BrokenPipeError:
        _hush()
        return 0
    except OSError as wrong:
        if os.environ.get("FOEDUS_DEBUG"):
            raise
        _hush()
        where = f"'{wrong.filename}'" if wrong.filename else "The answer"
        with suppress(OSError):
            click.echo(f"{where} could not be read or written: {wrong.strerror}.", err=True)
        return 2
    except Exception as mistake:
        if os.environ.get("FOEDUS_DEBUG"):
            raise
        click.echo(
            f"Foedus made a mistake of its own ({type(mistake).__name__}: {mistake}). Nothing was changed. "
            "Set FOEDUS_DEBUG=1 to see where, and report it.",
            err=True,
        )
        return 2


def _hush() -> None:
    """Nothing more goes to stdout, not even what waits to be written when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _example(ctx: click.Context | None) -> None:
    """Show how the command is used, where there is an example of it."""
    if ctx is not None and ctx.info_name in EXAMPLES:
        click.echo(f"For example: {EXAMPLES[ctx.info_name]}", err=True)


if __name__ == "__main__":
    main()
