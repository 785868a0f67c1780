"""The document of a Word file: cover and end read into the header, the lines between into paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Omission, Role
from draftdiff.importers.body.endings import ends_operative, ends_with_colon, ends_with_full_stop, is_sentence
from draftdiff.importers.body.inline import cut_start
from draftdiff.importers.body.kinds import is_of_resolution
from draftdiff.importers.body.lines import read_lines
from draftdiff.importers.body.numbers import is_heading_number
from draftdiff.importers.body.places import fold
from draftdiff.importers.docx.revisions import View
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.docx.wishes import calls_of_wishes, with_calls
from draftdiff.importers.notices import highlights_in, notice
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.header import read_header
from draftdiff.importers.plaintext.layout import Layout, layout_of, plain
from draftdiff.importers.plaintext.paragraphs.numbered_lines import number_at_opening, opens
from draftdiff.importers.plaintext.traced_text import traced
from draftdiff.importers.plaintext.zones.cover import is_cover
from draftdiff.importers.plaintext.zones.cover_notes import notes_to_cover
from draftdiff.importers.plaintext.zones.furniture import Role as LineRole
from draftdiff.importers.plaintext.zones.furniture import Sorted, head_key, sort_lines
from draftdiff.importers.plaintext.zones.identity import Identity, find_identity
from draftdiff.importers.plaintext.zones.parts import CODES, is_left_out, take_apart
from draftdiff.importers.plaintext.zones.scripts import first_of_another
from draftdiff.keys import with_keys
from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import detect_language, load_lexicon
from draftdiff.model import Document, Header, Language, ParagraphKind, with_paragraphs
from draftdiff.numbering import Number, Style, behind_bracket, leading_number, readings_of
from draftdiff.phrases import find_opening
from draftdiff.problems import Location, Problem
from draftdiff.symbols import parse_symbol

_FIRST_SECTION = "I. "
_COVER = ("organization", "organ", "distribution", "session", "agenda", "adoption", "date", "draft", "adoption-date")
"""What stands on a cover and is no title, by the names of the layout."""

_MOST_SKIPPED = 3
"""A typed number may be so much higher than the last one: clauses between them may open with no known phrase."""


class Sourced(Struct, frozen=True, kw_only=True):
    """A document and where it is from: the lines that its paragraphs were made of, and which line is whose."""

    document: Document
    lines: tuple[StoryLine, ...]
    places: tuple[int, ...]
    """For each paragraph, the index of its first line."""


def read_document(lines: Sequence[StoryLine], name: str, said: Language | None) -> Sourced:
    """Return the document of a file's lines, without its source. `said` is the language that the user names.

    Raises InvalidRecord where the language is not recognised.
    """
    texts = [line.inline.text for line in lines]
    language = said or detect_language(" ".join(texts))
    header, kept, left_out = _part(lines, name, layout_of(language))
    other = first_of_another(texts, language)
    told = () if other is None else (notice("other-language", text=texts[other]),)
    hidden = told_of_hidden(line.hidden for line in lines)
    return _with_body(header, kept, (*left_out, *told, *hidden), load_lexicon(language))


def told_of_hidden(texts: Iterable[str]) -> Iterator[Problem]:
    """Tell what is hidden in lines, those of the cover and those with nothing else included, or in notes."""
    return (notice("hidden-text", text=" ".join(text.split())) for text in texts if text.strip())


def _part(lines: Sequence[StoryLine], name: str, layout: Layout) -> tuple[Header, list[StoryLine], tuple[Problem, ...]]:
    """Part cover, body and end as they are parted in plain text: a paragraph is a line with a gap before it.

    Return the header, the lines that paragraphs are made of, and what was read into the header or left out.
    """
    pieces, owners = pieces_of(lines)
    identity = _with_title(find_identity(pieces, name, layout), pieces, layout)
    ordered = [*_with_titles_in_text(sorted_pieces(pieces, identity, layout), identity)]
    end = notes_to_cover(ordered, identity.enacting + 1, layout) or len(ordered)
    ordered, below = ordered[:end], ordered[end:]
    parts = take_apart(ordered, identity, layout)
    enacting = pieces[identity.enacting].text.text if identity.enacting >= 0 else ""
    header = read_header(identity, parts.cover, parts.end, enacting, layout)
    header = replace(header, symbol=_with_part(header.symbol, [one.text.text for one in parts.cover]))
    body = (one.line.text for one in (*parts.body, *parts.after))
    kept = {owners[one.start] for one in body if one != identity.title}
    rest = [("cover-line", parts.cover), ("end-line", parts.end), ("neighbouring-text", parts.neighbours)]
    rest += (("preface-note", (one.line,)) for one in below)
    rest += ((CODES[one.role], (one.line,)) for one in ordered if is_left_out(one, parts))
    inside = {index for index, line in enumerate(lines) if index in kept or (line.inline.calls and not line.pieces)}
    told = (
        notice(code, text=" ".join(one.text.text.split()))
        for code, left in rest
        for one in left
        if owners[one.text.start] not in kept
    )
    outside = (line for index, line in enumerate(lines) if index not in inside)
    notes = (notice("preface-note", text=call.note.text) for line in outside for call in line.inline.calls)
    formula = owners[pieces[identity.enacting].text.start] if identity.enacting >= 0 else -1
    comments = calls_of_wishes(lines, kept - {formula}, [owners[one.text.start] for one in parts.wishes], layout)
    body_lines = [with_calls(line, comments[index]) for index, line in enumerate(lines) if index in inside]
    return replace(header, title=fold(identity.title.text)), body_lines, (*told, *notes)


def _with_part(symbol: str, cover: Sequence[str]) -> str:
    """Return the symbol with the letter of its part, where a line of the cover is that symbol: `A/RES/175/242 B`."""
    stated = [one for line in cover if (one := parse_symbol(plain(line))) and one.part]
    return next((one.text for one in stated if one.text.removesuffix(one.part).rstrip() == symbol), symbol)


def _with_title(identity: Identity, pieces: Sequence[Line], layout: Layout) -> Identity:
    """Take the paragraph before the enacting formula for the title, unless it says what only a cover says.

    Where no formula stands, it is the one between the cover and the preamble. A title may begin as a line of the cover
    does, with the name of an organ; text needs more caution than Word, where a title is a paragraph.
    """
    place = identity.enacting - 1 if identity.enacting >= 0 else _behind_cover(pieces, layout)
    if identity.title.text or place < 0:
        return identity
    text = pieces[place].text
    line = plain(text.text)
    is_of_cover = any(layout.full(name, line) for name in _COVER) or layout.at("announced", line)
    if parse_symbol(line) or is_of_cover or is_sentence(line):
        return identity
    return replace(identity, title=text, heading=place)


def _behind_cover(pieces: Sequence[Line], layout: Layout) -> int:
    """Return the paragraph between a cover and a preamble, -1 if there is none."""
    place = next((index for index, one in enumerate(pieces) if not is_cover(one.text.text, layout)), 0)
    following = pieces[place + 1].text.text if 0 < place < len(pieces) - 1 and not pieces[place].row else ""
    return place if find_opening(following, layout.lexicon, ParagraphKind.PREAMBULAR) else -1


def pieces_of(lines: Sequence[StoryLine], *, gaps: bool = True) -> tuple[list[Line], dict[int, int]]:
    """Return the texts as lines of one text, and for the place of each in it the line of the file that it is from.

    `gaps`: each is a paragraph; else those behind empty ones alone are set apart.
    """
    pieces: list[Line] = []
    owners: dict[int, int] = {}
    start, gap = 0, True
    for index, line in enumerate(lines):
        gap = gap or gaps or not line.pieces
        for piece in line.pieces:
            pieces.append(Line(text=traced(piece, start), gap=gap, row=line.is_row))
            owners[start] = index
            start, gap = start + len(piece) + 1, False
    return pieces, owners


def sorted_pieces(pieces: Sequence[Line], identity: Identity, layout: Layout) -> list[Sorted]:
    """Sort what people typed or pasted between the paragraphs, heads and numbers of pages; a row holds none."""
    ordered = sort_lines(pieces, identity, layout)
    return [replace(one, role=LineRole.TEXT) if one.line.row else one for one in ordered]


def _with_titles_in_text(ordered: Sequence[Sorted], identity: Identity) -> Iterator[Sorted]:
    """Give the lines; the title alone, no number of a page beside it, names what is adopted and heads no page."""
    title = head_key(identity.title_in_heads.text)
    for is_head, group in groupby(range(len(ordered)), lambda index: ordered[index].role is LineRole.HEAD):
        run = [*group]
        beside = ordered[max(run[0] - 1, 0) : run[-1] + 2]
        is_title = is_head and head_key("".join(ordered[index].line.text.text for index in run)) == title
        is_text = is_title and not any(one.role is LineRole.PAGE for one in beside)
        yield from (replace(ordered[index], role=LineRole.TEXT) if is_text else ordered[index] for index in run)


def _with_body(header: Header, lines: Sequence[StoryLine], told: Iterable[Problem], lexicon: Lexicon) -> Sourced:
    full = [*_with_typed_numbers([line for line in lines if line.inline.text or line.inline.calls], lexicon)]
    blocks = [*_blocks(full, lexicon)]
    made = read_lines(blocks, lexicon, is_draft=True)
    paragraphs = with_keys(line.paragraph for line in made)
    problems = [*told]
    for line, paragraph in zip(made, paragraphs, strict=True):
        place = Location(paragraph=paragraph.key)
        for omission in line.block.omissions:
            problems.append(notice(omission.code, place, omission.text))
        if line.block.inline.controls:
            problems.append(notice("control-character", place, line.block.inline.controls))
    problems += highlights_in(paragraphs)
    if not any(is_of_resolution(one, lexicon) for one in paragraphs):
        problems.append(notice("no-paragraphs"))
    document = with_paragraphs(replace(header, problems=tuple(problems)), paragraphs)
    return Sourced(document=document, lines=tuple(full), places=tuple(line.block.line - 1 for line in made))


def _with_typed_numbers(lines: Sequence[StoryLine], lexicon: Lexicon) -> Iterator[StoryLine]:
    """Set apart the numbers that are due and lack a stop or have letters for figures: `12 Urges`, `l. Urges`.

    The first is taken for a number only where the next one follows; later ones may leave out a few.
    """
    layout = layout_of(lexicon.language)
    counts = [_count_of(line) for line in lines]
    typed = [
        None if count or line.is_row else number_at_opening(line.inline.text, layout)
        for line, count in zip(lines, counts, strict=True)
    ]
    values = [found[0].value if found else count for found, count in zip(typed, counts, strict=True)]
    last = 0
    for index, (line, found, value) in enumerate(zip(lines, typed, values, strict=True)):
        if found is None:
            last = 0 if _is_section(line) else value or last
        elif _is_due(line, value, last) and (last or value + 1 in values[index:]):
            last = value
            line = _with_number(line, value, found[1])
        yield line


def _is_due(line: StoryLine, value: int, last: int) -> bool:
    """Say whether a number follows the last one; letters may stand for the first alone: others are those of a list."""
    return last < value <= last + _MOST_SKIPPED and (value == 1 or line.inline.text[0].isdecimal())


def _with_number(line: StoryLine, value: int, end: int) -> StoryLine:
    typed = line.inline.text[:end].strip()
    number, misread = (typed, "") if typed.isdecimal() else (f"{value}.", typed)
    return replace(line, number=number, inline=cut_start(line.inline, end), misread=misread)


def _count_of(line: StoryLine) -> int:
    """Return the number of a whole clause, 0 if a line has none."""
    number = None if line.is_row else _number_of(line, 0)
    counts = number is not None and number.style is Style.DIGIT and not (number.level or number.is_preambular)
    return number.value if number and counts else 0


def _number_of(line: StoryLine, start: int) -> Number | None:
    """Return the number that Word counts for a line, else the one that is typed from a place of its text on."""
    if line.number:
        return next(iter(readings_of(line.number)), None)
    found = leading_number(line.inline.text[start:])
    return found[0] if found else None


def _blocks(full: Sequence[StoryLine], lexicon: Lexicon) -> Iterator[Block]:
    formula = next((index for index, line in enumerate(full) if _is_formula(line, lexicon, first=not index)), -1)
    led = (index for index, line in enumerate(full) if _opens(line, ParagraphKind.PREAMBULAR, lexicon))
    opening = formula + 1 if formula >= 0 else next(led, len(full))  # a preamble that no formula opens
    operative = _first_operative(full, opening, lexicon)
    for index, line in enumerate(full):
        if line.is_row:
            role = Role.ROW
        elif index == formula:
            role = Role.FORMULA
        elif _is_styled_heading(line, lexicon):
            role = Role.HEADING
        else:
            role = Role.PREAMBLE if opening <= index < operative else Role.BODY
        told = (Omission(code="misread-number", text=line.misread),) if line.misread else ()
        yield Block(
            role=role, inline=line.inline, number=line.number, depth=line.depth, line=index + 1, omissions=told
        )  # fmt: skip


def _is_styled_heading(line: StoryLine, lexicon: Lexicon) -> bool:
    """Say whether a line has a style of headings: some writers set their clauses in one too, so no clause may begin."""
    if not line.is_heading or (line.number and not is_heading_number(line.number)):
        return False
    number = leading_number(line.inline.text)
    text = line.inline.text[number[1] if number else 0 :].lstrip()
    return find_opening(text, lexicon) is None


def _is_formula(line: StoryLine, lexicon: Lexicon, *, first: bool) -> bool:
    """Say whether a line is the formula; the organ's bare name is, where a body begins with it."""
    text, layout = plain(line.inline.text), layout_of(lexicon.language)
    return bool(layout.full("enacting", text) or (first and layout.full("organ", text)))


