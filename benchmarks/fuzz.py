"""Feeds every importer files that were damaged at random: each must give a document or a clear error, in bounds.

    python -m benchmarks.fuzz [--corpus FOLDER] [--count N] [--format xml …] [--seed N] [--keep FOLDER]

Seeds are real files of a page or two from the corpus, and the examples where there is no corpus. A file is damaged by
a few of: bits turned, bytes cut out, doubled, moved or overwritten, words of the format put in, ends cut off, a stretch
of another seed put in; of an archive, a part of it is. Each is read in a process with bounds of memory; a reading that
takes longer than 30 seconds, ends the process, or raises anything but an error for a user is a fault, and its file is
kept. `make fuzz` reads 100,000 of XML, text and HTML each and 10,000 of PDF and Word.
"""

from __future__ import annotations

import random
import signal
import sys
import time
import traceback
import zipfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct

from benchmarks.corpus_xml import CORPUS, files_in
from benchmarks.printed_pages import cover_of, saved_page, typed_lines
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SECONDS = 30
MEMORY = 3 * 1024**3
LARGEST_SEED = 60_000
SEEDS = 24
COUNTS = {"xml": 100_000, "text": 100_000, "html": 100_000, "pdf": 10_000, "docx": 10_000}
WORDS: dict[str, tuple[bytes, ...]] = {
    "xml": (
        b"<p>", b"</p>", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"&#x202e;", b"&amp;", b"<num>", b"<authorialNote>",
        b"\xff",
    ),
    "html": (
        b"<br>", b"<sup>1</sup>", b"<table><tr><td>", b"<!--", b"<pre>", b"&#0;", b"<ol start=9999>", b"<a href='#1'>",
        b"\x81",
    ),
    "text": (
        b"\n\n", b"1. ", b"(a) ", b"**", b"[^1]", b"\f", b"\xe2\x80\xae", b"\x00", b"______\n", b"75/16",
        b"\xcc\x81" * 9,
    ),
    "pdf": (
        b"endobj", b"stream\n", b"/Kids [2 0 R]", b"<<", b">>", b"-1", b"99999999999", b"/Encrypt", b"/FlateDecode",
        b"Tj",
    ),
    "docx": (b"<w:p>", b"<w:ins>", b"<w:numId w:val='9'/>", b"</w:r>", b"<w:tbl>", b"<!DOCTYPE a>", b"<w:br/>"),
}  # fmt: skip


class Fault(Struct, frozen=True, kw_only=True):
    """A file that was not taken as it should be, and what happened."""

    data: bytes
    what: str


def seeds_of(format_name: str, corpus: Path, count: int = SEEDS) -> list[bytes]:
    """Return small files of a format: real ones, or made from real XML; from the examples where there is no corpus."""
    if format_name in ("pdf", "docx"):
        found = [path.read_bytes() for path in sorted((corpus / format_name).glob(f"*.{format_name}"))]
        return [data for data in found if len(data) < 8 * LARGEST_SEED] or [*islice(_made(format_name, _examples()), 6)]
    sources = _small(files_in(corpus / "ga", 37)) if (corpus / "ga").is_dir() else _examples()
    return [*islice(_made(format_name, sources), count)]


def _small(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    return (data for _, data in files if len(data) < LARGEST_SEED)


def _examples() -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted(EXAMPLES.glob("*.xml")))


def _made(format_name: str, sources: Iterator[bytes]) -> Iterator[bytes]:
    for data in sources:
        with suppress(DraftdiffError):
            document = read_source(data).documents[0]
            yield data if format_name == "xml" else MAKERS[format_name](document, data)


def _as_word(document: Document, data: bytes) -> bytes:
    from draftdiff.compare import compare
    from draftdiff.lexicons import load_lexicon
    from draftdiff.renderers import render
    from draftdiff.renderers.options import RenderOptions

    written = render(compare(document, document, load_lexicon(document.language)), "docx", RenderOptions())
    return written if isinstance(written, bytes) else written.encode()


MAKERS: dict[str, Callable[[Document, bytes], bytes]] = {
    "html": lambda document, data: saved_page(document, cover_of(data)).encode(),
    "text": lambda document, data: "\n\n".join(typed_lines(document, cover_of(data))).encode(),
    "docx": _as_word,
}


