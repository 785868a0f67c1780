"""Who is to act, and by when: what an operative clause asks for or decides, with a day or a session that lies ahead.

Why it matters: it is what a capital puts into its calendar. Example: *Requests the Secretary-General to report to
the General Assembly at its seventy-seventh session*, in a resolution of the seventy-sixth. Limits: told of clauses
that are new, and of those in which the verb, who is asked, or the day or session changed; a year alone counts
behind a word of a deadline (*by 2030*), a session if it is one of the Assembly's to come (after that of the old text
where a draft states none), days of a period that money or a report is for never; who is asked, or of whom something
is decided, is told where the name follows at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from draftdiff.changes.clusters import TIMES, is_one_stretch
from draftdiff.changes.context import Context
from draftdiff.changes.equalities import written_before
from draftdiff.changes.evidence import Evidence, Side, Slot, Verb
from draftdiff.changes.forms import are_forms, forms_of
from draftdiff.changes.term_tree import ANY_ENDING, Term, words_of_entry
from draftdiff.changes.terms import CHINESE, CLITIC
from draftdiff.citations import CitationKind
from draftdiff.comparison import Flag, FlagKind, Row, Value
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind

_ACTING = frozenset({"directive", "decision"})
_NAMED = "addressee"
_OPENING = ("relative", "clause-opener")
"""Classes of words with which what is decided begins: *that the Council*."""
_BEHIND_VERB, _BEHIND_NAME = 3, 3
"""Units between a verb and the name that follows it, and between two names, at most: *, and the*."""
_BESIDE = 2
"""Units between the word of a period and its first day, at most: *the period beginning on*."""


def find(evidence: Evidence) -> Iterator[Flag]:
    """Yield a flag for each verb of an operative text by which somebody is to act by a day or session to come.

    Nobody in particular is told of where somebody else of the same text is to act by then.
    """
    if evidence.row is None or not is_told_of(evidence.row):
        return
    flags = [*_flags(evidence, evidence.new)]
    asked = {flag.values[-1] for flag in flags if len(flag.values) > 1}
    yield from (flag for flag in flags if len(flag.values) > 1 or flag.values[-1] not in asked)


def is_told_of(row: Row) -> bool:
    """Say whether tasks are told of a row: its new text is operative."""
    return bool(row.new) and row.new[0].kind is ParagraphKind.OPERATIVE


def _flags(evidence: Evidence, side: Side) -> Iterator[Flag]:
    for verb in side.verbs:
        due = _due(evidence.context, side, verb) if evidence.scale_of(verb) in _ACTING else ()
        is_own = not evidence.is_directive(verb)
        named = _named(side, verb, is_own=is_own) if due else []
        places = [range(verb.start, verb.end), *named, *(range(slot.start, slot.end) for slot in due)]
        if due and any(side.is_changed(place.start, place.stop) for place in places):
            yield _flag(side, named, due, is_own=is_own)


def _flag(side: Side, named: Sequence[range], due: Sequence[Slot], *, is_own: bool) -> Flag:
    """Make a flag; `is_own`: the organ decides for itself."""
    who = ", ".join(dict.fromkeys(_said(side, name) for name in named))
    is_session = due[0].citation.kind is CitationKind.SESSION
    when = due[0].citation.value if is_session else side.said(due[0].start, due[-1].end)
    values = [Value(name="addressee", new=who)] if who else []
    by = "asked" if who else "decided" if is_own else "open"
    message = f"task.{by}.{'session' if is_session else 'day'}"
    return Flag(kind=FlagKind.TASK, message=message, values=(*values, Value(name="due", new=when)))


def _said(side: Side, name: range) -> str:
    """Return a name as the lexicon has it, in the nominative, and without what is written onto it but its article."""
    term = next(term for term in side.terms(_NAMED) if term.start == name.start)
    basic = _basic_form(side.lexicon, side.keys[term.start : term.end])
    if basic:
        of = side.said(term.end, name.stop)
        return f"{basic} {of}" if of else basic
    written_on = written_before(side, term)
    for article in side.lexicon.words.get("article", ()):
        written_on = written_on.removesuffix(article)
    whole = side.whole_name(name.start, name.stop)
    return side.said(whole.start, whole.stop).removeprefix(written_on)


@lru_cache(maxsize=256)
def _basic_form(lexicon: Lexicon, name: tuple[str, ...]) -> str:
    """Return the first entry of which a name is a form: its nominative; empty where a language has no cases."""
    words = _divided(name)
    for entry in lexicon.words.get(_NAMED, ()) if forms_of(lexicon) else ():
        if not entry.endswith(ANY_ENDING) and are_forms(words, _divided(words_of_entry(entry))):
            return entry
    return ""


def _divided(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in word.split("-")]


def _named(side: Side, verb: Verb, *, is_own: bool) -> list[range]:
    """Return the names that follow a verb at once, and those that little words join to them.

    What the organ decides is about somebody where nothing but *that the* stands between; it hears the Council itself.

    A name that says whose office the one before is belongs to it: *the President of the General Assembly*. In Chinese
    nothing may stand before the first: a name known to the lexicon may be the end of a longer one.
    """
    found: list[range] = []
    for term in side.terms(_NAMED):
        if found and _is_of(side, found[-1], term):
            found[-1] = range(found[-1].start, term.end)
        elif _joined_to(side, found[-1], term) if found else _follows(side, verb, term, is_own=is_own):
            found.append(range(term.start, term.end))
    return found


def _follows(side: Side, verb: Verb, name: Term, *, is_own: bool) -> bool:
    between = range(verb.end, name.start)
    if name.start < verb.end or len(between) > (0 if side.keys[name.start][0] >= CHINESE else _BEHIND_VERB):
        return False
    return not is_own or all(side.is_in(unit, *_OPENING) or _joins(side, unit) for unit in between)


def _joined_to(side: Side, before: range, name: Term) -> bool:
    between = range(before.stop, name.start)
    return name.start >= before.stop and len(between) <= _BEHIND_NAME and all(_joins(side, unit) for unit in between)


def _is_of(side: Side, before: range, name: Term) -> bool:
    """Say whether a name stands behind another with nothing but an article between, and no conjunction on it."""
    # A word with a conjunction written onto it is none of the lexicon's as it stands.
    key, clitics = side.keys[name.start], side.lexicon.words.get(CLITIC, ())
    if not 0 <= name.start - before.stop <= 1 or any(key == clitic + name.words[0] for clitic in clitics):
        return False
    return all(side.is_in(unit, "article") for unit in range(before.stop, name.start))


def _joins(side: Side, unit: int) -> bool:
    return side.is_in(unit, "article", "conjunction") or not side.keys[unit][0].isalnum()


def _due(context: Context, side: Side, verb: Verb) -> Sequence[Slot]:
    """Return the first session to come that the limb of a verb names, or the first day with those of its stretch."""
    limb = side.limb(verb)
    cited = [slot for slot in side.cited if slot.start in limb]
    first = next((place for place, slot in enumerate(cited) if _is_ahead(context, side, slot)), None)
    if first is None:
        return ()
    last = first
    while first and is_one_stretch(cited[first - 1], cited[first]):
        first -= 1
    while last + 1 < len(cited) and is_one_stretch(cited[last], cited[last + 1]):
        last += 1
    return () if _is_covered(side, cited[first], cited[last]) else cited[first : last + 1]


def _is_covered(side: Side, first: Slot, last: Slot) -> bool:
    """Say whether days are those of a period that money or a report is for; in Chinese its word stands behind them."""
    if first.citation.kind not in TIMES:
        return False
    terms = side.terms("covered")
    is_before = any(0 <= first.start - term.end <= _BESIDE for term in terms)
    return is_before or any(side.keys[term.start][0] >= CHINESE and term.start == last.end for term in terms)


def _is_ahead(context: Context, side: Side, slot: Slot) -> bool:
    """Say whether a session, day or year lies ahead of the new document; of the old one where a draft has no date."""
    kind, value = slot.citation.kind, slot.citation.value
    if kind is CitationKind.SESSION:
        now = context.new_session or context.old_session
        return now is not None and value.isdecimal() and now < int(value)
    day = context.new_day or str(context.new_year or "") or max(context.old_adopted, default="")
    if kind is CitationKind.YEAR and any(term.end == slot.start for term in side.terms("deadline")):
        return bool(day) and value > day[:4]
    return kind is CitationKind.DATE and bool(day) and value > day
