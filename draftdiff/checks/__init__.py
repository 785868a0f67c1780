"""Drafting checks: what an editor of resolutions would mark in one document. Document in, Problems out.

A check is a function `find(Draft) -> Iterator[Remark]` in a module of its own, named after what it looks for, as in
`CHECKS`. What several of them share stands beside them: how they read a draft (`draft`, `sitting`, `values`,
`misspelt`), how they say what they found (`remarks`), what official texts do (`habits`), and another
language (`correspondence`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from importlib import import_module

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark, worded
from draftdiff.comparison import Comparison, new_document
from draftdiff.errors import DraftdiffError
from draftdiff.lexicon import Lexicon, refuse_other_document, refuse_other_languages, refuse_same_language
from draftdiff.model import Document, Language
from draftdiff.problems import Problem
from draftdiff.renderers.labels import load_labels

__all__ = ["CHECKS", "find_drafting_problems"]

CHECKS: dict[str, str] = {
    "number-sequence": "operative paragraphs that are not numbered 1, 2, 3 …",
    "sub-number-sequence": "sub-paragraphs that are not (a), (b), (c) …",
    "level-jump": "a sub-paragraph whose upper level is missing",
    "paragraph-ending": "a comma, semicolon, colon or full stop that is missing or wrong",
    "enacting-formula": "*The General Assembly,* missing, doubled or without its comma",
    "opening-phrase": "a paragraph that no known phrase opens, or one not set off as the others are",
    "misplaced-opening": "a preambular phrase in the operative part, or the reverse",
    "also-further": "an *also* or *further* without its partner, or one that is missing",
    "quotation-marks": "a quotation that is not opened or not closed",
    "brackets": "a bracket that is not opened or not closed, or is square",
    "open-conflict": "what a merge left undecided",
    "hidden-character": "characters that nobody sees, letters of another script in a word",
    "capital-letters": "a name in other capitals than official texts give it",
    "spelling": "a word in another spelling or form than official texts, or the rest of the text, have",
    "state-name": "a State by another name than its official one",
    "spacing": "a space too many before a mark, or one that is missing behind it",
    "repeated-word": "words that stand twice in a row",
    "note-order": "notes out of order, repeated, empty or without a call",
    "session-date": "a resolution with a date on which its session did not sit",
    "impossible-date": "a day that no month has, or a year that no text of its time means",
    "two-dates": "one resolution with two dates",
    "first-mention": "a resolution that is not dated at its first mention, or dated once more",
    "resolution-list": "an *and* in the middle of a list of resolutions, or one that is out of order",
    "own-resolution": "*its resolution* before one of another body",
    "year-range": "a range of years or days that runs backward, or has the dash of another language",
    "total": "an amount that is not the sum of its parts, by one slip",
    "reversed-symbol": "a symbol that is printed the wrong way round",
    "unread-symbol": "what looks like a symbol and is none",
    "future-symbol": "a document of a session that is still to come",
    "past-session": "a provisional agenda or a report for a session that has begun or ended, or is far ahead",
    "agenda-item": "a title that is nearly, but not quite, that of the agenda item of the text",
    "annex": "a reference to an annex that is not there, or an annex without one",
    "missing-paragraph": "a reference to a paragraph that does not exist",
    "concordance": "with --beside: a symbol, date or figure that another language contradicts",
    "moved-paragraph": "with --previous: a reference to a paragraph that is renumbered",
    "left-over": "with --previous: a session, year or report of last time",
    "time-bound": "with --previous: *recent*, *next year*, not touched since last time",
}
"""Code of the check, after which its module is named, and what it finds."""


def find_drafting_problems(
    document: Document,
    lexicon: Lexicon,
    *,
    previous: Comparison | None = None,
    beside: Sequence[tuple[Document, Lexicon]] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    reader: str = Language.ENGLISH,
) -> tuple[Problem, ...]:
    """Return what the checks find in a document, in the order of its paragraphs.

    A paragraph with an open conflict is told as that alone: its brackets are no opening and no ending.
    `previous` compares last time's text (old) with this document (new), `beside` is the same document in other
    languages; the checks that need them find nothing without. `select` names the checks to run (empty: all), `ignore`
    those to leave out. Messages and hints are in the language of the `reader`. Raises DraftdiffError for a name that is
    no check, for a lexicon of another language, for a language that has no reports, for a comparison with another
    document than this one, and for a text beside it in the same language.
    """
    for text, its_lexicon in ((document, lexicon), *beside):
        refuse_other_languages(its_lexicon, text)
    for other, _ in beside:
        refuse_same_language(document, other)
    if previous is not None:
        refuse_other_document(new_document(previous), document)
    wanted = _wanted(select, ignore)
    draft = Draft(document, lexicon, previous, [Draft(*other) for other in beside])
    places = {clause.paragraph.key: place for place, clause in enumerate(draft.clauses)}
    labels = load_labels(reader)
    undecided = {conflict.key for conflict in document.conflicts if conflict.key}
    problems = [
        worded(remark, code, labels)
        for code in wanted
        for remark in _run(code, draft)
        if code == "open-conflict" or remark.location.paragraph not in undecided
    ]
    return tuple(sorted(problems, key=lambda one: (places.get(one.location.paragraph, -1), one.location.offset or 0)))


def _wanted(select: Collection[str], ignore: Collection[str]) -> Iterator[str]:
    select, ignore = ({names} if isinstance(names, str) else {*names} for names in (select, ignore))  # one name alone
    unknown = sorted((select | ignore) - set(CHECKS))
    if unknown:
        hint = f"checks are {', '.join(CHECKS)}"
        raise DraftdiffError(f"`{unknown[0]}` is no check", hint=hint, slug="unknown-check")
    return (code for code in CHECKS if code not in ignore and (not select or code in select))


def _run(code: str, draft: Draft) -> Iterator[Remark]:
    yield from import_module(f"draftdiff.checks.{code.replace('-', '_')}").find(draft)
