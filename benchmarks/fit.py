"""Makes the learnt numbers of the aligner anew, and says how far they hold for pairs that they have not seen.

    python -m benchmarks.fit [--bench DIR] [--read DIR] [--rounds N]

Learns from the hand-labelled pairs, the known edits, and the pairs in six languages, where a link counts as far as the
other languages agree on it. With `--read`, also from possible parts of splits and mergers that a person has read, one
file for two documents: `old` and `new` (the documents), `looked` (index of an old and of a new paragraph, and how far
they are a link: 1, 0, or .5 where a reader might dispute it), and `carried` (whether another language of the same two
documents was read). Prints the tables of `draftdiff.align.parameters`, then for each labelled pair of resolutions the
figures of all its languages: with the numbers that the product has, and with numbers learnt from the other pairs alone
(thresholds chosen on those, too). A gap of more than .01 would mean that the numbers know the pairs by heart.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from msgspec.structs import replace

from benchmarks.folders import DEFAULT_BENCH, document_of, load_scorer, read_folder
from draftdiff.align import align
from draftdiff.align.evidence import Cell, Evidence
from draftdiff.align.pairing import Texts, pair_texts, read_texts
from draftdiff.align.parameters import MODEL, Model, Table
from draftdiff.align.parts import Parts
from draftdiff.align.units import spelling_of, units_of
from draftdiff.codec import decode_document
from draftdiff.comparison import Alignment
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language

WEIGHTS = {"gold": 5.0, "light": 0.6, "medium": 0.8, "heavy": 0.8, "crosslang": 0.25, "read": 2.0, "carried": 1.0}
"""What a pair of paragraphs of each source counts."""
PART_WEIGHTS = {**WEIGHTS, "crosslang": 1.0}
"""The same for parts: they are rare, and where the languages disagree a part is often why."""
TABLES = ("text", "place", "part")
GRID = {"least": (0.9, 1.2, 1.5, 1.8), "least_of_part": (0.0, 0.2, 0.4, 0.7)}
"""Thresholds that are tried."""
_EASY = -6.5
"""Of pairs whose odds are lower, which no model would take for links, one in so many is learnt from."""
_ONE_IN = 12
_STEPS = 12
_RIDGE = {"text": 1.0, "place": 1.0, "part": 10.0}
"""Keeps a weight small where the examples do not ask for it: the more, the fewer examples a table is learnt from."""


class Case(NamedTuple):
    """Two documents and their links: `links` by indices, each with how far it is one (1 by hand)."""

    source: str
    name: str
    entry: Mapping[str, Any]
    old: Document
    new: Document
    links: Mapping[Cell, float]
    looked: frozenset[Cell] | None = None
    """The possible parts that were read, if not all is known of the two documents."""


class Example(NamedTuple):
    """What is known of a pair of paragraphs, whether it is a link, and what it counts."""

    case: str
    evidence: Evidence
    link: float
    weight: float


def labelled_cases(bench: Path, scorer: ModuleType) -> Iterator[Case]:
    """Read the labelled pairs and the known edits."""
    folders = [("gold", bench / "gold"), *((name, bench / "synthetic" / name) for name in ("light", "medium", "heavy"))]
    for source, folder in folders:
        for language in sorted(folder.iterdir()):
            for name, pair in read_folder(language).items():
                yield _case(source, name, pair, Language(language.name), scorer.expand(pair["links"]))


def agreed_cases(bench: Path) -> Iterator[Case]:
    """Read the pairs in six languages; a link counts as the share of the other languages in which it is found now.

    What a language itself says is left out, or the numbers would learn from their own mistakes.
    """
    for name, pair in read_folder(bench / "crosslang").items():
        cases = [_case("crosslang", name, sides, Language(key), ()) for key, sides in pair["languages"].items()]
        found = [set(_cells(align(c.old, c.new, load_lexicon(c.new.language)), c.old, c.new)) for c in cases]
        votes = Counter(chain.from_iterable(found))
        for case, own in zip(cases, found, strict=True):
            others = {cell: (count - (cell in own)) / (len(cases) - 1) for cell, count in votes.items()}
            yield case._replace(links=others)


def read_cases(folder: Path) -> Iterator[Case]:
    """Read the possible parts that a person has looked at."""
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        old, new = (decode_document(json.dumps(entry[side]).encode()) for side in ("old", "new"))
        links = {(i, j): float(link) for i, j, link in entry["looked"]}
        source = "carried" if entry["carried"] else "read"
        yield Case(source, f"{old.symbol} {new.symbol}", entry, old, new, links, frozenset(links))


def _case(
    source: str, name: str, entry: Mapping[str, Any], language: Language, links: Iterable[tuple[str, str]]
) -> Case:
    old, new = (document_of(entry[side], language) for side in ("old_paras", "new_paras"))
    olds, news = ({p.key: place for place, p in enumerate(side.paragraphs)} for side in (old, new))
    return Case(source, name, entry, old, new, {(olds[i], news[j]): 1.0 for i, j in links})


def _cells(alignment: Alignment, old: Document, new: Document) -> Iterator[Cell]:
    olds, news = ({p.key: place for place, p in enumerate(side.paragraphs)} for side in (old, new))
    for link in alignment.links:
        pairs = [(pair.old, pair.new) for pair in link.pairs] or product(link.old, link.new)
        yield from ((olds[i], news[j]) for i, j in pairs)


def examples_of(cases: Iterable[Case], model: Model) -> dict[str, list[Example]]:
    """Align each case with a model and return what it saw, for each table."""
    found: dict[str, list[Example]] = {name: [] for name in TABLES}
    for case in cases:
        texts = _texts(case)
        pairing = pair_texts(texts, model)
        parts = Parts(texts, pairing.links, model)
        parts.found()
        apart = parts.proofs_apart(parts.evidence)
        for cell, evidence in parts.evidence.items():
            if case.looked is None or cell in case.looked:
                link, whole = case.links.get(cell, 0.0), {**evidence, "apart": math.log1p(apart[cell])}
                found["part"].append(Example(case.name, whole, link, PART_WEIGHTS[case.source]))
        if case.looked is not None:
            continue
        lesser = _lesser_parts(case.links, pairing.text)
        for cell, odds in pairing.text.items():
            weight = WEIGHTS[case.source]
            if odds < _EASY and not case.links.get(cell):
                if (cell[0] + cell[1]) % _ONE_IN:
                    continue
                weight *= _ONE_IN
            if cell not in lesser:
                link = case.links.get(cell, 0.0)
                for table in ("text", "place"):
                    found[table].append(Example(case.name, pairing.evidence[cell], link, weight))
    return found


def _texts(case: Case) -> Texts:
    old, new = case.old, case.new
    return read_texts(units_of(old), units_of(new), spelling_of(load_lexicon(new.language)), (old.title, new.title))


def _lesser_parts(links: Mapping[Cell, float], odds: Mapping[Cell, float]) -> set[Cell]:
    """Return the links of splits and mergers but the one that is most alike: they are no one-to-one links."""
    certain = sorted((cell for cell, link in links.items() if link > 0.5), key=lambda cell: -odds.get(cell, -99.0))
    olds, news, lesser = set[int](), set[int](), set[Cell]()
    for i, j in certain:
        if i in olds or j in news:
            lesser.add((i, j))
        olds.add(i)
        news.add(j)
    return lesser


def fit_table(names: Sequence[str], examples: Sequence[Example], ridge: float) -> dict[str, float]:
    """Return the logistic model of the examples: Newton's steps, ridge on all but the bias."""
    rows = [[example.evidence[name] for name in names] for example in examples]
    spread = [_deviation([row[k] for row in rows]) or 1.0 for k in range(len(names))]
    rows = [[value / unit for value, unit in zip(row, spread, strict=True)] for row in rows]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        gradient = [0.0 if name == "bias" else ridge * w for name, w in zip(names, weights, strict=True)]
        curve = [[ridge * (k == m and name != "bias") for m in range(len(names))] for k, name in enumerate(names)]
        for row, example in zip(rows, examples, strict=True):
            odds = sum(w * value for w, value in zip(weights, row, strict=True))
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            error, bend = example.weight * (likely - example.link), example.weight * likely * (1 - likely)
            for k, value in enumerate(row):
                gradient[k] += error * value
                scaled = bend * value
                for m in range(k + 1):
                    curve[k][m] += scaled * row[m]
        steps = _solved(curve, gradient)
        weights = [w - step for w, step in zip(weights, steps, strict=True)]
        if max(map(abs, steps)) < 1e-4:
            break
    return {name: round(w / unit, 2) for name, w, unit in zip(names, weights, spread, strict=True)}


