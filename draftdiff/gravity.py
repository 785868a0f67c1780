"""How heavy changes are, and in which order they are to be read: the gravest first."""

from __future__ import annotations

from draftdiff.comparison import Change, Finding, FlagKind, Row, Weight
from draftdiff.model import ParagraphKind

CLAUSE = "clause"
"""The name, in `SUBSTANTIVE_ORDER`, of a whole clause added, removed, split, merged or moved across."""

UNEXPLAINED = "topical-clause"
"""The rule of what no other rule explains."""

SUBSTANTIVE_ORDER = (
    "negation", "modal", "governing-verb", CLAUSE, "brackets", "addressee", "period", "reporting-request", "scope",
    "quantity", "citation-new", "citation-dropped", "citation-replaced", "citation-own", "qualifier", "list-members",
    "list-dated", "name-other", "time-word", UNEXPLAINED, "roll-forward", "house-style",
)  # fmt: skip
"""Rules in the order in which their substantive findings are to be read; a rule that is not here comes last."""

HEAVINESS = {weight: place for place, weight in enumerate(Weight)}
"""How heavy each weight is, from 0."""
_KINDS = {rule: place for place, rule in enumerate(SUBSTANTIVE_ORDER)}


def finding_order(finding: Finding) -> tuple[int, int]:
    """Return the place of a finding among those of a row, to sort by: heaviest first, then by kind."""
    return -HEAVINESS[finding.weight], _KINDS.get(finding.rule, len(_KINDS))


def row_order(row: Row) -> tuple[bool, int, bool, int, bool]:
    """Return the place of a row among the changes: watched first, by weight, lapsed last, by kind, operative first."""
    weight = -1 if row.weight is None else HEAVINESS[row.weight]
    kinds = [finding_order(finding)[1] for finding in row.findings if finding.weight is row.weight]
    flags = [flag.kind for flag in row.flags]
    if row.change not in (Change.AMENDED, Change.UNCHANGED) or FlagKind.PART in flags:
        kinds.append(_KINDS[CLAUSE])
    is_preambular = row.shown[0].kind is ParagraphKind.PREAMBULAR
    is_watched, is_lapsed = FlagKind.WATCHED in flags, FlagKind.LAPSED in flags
    return not is_watched, -weight, is_lapsed, min(kinds, default=len(_KINDS)), is_preambular
