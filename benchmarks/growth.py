"""How the time of an alignment grows with the paragraphs that are not the same on both sides.

    python -m benchmarks.growth

Aligns invented texts of 50 to 800 paragraphs, none equal: each is half amended and every fifth stands elsewhere. Prints
a JSON line for each size: milliseconds, and nanoseconds for each pair of an old and a new paragraph, which must not
grow.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftdiff.align import align
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind

SIZES = (50, 100, 200, 400, 800)
_WORDS = 40
_SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hol", "ist", "jun", "kel", "lor", "mar", "nes", "pol", "rus", "tam")
_ROUNDS = 3


class Growth(NamedTuple):
    """Size of both texts, and the processor time of their alignment."""

    paragraphs: int
    milliseconds: float
    nanoseconds_a_pair: float


def measure() -> Iterator[Growth]:
    """Align texts of each size; the best of a few rounds counts."""
    lexicon = load_lexicon(Language.ENGLISH)
    for size in SIZES:
        old, new = invented_pair(size)
        times = []
        for _ in range(_ROUNDS):
            started = time.process_time()
            align(old, new, lexicon)
            times.append(time.process_time() - started)
        yield Growth(size, round(1e3 * min(times), 1), round(1e9 * min(times) / size**2))


def invented_pair(size: int) -> tuple[Document, Document]:
    """Make two texts of so many paragraphs, the same for each call."""
    source = random.Random(size)
    vocabulary = ["".join(source.choices(_SYLLABLES, k=3)) for _ in range(2000)]
    ranks = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    texts = [source.choices(vocabulary, ranks, k=_WORDS) for _ in range(size)]
    amended = [[*words[: _WORDS // 2], *source.choices(vocabulary, ranks, k=_WORDS // 2)] for words in texts]
    for place in range(0, size, 5):
        amended.insert(source.randrange(size), amended.pop(place))
    return _document(texts), _document(amended)


def _document(texts: Sequence[Sequence[str]]) -> Document:
    paragraphs = (
        Paragraph(key=f"p{place}", kind=ParagraphKind.OPERATIVE, text=" ".join(words))
        for place, words in enumerate(texts)
    )
    return Document(language=Language.ENGLISH, paragraphs=tuple(paragraphs))


def main() -> int:
    """Measure and print."""
    for growth in measure():
        print(json.dumps(growth._asdict()), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
