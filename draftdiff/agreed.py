"""Agreed language: which words of a document stand in others already, where, and since when.

Each clause is looked for in all paragraphs of the others by runs of words that both have. Case, punctuation, and what
no reader would call a change do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log2

from msgspec import Struct
from msgspec.structs import replace

from draftdiff import __version__
from draftdiff.comparison import Comparison, Row, Segment, SegmentKind, Tool, new_document
from draftdiff.lexicon import refuse_other_document
from draftdiff.model import Document, Header, Language, Paragraph, ParagraphKind, adopted_on, header_of, name_of
from draftdiff.numbering import Label, labels_of
from draftdiff.passages import Agreed, Clause, Passage, Place, Standing
from draftdiff.redline import redline
from draftdiff.sequences import equal_runs, likeness
from draftdiff.sessions import opening_year, session_of
from draftdiff.symbols import parse_symbol
from draftdiff.tokens import is_han, split_tokens, words_of

SHORTEST = 10
"""A passage has as many words at least: shorter ones are formulas, or alike by chance.

Read on clauses added in English resolutions of session 78: of passages of eight and nine words most began or ended
within a phrase (*and in this regard reiterates the need to*).
"""
NEARLY = 0.7
"""From this share of the words of a clause on, one paragraph is said to have nearly the same; 0..1."""
_MOSTLY = 0.5
"""A paragraph with this share of the words of a clause in runs may have nearly the same."""
_CONNECTIVE = 3
"""Words of so many letters, or fewer, do not count at the ends of a passage: *of the*, *de la*, *и на*."""
_GRAM = 5
"""Words by which paragraphs are looked up."""
_SIGNS_A_WORD = 2
"""A Chinese word is two signs, mostly."""
_CANDIDATES = 12
"""So many paragraphs with the most words in common are compared with a clause as a whole."""
_SHORTEST_KEPT = 3
"""Fewer words in a row are common to any two paragraphs."""
_BRIDGED = 3
"""So many kept words between new ones, or fewer, are looked for together with these."""
_CLAUSES = (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.TEXT, ParagraphKind.CONTINUATION)
"""Kinds of paragraphs that are looked for, and looked into: titles and rows of tables are no language to agree on."""

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("（", "）"), ("《", "》"))
"""Brackets and quotation marks of which a passage has both or none, where the other one stands beside it."""

_ENDS = " ,;،؛，；\t\n"
"""What parts a stretch of new words from what follows, and is not looked for."""

_MONTH = "12"
"""The month in which most resolutions of a session are adopted."""

_Gram = tuple[str, ...]
Age = tuple[str, int, str]
"""Date, number and symbol of a document: those of later ones are greater."""


class Wanted(Struct, frozen=True):
    """Clauses to look for, by their runs of words; made by `wanted_in`."""

    document: Header
    places: dict[_Gram, list[tuple[int, int]]]
    """For each run the clauses that have it, and at which word."""
    lengths: tuple[int, ...]
    """Words of each clause."""


class Hit(Struct, frozen=True):
    """A run of words that a clause shares with a paragraph: the words `start` to `end` of the clause."""

    clause: int
    start: int
    end: int
    age: Age
    place: Place

    @property
    def length(self) -> int:
        """Return how many words it has."""
        return self.end - self.start


def clauses_of(document: Document) -> tuple[Clause, ...]:
    """Return all clauses of a document, to be looked for as a whole."""
    return _clauses(document, ((paragraph, 0, len(paragraph.text)) for paragraph in document.paragraphs))


def new_clauses_of(comparison: Comparison) -> tuple[Clause, ...]:
    """Return what is new in a comparison: added clauses whole, of all others each stretch of new words."""
    return _clauses(new_document(comparison), (new for row in comparison.rows for new in _new_in(row)))


def _clauses(document: Document, stretches: Iterable[tuple[Paragraph, int, int]]) -> tuple[Clause, ...]:
    labels = labels_of(document.paragraphs)
    return tuple(
        Clause(paragraph=paragraph, label=labels[paragraph.key], start=start, end=end)
        for paragraph, start, end in stretches
        if paragraph.kind in _CLAUSES
    )


def _new_in(row: Row) -> Iterator[tuple[Paragraph, int, int]]:
    """Yield the new paragraphs of a row, each with the start and end of what is new in it."""
    if not row.old:
        yield from ((paragraph, 0, len(paragraph.text)) for paragraph in row.new)
        return
    spans = _new_spans(row.segments)
    begun = 0
    for paragraph in row.new:
        length = len(paragraph.text)
        for start, end in spans:
            first, last = max(start - begun, 0), min(end - begun, length)
            words = paragraph.text[first:last] if first < last else ""
            if words_of(words):
                lead = words.index(next(filter(str.isalnum, words)))
                yield paragraph, first + lead, first + len(words.rstrip(_ENDS))
        begun += length + 1


def _new_spans(segments: Iterable[Segment]) -> list[tuple[int, int]]:
    """Return where words came in the joined new texts; two stretches are one where few kept words part them."""
    spans: list[tuple[int, int]] = []
    at, kept = 0, ""
    for segment in segments:
        end = at + len(segment.new)
        if segment.kind is not SegmentKind.INSERTED:
            kept += segment.new
        elif spans and "\n" not in kept and len(words_of(kept)) <= _BRIDGED:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((at, end))
        kept = "" if segment.kind is SegmentKind.INSERTED else kept
        at = end
    return spans


def find_agreed(document: Document, others: Iterable[Document], comparison: Comparison | None = None) -> Agreed:
    """Find which words of a document stand in others, of which those are searched that precede it.

    With its comparison with an older document, only what is new in it is looked for. Raises DraftdiffError for the
    comparison of another document than this one.
    """
    if comparison:
        refuse_other_document(new_document(comparison), document)
    clauses = new_clauses_of(comparison) if comparison else clauses_of(document)
    wanted = wanted_in(clauses, document)
    hits: list[Hit] = []
    searched = 0
    for other in others:
        if precedes(other, document):
            hits += find_hits(wanted, other)
            searched += 1
    return agreed_of(document, comparison.old if comparison else None, clauses, hits, searched)


def agreed_of(
    document: Document, since: Header | None, clauses: Sequence[Clause], hits: Iterable[Hit], searched: int
) -> Agreed:
    """Return what was found of the clauses of a document in so many others."""
    return Agreed(
        document=header_of(document),
        since=since,
        searched=searched,
        clauses=_judged_all(clauses, document.language, hits),
        tool=Tool(version=__version__),
    )


def wanted_in(clauses: Sequence[Clause], document: Header) -> Wanted:
    """Index clauses of a document by their runs of words."""
    gram = _GRAM * _words_unit(document.language)
    places: dict[_Gram, list[tuple[int, int]]] = defaultdict(list)
    texts = [words_of(clause.words) for clause in clauses]
    for clause, words in enumerate(texts):
        for at, run in enumerate(_grams(words, gram)):
            places[run].append((clause, at))
    return Wanted(document, dict(places), tuple(map(len, texts)))


def _words_unit(language: Language) -> int:
    return _SIGNS_A_WORD if language is Language.CHINESE else 1


def _grams(words: Sequence[str], length: int) -> Iterator[_Gram]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def find_hits(wanted: Wanted, other: Document) -> tuple[Hit, ...]:
    """Return what a document that precedes theirs shares with the clauses."""
    labels: dict[str, Label] = {}
    age, hits = _age_of(other), []
    for paragraph in other.paragraphs:
        if paragraph.kind not in _CLAUSES:
            continue
        for clause, start, end in _shared_runs(wanted, words_of(paragraph.text)):
            labels = labels or labels_of(other.paragraphs)
            place = Place(symbol=other.symbol or name_of(other), label=labels[paragraph.key], text=paragraph.text)
            hits.append(Hit(clause, start, end, age, place))
    return tuple(hits)


def _shared_runs(wanted: Wanted, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of words that a paragraph shares with clauses: the clause, and where they begin and end in it.

    Of a clause that has half of its words in it, short runs count too.
    """
    unit = _words_unit(wanted.document.language)
    size = _GRAM * unit
    runs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    open_runs: dict[tuple[int, int], tuple[int, int]] = {}
    for at, gram in enumerate(_grams(words, size)):
        for clause, start in wanted.places.get(gram, ()):
            before = open_runs.get((clause, start - at))
            if before and before[1] == start + size - 1:
                open_runs[clause, start - at] = (before[0], start + size)
                continue
            if before:
                runs[clause].append(before)
            open_runs[clause, start - at] = (start, start + size)
    for (clause, _), run in open_runs.items():
        runs[clause].append(run)
    for clause, shared in runs.items():
        length = wanted.lengths[clause]
        shortest = size if _covered(shared) >= _MOSTLY * length else min(SHORTEST * unit, length)
        yield from ((clause, start, end) for start, end in shared if end - start >= shortest)


