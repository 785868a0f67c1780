"""Bytes to lines: the first stage. A line knows what stood before it, not yet what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from draftdiff.errors import UnreadableFile
from draftdiff.importers.body.endings import UNSEEN, ends_clause
from draftdiff.importers.plaintext.decoding.encodings import Reading, reading_of
from draftdiff.importers.plaintext.decoding.margins import line_numbers_of, stamps_of, without_comments
from draftdiff.importers.plaintext.decoding.markdown import RawLine, between, is_markdown, tags_in, without_signs
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.traced_text import SourceText, Traced, join, source_of, traced, without
from draftdiff.importers.plaintext.vocabulary import WORD, known_share

HYPHENS = frozenset("\x02\ufffe")
"""What PDFium, and so a browser whose page is copied, gives for a hyphen at the end of a line, and for that end."""
_OUTSIDE_WORDS = r"(?!(?<=\w.)\w)"
"""Behind a sign that is no hyphen, for it does not stand between letters."""
_LINE = re.compile(
    rf"(?:[^\n\r\f\u2028\u2029\x85\x02\ufffe]++|[\x02\ufffe]{_OUTSIDE_WORDS})*+"
    r"(\r{1,2}\n|[\n\r\f\u2028\u2029\x85\x02\ufffe]|\Z)"
)
_CONTROL = re.compile(rf"(?:[\x00\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]|\x02{_OUTSIDE_WORDS})+")
_MOST_CONTROL = 0.01
"""A text with more control characters than this share is not a text."""
_READ = 20_000
"""So many signs show whether their words are known."""
_FEWEST_WORDS, _LEAST_KNOWN = 40, 0.35
"""Of so many words of a real text, lists of names apart, hardly ever fewer than six in ten are known."""
_FEWEST_LINES, _DOUBLY = 12, 0.9
"""A text that is spaced doubly has so many lines, and behind such a share of them a blank one."""
_GOING_ON, _MOSTLY, _FULL = 0.25, 0.75, 0.8
"""Of its lines such a share goes on in the next and is full, as are most of those that go on: nearly as long as any."""
_NARROWEST = 25
"""Lines of a page are as wide, in code points; shorter ones are names in a list."""
_TURNS = r"\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_TURN = re.compile(f"[{_TURNS}]+")
"""Bidirectional controls, marks of direction; not the two overrides, which hide what a text says."""
_OPENING, _CLOSING = re.compile("[\u202a\u202b\u2066-\u2068]"), re.compile("[\u202c\u2069]")
_PAIRED = re.compile("[\u202a-\u202c\u2066-\u2069]")
_FORCED = re.compile("[\u202d\u202e]")
_FREE = re.compile(
    rf"^[{_TURNS}\s]*+(?:[(（\[]?[{_TURNS}]*+\w{{1,4}}[{_TURNS}]*+[^\S{_TURNS}]?[.．、)）\]–-][{_TURNS}\s]*+)?"
    rf"|(?<![{_TURNS}])[{_TURNS}]*+[(\[][{_TURNS}]*+\d{{1,3}}[{_TURNS}]*+[)\]][{_TURNS}]*+"
    rf"|(?<![{_TURNS}\s])[{_TURNS}\s]++$"
)
"""The ends of a line, and numbers of paragraphs and notes: marks in them say nothing of the words."""


class Line(Struct, frozen=True, kw_only=True):
    """A line without white space at its ends.

    `gap`: blank lines stand before it; `page`: a form feed does; `indent`: the columns before its first
    character; `glued`: something new begins with it for certain, as where it was cut out of a longer line;
    `row`: it is a row of a table, its cells parted by tabs; `note`: it belongs to a note, as small print shows;
    `joined`: it goes on with the line before for certain, as the edges of a column show.
    """

    text: Traced
    gap: bool = False
    page: bool = False
    indent: int = 0
    glued: bool = False
    row: bool = False
    note: bool = False
    joined: bool = False

    @property
    def shown(self) -> str:
        """The text without characters at its ends that cannot be seen."""
        return self.text.text.strip(UNSEEN)


class Omission(Struct, frozen=True, kw_only=True):
    """A stretch of the source that stands in no paragraph, note or title, and why."""

    code: str
    text: Traced


def decode(data: bytes) -> Reading:
    """Return the text of a file, in whatever encoding. Raises UnreadableFile."""
    reading = reading_of(data)
    if sum(len(match[0]) for match in _CONTROL.finditer(reading.text)) > _MOST_CONTROL * len(reading.text):
        raise UnreadableFile("not a text: too many control characters", hint="is it a binary file?", slug="binary")
    return reading


def refuse_garbled(text: str, layout: Layout) -> None:
    """Raise UnreadableFile where hardly any word is of the language that its letters seem to be of.

    Where an enacting formula can be read, the words are those of an annex, as names are.
    """
    read = text[:_READ]
    unknown = len(WORD.findall(read)) >= _FEWEST_WORDS and known_share(read, layout.lexicon.language) < _LEAST_KNOWN
    if unknown and not any(layout.full("enacting", plain(line)) for line in read.splitlines()):
        raise UnreadableFile(
            "hardly a word of this text is known: its signs are mixed up",
            hint="save the file anew as UTF-8; if it was copied out of a PDF, import the PDF itself or an OCR of it; "
            "a list of names is read with --language",
            slug="garbled-text",
        )


def split_lines(text: str) -> tuple[SourceText, tuple[Line, ...], tuple[Omission, ...]]:
    """Split a text into its lines that are not blank.

    Control characters are left out and told, comments, signs of quotes, stamps and numbers of lines too.
    """
    controls = tuple(Omission(code="control-character", text=traced(m[0], m.start())) for m in _CONTROL.finditer(text))
    ends = [*_LINE.finditer(text)]
    marked = is_markdown(text)
    tags = tags_in(text) if marked else ()
    written = [_written(end, tags) for end in ends]
    written, comments = without_comments(written)
    stamps = stamps_of(written)
    numbers = {} if stamps else line_numbers_of(written)
    begins = stamps or numbers
    bare = [line[begins[index] :] if index in begins else line for index, line in enumerate(written)]
    raw = [without_signs(line) for line in bare] if marked else [RawLine(line) for line in bare]
    signs = join(sorted((*tags, *(sign for one in raw for sign in one.signs)), key=lambda sign: sign.start), " ")
    counted = join((written[index][:end].stripped() for index, end in numbers.items()), " ")
    told = (Omission(code="markdown-mark", text=signs), Omission(code="line-number", text=counted))
    left_out = (
        *controls,
        *(Omission(code="page-comment", text=comment) for comment in comments),
        *(Omission(code="chat-stamp", text=written[index][:end].stripped()) for index, end in stamps.items()),
        *(one for one in told if one.text),
    )
    return source_of(text), tuple(_lines(raw, [end[1] for end in ends])), left_out


def _lines(raw: Sequence[RawLine], ends: Sequence[str]) -> Iterator[Line]:
    """Give the lines; a blank one parts, of two in a row the second where all lines are spaced doubly."""
    page = False
    blank, parting = 0, 1 + _are_spaced_doubly(raw)
    for one, end in zip(raw, ends, strict=True):
        whole = one.text
        line = whole if one.row else _without_turns(whole).stripped()
        if line.text.strip():
            indent = len(whole.text.expandtabs()) - len(whole.text.expandtabs().lstrip())
            yield Line(text=line, gap=blank >= parting, page=page, indent=indent, row=one.row)
            blank, page = 0, False
        elif not one.row:
            blank += 1
        page = page or end == "\f"


def _are_spaced_doubly(raw: Sequence[RawLine]) -> bool:
    """Say whether a blank line stands behind nearly every line, also behind full ones that end no clause."""
    texts = [one.text.text.strip() for one in raw]
    filled = [text for text in texts if text]
    apart = sum(not after for text, after in pairwise(texts) if text)
    if len(filled) < _FEWEST_LINES or apart <= _DOUBLY * len(filled):
        return False
    return are_lines_of_page(filled)


def are_lines_of_page(texts: Sequence[str]) -> bool:
    """Say whether many of some texts go on in the next, and those that do are full lines of a page, not paragraphs."""
    going_on = sorted(len(text) for text, after in pairwise(texts) if _goes_on(text, after))
    width = going_on[int(_DOUBLY * (len(going_on) - 1))] if going_on else 0
    full = sum(length > _FULL * width for length in going_on)
    return width >= _NARROWEST and full > max(_GOING_ON * len(texts), _MOSTLY * len(going_on))


def _goes_on(text: str, after: str) -> bool:
    """Say whether a sentence seems to go on in the next line."""
    return not (ends_clause(text) or text.endswith("]") or after[0].isupper()) and after[0].isalpha()


def _written(end: re.Match[str], tags: Sequence[Traced]) -> Traced:
    """Return a line without tags and control characters, with the hyphen that ends it."""
    place = end.start(1)
    line = between(end.start(), place, tags, end.string)
    line = without(line, (match.span() for match in _CONTROL.finditer(line.text)))
    return join([line, Traced("-", (place,))], "") if end[1] in HYPHENS else line


def _without_turns(line: Traced) -> Traced:
    """Take away the marks of direction at the ends of a line and round the numbers of paragraphs and notes.

    Other marks turn words inside the text and stay; of pairs of which one is gone, none does.
    """
    if not _TURN.search(line.text) or _FORCED.search(line.text):
        return line
    bare = without(line, _turns_in(line.text, _FREE))
    opened, closed = len(_OPENING.findall(bare.text)), len(_CLOSING.findall(bare.text))
    return bare if opened == closed else without(bare, _turns_in(bare.text, _PAIRED))


def _turns_in(text: str, where: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Find the marks of direction within what a pattern matches."""
    return (turn.span() for found in where.finditer(text) for turn in _TURN.finditer(text, *found.span()))
