"""Notes that came, went or moved to another mention of what they are about.

Why it matters: a note's text is text; its place is not. Example: the note of a treaty stands at the first mention,
which is another paragraph now; *ibid.* is written out because the note before it is another one. Limits: a note that
stands elsewhere in the other document has moved, and so has a pair of which each stands there; a new source of
unchanged words is technical, be it the volume of a treaty; the same source, number for number, may be named in other
words. Any other instrument that only a note cites is the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.clusters import CITED, is_glue, is_misnumbered, may_number, numbers_place
from draftdiff.changes.evidence import Evidence, Side, evidence_of, refined
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_signs import is_numeral
from draftdiff.citations import CitationKind, first_document
from draftdiff.comparison import Row, Segment, SegmentKind, Value, Weight
from draftdiff.patterns import late_pattern
from draftdiff.tokens import compared_text, words_of

RULE = "note"
STYLE = "house-style"
_ROLLED = "roll-forward", Weight.TECHNICAL, "roll-forward", "moved"
_SHORTENED = STYLE, Weight.EDITORIAL, "house-style.short-form", "words"
"""Rule, weight, message and the name of its value."""
_LONGEST_SOURCE = 80
"""Units of a note that does no more than name its source, at most."""
_SCHEME = late_pattern(r"^https?://")
_LANGUAGE_FOLDER = late_pattern(r"/[a-z]{2}/")
_STOP = "."
_YEAR = late_pattern(r"\d{4}")
_ROMAN = late_pattern(r"[ivxlc]+")
_LETTER = late_pattern(r"[abd-hjkm-uwyz]")
"""A letter that is no Roman number."""
_LEADING = ("see", "source-lead", "locator")
"""Classes of words that lead to a source, or to a place in it."""
_STEM = 4
"""Letters that two forms of a noun have in common, at least: three are too few behind the Arabic article."""
_RANGE = "-"
"""As which dashes of all lengths are compared."""
_LATIN = "\u0250"
"""The first sign behind the Latin letters."""
_SOURCES = frozenset({CitationKind.DOCUMENT, CitationKind.IBID})
_NUMBERED = frozenset({CitationKind.ANNEX, CitationKind.MEETING, CitationKind.SESSION})
"""What words may number: *the second annex*."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a note that came, went or moved, and for *ibid.* written out."""
    if evidence.note is None or evidence.row is None:
        return
    old, new = _read_out(evidence, evidence.row)
    value = Value(name="note", old=old, new=new)
    if _has_moved(evidence, old, new):
        units = frozenset(range(len(evidence.old.keys))), frozenset(range(len(evidence.new.keys)))
        yield Claim(STYLE, Weight.EDITORIAL, "note.moved", (value,), *units)
    elif not old or not new:
        yield from _source(evidence, evidence.new if new else evidence.old, value)
    else:
        yield from _written_out(evidence, old, new)
        yield from _places(evidence)


def resolved(evidence: Evidence) -> Evidence | None:
    """Return the evidence of a note with its *ibid.* read out on both sides; None where there is none, or no other."""
    row = evidence.row
    if evidence.note is None or row is None or not (evidence.old.terms("ibid") or evidence.new.terms("ibid")):
        return None
    old, new = _read_out(evidence, row)
    if not old or not new or (old, new) == (evidence.old.text, evidence.new.text):
        return None
    whole = (Segment(kind=SegmentKind.DELETED, old=old, new=""), Segment(kind=SegmentKind.INSERTED, old="", new=new))
    return refined(evidence_of(evidence.context, row, whole, evidence.note))


