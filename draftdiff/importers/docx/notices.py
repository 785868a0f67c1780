"""What the importer tells of a Word file, by code."""

from __future__ import annotations

from draftdiff.problems import Location, Problem, Severity

_NOTICES = {
    "tracked-accepted": (Severity.HINT, "tracked changes were read as accepted: {found}"),
    "tracked-rejected": (Severity.HINT, "tracked changes were read as rejected: {found}"),
    "cover-line": (Severity.INFO, "a line of the cover, read into the header"),
    "end-line": (Severity.INFO, "a line on adoption after the last paragraph, read into the header"),
    "neighbouring-text": (Severity.WARNING, "text before or after the resolution was left out"),
    "beside-draft": (Severity.WARNING, "the draft stands in a table: what stands beside it was left out"),
    "several-drafts": (
        Severity.WARNING,
        "a table holds several texts side by side: copy the one that you mean into a file of its own",
    ),
    "page-head": (Severity.INFO, "the head or foot of the pages was left out"),
    "hidden-text": (Severity.WARNING, "text that the file hides was left out"),
    "note-without-call": (Severity.WARNING, "no call of this note was found"),
    "control-character": (Severity.WARNING, "control characters were left out"),
    "no-paragraphs": (Severity.WARNING, "no paragraph was found in this file"),
    "repeated": (Severity.INFO, "a number or heading stands twice in the source; it is kept once"),
    "no-language": (Severity.WARNING, "the language of the text is not known"),
}


def notice(code: str, text: str = "", paragraph: str = "", **values: str) -> Problem:
    """Tell of something; `text` is what the file has there."""
    severity, message = _NOTICES[code]
    return Problem(
        code=code,
        severity=severity,
        message=message.format(**values),
        location=Location(paragraph=paragraph),
        text=" ".join(text.split()),
    )
