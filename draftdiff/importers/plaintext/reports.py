"""What the importer tells of a document, by code: how much it should worry a reader, and in a few words."""

from __future__ import annotations

from draftdiff.importers.plaintext.traced import Source, Traced
from draftdiff.problems import Problem, Severity

REPORTS: dict[str, tuple[Severity, str]] = {
    "control-character": (Severity.INFO, "control characters were left out"),
    "guessed-encoding": (Severity.HINT, "the file is not in UTF-8: it was read in the encoding that gives known words"),
    "page-navigation": (Severity.INFO, "what a saved page has round its text was left out"),
    "hidden-text": (Severity.WARNING, "text that the page hides was left out"),
    "page-comment": (Severity.WARNING, "a comment was left out; the Word file of the same text keeps comments"),
    "turned-numbers": (Severity.HINT, "the order of these numbers is not certain from right to left"),
    "moved-signs": (
        Severity.WARNING,
        "read off a page of Arabic and put back in order; words and vowel signs may be amiss: import the PDF itself",
    ),
    "spread-lines": (
        Severity.WARNING,
        "words of stretched lines stood on lines of their own, and some may be out of place: import the PDF itself",
    ),
    "change-marks": (
        Severity.WARNING,
        "marks of changes were read as text, old and new words alike: import the text of one side, or the Word file",
    ),
    "other-language": (
        Severity.WARNING,
        "text in another language begins here: import each language from a file of its own",
    ),
    "ocr-text": (Severity.WARNING, "many words are not known: the text may be that of an OCR, with its errors"),
    "cover-line": (Severity.INFO, "a line of the cover, read into the header"),
    "end-line": (Severity.INFO, "a line on adoption after the last paragraph, read into the header"),
    "page-break": (Severity.INFO, "a running head and what stands beside it were left out"),
    "page-mark": (Severity.INFO, "a page number, job number or notice was left out"),
    "note-rule": (Severity.INFO, "the rule above notes was left out"),
    "ornament": (Severity.INFO, "an ornament was left out"),
    "noise": (Severity.INFO, "signs without a word between page and job numbers were left out"),
    "markdown-mark": (Severity.INFO, "a sign of Markdown was turned into a mark or left out"),
    "line-number": (Severity.INFO, "the numbers beside the lines were left out"),
    "split-word": (Severity.INFO, "a word that was split was rejoined"),
    "split-number": (Severity.HINT, "the day of a date that was split was rejoined"),
    "hyphenation": (Severity.INFO, "a word divided at a line's end was rejoined"),
    "lost-hyphen": (Severity.HINT, "a hyphen lost at a line's end was put back"),
    "reversed-symbol": (Severity.INFO, "the number of a resolution stood in reverse and was turned round"),
    "doubtful-symbol": (Severity.WARNING, "this number does not follow the direction of the others"),
    "misread-opening": (Severity.HINT, "an opening phrase was misread; the text is as the source has it"),
    "misread-number": (Severity.HINT, "the number of a paragraph was misread and corrected"),
    "displaced-number": (Severity.INFO, "the number of a paragraph stood after its first line"),
    "note-number-apart": (
        Severity.HINT,
        "the numbers of notes stood apart from their texts and were paired by order",
    ),
    "note-guessed": (Severity.WARNING, "no call of this note was found; it is set where it may belong"),
    "note-without-call": (Severity.WARNING, "no call of this note was found, and no paragraph that it may belong to"),
    "note-without-text": (Severity.WARNING, "a number among the notes has no text"),
    "note-without-number": (Severity.WARNING, "this text among the notes has no number"),
    "loose-call": (Severity.HINT, "a loose figure was taken for the call of a note"),
    "repeated-call": (Severity.INFO, "a note is called again here; the call is not part of the text"),
    "neighbouring-text": (Severity.WARNING, "text of another resolution on the same page was left out"),
    "status-mark": (Severity.INFO, "a remark on the state of negotiations"),
    "no-paragraphs": (Severity.WARNING, "no paragraph was found in this text"),
    "unreadable-date": (Severity.HINT, "a date could not be read"),
}
"""Codes with their severity and message; `docs/reference/import-notes.md` describes them."""


def report(code: str, text: Traced, source: Source, paragraph: str = "", at: int | None = None) -> Problem:
    """Tell of a stretch of the source."""
    severity, message = REPORTS[code]
    location = source.location(text.start if text else 0, paragraph, at)
    return Problem(code=code, severity=severity, message=message, location=location, text=text.text)
