"""Who joined or left the sponsors.

Why it matters: it tells who stands behind a text; it is no word of it, so it is never substantive. Example: *Benin;
Chad* becomes *Benin; Chile*: Chad left and Chile joined. Limits: names are compared as they are printed.
"""

from __future__ import annotations

from draftdiff.comparison import BETWEEN, FieldChange, Finding, Value, Weight

RULE = "sponsors"


def find(field: FieldChange) -> Finding:
    """Return the finding about a change of sponsors: it explains every word."""
    old, new = field.old.split(BETWEEN), field.new.split(BETWEEN)
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    value = Value(name="sponsors", old=BETWEEN.join(gone), new=BETWEEN.join(come))
    segments = tuple(range(len(field.segments)))
    return Finding(rule=RULE, weight=Weight.TECHNICAL, message=RULE, values=(value,), segments=segments)