def _covered(runs: Sequence[tuple[int, int]]) -> int:
    """Return how many words lie within runs, which may overlap."""
    if len(runs) == 1:
        return runs[0][1] - runs[0][0]
    return len({at for run in runs for at in range(*run)})


def precedes(other: Header, document: Header) -> bool:
    """Say whether words of a document may come from another: it is in the same language, another text, and no later.

    A resolution does not precede its drafts, nor a text without a symbol, such as a copy, another of its title.
    """
    one, own = parse_symbol(other.symbol), parse_symbol(document.symbol)
    if other.language is not document.language or (one and own and one.unrevised == own.unrevised):
        return False
    is_copy = other.symbol in ("", document.symbol) and other.title == document.title
    if is_copy or document.symbol in other.originating:
        return False
    session, own_session = session_of(other), session_of(document)
    if session is None or own_session is None or session == own_session:
        return not adopted_on(document) or adopted_on(other) < adopted_on(document)
    return session < own_session


def _age_of(document: Header) -> Age:
    """Return when a document was adopted: as stated, else by its session or the year in its symbol."""
    symbol, session = parse_symbol(document.symbol), session_of(document)
    by_session = f"{opening_year(session)}-{_MONTH}" if session else ""
    by_symbol = f"{document.symbol[-5:-1]}-{_MONTH}" if document.symbol.endswith(")") else ""
    return adopted_on(document) or by_session or by_symbol, int(symbol.number) if symbol else 0, document.symbol


