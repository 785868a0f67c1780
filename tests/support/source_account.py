"""Law 4 for text, counted by itself: every character of a file, in order, is in the document or in a Problem.

Nothing here uses the importer. White space and format characters do not count. What Problems tell is put back first:
what they left out is struck from the source, what they repaired is repaired there too. Then the notes are struck,
the longest first (`Ibid.` begins many another), each with its number. A word that a page break with its notes parts can
be found only then. The rest must be the title and the paragraphs with the calls of their notes, in order.
"""

from __future__ import annotations

import re
import unicodedata

from draftdiff.model import Document, Note, Paragraph
from draftdiff.problems import Problem

IN_PLACE = {"split-word", "misread-opening", "doubtful-symbol"}
"""Repairs that move white space only, or nothing."""
TOLD_ONLY = {"note-guessed", "loose-call", "no-paragraphs", "ocr-text", "second-text"}
"""Problems about text that stands in the document."""
TOLD_TWICE = {"unreadable-date", "change-marks", "other-language"}
"""Problems about text that another Problem may leave out, too."""


def counts(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")


def squeezed(text: str) -> str:
    return "".join(sign for sign in text if counts(sign))


class Account:
    """The source, of which more and more is accounted for."""

    def __init__(self, source: str) -> None:
        self.signs = list(re.sub(r"(?<=\w)[\x02\ufffe](?=\w)", "-", source))  # as browsers copy hyphens out of a PDF
        self.starts = [0]
        for match in re.finditer(r"\r\n|\r|\n", source):
            self.starts.append(match.end())
        self.faults: list[str] = []

    def rest(self) -> str:
        return squeezed("".join(self.signs))

    def span(self, problem: Problem) -> tuple[int, int] | None:
        """Find the text of a Problem at the place that it names; its characters may be parted by white space."""
        at = self.starts[problem.location.line - 1] + problem.location.column - 1
        start = at
        for sign in squeezed(problem.text):
            while at < len(self.signs) and (not self.signs[at] or not counts(self.signs[at])):
                at += 1
            if at == len(self.signs) or self.signs[at] != sign:
                self.faults.append(f"{problem.code} at {problem.location.line}: {problem.text!r} is not there")
                return None
            at += 1
        return start, at

    def strike(self, problem: Problem, instead: str = "") -> None:
        found = self.span(problem)
        if found:
            end = max(found[1], found[0] + 1)
            self.signs[found[0] : end] = [instead, *[""] * (end - found[0] - 1)]

    def strike_note(self, note: Note, with_number: bool) -> None:
        """Strike a note's text from what is left, with the number before it."""
        rest = [index for index, sign in enumerate(self.signs) if sign and counts(sign[0])]
        text = "".join(self.signs[index] for index in rest)
        marker = rf"[(⁽\[^]*{raised(note.marker)}[)⁾\]:/.]*" if with_number else ""
        match = re.search(said_by(note) if note.by else marker + re.escape(squeezed(note.text)), text)
        if match is None:
            self.faults.append(f"note {note.marker} {note.text!r} is not in the source")
            return
        places = [index for index in rest for _ in self.signs[index]]
        for place in places[match.start() : match.end()]:
            self.signs[place] = ""


def said_by(note: Note) -> str:
    """A pattern of what a delegation wants: `[EU: delete; G77: retain]`, `[delete - EU]`, `[delete (EU)]`."""
    by, text = re.escape(squeezed(note.by.name if note.by else "")), re.escape(squeezed(note.text))
    said = text if by in text else rf"(?:{by}[:：–—-]?{text}|{text}[:：–—(（-]{by}[)）]?)"
    return rf"[\[(（［【;；؛]?{said}[\])）］】]?"


def raised(marker: str) -> str:
    """A pattern of a note's number, raised or not, or a sign in its place."""
    signs = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return (
        "(?:" + "".join(f"[{sign}{signs[int(sign)]}]" if sign.isdigit() else re.escape(sign) for sign in marker) + "|•)"
    )


def faults_of(source: str, document: Document) -> list[str]:
    """Return what is lost, added, repeated or out of order; empty: the law holds."""
    account = Account(source)
    apart = {problem.text for problem in document.problems if problem.code == "note-number-apart"}
    moved = {problem.location.paragraph for problem in document.problems if problem.code == "displaced-number"}
    in_text = [problem for problem in document.problems if problem.code in IN_PLACE and problem.location.paragraph]
    for problem in document.problems:
        if problem not in in_text:
            _put_back(account, problem, document)
    notes = [note for paragraph in document.paragraphs for note in paragraph.notes]
    for note in sorted(notes, key=lambda note: -len(note.text)):
        account.strike_note(note, with_number=bool(note.marker) and note.marker not in apart)
    for problem in in_text:
        account.span(problem)
    expected = re.escape(squeezed(document.title))
    expected += "".join(_pattern(paragraph, paragraph.key in moved) for paragraph in document.paragraphs)
    if not re.fullmatch(expected, account.rest()):
        account.faults.append(_first_difference(document, moved, account.rest()))
    return account.faults


def _put_back(account: Account, problem: Problem, document: Document) -> None:
    code, text = problem.code, problem.text
    if code in TOLD_TWICE:
        return
    if code in IN_PLACE or code in TOLD_ONLY or (code == "note-without-number" and not text):
        account.span(problem)
    elif code == "reversed-symbol":
        first, second = re.split(r"\s?/\s?", text)
        account.strike(problem, f"{second}/{first}")
    elif code == "hyphenation":
        account.strike(problem, squeezed(re.sub(r"[-\u2010\u2011\u00ad] ?", "", text, count=1)))
    elif code == "lost-hyphen":
        account.strike(problem, _hyphenated(text, problem, document))
    elif code == "markdown-mark":
        _strike_signs(account, problem)
    elif code == "line-number":
        _strike_line_numbers(account, problem)
    elif code == "typed-dash":
        account.strike(problem, "–" if text == "--" else "—")
    elif code == "misread-number":
        account.strike(
            problem, next(one.number for one in document.paragraphs if one.key == problem.location.paragraph)
        )
    else:
        account.strike(problem)


def _strike_signs(account: Account, problem: Problem) -> None:
    """Strike the signs of Markdown of one paragraph: each is the next of its kind from the place of the first on."""
    at = account.starts[problem.location.line - 1] + problem.location.column - 1
    for sign in problem.text.split():
        found = "".join(one[:1] or "\0" for one in account.signs).find(sign, at)
        if found < 0:
            account.faults.append(f"markdown-mark {sign!r} is not there")
            return
        account.signs[found : found + len(sign)] = [""] * len(sign)
        at = found + len(sign)


def _strike_line_numbers(account: Account, problem: Problem) -> None:
    """Strike the numbers of lines: each begins a line, further down than the one before it."""
    at = 0
    signs = "".join(one[:1] or "\0" for one in account.signs)
    for number in re.findall(r"\d+(?:\s?[:|│])?", problem.text):
        found = re.compile(rf"^[ \t]*({re.escape(number)})(?=\s|$)", re.MULTILINE).search(signs, at)
        if found is None:
            account.faults.append(f"line-number {number!r} is not there")
            return
        account.signs[found.start(1) : found.end()] = [" "] * len(number)
        at = found.end()


def _hyphenated(text: str, problem: Problem, document: Document) -> str:
    """What the document has for a text that lost its hyphen: the same with one hyphen more."""
    parts = squeezed(text)
    for paragraph in document.paragraphs:
        if paragraph.key == problem.location.paragraph:
            for cut in range(len(parts) + 1):
                hyphenated = f"{parts[:cut]}-{parts[cut:]}"
                if paragraph.text.startswith(hyphenated, problem.location.offset or 0):
                    return hyphenated
    return parts


def _pattern(paragraph: Paragraph, number_moved: bool) -> str:
    """A paragraph as it must stand in the source, with the calls of its notes."""
    pattern = "" if number_moved else re.escape(squeezed(paragraph.number))
    at = 0
    for note in paragraph.notes:
        pattern += re.escape(squeezed(paragraph.text[at : note.anchor]))
        pattern += rf"(?:[(⁽\[^]*{raised(note.marker)}[)⁾\]/]*)?" if note.marker else ""
        at = note.anchor
    return pattern + re.escape(squeezed(paragraph.text[at:]))


def _first_difference(document: Document, moved: set[str], rest: str) -> str:
    """Tell where the rest of the source and the document part."""
    pattern = re.escape(squeezed(document.title))
    match = re.match(pattern, rest)
    if match is None:
        return f"title: the source goes on with {rest[:60]!r}"
    at = match.end()
    for paragraph in document.paragraphs:
        found = re.compile(_pattern(paragraph, paragraph.key in moved)).match(rest, at)
        if found is None:
            return f"{paragraph.number} {paragraph.text[:50]!r}: the source goes on with {rest[at : at + 80]!r}"
        at = found.end()
    return f"the source goes on with {rest[at : at + 80]!r}"