def mutated(data: bytes, format_name: str, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a file damaged in one to eight ways."""
    if format_name == "docx" and chance.random() < 0.8:
        with suppress(zipfile.BadZipFile, KeyError, NotImplementedError):
            return _mutated_archive(data, others, chance)
    return _damaged(data, WORDS[format_name], others, chance)


def _mutated_archive(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage one part of an archive, mostly its text."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hurt = "word/document.xml" if chance.random() < 0.6 and "word/document.xml" in names else chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _damaged(content, WORDS["docx"], others, chance) if name == hurt else content)
    return output.getvalue()


def _damaged(data: bytes, words: Sequence[bytes], others: Sequence[bytes], chance: random.Random) -> bytes:
    result = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not result:
            break
        place, length = chance.randrange(len(result)), int(chance.paretovariate(0.6))
        length = min(length, 4000)
        way = chance.randrange(8)
        if way == 0:
            result[place] ^= 1 << chance.randrange(8)
        elif way == 1:
            del result[place : place + length]
        elif way == 2:
            result[place:place] = result[place : place + length] * chance.randint(1, 4)
        elif way == 3:
            result[place:place] = chance.choice(words) * chance.choice((1, 1, 1, 50))
        elif way == 4:
            result[place : place + length] = chance.randbytes(min(length, 40))
        elif way == 5:
            piece = result[place : place + length]
            del result[place : place + length]
            target = chance.randrange(len(result) + 1)
            result[target:target] = piece
        elif way == 6:
            other = chance.choice(others)
            start = chance.randrange(len(other) or 1)
            result[place:place] = other[start : start + length]
        elif chance.random() < 0.2:
            del result[place:]
    return bytes(result)


def fault_of(data: bytes, format_name: str) -> str:
    """Read a file; return what is wrong with how it was taken, nothing where it was taken well."""
    name = f"source.{'txt' if format_name == 'text' else format_name}"
    try:
        imported = read_source(data, name)
        for document in imported.documents:
            if decode_document(encode(document)) != document:
                return "the document is not what is stored of it"
    except DraftdiffError as error:
        return "" if error.message and error.slug != "error" else "an error without words"
    except Exception:  # every other exception is what is looked for here
        return traceback.format_exc(limit=-4)
    return ""


def _alarm(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def _bounded() -> None:
    with suppress(ImportError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _alarm)


def _work(format_name: str, seeds: list[bytes], first: int, count: int, seed: int) -> list[Fault]:
    """Read some damaged files; the numbers of a file alone say how it is damaged."""
    _bounded()
    found = []
    for number in range(first, first + count):
        chance = random.Random(f"{seed} {format_name} {number}")
        data = mutated(chance.choice(seeds), format_name, seeds, chance)
        signal.alarm(SECONDS)
        try:
            what = fault_of(data, format_name)
        except TimeoutError as error:
            what = str(error)
        finally:
            signal.alarm(0)
        if what:
            found.append(Fault(data=data, what=f"number {number}: {what}"))
    return found


def fuzz(format_name: str, seeds: list[bytes], count: int, seed: int, processes: int, batch: int = 250) -> list[Fault]:
    """Read damaged files in processes of their own; one that dies is a fault of its batch."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    found: list[Fault] = []
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        firsts = range(0, count, batch)
        waiting = [pool.submit(_work, format_name, seeds, first, min(batch, count - first), seed) for first in firsts]
        for first, done in zip(firsts, waiting, strict=True):
            try:
                found += done.result()
            except BrokenProcessPool:
                return [*found, Fault(data=b"", what=f"a process ended while reading numbers {first} and following")]
            print(f"\r{format_name}: {min(first + batch, count):,} of {count:,}", end="", file=sys.stderr)
    return found


def main() -> int:
    """Fuzz the importers and print what was found."""
    parser = ArgumentParser(description="Feed the importers files that were damaged at random")
    parser.add_argument("--corpus", type=Path, default=CORPUS.parent)
    parser.add_argument("--count", type=int, help="how many of each format, instead of the usual numbers")
    parser.add_argument("--format", nargs="+", choices=COUNTS, default=tuple(COUNTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, default=Path("fuzz-faults"), help="where files that were not taken well go"
    )
    arguments = parser.parse_args()
    faults = 0
    for format_name in arguments.format:
        start = time.monotonic()
        count = arguments.count or COUNTS[format_name]
        seeds = seeds_of(format_name, arguments.corpus)
        found = fuzz(format_name, seeds, count, arguments.seed, arguments.processes)
        faults += len(found)
        print(f"\r{format_name}: {count:,} files, {len(found)} faults, {time.monotonic() - start:.0f} s", flush=True)
        for what, times in Counter(one.what.rpartition("\n")[2] or one.what.splitlines()[-1] for one in found).items():
            print(f"    {times} × {what[:200]}")
        for index, one in enumerate(found):
            arguments.keep.mkdir(parents=True, exist_ok=True)
            (arguments.keep / f"{format_name}-{index}.bin").write_bytes(one.data)
            (arguments.keep / f"{format_name}-{index}.txt").write_text(one.what)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
