"""The verdict in one sentence, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.comparison import (
    Aspect,
    Change,
    Comparison,
    Counts,
    FlagKind,
    Row,
    Verdict,
    Weight,
    counts_of,
    has_change,
    is_counted,
    verdict_of,
)
from draftdiff.gravity import CLAUSE, SUBSTANTIVE_ORDER, finding_order, row_order
from draftdiff.model import ParagraphKind
from draftdiff.renderers.account import limits_of
from draftdiff.renderers.wording import Names, Wording, annex_label

CLAUSE_CHANGES = (Change.ADDED, Change.REMOVED, Change.SPLIT, Change.MERGED)
"""What happens to a clause as a whole."""
GRAVE = SUBSTANTIVE_ORDER[: SUBSTANTIVE_ORDER.index(CLAUSE)]
"""Kinds that are read before what happened to a clause as a whole: nobody may overlook them."""
_IN_SENTENCE = 5
"""Changes that the verdict names: as many as one reads in one breath."""
_SHORT_ANNEX = 12
"""Paragraphs of an annex that are told as other clauses are."""
_STAYED = 4
"""Of so many paragraphs, one at most stayed as it was in a text that was written anew."""
_KEPT = 0.6
"""Share of the letters of both texts, at most, that stand in both where one was written anew."""


def verdict_sentence(comparison: Comparison, wording: Wording) -> str:
    """Return the one sentence that sums a comparison up; empty where no rules have run."""
    verdict = verdict_of(comparison)
    if verdict is Verdict.UNWEIGHED:
        return ""
    if verdict is Verdict.SAME and any(row.flagged(FlagKind.STRUCK) for row in comparison.rows):
        return wording.say("verdict.struck")
    if verdict is not Verdict.SUBSTANTIVE:
        told = wording.say("dot").join(limits_of(comparison, wording))
        sentence = wording.say(f"verdict.{verdict.value}")
        stop = sentence[-1:]
        return wording.say("named", label=sentence.removesuffix(stop), kind=told) + stop if told else sentence
    rows = substantive_rows(comparison)
    fields = [field for field in comparison.fields if field.weight is Weight.SUBSTANTIVE]
    count = len(rows) + len(fields)
    named = [
        wording.say("named", label=label, kind=said_kind(row, wording))
        for label, row in _rows_to_name(comparison, wording)
    ]
    named += [wording.term("field", field.name) for field in fields]
    anew = _written_anew(comparison, wording) if count > min(len(named), _IN_SENTENCE) else ""
    said = wording.joined(named, _IN_SENTENCE, more=count - len(named))
    return anew + wording.say("verdict.substantive", count=count, said=said)


def verdict_names(comparison: Comparison, wording: Wording) -> dict[str, Row]:
    """Return the rows that the verdict names, by label; of two with one label, that which it names first."""
    return dict(reversed(_rows_to_name(comparison, wording)))


def said_kind(row: Row, wording: Wording) -> str:
    """Say of which kind a row's weightiest change is; of a clause split or merged, the gravest in it as well.

    A part of a clause with a verb of its own that came or went weighs as much as a clause.
    """
    kinds = [kind_of(row)]
    if kinds[0] not in (*GRAVE, *CLAUSE_CHANGES) and row.flagged(FlagKind.PART):
        return wording.term("flag", FlagKind.PART.value)
    if row.change in CLAUSE_CHANGES:
        kinds += grave_kinds(row)[:1]
    return wording.say("list").join(wording.term("kind", kind) for kind in kinds)


def grave_kinds(row: Row) -> list[str]:
    """Return the grave kinds of a row's substantive findings, the gravest first."""
    heavy = {one.rule for one in row.findings if one.weight is Weight.SUBSTANTIVE}
    return [kind for kind in GRAVE if kind in heavy]


def _rows_to_name(comparison: Comparison, wording: Wording) -> list[tuple[str, Row]]:
    """Return the first rows with their labels: annexes that came or went as a whole, clauses, the rest."""
    annexes = whole_annexes(comparison, wording.names)
    whole: dict[str, Row] = {}
    others = []
    for row in without_parts(substantive_rows(comparison), wording.names):
        if _clause_of(row) in annexes:
            whole.setdefault(annex_label(wording.names.of(row), wording.labels), row)
        else:
            others.append((wording.label(row), row))
    return [*whole.items(), *sorted(others, key=lambda named: _is_minor(named[1]))][:_IN_SENTENCE]


def whole_annexes(comparison: Comparison, names: Names) -> frozenset[tuple[Change, int]]:
    """Find the long annexes of which every paragraph came, or went."""
    found: set[tuple[Change, int]] = set()
    changed = Counter(map(_clause_of, comparison.rows))
    for change, labels in ((Change.ADDED, names.new), (Change.REMOVED, names.old)):
        counts = Counter(label.annex for label in labels.values() if label.annex)
        found |= {(change, annex) for annex, count in counts.items() if changed[change, annex] == count > _SHORT_ANNEX}
    return frozenset(found)


