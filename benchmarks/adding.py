"""Measures how much longer `draftdiff add` takes than `draftdiff import` of the same files, in the same run.

    python -m benchmarks.adding [--corpus DIR] [--files N] [--runs N]

Prints one JSON object: the number of files, the CPU seconds of import alone and of adding with all commits (the median
of the runs, workers and git included), their ratio, and the most that it may be.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.folders import CORPUS, files_in

TARGET = 1.5

IDENTITY = {
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.org",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.org",
}


def cpu_seconds(*arguments: str, folder: Path) -> float:
    """Run the program; return the CPU time of the process and of all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, **IDENTITY, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    command = [sys.executable, "-m", "draftdiff", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def unpack(corpus: Path, folder: Path, wanted: int) -> int:
    """Put official XML files into a folder, evenly spread over sessions and languages; return how many."""
    count = 0
    for name, data in files_in(corpus / "ga", every=max(7807 // wanted, 1)):
        if count < wanted:
            (folder / f"{count:04}-{Path(name).name}").write_bytes(data)
            count += 1
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    imported, added = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        files = unpack(options.corpus, folder / "sources", options.files)
        for run in range(options.runs):
            imported.append(cpu_seconds("import", "sources", "-o", f"imported{run}", folder=folder))
            cpu_seconds("init", f"repository{run}", folder=folder)
            added.append(cpu_seconds("add", "../sources", folder=folder / f"repository{run}"))
    seconds = statistics.median(imported), statistics.median(added)
    figures = {
        "files": files,
        "import": round(seconds[0], 2),
        "add": round(seconds[1], 2),
        "ratio": round(seconds[1] / seconds[0], 2),
        "target": TARGET,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
