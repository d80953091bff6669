"""What `pip install foedus` brings: three packages, data inside one of them, the pytest plugin, nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

pytestmark = pytest.mark.long


def data_files() -> set[str]:
    """The rulebooks and cases of the checkout, as `rules/...` and `facts/...`."""
    found = (path for folder in ("rules", "facts") for path in (CHECKOUT / folder).rglob("*.yaml"))
    return {path.relative_to(CHECKOUT).as_posix() for path in found}


def build(source: Path, into: Path) -> Path:
    """The wheel that pip makes of a folder or an sdist."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", into, source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"The wheel could not be built:\n{done.stderr}"
    (wheel,) = into.glob("*.whl")
    return wheel


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(CHECKOUT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_every_rulebook_and_case_beside_the_module_that_finds_them(wheel: Path) -> None:
    carried = {name.removeprefix("engine/bundled/") for name in names(wheel) if name.endswith(".yaml")}
    assert carried == data_files(), "The wheel and the checkout differ in rulebooks or cases."


def test_the_wheel_has_the_three_packages_and_the_pytest_plugin_and_claims_no_other_name(wheel: Path) -> None:
    top = {name.split("/")[0] for name in names(wheel)}
    packages = {name for name in top if not name.endswith(".dist-info")}
    assert packages == {"engine", "cli", "tui", "foedus_pytest.py"}, "A package is missing, or another name is taken."


def test_an_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    show = "from engine.bundled import rules_folder, facts_folder; print(rules_folder()); print(facts_folder())"
    # -I: neither this checkout nor an editable install of it may lend its folders.
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(site)!r}); {show}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    bundled = site / "engine" / "bundled"
    assert done.stdout.split("\n")[:2] == [str(bundled / "rules"), str(bundled / "facts")]


def test_an_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--sdist", "--outdir", tmp_path, CHECKOUT]
    subprocess.run(command, capture_output=True, check=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    assert names(build(sdist, tmp_path)) == names(wheel)
