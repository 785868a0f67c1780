"""The documents of a file: one, or one for each part (A, B, C) of a resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree
from msgspec.structs import replace

from draftdiff.errors import UnreadableFile
from draftdiff.importers.akoma_ntoso.blocks import read_blocks
from draftdiff.importers.akoma_ntoso.header import build_header
from draftdiff.importers.akoma_ntoso.inline import PLAIN_BRACKETS
from draftdiff.importers.akoma_ntoso.metadata import Metadata, Sources, read_metadata
from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.kinds import KIND_BY_ROLE
from draftdiff.importers.body.lines import Line, read_lines
from draftdiff.importers.notices import notice
from draftdiff.keys import with_keys
from draftdiff.lexicons import detect_language, load_lexicon
from draftdiff.model import Document, Imported, Language, Paragraph, ParagraphKind, with_paragraphs
from draftdiff.numbering import Number, Style, parse_number
from draftdiff.problems import Location, Problem

_SAMPLE, _SAMPLED = 1000, 12
"""Characters, and lines that they are taken from, that the language is detected by."""


def read_documents(root: etree._Element, name: str, language: Language | None) -> Imported:
    """Read every statement of a file. `language` is what the user says. Raises UnreadableFile if there is none."""
    statements = list(root.iter("{*}statement"))
    if not statements:
        raise UnreadableFile(
            f"{name or 'the XML file'} holds no statement, as resolutions and drafts are called in this format",
            hint="draftdiff reads resolutions and draft resolutions",
            slug="no-statement",
        )
    collection = next(root.iter("{*}documentCollection"), None)
    documents = tuple(
        _document(Sources(statement, collection, name), part if len(statements) > 1 else None, language)
        for part, statement in enumerate(statements)
    )
    return Imported(documents=documents)


def _document(sources: Sources, part: int | None, said: Language | None) -> Document:
    metadata = read_metadata(sources)
    blocks = [block for block in read_blocks(sources.statement) if not _is_in_header(block, metadata)]
    found = detect_language(" ".join(block.inline.text for block in islice(blocks, _SAMPLED))[:_SAMPLE])
    language = said or (found if found is not Language.UNKNOWN else metadata.language)
    lexicon = load_lexicon(language) if language is not Language.UNKNOWN else None
    meeting, lines = _without_meeting(metadata.meeting, read_lines(blocks, lexicon))
    header, doubts = build_header(replace(metadata, meeting=meeting), language, part)
    paragraphs = with_keys(line.paragraph for line in lines)
    problems = (
        *_doubts_of_language(metadata.language, said, found),
        *doubts,
        *(problem for line, paragraph in zip(lines, paragraphs, strict=True) for problem in _problems(line, paragraph)),
        *_doubts_of_numbers(paragraphs),
    )
    return with_paragraphs(replace(header, problems=problems), paragraphs)


def _is_in_header(block: Block, metadata: Metadata) -> bool:
    """Say whether a closing line holds nothing but the meeting and the date, which are fields of the header."""
    if block.role is not Role.CLOSING or block.inline.calls:
        return False
    date = metadata.adopted.text if metadata.adopted else ""
    return not block.inline.text.replace(metadata.meeting, "", 1).replace(date, "", 1).strip()


def _without_meeting(meeting: str, lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Take the meeting from the line that closes the body where the conclusions of the source have none."""
    closing = [line for line in lines if line.paragraph.kind is ParagraphKind.CLOSING]
    if meeting or len(closing) != 1 or closing[0].paragraph.notes:
        return meeting, list(lines)
    return closing[0].paragraph.text, [line for line in lines if line is not closing[0]]


def _doubts_of_language(stated: Language, said: Language | None, found: Language) -> Iterator[Problem]:
    if said is None and found is Language.UNKNOWN and stated is Language.UNKNOWN:
        yield notice("no-language")
    elif said is None and Language.UNKNOWN not in (found, stated) and stated is not found:
        yield notice("language-disagrees", stated=stated.value, found=found.value)


def _problems(line: Line, paragraph: Paragraph) -> Iterator[Problem]:
    """Tell what was left out of a paragraph, and that one has no text."""
    place = Location(line=line.block.line, paragraph=paragraph.key)
    for omission in line.block.omissions:
        yield notice(omission.code, replace(place, offset=omission.offset), omission.text)
    for call in line.block.inline.calls:
        if call.brackets not in PLAIN_BRACKETS:
            yield notice("note-brackets", replace(place, offset=call.anchor), " ".join(call.brackets))
    if line.block.inline.controls:
        yield notice("control-character", place, line.block.inline.controls)
    stated = KIND_BY_ROLE.get(line.block.role)
    if stated and paragraph.kind in KIND_BY_ROLE.values() and paragraph.kind is not stated and not paragraph.level:
        yield notice("kind-corrected", place, stated=stated.value, taken=paragraph.kind.value)
    if not paragraph.text and not paragraph.notes:
        yield notice("no-text", place, number=paragraph.number)


def _doubts_of_numbers(paragraphs: Iterable[Paragraph]) -> Iterator[Problem]:
    """Tell where the numbers of operative paragraphs do not follow one another; a section may count anew."""
    last: Number | None = None
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.OPERATIVE or paragraph.level or not paragraph.number:
            continue
        number = parse_number(paragraph.number)
        if number is None or number.style is not Style.DIGIT:
            continue
        if not number.continues(last) and not number.continues(None):
            place = Location(paragraph=paragraph.key)
            yield notice("number-gap", place, number=paragraph.number, before=last.short if last else "none")
        last = number