def _written_anew(comparison: Comparison, wording: Wording) -> str:
    """Say of a text that hardly any paragraph stayed as it was; of any other, nothing. Whole annexes do not count."""
    annexes = whole_annexes(comparison, wording.names)
    rows = [row for row in comparison.rows if is_counted(row) and _clause_of(row) not in annexes]
    heavy = sum(row.weight is Weight.SUBSTANTIVE for row in rows)
    stayed, total = sum(row.change is Change.UNCHANGED for row in rows), sum(len(row.new) for row in rows)
    is_mostly_heavy = heavy > max(_IN_SENTENCE, 2 * (len(rows) - heavy))
    if not is_mostly_heavy or stayed * _STAYED > total or _kept(rows) > _KEPT:
        return ""
    return wording.say("verdict.anew", count=stayed, total=total)


def _kept(rows: Sequence[Row]) -> float:
    """Return the share of the letters of both texts that stand in both.

    Some words put into nearly every clause make each of them heavy, and yet the text is the old one.
    """
    changed = sum(len(segment.old + segment.new) for row in rows for segment in row.segments if segment.is_change)
    changed += sum(len(p.text) for row in rows if not (row.old and row.new) for p in (*row.old, *row.new))
    return 1 - changed / sum(len(p.text) for row in rows for p in (*row.old, *row.new))


def _clause_of(row: Row) -> tuple[Change, int]:
    return row.change, row.shown[0].annex


def without_parts(rows: Sequence[Row], names: Names) -> list[Row]:
    """Leave out sub-paragraphs that came or went together with their whole paragraph."""
    labels = [names.of(row) for row in rows]
    clauses = {(row.change, label) for row, label in zip(rows, labels, strict=True) if row.change in CLAUSE_CHANGES}
    whole = [replace(label, path=(), continued=0) for label in labels]
    parted = zip(rows, labels, whole, strict=True)
    return [row for row, label, one in parted if label == one or (row.change, one) not in clauses]


def substantive_rows(comparison: Comparison) -> list[Row]:
    """Return the rows of substantive weight in the order in which they are to be read."""
    return sorted((row for row in comparison.rows if row.weight is Weight.SUBSTANTIVE), key=row_order)


def _is_minor(row: Row) -> bool:
    """Say whether a row is no clause: a heading, or what the account leaves out."""
    return not is_counted(row) or row.shown[0].kind is ParagraphKind.HEADING


def kind_of(row: Row) -> str:
    """Return the kind of a row's weightiest change: the name of a rule, or of what happened to the clause."""
    if row.change in CLAUSE_CHANGES:
        return row.change.value
    heaviest = sorted(row.findings, key=finding_order)
    if heaviest:
        return heaviest[0].rule
    return "moved" if row.moved else row.change.value


def tallies_of(comparison: Comparison, wording: Wording) -> list[list[str]]:
    """Return the lines of counts: by change, by weight where rules have run, and the paragraphs accounted for."""
    counts = counts_of(comparison)
    account = wording.say("account", old=counts.old_paragraphs, new=counts.new_paragraphs)
    return list(filter(None, (_summary(counts, wording), _weights(comparison, wording), [account])))


def _summary(counts: Counts, wording: Wording) -> list[str]:
    """Return the counts: 3 added, 2 removed, 17 amended, 36 unchanged, 2 moved."""
    numbers = {name: getattr(counts, name) for name in (*CLAUSE_CHANGES, Change.AMENDED, Change.UNCHANGED, "moved")}
    rare = (Change.SPLIT, Change.MERGED)
    return [wording.say(f"summary.{name}", count=count) for name, count in numbers.items() if count or name not in rare]


def _weights(comparison: Comparison, wording: Wording) -> list[str]:
    """Say how many changes have which weight, heaviest first; nothing where no rules have run."""
    weights = [
        row.weight
        for row in comparison.rows
        if row.weight is Weight.SUBSTANTIVE or (row.change is not Change.UNCHANGED and is_counted(row))
    ]
    weights += [field.weight for field in comparison.fields]
    said = wording.tallied(Counter(filter(None, weights)), "weight", reversed(Weight))
    in_notes = sum(is_note_only(row) for row in comparison.rows)
    if said and in_notes:
        said.append(wording.say("notes-only", count=in_notes))
    here_alone = sum(len(row.flagged(FlagKind.THIS_LANGUAGE_ONLY)) for row in comparison.rows)
    if here_alone:
        said.append(wording.say("one-language", count=here_alone))
    return said


def is_note_only(row: Row) -> bool:
    """Say whether a row is amended in nothing but a note; a space of another kind in its text is no change."""
    is_alike = not has_change(row.segments)
    return row.change is Change.AMENDED and is_alike and row.changed == (Aspect.NOTES,)