def _first_operative(lines: Sequence[StoryLine], opening: int, lexicon: Lexicon) -> int:
    """Return where a preamble ends: at the first number 1 or section, at the first phrase of the operative part.

    The numbers of an annex are its own, and so are those of a text that a sole operative paragraph adopts.
    """
    annex = next((index for index in range(opening, len(lines)) if _is_annex(lines[index], lexicon)), len(lines))
    after = range(opening, annex)
    numbered = next((i for i in after if _is_first(lines[i]) or _is_section(lines[i]) or _is_titled(lines[i])), None)
    led = [index for index in after if _opens_operative(lines[index], lexicon)]
    sole = [index for index in after if _is_sole(lines[index : index + 2], lexicon)]
    return min(led[:1] if numbered is None else [numbered, *sole], default=annex)


def _is_annex(line: StoryLine, lexicon: Lexicon) -> bool:
    return bool(layout_of(lexicon.language).full("annex", plain(line.inline.text)))


def _is_first(line: StoryLine) -> bool:
    first = _number_of(line, behind_bracket(line.inline.text))
    return first is not None and first.short == "1" and not first.is_preambular


def _is_section(line: StoryLine) -> bool:
    """Say whether a line is the numbered heading of a section: `II`, apart from its text."""
    return is_heading_number(line.number or line.inline.text[: line.inline.tab].strip())


