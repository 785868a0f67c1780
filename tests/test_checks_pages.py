"""Each drafting check has a page: what, why, an example in two languages, limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftdiff.checks import CHECKS

PAGES = Path(__file__).parents[1] / "docs" / "reference" / "checks"


@pytest.mark.parametrize("code", CHECKS)
def test_a_check_has_a_page(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}: ")
    parts = [page.index(f"**{part}.**") for part in ("What", "Why", "Examples", "Limits")]
    assert parts == sorted(parts)
    assert "English: " in page


def test_the_list_of_checks_is_whole() -> None:
    page = (PAGES / "README.md").read_text("utf-8")
    assert [line.split("]")[0].removeprefix("| [") for line in page.splitlines() if line.startswith("| [")] == list(
        CHECKS
    )
