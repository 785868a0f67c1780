"""The public names: given lazily, each of them there."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import draftdiff

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", draftdiff.__all__)
def test_a_public_name_is_what_its_module_defines(name: str) -> None:
    found = getattr(draftdiff, name)
    assert found.__module__.startswith("draftdiff.")
    assert found.__doc__
    assert name in dir(draftdiff)


def test_the_page_for_programs_shows_what_they_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "howto" / "library.md"
    tried = doctest.testfile(str(page), module_relative=False)
    assert (tried.failed, tried.attempted > 20) == (0, True)
    named = set(re.findall(r"\w+", page.read_text("utf-8")))
    assert set(draftdiff.__all__) - named == {"Comparison", "Document", "align_documents", "decode_document"}


def test_the_types_of_the_package_are_for_others_too() -> None:
    assert (Path(draftdiff.__file__).parent / "py.typed").exists()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="compare_poems"):
        draftdiff.compare_poems  # noqa: B018


def test_importing_the_package_imports_none_of_its_modules() -> None:
    code = "import sys, draftdiff; print(*(name for name in sys.modules if name.startswith('draftdiff.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
