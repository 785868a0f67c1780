"""The problems that this importer reports, with their severity and what they say."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.problems import Location, Problem, Severity


class _Notice(Struct, frozen=True):
    severity: Severity
    message: str
    hint: str = ""


_NOTICES = {
    "repeated-number": _Notice(
        Severity.INFO, "the number {text} stands twice in the source; it is kept once"
    ),
    "repeated-heading": _Notice(
        Severity.INFO, "the heading “{text}” stands twice in the source; it is kept once"
    ),
    "note-brackets": _Notice(
        Severity.INFO, "the brackets round a note's number are not as they should be; they were left out"
    ),
    "preface-note": _Notice(Severity.INFO, "a note to the symbol or the title is no part of the document"),
    "control-character": _Notice(Severity.WARNING, "control characters were left out: {found}"),
    "no-text": _Notice(
        Severity.WARNING, "paragraph {number} has a number and no text", "compare with another language of it"
    ),
    "number-gap": _Notice(
        Severity.WARNING,
        "paragraph {number} follows paragraph {before}",
        "a paragraph or a number was lost or repeated in the source; compare with another language of it",
    ),
    "kind-corrected": _Notice(
        Severity.INFO, "the source has this paragraph among the {stated} ones; it was taken as {taken}"
    ),
    "no-symbol": _Notice(Severity.WARNING, "the source states no symbol"),
    "symbol-disagrees": _Notice(Severity.WARNING, "the source says {stated} {place}; taken: {taken}"),
    "session-disagrees": _Notice(Severity.HINT, "the cover says session {cover}, the symbol {other}"),
    "no-title": _Notice(Severity.WARNING, "the source states no title"),
    "language-disagrees": _Notice(
        Severity.WARNING, "the source says that it is in {stated}; the text is in {found}"
    ),
    "no-language": _Notice(
        Severity.WARNING, "the language of the text is not known", "name it with --language ar, en, es, fr, ru or zh"
    ),
    "no-adoption-date": _Notice(Severity.HINT, "the text states no date of adoption; the metadata says {other}"),
    "adoption-date-disagrees": _Notice(
        Severity.WARNING, "the text was adopted on {printed} by its last line, on {other} by its metadata"
    ),
    "printed-date-disagrees": _Notice(
        Severity.WARNING, "the line “{printed}” is marked as {other}; taken: {other}"
    ),
    "originating-disagrees": _Notice(
        Severity.HINT, "the cover names the draft {cover}, the workflow {other}; taken: {cover}"
    ),
    "no-sponsor": _Notice(Severity.INFO, "the draft was submitted by no State as a sponsor: {text}"),
    "vote-disagrees": _Notice(Severity.HINT, "the vote counts {stated} {which}, and lists {found}"),
}  # fmt: skip
"""By code. Codes are stable: renderers count and translate by them."""


def notice(code: str, location: Location | None = None, text: str = "", **values: object) -> Problem:
    """Return the problem of this code; `text` is what of the source it is about, `values` fill its message."""
    entry = _NOTICES[code]
    return Problem(
        code=code, severity=entry.severity, message=entry.message.format(text=text, **values),
        location=location or Location(), text=text, hint=entry.hint,
    )  # fmt: skip
