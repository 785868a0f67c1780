"""The fields of two headers that can change: title, titles of agenda items, sponsors.

Symbol, session, item number, dates, meeting, vote and originating documents identify a document: no changes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from draftdiff.comparison import BETWEEN, FieldChange, has_change
from draftdiff.model import Header, Language
from draftdiff.redline import redline
from draftdiff.tokens import compared_text

OFFICIAL = "akoma-ntoso"
"""The importer of official XML. It has all notes of a text, and names sponsors in English in every language."""


def changed_fields(old: Header, new: Header, words: Container[str]) -> tuple[FieldChange, ...]:
    """Return the fields that both sides state and that differ by more than typography.

    Sponsors that one side names in its own language and the other in English are left out: no name tells who is who.
    `words` are those that stand by themselves.
    """
    stated = [
        ("title", old.title, new.title),
        ("agenda", _joined(item.title for item in old.agenda), _joined(item.title for item in new.agenda)),
    ]
    are_official = {header.source.importer == OFFICIAL for header in (old, new)}
    if new.language is Language.ENGLISH or len(are_official) == 1:
        stated.append(("sponsors", _joined(_sorted(old.sponsors)), _joined(_sorted(new.sponsors))))
    changes = (
        FieldChange(name=name, old=before, new=after, segments=redline(before, after, words))
        for name, before, after in stated
        if before and after
    )
    return tuple(change for change in changes if has_change(change.segments))


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(part for part in parts if part)


def _sorted(names: Iterable[str]) -> list[str]:
    """Names in an order that does not depend on where a list was begun."""
    return sorted(names, key=lambda name: (compared_text(name), name))