def _is_titled(line: StoryLine) -> bool:
    """Say whether a line is the heading of a first section with its number, both typed: `I. Science`."""
    text = line.inline.text
    return text.startswith(_FIRST_SECTION) and not is_sentence(text)


def _opens(line: StoryLine, kind: ParagraphKind, lexicon: Lexicon) -> bool:
    return opens(line.inline.text, layout_of(lexicon.language), kind)


def _is_sole(lines: Sequence[StoryLine], lexicon: Lexicon) -> bool:
    """Say whether the first of two lines is `Adopts the following declaration:`, before the title or number of that."""
    if len(lines) < 2 or lines[0].number:
        return False
    text = lines[0].inline.text
    begins = _is_first(lines[1]) or _is_section(lines[1]) or not is_sentence(lines[1].inline.text)
    ends = ends_with_colon(text) or ends_with_full_stop(text)
    return begins and ends and _opens(lines[0], ParagraphKind.OPERATIVE, lexicon)


def _opens_operative(line: StoryLine, lexicon: Lexicon) -> bool:
    """Say whether a line opens as clauses do; what recitals open with too, as in Chinese, has to end as a clause."""
    operative = _opens(line, ParagraphKind.OPERATIVE, lexicon)
    return operative and (not _opens(line, ParagraphKind.PREAMBULAR, lexicon) or ends_operative(line.inline.text))


def told_of_changes(changes: Counter[str], view: View) -> Iterator[Problem]:
    """Tell how many tracked changes a file has, if any."""
    if changes:
        found = ", ".join(f"{name} {count}" for name, count in sorted(changes.items()))
        yield notice(f"tracked-{view.value}ed", found=found)