def _judged_all(clauses: Sequence[Clause], language: Language, hits: Iterable[Hit]) -> tuple[Clause, ...]:
    """Return the clauses with what was found of each.

    One that is too short to be looked for is left out, and so is a short part of one of which nothing was found.
    """
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.clause].append(hit)
    unit = _words_unit(language)
    told = []
    for place, clause in enumerate(clauses):
        words = words_of(clause.words)
        length = len(words) // unit
        if length >= _GRAM:
            one = _judged(clause, words, found[place], SHORTEST * unit)
            if length >= SHORTEST or clause.is_whole or one.passages:
                told.append(one)
    return tuple(told)


def _judged(clause: Clause, words: Sequence[str], hits: Sequence[Hit], shortest: int) -> Clause:
    """Return a clause, of which the words are given, with what was found of it."""
    whole = [hit for hit in hits if hit.length == len(words)]
    if whole and not clause.is_whole and len(words) < shortest // 2 + log2(_documents(whole)):
        return clause
    if whole:
        return replace(clause, standing=Standing.VERBATIM, passages=(_passage(clause, 0, len(words), whole),))
    nearest = _nearest(words, hits) if len(words) >= shortest else None
    if nearest:
        passage = _passage(clause, 0, len(words), [nearest])
        segments = redline(nearest.place.text, clause.words)
        return replace(clause, standing=Standing.NEARLY, passages=(passage,), segments=segments)
    passages = tuple(_passage(clause, start, end, within) for start, end, within in _passages(words, hits, shortest))
    return replace(clause, standing=Standing.PARTLY, passages=passages) if passages else clause


