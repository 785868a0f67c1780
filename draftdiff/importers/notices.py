"""What importers tell of a document, by code: how much it should worry a reader, what it says, and what can be done.

Codes are stable: renderers count and translate by them. `docs/reference/import-notes.md` says what each means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from draftdiff.model import NAME_LANGUAGE, MarkKind, Paragraph
from draftdiff.problems import Location, Problem, Severity


class Notice(Struct, frozen=True):
    """What is said where a code is told; `{…}` stands for what was found."""

    severity: Severity
    message: str
    hint: str = ""


_HINT, _INFO, _WARNING = Severity.HINT, Severity.INFO, Severity.WARNING

_OF_ANY_FILE = {
    "control-character": Notice(_INFO, "control characters were left out"),
    "cover-line": Notice(_INFO, "a line of the cover, read into the header"),
    "end-line": Notice(_INFO, "a line on adoption after the last paragraph, read into the header"),
    "highlighted": Notice(_INFO, "highlighted text: kept, and no difference of a comparison"),
    "hidden-text": Notice(_WARNING, "text that the file hides was left out"),
    "neighbouring-text": Notice(_WARNING, "text before or after the resolution, or of another one, was left out"),
    "no-language": Notice(_WARNING, "the language of the text is not known", NAME_LANGUAGE),
    "no-paragraphs": Notice(_WARNING, "nothing in the file looks like a paragraph of a resolution"),
    "note-without-call": Notice(_WARNING, "no call of this note was found: it is not in the document"),
    "repeated-heading": Notice(_INFO, "the heading “{text}” stands twice in the source; it is kept once"),
    "repeated-number": Notice(_INFO, "the number {text} stands twice in the source; it is kept once"),
}

_OF_TEXT = {
    "broken-order": Notice(
        _WARNING, "copied off a page of Arabic in broken order, numbers and words too: import the PDF itself"
    ),
    "call-without-note": Notice(_WARNING, "a note is called here that the file does not hold"),
    "chat-stamp": Notice(_INFO, "when and by whom a message was sent was left out"),
    "change-marks": Notice(
        _WARNING,
        "marks of changes were read as text, old and new words alike: import the text of one side, or the Word file",
    ),
    "displaced-number": Notice(_INFO, "the number of a paragraph stood after its first line"),
    "doubtful-symbol": Notice(_WARNING, "this number does not follow the direction of the others"),
    "guessed-encoding": Notice(_HINT, "the file is not in UTF-8: it was read in the encoding that gives known words"),
    "hyphenation": Notice(_INFO, "a word divided at a line's end was rejoined"),
    "line-number": Notice(_INFO, "the numbers beside the lines were left out"),
    "loose-call": Notice(_HINT, "a loose figure was taken for the call of a note"),
    "lost-hyphen": Notice(_HINT, "a hyphen lost at a line's end was put back"),
    "markdown-mark": Notice(_INFO, "a sign of Markdown was turned into a mark or left out"),
    "misread-call": Notice(_HINT, "a sign where none belongs was taken for the misread call of a note"),
    "misread-number": Notice(_HINT, "the number of a paragraph was misread and corrected"),
    "misread-opening": Notice(_HINT, "an opening phrase was misread; the text is as the source has it"),
    "moved-signs": Notice(
        _WARNING,
        "read off a page of Arabic and put back in order; words and vowel signs may be amiss: import the PDF itself",
    ),
    "noise": Notice(_INFO, "signs without a word between page and job numbers were left out"),
    "note-guessed": Notice(_WARNING, "no call of this note was found; it is set where it may belong"),
    "note-number-apart": Notice(_HINT, "the numbers of notes stood apart from their texts and were paired by order"),
    "note-rule": Notice(_INFO, "the rule above notes was left out"),
    "note-without-number": Notice(_WARNING, "this text among the notes has no number"),
    "note-without-text": Notice(_WARNING, "a number among the notes has no text"),
    "ocr-text": Notice(_WARNING, "the text seems to be that of an OCR, with its errors"),
    "ornament": Notice(_INFO, "an ornament was left out"),
    "other-language": Notice(
        _WARNING, "text in another language begins here: import each language from a file of its own"
    ),
    "page-break": Notice(_INFO, "a running head and what stands beside it were left out"),
    "page-comment": Notice(_WARNING, "a comment was left out; the Word file of the same text keeps comments"),
    "page-mark": Notice(_INFO, "a page number, job number or notice was left out"),
    "page-navigation": Notice(_INFO, "what a saved page has round its text was left out"),
    "page-picture": Notice(
        _WARNING,
        "page {page} is a picture of its text: no word of it was read",
        "run an OCR on the file, and import the text that it gives",
    ),
    "page-remarks": Notice(
        _WARNING, "{count} comments, strike-outs or filled fields that somebody put on the pages were not read"
    ),
    "repeated-call": Notice(_INFO, "a note is called again here; the call is not part of the text"),
    "reversed-symbol": Notice(_INFO, "the number of a resolution stood in reverse and was turned round"),
    "split-word": Notice(_INFO, "a word that was split was rejoined"),
    "second-text": Notice(
        _WARNING, "a second text seems to begin above this formula: import each text from a file of its own"
    ),
    "spread-lines": Notice(
        _WARNING,
        "words of stretched lines stood on lines of their own, and some may be out of place: import the PDF itself",
    ),
    "status-mark": Notice(_INFO, "a remark on the state of negotiations"),
    "turned-numbers": Notice(_HINT, "the order of these numbers is not certain from right to left"),
    "turned-text": Notice(_WARNING, "text that is set aslant or upright beside the lines of a page was left out"),
    "typed-dash": Notice(_INFO, "hyphens typed for a dash became one"),
    "unreadable-date": Notice(_HINT, "a date is misread; its year was taken from the session, where that tells it"),
}

_OF_WORD = {
    "beside-draft": Notice(_WARNING, "the draft stands in a table: what stands beside it was left out"),
    "field-number": Notice(
        _WARNING,
        "a number that a field counts, and the file does not hold, is missing",
        hint="type it, or make it a list",
    ),
    "embedded-file": Notice(
        _WARNING, "another file is embedded here and was not read", "open it in a word processor and save it anew"
    ),
    "page-head": Notice(_INFO, "the head or foot of the pages was left out"),
    "several-drafts": Notice(
        _WARNING, "a table holds several texts side by side: copy the one that you mean into a file of its own"
    ),
    "tracked-accepted": Notice(_HINT, "tracked changes were read as accepted: {found}"),
    "tracked-rejected": Notice(_HINT, "tracked changes were read as rejected: {found}"),
}

_OF_OFFICIAL_XML = {
    "adoption-date-disagrees": Notice(
        _WARNING, "the text was adopted on {printed} by its last line, on {other} by its metadata"
    ),
    "kind-corrected": Notice(_INFO, "the source has this paragraph among the {stated} ones; it was taken as {taken}"),
    "language-disagrees": Notice(_WARNING, "said to be in {stated}; the text is in {found}"),
    "no-adoption-date": Notice(_HINT, "the text states no date of adoption; the metadata says {other}"),
    "no-sponsor": Notice(_INFO, "the draft was submitted by no State as a sponsor: {text}"),
    "no-symbol": Notice(_WARNING, "the source states no symbol"),
    "no-text": Notice(_WARNING, "paragraph {number} has a number and no text", "compare with another language of it"),
    "no-title": Notice(_WARNING, "the source states no title"),
    "note-brackets": Notice(_INFO, "the brackets round a note's number are not as they should be; they were left out"),
    "number-gap": Notice(
        _WARNING,
        "paragraph {number} follows paragraph {before}",
        "a paragraph or a number was lost or repeated in the source; compare with another language of it",
    ),
    "originating-disagrees": Notice(_HINT, "the cover names the draft {cover}, the workflow {other}; taken: {cover}"),
    "preface-note": Notice(_INFO, "a note to the symbol or the title is no part of the document"),
    "printed-date-disagrees": Notice(_WARNING, "the line “{printed}” is marked as {other}; taken: {other}"),
    "session-disagrees": Notice(_HINT, "the cover says session {cover}, the symbol {other}"),
    "symbol-disagrees": Notice(_WARNING, "the source says {stated} {place}; taken: {taken}"),
    "vote-disagrees": Notice(_HINT, "the vote counts {stated} {which}, and lists {found}"),
}

NOTICES = _OF_ANY_FILE | _OF_TEXT | _OF_WORD | _OF_OFFICIAL_XML


def notice(code: str, location: Location | None = None, text: str = "", **values: object) -> Problem:
    """Return the problem of a code; `text` is what of the source it is about, `values` fill its message."""
    entry = NOTICES[code]
    return Problem(
        code=code, severity=entry.severity, message=entry.message.format(text=text, **values),
        location=location or Location(), text=text, hint=entry.hint,
    )  # fmt: skip


def highlights_in(paragraphs: Iterable[Paragraph]) -> Iterator[Problem]:
    """Tell which paragraphs hold highlighted text, by which negotiators mark what is open."""
    for one in paragraphs:
        texts = [one.text[mark.start : mark.end] for mark in one.marks if mark.kind is MarkKind.HIGHLIGHT]
        if texts:
            yield notice("highlighted", Location(paragraph=one.key), " … ".join(texts))
