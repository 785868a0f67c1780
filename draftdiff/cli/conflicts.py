"""`draftdiff conflicts FILE`: what a merge could not decide, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click
import msgspec

from draftdiff.cli.failures import Failure, print_failure
from draftdiff.cli.main import attempt
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import language_option
from draftdiff.cli.output import print_lines
from draftdiff.cli.sources import ReadOptions, import_one
from draftdiff.errors import ExitCode
from draftdiff.merge import NOTHING, ORDER, REFERENCES, SideNames, alternatives_in, side_names, words_of_alternative
from draftdiff.merge.brackets import texts_of
from draftdiff.model import Conflict, Document, Header, Language, Paragraph
from draftdiff.numbering import labels_of
from draftdiff.readable import stated
from draftdiff.renderers.harmless import harmless
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.listed import half_removed_paths, undecided_paths
from draftdiff.store import load_settings

_TO_LOOK_AT = {
    ORDER: "each side has its words, clause, row or annex elsewhere: see that none is lost, doubled, miscounted or cut",
    REFERENCES: "it names this paragraph, which is gone or has another number: see that the reference is right",
}
"""What a person is asked to do where `resolve` changes nothing."""


@click.command("conflicts")
@click.argument("file", default="", metavar="[FILE]")
@language_option
def conflicts(file: str, language: Language | None) -> int:
    """List the open conflicts of FILE, or of a stored document: the clause, and what each side wants.

    Without FILE, those of all stored documents, each below its name. Exits with 1 if there are any.
    """
    if not file:
        return _tell_all(find_repository(), language)
    document = import_one(file, ReadOptions(settings=load_settings(), language=language))
    print_lines(map(harmless, _lines(document)))
    if not document.conflicts:
        print_notice("no conflict is open")
    return ExitCode.DIFFERENT if document.conflicts else ExitCode.SAME


def _tell_all(repository: Repository, language: Language | None) -> int:
    reading = ReadOptions(settings=load_settings())
    names = (repository.place.named(path) for path in undecided_paths(repository, language))
    found = {name: attempt(partial(import_one, name, reading)) for name in names}
    undecided = {name: one for name, one in found.items() if not isinstance(one, Failure) and one.conflicts}
    print_lines(harmless(line) for name, one in undecided.items() for line in (name, *_lines(one)))
    failures = [one for one in found.values() if isinstance(one, Failure)]
    for failure in failures:
        print_failure(failure)
    removed = half_removed_paths(repository)
    for path, is_in_base in removed.items():
        done = "one side took it out, the other changed it" if is_in_base else "one side alone moved it here"
        print_notice(f"{repository.place.named(path)}: {done}; `git add` keeps it, `git rm` takes it out")
    is_open = bool(undecided or removed)
    if not is_open and not failures:
        print_notice("no conflict is open")
    return max([ExitCode.DIFFERENT if is_open else ExitCode.SAME, *(failure.code for failure in failures)])


def _lines(document: Document) -> Iterator[str]:
    labels = labels_of(document.paragraphs)
    paragraphs = {paragraph.key: paragraph for paragraph in document.paragraphs}
    sides = side_names(document)
    for conflict in document.conflicts:
        paragraph = paragraphs.get(conflict.key)
        place = f"{labels[conflict.key]} {conflict.field}".rstrip() if paragraph else ""
        yield f"{place}  ({conflict.key})" if paragraph else conflict.field or conflict.key
        if conflict.field in _TO_LOOK_AT:
            yield f"    {_TO_LOOK_AT[conflict.field]}, then take either side"
        for name, text in _wanted(conflict, paragraph, sides):
            yield f"    {name}: {text}" + (" (takes it out)" if text == NOTHING else "")


def _wanted(conflict: Conflict, paragraph: Paragraph | None, sides: SideNames) -> Iterator[tuple[str, str]]:
    """Yield what stood there, then the alternatives of the text by the names in their brackets, or both values."""
    if conflict.base is not None:
        yield "base", _in_words(conflict.field, conflict.base)
    holders = texts_of(paragraph) if paragraph and not conflict.field else ()
    open_words = [(holder.text, mark) for holder in holders for mark in alternatives_in(holder)]
    for text, mark in open_words:
        yield mark.value, words_of_alternative(text, mark)
    if open_words:
        return
    for name, value in zip(sides, (conflict.ours, conflict.theirs), strict=True):
        if value is not None:
            yield name, _in_words(conflict.field, value)


def _in_words(field: str, value: str) -> str:
    """Return the value of a field as `draftdiff show` words it; a conflict holds lists and the vote as JSON."""
    if not field or isinstance(getattr(Header(), field, ""), str):
        return value
    try:
        header = msgspec.convert({field: msgspec.json.decode(value)}, Header)
    except msgspec.DecodeError:  # somebody wrote it by hand
        return value
    known = [*stated(Header())]
    told = [(name, words) for name, words in stated(header) if (name, words) not in known]
    return "; ".join(words if name == field else f"{name} {words}" for name, words in told if words) or NOTHING
