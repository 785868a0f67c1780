"""What tests are given: an empty repository, the real documents; and how many of those were read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from support.git_folders import identity

from draftdiff.git import create_repository
from draftdiff.repository import Repository, find_repository

# A test that fails by the clock tells of the machine, not of the program.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

Item = TypeVar("Item")

CORPUS = Path(os.environ.get("DRAFTDIFF_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; without it a test skips, aloud."""
    if not CORPUS.is_dir():
        pytest.skip(f"no real documents in {CORPUS}; DRAFTDIFF_CORPUS may name another folder")
    return CORPUS


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """An empty repository, in which the test stands."""
    with identity():
        create_repository(str(tmp_path))
        monkeypatch.chdir(tmp_path)
        yield find_repository()


def sample(items: Sequence[Item]) -> Sequence[Item]:
    """Return so many items, evenly spread, as DRAFTDIFF_CORPUS_SAMPLE says; all if it says nothing."""
    wanted = int(os.environ.get("DRAFTDIFF_CORPUS_SAMPLE") or len(items))
    return items if wanted >= len(items) else [items[place * len(items) // wanted] for place in range(wanted)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests read real documents: a suite that skips them must not look like one that passed."""
    counts = {
        outcome: sum("corpus" in report.keywords for report in terminalreporter.stats.get(outcome, ()))
        for outcome in ("passed", "failed", "skipped")
    }
    ran = counts["passed"] + counts["failed"]
    left_out = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    deselected = sum(
        item.get_closest_marker("corpus") is not None for item in terminalreporter.stats.get("deselected", ())
    )
    waiting = f", {deselected} wait for `make corpus`" if deselected else ""
    terminalreporter.write_line(f"corpus tests: {ran} ran{left_out}{waiting}")
