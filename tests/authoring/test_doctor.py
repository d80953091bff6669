"""`foedus doctor`: a sound installation is found sound, and what is broken is named with its remedy."""

import json

import pytest

from engine.authoring import doctor

from .test_command import foedus


def test_a_sound_installation_has_no_problem() -> None:
    done = foedus("doctor")
    assert done.returncode == 0, done.stdout
    assert "problem" not in done.stdout
    answer = json.loads(foedus("doctor", "--json").stdout)
    assert {each["what"] for each in answer} >= {"Foedus", "packages", "data", "engines", "YAML", "pytest"}


def test_whatever_breaks_is_a_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(doctor, "_data", broken)
    found = [each for each in doctor.examine() if each.standing == "problem"]
    assert [each.found for each in found] == ["OSError: no such file"]
    assert found[0].remedy
