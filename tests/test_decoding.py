"""Records are decoded in one thread at a time: msgspec crashes where two meet a kind for the first time."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import msgspec
import pytest

import draftdiff
from draftdiff.decoding import convert, decode_json

PACKAGE = Path(draftdiff.__file__).parent


def test_two_threads_never_decode_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    both_there = Barrier(2)

    def meet(data: object, type: object) -> bool:
        try:
            both_there.wait(timeout=0.2)
        except BrokenBarrierError:
            return False
        return True

    monkeypatch.setattr(msgspec.json, "decode", meet)
    monkeypatch.setattr(msgspec, "convert", meet)
    with ThreadPoolExecutor(2) as threads:
        met = [threads.submit(decode_json, b"{}", dict), threads.submit(convert, {}, dict)]
        assert [bool(one.result()) for one in met] == [False, False]


def test_what_a_program_reaches_decodes_in_no_other_way() -> None:
    in_one_thread = {"cli", "repository", "merge/resolving.py", "store.py", "decoding.py"}
    found = [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if re.search(r"msgspec\.(json\.decode|convert)\(", path.read_text("utf-8"))
    ]
    names = [path.relative_to(PACKAGE) for path in found]
    assert {str(name) for name in names if not in_one_thread & {name.parts[0], name.as_posix()}} == set()
