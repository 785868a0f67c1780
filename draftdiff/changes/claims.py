"""What rules say: a claim explains changed units, and all claims of a row are its account."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.comparison import Flag, FlagKind, Value, Weight

NOTHING: frozenset[int] = frozenset()


class Claim(Struct, frozen=True):
    """What one rule says of some changed units, by their places on the old and the new side.

    `rule` is the kind of change, `message` the name of a message of `renderers/labels/`, filled with `values`.
    `segments` are segments that are claimed beside those of the units: typographic ones, which have no changed unit.
    """

    rule: str
    weight: Weight
    message: str
    values: tuple[Value, ...] = ()
    old: frozenset[int] = NOTHING
    new: frozenset[int] = NOTHING
    flags: tuple[Flag, ...] = ()
    segments: frozenset[int] = NOTHING


def lapsed(value: Value) -> Flag:
    """Return the flag of what went because its time had passed."""
    return Flag(kind=FlagKind.LAPSED, message="lapsed", values=(value,))


class Claims(Struct, frozen=True):
    """The account of a row so far: what was claimed, and which changed units it explains.

    `proved_old` and `proved_new` are those that a light claim explains.
    """

    made: tuple[Claim, ...] = ()
    old: frozenset[int] = NOTHING
    new: frozenset[int] = NOTHING
    proved_old: frozenset[int] = NOTHING
    proved_new: frozenset[int] = NOTHING

    def plus(self, more: tuple[Claim, ...]) -> Claims:
        """Return the account with more claims."""
        light = [claim for claim in more if claim.weight is not Weight.SUBSTANTIVE]
        return Claims(
            self.made + more,
            self.old.union(*(claim.old for claim in more)),
            self.new.union(*(claim.new for claim in more)),
            self.proved_old.union(*(claim.old for claim in light)),
            self.proved_new.union(*(claim.new for claim in light)),
        )
