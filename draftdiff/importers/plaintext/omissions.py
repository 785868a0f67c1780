"""What stands in no paragraph, note or title: told, in pieces as large as they stand together in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.importers.plaintext.furniture import Role, Sorted
from draftdiff.importers.plaintext.identity import Identity
from draftdiff.importers.plaintext.lines import Omission
from draftdiff.importers.plaintext.parts import Parts
from draftdiff.importers.plaintext.traced_text import Traced, join

_PAGE = "page-break"
_CODES = {
    Role.HEAD: _PAGE,
    Role.PAGE: "page-mark",
    Role.RULE: "note-rule",
    Role.ORNAMENT: "ornament",
    Role.NOISE: "noise",
    Role.STATUS: "status-mark",
}


class _Left(Struct, frozen=True, kw_only=True):
    code: str
    text: Traced


def omissions_of(lines: Sequence[Sorted], identity: Identity, parts: Parts, since: int = 0) -> tuple[Omission, ...]:
    """Give all that is left out from a place of the source on, in order; what stands together has one entry."""
    left = [
        *(_Left(code="neighbouring-text", text=line.text) for line in parts.neighbours),
        *(_Left(code="cover-line", text=line.text) for line in parts.cover),
        *(_Left(code="end-line", text=line.text) for line in parts.end),
        *(_Left(code=_CODES[one.role], text=one.line.text) for one in lines if one.role in _CODES),
    ]
    between = {one.line.text.start: one.role for one in lines}
    ordered = sorted((one for one in left if one.text.start >= since), key=lambda one: one.text.start)
    return (*_joined(ordered, sorted(between)), *_number(identity, since))


def _number(identity: Identity, since: int) -> Iterator[Omission]:
    """The number before the title, with its full stop or dash: it is read into the symbol."""
    if identity.numbering and identity.numbering.start >= since:
        yield Omission(code="cover-line", text=identity.numbering)


def _joined(left: Sequence[_Left], starts: Sequence[int]) -> Iterator[Omission]:
    """Join neighbours of one code between which no other line stands."""
    run: list[_Left] = []
    for one in left:
        if run and (_family(one.code) != _family(run[-1].code) or not _are_neighbours(run[-1].text, one.text, starts)):
            yield _omission(run)
            run = []
        run.append(one)
    if run:
        yield _omission(run)


def _family(code: str) -> str:
    """Say what a code may be joined with: all furniture of one page is one break."""
    return _PAGE if code == "page-mark" else code


def _are_neighbours(first: Traced, second: Traced, starts: Sequence[int]) -> bool:
    return bisect_right(starts, first.start) == bisect_right(starts, second.start) - 1


def _omission(run: Iterable[_Left]) -> Omission:
    pieces = list(run)
    code = _PAGE if any(one.code == _PAGE for one in pieces) else pieces[0].code
    return Omission(code=code, text=join([one.text for one in pieces], " "))
