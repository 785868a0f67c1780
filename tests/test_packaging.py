"""A wheel, a wheel of the source distribution, an editable install: each program finds its data."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from support.pdf_files import lines_at, pdf_file

from draftdiff import __version__

ROOT = Path(__file__).parents[1]
INVALID = ROOT / "tests" / "cases" / "invalid" / "kind-unknown.json"
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command outside the checkout, without its environment and without a network."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, **OFFLINE},
        capture_output=True,
        text=True,
        check=False,
    )


def pip(*arguments: str | Path, cwd: Path) -> None:
    done = run(sys.executable, "-m", "pip", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("built")
    done = run(sys.executable, "-m", "hatchling", "build", "-d", folder, "-t", "sdist", "-t", "wheel", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def new_environment(folder: Path) -> Path:
    """Make an environment that has the dependencies of this one, but not draftdiff; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    # Plain lines give the packages of the running Python, not the editable installs among them.
    here = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (packages / "dependencies.pth").write_text("\n".join(here) + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def check_program(python: Path, folder: Path) -> Path:
    """Prove that the installed command finds schemas, lexicons and labels; return where the package is."""
    program = python.parent / "draftdiff"
    version = run(program, "--version", cwd=folder)
    assert version.stdout == f"draftdiff {__version__}\n", version.stderr
    checked = run(program, "check", INVALID, cwd=folder)
    assert checked.returncode == 1, checked.stderr
    assert "`operativ` is not one of" in checked.stdout
    old, new = (ROOT / "examples" / f"A_RES_{number}.ar.xml" for number in ("173_135", "175_16"))
    compared = run(program, "diff", old, new, "--reader", "fr", cwd=folder)
    assert compared.returncode == 1, compared.stderr
    assert "A/RES/175/16" in compared.stdout
    where = run(python, "-c", "import draftdiff; print(draftdiff.__file__)", cwd=folder)
    return Path(where.stdout.strip()).parent


def test_the_wheel_installs_a_program_that_finds_its_data(built: Path, tmp_path: Path) -> None:
    python = new_environment(tmp_path / "venv")
    (wheel,) = built.glob("*.whl")
    pip("--python", python, "install", "--no-deps", wheel, cwd=tmp_path)
    package = check_program(python, tmp_path)
    assert package.is_relative_to(tmp_path)
    assert (package / "schemas" / "document-1.schema.json").is_file()


def test_the_package_may_lie_in_an_archive(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    lines = [f"{number}. Requests the Council to print tide tables once more;" for number in range(1, 9)]
    (tmp_path / "draft.pdf").write_bytes(pdf_file([lines_at(lines)]))
    program = f"import sys; sys.path.insert(0, {str(wheel)!r}); from draftdiff.__main__ import main; sys.exit(main())"
    done = run(sys.executable, "-c", program, "import", "draft.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Requests the Council to print tide tables once more;") == len(lines)


def test_a_wheel_made_from_the_source_distribution_is_the_same(built: Path, tmp_path: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    pip("wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, source, cwd=tmp_path)
    (again,) = tmp_path.glob("*.whl")
    (wheel,) = built.glob("*.whl")
    contents = [{info.filename: info.CRC for info in zipfile.ZipFile(file).infolist()} for file in (wheel, again)]
    assert contents[0] == contents[1]
    python = new_environment(tmp_path / "venv")
    pip("--python", python, "install", "--no-deps", again, cwd=tmp_path)
    check_program(python, tmp_path)


def test_an_editable_install_runs_the_checkout_and_leaves_no_copy_of_the_schemas(tmp_path: Path) -> None:
    python = new_environment(tmp_path / "venv")
    pip("--python", python, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT, cwd=tmp_path)
    assert check_program(python, tmp_path) == ROOT / "draftdiff"
    assert list((tmp_path / "venv").rglob("*.schema.json")) == []


def test_the_wheel_holds_the_product_and_no_more(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"draftdiff", f"draftdiff-{__version__}.dist-info"}
    assert {f"draftdiff/schemas/{kind}-1.schema.json" for kind in ("document", "alignment", "comparison")} <= set(names)
    assert {f"draftdiff/lexicons/{language}.json" for language in ("ar", "en", "es", "fr", "ru", "zh")} <= set(names)
    assert not [name for name in names if name.endswith((".pyc", ".orig", "~"))]
    assert any(name.endswith("LICENSE") for name in names)


def test_the_source_distribution_can_be_tested(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "schemas/document-1.schema.json"} <= names
    assert {"tests/test_packaging.py", "examples/A_RES_175_16.ar.xml"} <= names
