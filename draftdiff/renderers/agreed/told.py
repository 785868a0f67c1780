"""What is told of agreed language, in the reader's words: the plan for each of its renderers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.model import ParagraphKind
from draftdiff.passages import Agreed, Clause, Passage, Standing
from draftdiff.renderers.excerpt import Piece, PieceKind, abridged, excerpt_of, opening_of, pieces_of
from draftdiff.renderers.head import short_name_of, short_symbol
from draftdiff.renderers.labels import Labels, direction_of
from draftdiff.renderers.wording import Names, Wording, word_label
from draftdiff.sequences import grouped

_RUN = 3
"""So many neighbours from one document are told in one line."""
_DELETED = 10
"""Words of the other paragraph that are quoted where the clause has none of them."""


class Quote(Struct, frozen=True):
    """A passage: where it stands, in the reader's words, and from where to where it goes in those of the entry."""

    said: str
    start: int
    end: int


class Entry(Struct, frozen=True):
    """A clause, or neighbours from one document: what it is called, and what was found of it."""

    label: str
    standing: Standing
    said: str
    """Where it stands; empty where several passages or none were found."""
    words: str
    """What was looked for: the clauses, one on each line."""
    whole: tuple[Piece, ...] = ()
    """Its redline from the paragraph that is nearly the same."""
    pieces: tuple[Piece, ...] = ()
    """Of one clause, that redline cut to its changes; else its opening words."""
    quotes: tuple[Quote, ...] = ()

    def quoted(self, quote: Quote) -> str:
        """Return the words of a passage."""
        return self.words[quote.start : quote.end]


class Told(Struct, frozen=True):
    """All that is told of a document."""

    wording: Wording
    agreed: Agreed
    title: str
    counts: str
    direction: str
    """Of the document."""
    entries: tuple[Entry, ...]


def told_of(agreed: Agreed, labels: Labels) -> Told:
    """Put what was found into the reader's words."""
    wording = Wording(labels, Names({}, {}), {}, {})
    return Told(
        wording=wording,
        agreed=agreed,
        title=_title(agreed, wording),
        counts=_counts(agreed, wording),
        direction=direction_of(agreed.document.language),
        entries=tuple(_entry(run, wording) for run in _runs(agreed.clauses)),
    )


def _title(agreed: Agreed, wording: Wording) -> str:
    name = wording.quote(short_name_of(agreed.document, wording))
    if agreed.since is None:
        return wording.say("agreed.title", name=name)
    return wording.say("agreed.title-since", name=name, since=wording.quote(short_name_of(agreed.since, wording)))


def _counts(agreed: Agreed, wording: Wording) -> str:
    """Say how many documents were searched, and how many clauses stand how."""
    counts = Counter(clause.standing for clause in agreed.clauses)
    searched = wording.say("agreed.searched", count=agreed.searched)
    if agreed.since is not None and not agreed.clauses:
        return wording.say("dot").join((searched, wording.say("agreed.nothing-new")))
    return wording.say("dot").join((searched, *wording.tallied(counts, "agreed", Standing)))


def _runs(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Gather whole clauses that follow one another word for word in one other document."""
    for run in grouped(clauses, lambda run, clause: _goes_on(run[-1], clause)):
        yield from [run] if len(run) >= _RUN else ([clause] for clause in run)


def _goes_on(before: Clause, clause: Clause) -> bool:
    if not all(one.is_whole and one.standing is Standing.VERBATIM for one in (before, clause)):
        return False
    return before.passages[0].place.symbol == clause.passages[0].place.symbol


def _entry(run: Sequence[Clause], wording: Wording) -> Entry:
    first, last = run[0], run[-1]
    if first is not last:
        label = wording.range(first.label, last.label)
        source = [clause.passages[0].place for clause in run]
        places = wording.range(source[0].label, source[-1].label) if _is_rising(run) else ""
        said = wording.say("agreed.place", symbol=wording.quote(short_symbol(source[0].symbol)), label=places).rstrip()
        return Entry(label, first.standing, said, "\n".join(clause.words for clause in run))
    label = word_label(first.label, wording.labels)
    label = label if first.is_whole else wording.say("agreed.part", label=label)
    pieces = tuple(_redline(excerpt_of(first.segments))) if first.segments else opening_of(first.words)
    if first.standing is Standing.PARTLY:
        quotes = (
            Quote(_place_of(one, wording), one.start - first.start, one.end - first.start) for one in first.passages
        )
        return Entry(label, first.standing, "", first.words, (), pieces, tuple(quotes))
    said = "".join(_place_of(one, wording) for one in first.passages)
    return Entry(label, first.standing, said, first.words, tuple(_redline(pieces_of(first.segments))), pieces)


def _is_rising(run: Sequence[Clause]) -> bool:
    """Say whether neighbours stand in the other document one behind another, so that a range names them."""
    labels = [clause.passages[0].place.label for clause in run]
    if not all(label.number.isdecimal() and label.section == labels[0].section for label in labels):
        return False
    order = [(label.annex, label.kind is not ParagraphKind.PREAMBULAR, int(label.number)) for label in labels]
    return order == sorted(order)


def _redline(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the redline from the other paragraph; of its words that the clause has not, a few are quoted."""
    for piece in pieces:
        if piece.kind is PieceKind.DELETED:
            end = piece.text[len(piece.text.rstrip()) :]
            yield Piece(piece.kind, abridged(piece.text, _DELETED) + end)
        else:
            yield piece


def _place_of(passage: Passage, wording: Wording) -> str:
    """Say where a passage stands: `77/217 OP39; also in 3 others, the earliest 75/127`."""
    label = word_label(passage.place.label, wording.labels)
    place = wording.say("agreed.place", symbol=wording.quote(short_symbol(passage.place.symbol)), label=label)
    if passage.documents == 1:
        return place
    first = wording.quote(short_symbol(passage.first))
    return wording.say("agreed.also", place=place, count=passage.documents - 1, first=first)
