"""Several documents to a Series: the threads of paragraphs that run through them, from the first to the last.

Each document is compared with the one before it. A paragraph that was left out and comes back in nearly the same
words, of whatever later document, is the same thread again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from draftdiff.align import align
from draftdiff.comparison import Link, Series
from draftdiff.errors import DraftdiffError
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Key, header_of
from draftdiff.sequences import each_once, likeness
from draftdiff.tokens import words_of

SAME_AGAIN = 0.7
"""From this share of common words on, a paragraph that was gone is said to be back; 0..1.

Chosen by eye on English series of the sessions 75 to 78: most matches just above it were paragraphs renewed, about half
of those below were not, nor where both begin with one verb: *Takes note of paragraph … and decides to establish …* is a
formula of budgets. A paragraph that came back in quite other words is missed.
"""
_FEW = 14
"""A paragraph with fewer words comes back only in the very same ones: posts in a table are alike by chance.

Of 187 returns in 111 series of the sessions 75 to 78, 21 had fewer in other words, 5 of them the same paragraph.
"""

_Thread = list[Key | None]


class _End(Struct, frozen=True):
    """The paragraph with which a thread begins or ends: which thread, in which document, in which words."""

    thread: int
    place: int
    words: tuple[str, ...]


def trace(documents: Sequence[Document], lexicon: Lexicon, links: Sequence[Sequence[Link]] | None = None) -> Series:
    """Follow the paragraphs of documents of one language through all of them, in the order given.

    `links` are those of each document with the one before it, where they are known already (of comparisons, or as
    a person has corrected them). Every paragraph stands in exactly one thread; of a paragraph that was split, or
    of several that were merged, the one with the most words in common goes on. Threads stand in reading order of
    the last document, those that ended earlier after the thread that they followed.
    Raises DraftdiffError for fewer than two documents, and for documents of two languages.
    """
    if len(documents) < 2:
        raise DraftdiffError("a series needs two documents or more", hint="name them in order", slug="short-series")
    if links is None:
        links = [align(old, new, lexicon).links for old, new in pairwise(documents)]
    threads = _with_returns(_chained(documents, links), documents)
    return Series(
        headers=tuple(map(header_of, documents)),
        threads=tuple(tuple(thread) for thread in _in_reading_order(threads, documents)),
    )


def _chained(documents: Sequence[Document], links: Sequence[Sequence[Link]]) -> list[_Thread]:
    """Chain the links of neighbouring documents to threads."""
    threads: list[_Thread] = []
    of_key: dict[Key, _Thread] = {}
    texts = [{paragraph.key: paragraph.text for paragraph in document.paragraphs} for document in documents]
    for place, of_links in enumerate([(), *links]):
        before = {new: old for link in of_links for old, new in _pairs_of(link, texts[place - 1], texts[place])}
        following: dict[Key, _Thread] = {}
        for key in texts[place]:
            thread = of_key.get(before.get(key, ""))
            if thread is None:
                thread = [None] * len(documents)
                threads.append(thread)
            thread[place] = key
            following[key] = thread
        of_key = following
    return threads


def _pairs_of(link: Link, old: dict[Key, str], new: dict[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Yield which old paragraph of a link goes on as which new one; no paragraph twice."""
    if len(link.old) == len(link.new) == 1:
        yield link.old[0], link.new[0]
        return
    pairs = [(pair.old, pair.new) for pair in link.pairs] or [(a, b) for a in link.old for b in link.new]
    ranked = sorted(pairs, key=lambda pair: (-likeness(words_of(old[pair[0]]), words_of(new[pair[1]])), pair))
    yield from each_once(ranked)


def _with_returns(threads: list[_Thread], documents: Sequence[Document]) -> list[_Thread]:
    """Join each thread that begins late to one that ended before, if its first paragraph says nearly the same."""
    texts = [{paragraph.key: paragraph.text for paragraph in document.paragraphs} for document in documents]
    for place in range(2, len(documents)):
        places = [[at for at, key in enumerate(thread) if key is not None] for thread in threads]
        begun = [_end_of(n, place, threads, texts) for n, of in enumerate(places) if of[0] == place]
        ended = [_end_of(n, of[-1], threads, texts) for n, of in enumerate(places) if of[-1] < place - 1]
        joined: set[int] = set()
        for old, new in _returns(ended, begun):
            threads[old] = [*threads[old][:place], *threads[new][place:]]
            joined.add(new)
        threads = [thread for index, thread in enumerate(threads) if index not in joined]
    return threads


def _returns(ended: Iterable[_End], begun: Iterable[_End]) -> Iterator[tuple[int, int]]:
    """Yield which ended thread goes on as which begun one: the most alike first, then the one that ended last."""
    ranked = sorted(
        (-like, -old.place, old.thread, new.thread)
        for new in begun
        for old in ended
        if (like := _return_likeness(old, new))
    )
    yield from each_once((old, new) for _, _, old, new in ranked)


def _return_likeness(old: _End, new: _End) -> float:
    """Return how like a paragraph is to one that was gone, 0 if it is too little for the same one."""
    fewest = min(len(old.words), len(new.words))
    if fewest < _FEW:
        return 1.0 if old.words == new.words else 0.0
    found = likeness(old.words, new.words)
    return found if found >= SAME_AGAIN else 0.0


def _end_of(index: int, place: int, threads: Sequence[_Thread], texts: Sequence[dict[Key, str]]) -> _End:
    return _End(index, place, tuple(words_of(texts[place][threads[index][place] or ""])))


def _in_reading_order(threads: Sequence[_Thread], documents: Sequence[Document]) -> Iterator[_Thread]:
    """Order threads as the last document has them; one that ended stands after the one that it followed."""
    following: dict[int | None, int | None] = {None: None}
    for place in reversed(range(len(documents))):
        by_key = {thread[place]: index for index, thread in enumerate(threads)}
        before: int | None = None
        for paragraph in documents[place].paragraphs:
            index = by_key[paragraph.key]
            if index not in following:
                following[index], following[before] = following[before], index
            before = index
    here = following[None]
    while here is not None:
        yield threads[here]
        here = following[here]
