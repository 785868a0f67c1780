"""Feeds every importer files that were damaged at random: each must give a document or a clear error, in bounds.

    python -m benchmarks.fuzz [--corpus FOLDER] [--count N] [--format xml …] [--first N] [--seed N] [--keep FOLDER]

Seeds are real files of a page or two from the corpus in all languages, and the examples where there is no corpus. A
file is damaged by a few of: bits turned, bytes cut out, doubled, moved or overwritten, words of the format put in, ends
cut off, a stretch of another seed put in; of an archive, a part of it is. Each is read in a process with bounds of
memory; a reading that takes longer than 30 seconds, ends the process, or raises anything but an error for a user is a
fault, and its file is kept. `make fuzz` reads 100,000 of XML, text and HTML each and 10,000 of PDF and Word.
"""

from __future__ import annotations

import faulthandler
import random
import signal
import sys
import time
import traceback
import zipfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from io import BytesIO
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct

from benchmarks.folders import CORPUS, archived, files_in
from benchmarks.forked_reader import forked_reader
from benchmarks.pdf_prints import web_page
from benchmarks.printed_pages import cover_of, saved_page, typed_lines
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.model import Document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SECONDS = 30
MEMORY = 3 * 1024**3
LARGEST_SEED = 25_000
"""The bytes of a page or two of official XML."""
MOST_PAGES = 2
REAL_CHILDREN = 20
"""Of so many PDF files one is read as a user's is: by a child process that is started anew."""
SEEDS = 24
COUNTS = {"xml": 100_000, "text": 100_000, "html": 100_000, "pdf": 10_000, "docx": 10_000}
WORDS: dict[str, tuple[bytes, ...]] = {
    "xml": (
        b"<p>", b"</p>", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"&#x202e;", b"&amp;", b"<num>", b"<authorialNote>",
        b"\xff",
    ),
    "html": (
        b"<br>", b"<sup>1</sup>", b"<table><tr><td>", b"<!--", b"<pre>", b"&#0;", b"<ol start=9999>", b"<a href='#1'>",
        b"\x81", b"<li id=1><p>", b"<style>.a>li:before{content:'(' counter(b,lower-roman) ')'}", b"<td><br></td><td>",
    ),
    "text": (
        b"\n\n", b"1. ", b"(a) ", b"**", b"[^1]", b"\f", b"\xe2\x80\xae", b"\x00", b"______\n", b"75/16",
        b"\xcc\x81" * 9, b"\n> ", b"\\", b"\n| a | b |\n", b"<span dir='rtl'>", b"[1] ", b"Annex\n", b"[PP1] ",
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


class Taken(Struct, frozen=True, kw_only=True):
    """How files were taken: the faults, the seconds that the slowest took, the most bytes that a process held."""

    faults: tuple[Fault, ...] = ()
    slowest: float = 0.0
    memory: int = 0

    def with_more(self, other: Taken) -> Taken:
        """Return this with how other files were taken."""
        slowest, memory = max(self.slowest, other.slowest), max(self.memory, other.memory)
        return Taken(faults=(*self.faults, *other.faults), slowest=slowest, memory=memory)


class Plan(Struct, frozen=True, kw_only=True):
    """Which files are damaged: with their number, it says how."""

    format_name: str
    seeds: tuple[bytes, ...]
    seed: int

    def damaged(self, number: int) -> bytes:
        """Return the damaged file of a number."""
        chance = random.Random(f"{self.seed} {self.format_name} {number}")
        return mutated(chance.choice(self.seeds), self.format_name, self.seeds, chance)


def seeds_of(format_name: str, corpus: Path, count: int = SEEDS) -> list[bytes]:
    """Return small files of a format, in all languages: real ones, and made from real XML, or from the examples."""
    real = [*REAL[format_name](corpus)] if format_name in REAL else []
    return [*real, *islice(_made(format_name, _sources(corpus / "ga")), count)]


def _sources(folder: Path) -> Iterator[bytes]:
    """Give small official XML of every session and language in turn; the examples where there is no corpus."""
    archives = sorted(folder.glob("*.tar.xz"))
    if archives:
        turns = zip(*(_small(islice(archived([path]), None, None, 7)) for path in archives), strict=False)
        yield from chain.from_iterable(turns)
    elif folder.is_dir():
        yield from _small(files_in(folder, 37))
    yield from (path.read_bytes() for path in sorted(EXAMPLES.glob("*.xml")))


def _small(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    return (data for _, data in files if len(data) < LARGEST_SEED)


def _word_files(corpus: Path) -> Iterator[bytes]:
    return (path.read_bytes() for path in sorted((corpus / "docx").glob("*.docx")))


def _first_pages(corpus: Path) -> Iterator[bytes]:
    """Give the PDF files; of a long one, a file of its first page."""
    import pypdfium2

    for path in sorted((corpus / "pdf").glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument.new() as short:
            if len(document) <= MOST_PAGES:
                yield path.read_bytes()
                continue
            short.import_pages(document, [0])
            output = BytesIO()
            short.save(output)
            yield output.getvalue()


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


def _as_pdf(document: Document, data: bytes) -> bytes:
    from weasyprint import HTML

    printed: bytes = HTML(string=web_page(document, cover_of(data), footnotes=True)).write_pdf()
    return printed


REAL: dict[str, Callable[[Path], Iterator[bytes]]] = {"pdf": _first_pages, "docx": _word_files}
MAKERS: dict[str, Callable[[Document, bytes], bytes]] = {
    "html": lambda document, data: saved_page(document, cover_of(data)).encode(),
    "text": lambda document, data: "\n\n".join(typed_lines(document, cover_of(data))).encode(),
    "docx": _as_word,
    "pdf": _as_pdf,
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


@contextmanager
def _in_time() -> Iterator[None]:
    """Raise TimeoutError after some seconds; end the process where code in C lets nothing be raised."""
    usual = signal.signal(signal.SIGALRM, _alarm)
    signal.alarm(SECONDS)
    faulthandler.dump_traceback_later(3 * SECONDS, exit=True)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, usual)
        faulthandler.cancel_dump_traceback_later()


def _work(plan: Plan, numbers: range) -> Taken:
    """Read some damaged files within bounds of memory and time."""
    _bounded()
    return taken_by(plan, numbers)


def taken_by(plan: Plan, numbers: range) -> Taken:
    """Read the damaged files of some numbers."""
    found, slowest = [], 0.0
    for number in numbers:
        data = plan.damaged(number)
        start = time.monotonic()
        try:
            with _in_time(), _reader_of(plan.format_name, number):
                what = fault_of(data, plan.format_name)
        except TimeoutError as error:
            what = str(error)
        slowest = max(slowest, time.monotonic() - start)
        if what:
            found.append(Fault(data=data, what=f"number {number}: {what}"))
    return Taken(faults=tuple(found), slowest=slowest, memory=_memory())


def _reader_of(format_name: str, number: int) -> AbstractContextManager[None]:
    """The child process that reads a PDF is forked, not started anew, but for every twentieth."""
    return forked_reader() if format_name == "pdf" and number % REAL_CHILDREN else nullcontext()


def _memory() -> int:
    """Return the most bytes that this process, or one that it started, has held."""
    try:
        import resource
    except ImportError:
        return 0
    sides = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(side).ru_maxrss for side in sides) * (1 if sys.platform == "darwin" else 1024)


def fuzz(plan: Plan, numbers: range, processes: int = 1, batch: int = 250) -> Taken:
    """Read damaged files in processes of their own. Of a batch that ends its process, each is read in one by itself."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    taken = Taken()
    batches = [numbers[start : start + batch] for start in range(0, len(numbers), batch)]
    while batches:
        done = 0
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            waiting = [pool.submit(_work, plan, one) for one in batches]
            try:
                for future in waiting:
                    taken = taken.with_more(future.result())
                    done += 1
                    print(f"\r{plan.format_name}: {batches[done - 1].stop:,}", end="", file=sys.stderr, flush=True)
            except BrokenProcessPool:
                taken = taken.with_more(_ended(plan, batches[done]))
                done += 1
        batches = batches[done:]
    return taken


def _ended(plan: Plan, numbers: range) -> Taken:
    if len(numbers) > 1:
        return fuzz(plan, numbers, batch=1)
    what = f"number {numbers.start}: the process ended"
    return Taken(faults=(Fault(data=plan.damaged(numbers.start), what=what),))


def main() -> int:
    """Fuzz the importers and print what was found."""
    parser = ArgumentParser(description="Feed the importers files that were damaged at random")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--count", type=int, help="how many of each format, instead of the usual numbers")
    parser.add_argument("--format", nargs="+", choices=COUNTS, default=tuple(COUNTS))
    parser.add_argument("--first", type=int, default=0, help="the number of the first, to go on where a run ended")
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
        plan = Plan(format_name=format_name, seeds=tuple(seeds_of(format_name, arguments.corpus)), seed=arguments.seed)
        taken = fuzz(plan, range(arguments.first, arguments.first + count), arguments.processes)
        faults += len(taken.faults)
        print(f"\r{format_name}: {count:,} files, {_summary(taken, count / (time.monotonic() - start))}", flush=True)
        _tell(taken.faults, format_name, arguments.keep)
    return int(faults > 0)


def _summary(taken: Taken, rate: float) -> str:
    most = f"slowest {taken.slowest:.1f} s, most memory {taken.memory / 2**20:.0f} MB"
    return f"{len(taken.faults)} faults, {rate:.1f} a second, {most}"


def _tell(faults: Sequence[Fault], format_name: str, folder: Path) -> None:
    """Print the kinds of faults, and keep the files."""
    for what, times in Counter(one.what.rpartition("\n")[2] or one.what.splitlines()[-1] for one in faults).items():
        print(f"    {times} × {what[:200]}")
    for index, one in enumerate(faults):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{format_name}-{index}.bin").write_bytes(one.data)
        (folder / f"{format_name}-{index}.txt").write_text(one.what)


if __name__ == "__main__":
    sys.exit(main())
