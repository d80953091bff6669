"""Law: who mistypes a command on the command line is told what was meant, and sees how the command is used."""

from __future__ import annotations

import pytest

from cli import main


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr("sys.argv", ["foedus", *words])
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 2, "A mistake in the command is exit code 2."
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["run", "csto-2012", "--jsn"], " Did you mean '--json'?"),
        (["why", "csto-2012", "x", "--al"], " Did you mean '--all'?"),
        (["change", "csto-2012", "x", "--max-siz", "2"], " Did you mean '--max'?"),
        (["what-if", "csto-2012", "--yes", "x"], ""),
    ],
)
def test_of_an_unknown_option_only_what_is_near_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], meant: str
) -> None:
    err = said(monkeypatch, capsys, *words)
    option = next(word for word in words if word.startswith("--"))
    assert f"Error: No such option '{option}'.{meant}\n" in err, "'--yes' is not nearly '--rules'."
    assert err.endswith(f"For example: {main.EXAMPLES[words[0]]}\n"), "An example shows the way on."