def _nearest(words: Sequence[str], hits: Iterable[Hit]) -> Hit | None:
    """Return a hit in the paragraph that has the most of the words and is the most like them, if it has enough."""
    runs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    latest: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        name = hit.place.symbol, str(hit.place.label)
        runs[name].append((hit.start, hit.end))
        latest[name] = hit
    candidates = sorted(latest, key=lambda name: (_covered(runs[name]), latest[name].age))[-_CANDIDATES:]
    near = []
    for hit in (latest[name] for name in candidates):
        others = words_of(hit.place.text)
        kept = sum(length for _, _, length in equal_runs(words, others) if length >= _SHORTEST_KEPT)
        share = round(kept / len(words), 3)
        if share >= NEARLY:  # which share of the words it has weighs twice as much as how little else it has
            near.append((2 * share + likeness(words, others), hit.age, hit))
    return max(near, key=lambda one: one[:2], default=(0.0, None, None))[2]


def _passages(words: Sequence[str], hits: Sequence[Hit], shortest: int) -> list[tuple[int, int, list[Hit]]]:
    """Choose passages that do not overlap, the longest first: where each begins and ends, and all that have it whole.

    Of equally long ones the latest is taken. What many documents have is a name or a formula unless it is long.
    """
    chosen: list[tuple[int, int, list[Hit]]] = []
    free = [(0, len(words))]
    while free:
        first, last = free.pop()
        inside = [(max(hit.start, first), min(hit.end, last), hit) for hit in hits]
        start, end, best = max(inside, key=lambda one: (_length(words, *one[:2]), one[2].age), default=(0, 0, None))
        length = _length(words, start, end)
        if best is None or length < shortest:
            continue
        within = [hit for hit in hits if hit.start <= start and hit.end >= end]
        if length >= shortest + log2(_documents(within)):
            chosen.append((start, end, within))
        free += [(first, start), (end, last)]
    return sorted(chosen, key=lambda one: one[:2])


def _length(words: Sequence[str], start: int, end: int) -> int:
    """Return how many words a stretch has without the connectives at its ends within the clause; Chinese has none.

    They are quoted all the same, since *not* is as short as they are.
    """
    counted = [len(word) > _CONNECTIVE or not word.isalpha() or is_han(word[0]) for word in words[start:end]]
    if not any(counted):
        return 0
    first = counted.index(True) if start else 0
    last = counted[::-1].index(True) if end < len(words) else 0
    return len(counted) - first - last


def _passage(clause: Clause, start: int, end: int, hits: Sequence[Hit]) -> Passage:
    """Return the words `start` to `end` of a clause as a passage that hits have whole."""
    spans = _word_spans(clause.words)
    first, last = _closed(clause.words, spans[start][0], spans[end - 1][1])
    latest, earliest = max(hits, key=lambda hit: hit.age), min(hits, key=lambda hit: hit.age)
    return Passage(
        start=clause.start + first,
        end=clause.start + last,
        place=latest.place,
        documents=_documents(hits),
        first=earliest.place.symbol,
    )


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text with the other half of each bracket or quotation mark in it that stands beside it."""
    for opening, closing in _PAIRS:
        open_ones = text.count(opening, start, end) - text.count(closing, start, end)
        end += open_ones > 0 and text.startswith(closing, end)
        start -= open_ones < 0 and text[:start].endswith(opening)
    return start, end


def _documents(hits: Iterable[Hit]) -> int:
    return len({hit.place.symbol for hit in hits})


def _word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand in it, in code points: those that `words_of` gives."""
    spans, at = [], 0
    for token in split_tokens(text):
        if token[0].isalnum():
            spans.append((at, at + len(token)))
        at += len(token)
    return spans
