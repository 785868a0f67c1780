"""Measures whole processes, beside git: CPU time against a bare `python -c pass`, peak memory.

    python -m benchmarks.process_speed [--corpus DIR] [--runs N]

Prints a JSON object a line: what was run, milliseconds (median), ratio to bare Python, target, megabytes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.folders import CORPUS

PAIRS = {
    "small": ("oic", "A_RES_75_16.en.xml", "A_RES_77_18.en.xml"),
    "medium": ("ga", "A_RES_77_198-", "A_RES_78_184-"),
    "large": ("ga", "A_RES_77_248-", "A_RES_78_69-"),
}
"""Folder of the corpus, beginnings of the names of the old and the new file; English."""

TARGETS = {
    "--version": 4.5,
    "json small": 9, "json medium": 11, "json large": 25,
    "xml small": 11, "xml medium": 14, "xml large": 35,
    "git textconv small": 5, "git driver small": 8,
}  # fmt: skip
"""The most that a run may take, in bare Pythons."""

ONLY_BARE = [sys.executable, "-c", "pass"]


class Measured(NamedTuple):
    """Median of the CPU time of a process in milliseconds, and its peak memory in megabytes."""

    milliseconds: float
    megabytes: float


def measure(command: Sequence[str | Path], runs: int, environment: Mapping[str, str]) -> Measured:
    """Run a command once to warm it up and then several times."""
    times, memory = [], 0.0
    for turn in range(runs + 1):
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        if turn:
            times.append((usage.ru_utime + usage.ru_stime) * 1000)
            memory = max(memory, usage.ru_maxrss / 1024)
    return Measured(statistics.median(times), memory)


def program(name: str, module: str) -> list[str]:
    """Return an installed command of this environment, or the same from the checkout."""
    installed = Path(sys.executable).parent / name
    if installed.exists():
        return [str(installed)]
    return [sys.executable, "-c", f"import sys; from {module} import main; sys.exit(main())"]


def unpack(corpus: Path, folder: Path) -> dict[str, tuple[Path, Path]]:
    """Put the files of the pairs into a folder."""
    wanted = [name for place, *names in PAIRS.values() if place == "ga" for name in names]
    for session in sorted({name.split("_")[2] for name in wanted}):
        with tarfile.open(corpus / "ga" / f"ga{session}.en.tar.xz") as archive:
            for member in archive:
                base = Path(member.name).name
                source = archive.extractfile(member) if base.startswith(tuple(wanted)) else None
                if source:
                    (folder / base).write_bytes(source.read())
    for path in (corpus / "oic").glob("*.en.xml"):
        shutil.copy(path, folder)
    return {size: (next(folder.glob(f"{old}*")), next(folder.glob(f"{new}*"))) for size, (_, old, new) in PAIRS.items()}


def commands(pairs: Mapping[str, tuple[Path, Path]]) -> dict[str, list[str | Path]]:
    """Return what is measured; the JSON files are made here."""
    draftdiff = program("draftdiff", "draftdiff.__main__")
    driver = program("draftdiff-git", "draftdiff.drivers")
    found: dict[str, list[str | Path]] = {
        "--version": [*draftdiff, "--version"],
        "--help": [*draftdiff, "--help"],
    }
    for size, (old, new) in pairs.items():
        documents = [path.with_suffix(".json") for path in (old, new)]
        for path, document in zip((old, new), documents, strict=True):
            subprocess.run([*draftdiff, "import", path, "-o", document], check=True, stderr=subprocess.DEVNULL)
        found[f"json {size}"] = [*draftdiff, "diff", *documents]
        found[f"xml {size}"] = [*draftdiff, "diff", old, new]
        found[f"git {size}"] = ["git", "diff", "--no-index", "--word-diff", *documents]
        found[f"git textconv {size}"] = [*driver, "textconv", documents[1]]
        found[f"git driver {size}"] = [*driver, "diff", *as_git_calls(*documents)]
    return found


def reports(corpus: Path, runs: int) -> Iterator[dict[str, Any]]:
    """Yield what was run, milliseconds (median), ratio to a bare Python, target, megabytes."""
    with tempfile.TemporaryDirectory() as name:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {
            "PYTHONPYCACHEPREFIX": f"{name}/compiled",
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        os.environ.update(environment)
        pairs = unpack(corpus, Path(name))
        for label, command in {"python -c pass": ONLY_BARE, **commands(pairs)}.items():
            bare = measure(ONLY_BARE, runs, environment)  # beside each: a machine is not equally busy
            found = measure(command, runs, environment)
            yield {
                "what": label,
                "ms": round(found.milliseconds, 1),
                "ratio": round(found.milliseconds / bare.milliseconds, 2),
                "target": TARGETS.get(label),
                "mb": round(found.megabytes),
            }


def as_git_calls(old: Path, new: Path) -> list[str | Path]:
    """Return what git tells a driver: the path, and for each side a file, the name of its blob and its mode."""
    return [new.name, old, "1" * 40, "100644", new, "2" * 40, "100644"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures whole processes against a bare Python.")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args(arguments)
    for report in reports(options.corpus, options.runs):
        print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
