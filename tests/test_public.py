"""The public names: given lazily, each of them there."""

from __future__ import annotations

import subprocess
import sys

import pytest

import draftdiff


@pytest.mark.parametrize("name", draftdiff.__all__)
def test_a_public_name_is_what_its_module_defines(name: str) -> None:
    found = getattr(draftdiff, name)
    assert found.__module__.startswith("draftdiff.")
    assert found.__doc__
    assert name in dir(draftdiff)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="compare_poems"):
        draftdiff.compare_poems  # noqa: B018


def test_importing_the_package_imports_none_of_its_modules() -> None:
    code = "import sys, draftdiff; print(*(name for name in sys.modules if name.startswith('draftdiff.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
