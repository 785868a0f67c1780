"""`draftdiff resolve FILE [PLACE]`: one side's words, or words that both can live with."""

from __future__ import annotations

import os
from contextlib import suppress

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import language_option
from draftdiff.cli.output import write_result
from draftdiff.cli.sources import find_stored_name, naming
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import first_to_settle, recounted, reword
from draftdiff.merge import resolve as settle
from draftdiff.model import Document, Language
from draftdiff.numbering import labels_of
from draftdiff.store import load_settings, read_source_file


@click.command("resolve")
@click.argument("file")
@click.argument("place", default="", metavar="[PLACE]")
@click.option("--take", metavar="NAME", help="Keep the words of this side.")
@click.option("--text", "texts", metavar="TEXT", multiple=True, help="Put these words in place of the brackets.")
@language_option
def resolve(file: str, place: str, take: str | None, texts: tuple[str, ...], language: Language | None) -> int:
    """Settle the conflict of FILE, or of a stored document, at PLACE: OP3, the key of a paragraph, a field.

    Without PLACE, --take settles every conflict that this side has a part in; order and references when nothing else is
    open there. Where a paragraph is open in several places, --text is given for each. Exits with 1 if conflicts stay
    open.
    """
    if (take is None) != bool(texts) or (texts and not place):
        hint = "--take NAME, or PLACE and --text TEXT"
        raise DraftdiffError("say how to settle it", hint=hint, slug="how-to-settle")
    path = _path_of(file, language)
    with naming(path):
        document = decode_document(read_source_file(path, load_settings()))  # no importer: a source is not written over
        settled = _settled(document, place, take, texts)
        if document.language is not Language.UNKNOWN:  # else nothing tells what is a paragraph number or a reference
            settled = recounted(document, settled, load_lexicon(document.language))
        data = encode(settled)
        decode_document(data)
    if settled != document:
        write_result(path, data.decode())
    left = len(settled.conflicts)
    done = len(document.conflicts) - left
    print_notice(f"{path}: {done} settled, {left} open{'' if left else _next_step(path)}")
    return ExitCode.DIFFERENT if left else ExitCode.SAME


def _next_step(path: str) -> str:
    """Say how git is told that a file is settled, if it waits for that."""
    from draftdiff.git import find_place, run_plainly

    file = os.path.realpath(path)
    with suppress(DraftdiffError):
        place = find_place(os.path.dirname(file))
        if place and run_plainly(["ls-files", "--unmerged", "--", file], place).output:
            return f"; `git add {path}` tells git"
    return ""


def _settled(document: Document, place: str, take: str | None, texts: tuple[str, ...]) -> Document:
    if not place:
        return _all_settled(document, take or "")
    labels = labels_of(document.paragraphs)
    key = next((key for key, label in labels.items() if str(label) == place), place)  # else the key, or a field
    try:
        return reword(document, key, texts) if texts else settle(document, key, take or "")
    except DraftdiffError as error:
        raise error.saying(error.message.replace(key, place)) from error


def _all_settled(document: Document, side: str) -> Document:
    """Settle what the side has a part in, order and references last. Raises DraftdiffError where it has none."""
    places = dict.fromkeys(conflict.key or conflict.field for conflict in first_to_settle(document.conflicts))
    settled = document
    for place in places:
        try:
            settled = settle(settled, place, side)
        except DraftdiffError as error:
            if error.slug != "no-side":
                raise
    if places and settled == document:
        return settle(document, next(iter(places)), side)
    return settled


def _path_of(file: str, language: Language | None) -> str:
    stored = find_stored_name(file)
    if stored is None:
        return file
    from draftdiff.repository import find_repository
    from draftdiff.repository.places import known_symbol
    from draftdiff.repository.stored import stored_path

    repository = find_repository()
    return repository.place.named(stored_path(repository, known_symbol(stored.symbol), language))
