"""Many jobs on all cores, their results in order, with a progress bar."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import click

from draftdiff.cli.failures import Failure
from draftdiff.cli.main import attempt

MANY = 20
"""From this number of jobs on, a progress bar is shown."""

_MOST_WORKERS = 61
"""Windows waits for no more processes at once."""

Job = TypeVar("Job")
Result = TypeVar("Result")


def results_of(action: Callable[[Job], Result], jobs: Sequence[Job], label: str) -> Iterator[Result | Failure]:
    """Do the jobs and yield their results in order, or how they failed; several of them on all cores."""
    if len(jobs) < 2:
        yield from (_attempt(action, job) for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    workers = min(len(jobs), _cores(), _MOST_WORKERS)
    hidden = len(jobs) < MANY or not sys.stderr.isatty()
    with (
        ProcessPoolExecutor(workers, initializer=_prepare_worker) as pool,
        click.progressbar(length=len(jobs), label=label, file=sys.stderr, hidden=hidden) as bar,
    ):
        chunk = max(1, min(16, len(jobs) // (4 * workers)))
        for result in pool.map(partial(_attempt, action), jobs, chunksize=chunk):
            bar.update(1)
            yield result


def _attempt(action: Callable[[Job], Result], job: Job) -> Result | Failure:
    return attempt(partial(action, job))


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare_worker() -> None:
    """Leave Ctrl-C to the process that started the workers, and end with it, however it ends."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