def _deviation(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _solved(lower: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve a symmetric system of equations of which the lower half is given."""
    size = len(right)
    rows = [[*(lower[max(k, m)][min(k, m)] for m in range(size)), right[k]] for k in range(size)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda m: abs(rows[m][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for m in range(size):
            if m != k and rows[m][k]:
                factor = rows[m][k] / rows[k][k]
                rows[m] = [a - factor * b for a, b in zip(rows[m], rows[k], strict=True)]
    return [rows[k][size] / rows[k][k] for k in range(size)]


def learnt(examples: Mapping[str, Sequence[Example]], model: Model, without: str = "") -> Model:
    """Return a model learnt from examples, of all cases but one."""
    tables: dict[str, Table] = {}
    for name in TABLES:
        kept = [example for example in examples[name] if example.case != without]
        tables[name] = fit_table([*getattr(model, name)], kept, _RIDGE[name])
    return replace(model, **tables)


def scores_of(cases: Iterable[Case], model: Model, scorer: ModuleType) -> dict[str, dict[str, float]]:
    """Align labelled cases with a model; return the counts of `score.py` by name of the pair."""
    totals: dict[str, dict[str, float]] = {}
    for case in cases:
        links = align(case.old, case.new, load_lexicon(case.new.language), model).links
        said = [
            _link(link.old, link.new, [[p.old, p.new] for p in link.pairs]) for link in links if link.old and link.new
        ]
        counts = scorer.score_doc(case.entry, {"links": said, "added": [], "removed": []})
        scorer.add(totals.setdefault(case.name, {}), counts)
    return totals


def _link(old: Sequence[str], new: Sequence[str], pairs: Sequence[Sequence[str]]) -> dict[str, Any]:
    kind = "merged" if len(old) > len(new) else "split" if len(new) > 1 else "same"
    return {"old": old, "new": new, "kind": kind, "pairs": pairs}


def thresholds(cases: Sequence[Case], model: Model, scorer: ModuleType) -> dict[str, Model]:
    """Return for each name the model whose thresholds are best for all other pairs."""
    models = [replace(model, least=least, least_of_part=part) for least, part in product(*GRID.values())]
    counts = [scores_of(cases, tried, scorer) for tried in models]
    return {
        name: max(zip(models, counts, strict=True), key=lambda entry: _f1(entry[1], scorer, without=name))[0]
        for name in sorted({case.name for case in cases})
    }


def _f1(counts: Mapping[str, Mapping[str, float]], scorer: ModuleType, without: str = "") -> float:
    total: dict[str, float] = {}
    for name, found in counts.items():
        if name != without:
            scorer.add(total, found)
    f1: float = scorer.summary(total)["F1"]
    return f1


def left_out(
    gold: Sequence[Case], examples: Mapping[str, Sequence[Example]], model: Model, scorer: ModuleType
) -> Iterator[dict[str, Any]]:
    """Yield for each labelled pair the figures of the product, and of models that have not seen the pair."""
    ours = scores_of(gold, model, scorer)
    chosen = thresholds(gold, model, scorer)
    totals: dict[str, dict[str, float]] = {"product": {}, "thresholds": {}, "all": {}}
    for name in sorted(ours):
        cases = [case for case in gold if case.name == name]
        unseen = learnt(examples, chosen[name], without=name)
        counts = {
            "product": ours[name],
            "thresholds": scores_of(cases, chosen[name], scorer)[name],
            "all": scores_of(cases, unseen, scorer)[name],
        }
        for key, found in counts.items():
            scorer.add(totals[key], found)
        yield {"left out": name, **{key: round(scorer.summary(found)["F1"], 4) for key, found in counts.items()}}
    yield {"left out": "each in turn", **{key: _summary(total, scorer) for key, total in totals.items()}}


def _summary(total: Mapping[str, float], scorer: ModuleType) -> dict[str, float]:
    found = scorer.summary(total)
    return {key: round(found[key], 4) for key in ("F1", "F1_lenient", "F1_changed", "F1_splitmerge")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, print the tables, then the figures of pairs left out."""
    parser = argparse.ArgumentParser(description="Learns the numbers of the aligner and measures them on unseen pairs.")
    parser.add_argument("--bench", type=Path, default=DEFAULT_BENCH)
    parser.add_argument("--read", type=Path, help="folder of possible parts that a person has read")
    parser.add_argument("--rounds", type=int, default=1, help="times that a model aligns and is learnt from")
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.bench, "score")
    cases = [*labelled_cases(options.bench, scorer), *agreed_cases(options.bench)]
    cases += read_cases(options.read) if options.read else ()
    model, examples = MODEL, examples_of(cases, MODEL)
    for _ in range(options.rounds):
        model = learnt(examples, model)
        examples = examples_of(cases, model)
    for name in TABLES:
        print(json.dumps({name: getattr(model, name)}), flush=True)
    gold = [case for case in cases if case.source == "gold"]
    for line in left_out(gold, examples, MODEL, scorer):
        print(json.dumps(line), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
