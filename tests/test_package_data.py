"""Data files of the package are read by its own loader, wherever it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from draftdiff.package_data import read_package_data

ROOT = Path(__file__).parents[1]


def test_a_data_file_is_read_as_it_is() -> None:
    path = ROOT / "draftdiff" / "lexicons" / "acts.json"
    assert read_package_data("lexicons", "acts.json") == path.read_bytes()


def test_a_data_file_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        read_package_data("lexicons", "tlh.json")


def test_a_package_in_an_archive_reads_its_data(tmp_path: Path) -> None:
    archive = tmp_path / "draftdiff.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in ("__init__.py", "decoding.py", "package_data.py", "lexicons/acts.json"):
            zipped.write(ROOT / "draftdiff" / name, f"draftdiff/{name}")
    program = (
        "import sys; from draftdiff.package_data import read_package_data; "
        "sys.stdout.buffer.write(read_package_data('lexicons', 'acts.json'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(archive)!r}); {program}"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout).keys() == json.loads(read_package_data("lexicons", "acts.json")).keys()