def find_same_source(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a note that names its source in other words."""
    has_ibid = any(slot.citation.kind is CitationKind.IBID for slot in (*evidence.old.slots, *evidence.new.slots))
    if evidence.note is None or has_ibid or not _is_same_source(evidence):
        return
    old, new = frozenset(evidence.old.changed_units) - claims.old, frozenset(evidence.new.changed_units) - claims.new
    is_read_out = bool(evidence.old.terms("ibid")) != bool(evidence.new.terms("ibid"))
    if not (is_read_out or _only_lead(evidence, old, new) or _is_translated(evidence, old, new)):
        return
    value = Value(name="note", old=evidence.old.text, new=evidence.new.text)
    yield Claim(STYLE, Weight.EDITORIAL, "note.same-source", (value,), old, new)


def _read_out(evidence: Evidence, row: Row) -> Iterator[str]:
    """Yield what a note said and what it says, with *ibid.* read out; nothing for a side that is without it."""
    change, context = row.notes[evidence.note or 0], evidence.context
    for place, paragraphs, notes in (
        (change.old, row.old, context.old_notes),
        (change.new, row.new, context.new_notes),
    ):
        said = [text for paragraph in paragraphs for text in notes.get(paragraph.key, ())]
        yield "" if place is None else said[place]


def _has_moved(evidence: Evidence, old: str, new: str) -> bool:
    """Say whether all that the note said, and says, stands in the other document too."""
    return (not old or compared_text(old) in evidence.context.new_sources) and (
        not new or compared_text(new) in evidence.context.old_sources
    )


def _source(evidence: Evidence, side: Side, value: Value) -> Iterator[Claim]:
    """A source that names documents or the volume of a treaty alone: bookkeeping; one that says more is not."""
    kinds = {slot.citation.kind for slot in side.slots}
    is_treaty = kinds & CITED == {CitationKind.TREATY} and _is_volume(evidence, side)
    # One published *at its own expense* says who pays.
    says_more = any(key < CHINESE and side.is_in(unit, "pronoun") for unit, key in enumerate(side.keys))
    if not is_treaty and (not kinds & _SOURCES or kinds & CITED or says_more):
        return
    units = frozenset(range(len(side.keys)))
    is_old = side is evidence.old
    yield Claim(
        RULE, Weight.TECHNICAL, "note.source", (value,), units if is_old else NOTHING, NOTHING if is_old else units
    )


def _is_volume(evidence: Evidence, side: Side) -> bool:
    """Say whether a note names no more than the volume of a treaty, and took the place of no other note of its row."""
    notes = evidence.row.notes if evidence.row else ()
    gone = [change for change in notes if change.new is None], [change for change in notes if change.old is None]
    is_known = (
        unit in side.slotted or is_glue(side, unit) or side.stands_in(unit, "treaty-series")
        for unit in range(len(side.keys))
    )
    return not all(gone) and all(is_known)


def _is_same_source(evidence: Evidence) -> bool:
    """Say whether a note names the same source by other words: each symbol, number and figure of it stayed."""
    old, new = evidence.old, evidence.new
    if max(len(old.keys), len(new.keys)) > _LONGEST_SOURCE or old.words or new.words or old.verbs or new.verbs:
        return False
    named = _address(old)
    leads = any(_YEAR.fullmatch(key) is None for key in named)
    return leads and named == _address(new)


def _only_lead(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say whether some words of a note only lead to its source, as *see* and *document* do, and say no other place."""
    sides = (evidence.old, old), (evidence.new, new)
    return all(_leads(side, unit) for side, units in sides for unit in units) and not _is_other_noun(evidence, old, new)


def _leads(side: Side, unit: int) -> bool:
    is_known = _is_letter(side.keys[unit]) or _is_of_address(side.keys[unit])
    return is_known or is_glue(side, unit, in_note=True) or side.stands_in(unit, *_LEADING)


def _is_letter(key: str) -> bool:
    """Say whether a word is one letter; what such letters say of a place is compared with the numbers before that."""
    return len(key) == 1 and key < CHINESE


def _is_translated(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say whether a title stands in another script now, of which the words cannot be compared."""
    scripts = [
        {side.keys[unit] < _LATIN for unit in units if side.keys[unit].isalpha() and not is_glue(side, unit)}
        for side, units in ((evidence.old, old), (evidence.new, new))
    ]
    return scripts in ([{True}, {False}], [{False}, {True}])


def _is_other_noun(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say whether another place of a source is named: *annex* and *appendix*, but not *chap.* and *chapter*."""
    before, after = _nouns(evidence.old, old), _nouns(evidence.new, new)
    gone, come = before - after, after - before
    return bool(gone and come) and not any(_is_short_for(one, other) for one in gone for other in come)


def _nouns(side: Side, units: Iterable[int]) -> set[str]:
    """Return *annex*, *section* and the like among some units, without what numbers them."""
    found = (side.keys[unit] for unit in units if side.stands_in(unit, "locator", "source-noun"))
    lexicon = side.lexicon
    return {key for key in found if not (is_numeral(key) or key in lexicon.ordinals or key in lexicon.part_names)}


def _is_short_for(one: str, other: str) -> bool:
    length = min(_STEM, len(one), len(other))
    return one[:length] == other[:length]


def _address(side: Side) -> list[str]:
    """Return what leads to a source: numbers, in words too, instruments, and web addresses without their language."""
    keys = (_LANGUAGE_FOLDER.sub("/", _SCHEME.sub("", key)) for key in side.keys)
    numbered = [slot.citation.value for slot in side.slots if slot.citation.kind in _NUMBERED]
    cited = [f"{slot.citation.kind} {slot.citation.value}" for slot in side.cited if slot.citation.kind in CITED]
    units = range(len(side.keys))
    placed = [side.keys[u] for u in units if _is_letter_of_place(side, u) or numbers_place(side, u)]
    ranges = [f"{start}-{end}" for start, end in _ranges(side)]
    return [*filter(_is_of_address, keys), *numbered, *cited, *placed, *ranges]


def _is_of_address(key: str) -> bool:
    """Say whether a word may be part of a symbol; Roman numbers stand behind a hyphen: *decision BS-V/11*."""
    return any(map(str.isdigit, key)) or "/" in key or _ROMAN.fullmatch(key.rpartition("-")[2]) is not None


def _ranges(side: Side) -> Iterator[tuple[int, int]]:
    """Yield the numbers between which a source is cited: *3–5* and *3 to 5* are the same, *3 and 5* is not."""
    for before, between, behind in zip(side.keys, enumerate(side.keys[1:], 1), side.keys[2:], strict=False):
        unit, joint = between
        is_range = joint == _RANGE or (joint.isalpha() and not side.is_in(unit, "conjunction"))
        if is_range and before.isdecimal() and behind.isdecimal() and int(behind) - int(before) != 1:
            yield int(before), int(behind)


def _is_letter_of_place(side: Side, unit: int) -> bool:
    """Say whether a unit is the letter of a section (*sect. C*, Chinese *C 节*); that of *No. E.20* says a language."""
    key, behind = side.keys[unit], side.text[side.ends[unit] : side.ends[unit] + 2]
    if not _LETTER.fullmatch(key) or behind[1:].isdigit() or side.is_in(unit, "conjunction"):
        return False
    around = (each for each in (unit - 2, unit - 1, unit + 1) if 0 <= each < len(side.keys))
    return any(side.is_in(each, "locator") for each in around)


def _written_out(evidence: Evidence, old: str, new: str) -> Iterator[Claim]:
    """*Ibid.* on one side, on the other the words that it stands for."""
    if not evidence.hunks:
        return
    hunk = evidence.hunks[0]
    said_old = evidence.old.said(hunk.old_start, hunk.old_end)
    said_new = evidence.new.said(hunk.new_start, hunk.new_end)
    if hunk.old_start or hunk.new_start or not (_opens(said_old, evidence.old) or _opens(said_new, evidence.new)):
        return
    if not (_begins(old, said_new) or _begins(new, said_old)):
        return
    units = frozenset(range(hunk.old_end)), frozenset(range(hunk.new_end))
    yield Claim(STYLE, Weight.EDITORIAL, "note.ibid", (Value(name="words", old=said_old, new=said_new),), *units)


def _places(evidence: Evidence) -> Iterator[Claim]:
    """The chapter, section or paragraph of a source that stayed, or is *ibid.*: `chap. XV` became `chap. XVI`."""
    names_source = bool(evidence.new.terms("ibid")) or first_document(evidence.new.text) is not None
    if evidence.context.step == 0 or not names_source:
        return
    if _is_other_noun(evidence, evidence.old.changed_units, evidence.new.changed_units):
        return
    for hunk in evidence.hunks:
        old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
        is_placed = _are_places(evidence.old, old) and _are_places(evidence.new, new)
        names = _names_place(evidence.old, old) or _names_place(evidence.new, new)
        if not is_placed or not names or is_misnumbered(evidence, new):
            continue
        are_nouns = _is_noun_alone(evidence.old, old) and _is_noun_alone(evidence.new, new)
        rule, weight, message, name = _SHORTENED if are_nouns else _ROLLED
        value = Value(name=name, old=_placed(evidence.old, old), new=_placed(evidence.new, new))
        if value.old.lower() != value.new.lower():
            yield Claim(rule, weight, message, (value,), frozenset(old), frozenset(new))


def _is_noun_alone(side: Side, units: range) -> bool:
    """Say whether a stretch says what is numbered, and not its number."""
    return bool(_nouns(side, units)) and not any(_numbers(side, unit) for unit in units)


def _are_places(side: Side, units: range) -> bool:
    return all(is_glue(side, unit, in_note=True) and unit not in side.slotted for unit in units)


def _names_place(side: Side, units: range) -> bool:
    """Say whether a stretch holds the number or the word of a chapter, and not marks and little words alone."""
    return any(side.stands_in(unit, "locator") or _numbers(side, unit) for unit in units)


def _numbers(side: Side, unit: int) -> bool:
    key = side.keys[unit]
    return may_number(side, unit) or key[0].isdigit() or (_is_letter(key) and side.is_capital(unit))


def _placed(side: Side, units: range) -> str:
    """Return the number of a place with the word that says what is numbered: *sect. C*, *chap. V*, Chinese *C 节*."""
    first = units.start - 2 if units.start > 1 and side.keys[units.start - 1] == _STOP else units.start - 1
    start = first if first >= 0 and side.is_in(first, "locator") else units.start
    is_behind = start == units.start and units.stop < len(side.keys) and side.is_in(units.stop, "locator")
    return side.said(start, units.stop + is_behind)


def _opens(said: str, side: Side) -> bool:
    """Say whether the note opens with an *ibid.*, and nothing more of it changed there."""
    ibid = [slot for slot in side.slots if slot.citation.kind is CitationKind.IBID and slot.start == 0]
    return bool(ibid) and words_of(said) == words_of(ibid[0].citation.text)


def _begins(resolved: str, said: str) -> bool:
    words = words_of(said)
    return bool(words) and words_of(resolved)[: len(words)] == words
