"""Finds where in the text each note is called: a raised figure, a figure after a comma, a loose figure.

A page's notes are called on that page and in their order, so the calls are sought together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.repairs.call_chains import Call, Span, best_chain
from draftdiff.importers.plaintext.repairs.misread_calls import with_misread_calls
from draftdiff.importers.plaintext.traced_text import Edit, Traced
from draftdiff.importers.plaintext.zones.footnotes import Footnote
from draftdiff.importers.raised import LOWERED, RAISED, RAISED_FIGURES, forms_of
from draftdiff.patterns import any_of, late_pattern
from draftdiff.tokens import HAN

_SURE = 8
"""Calls that weigh so much are nothing else."""
_GLUED = 6
"""What a figure weighs that no space parts from a longer word, or from a sign, before it."""
_LOOSE = 3
"""What a loose figure between words weighs: it is told of when it is taken for a call."""
_RUN_IN = 2
"""What a figure weighs behind the number of a resolution that stands without it elsewhere: `75/332` for 75/33."""
_RESOLUTION, _NUMBERS = (re.compile(rf"(?<![\d/])\d{{1,3}}/\d{end}") for end in ("{1,2}$", "{1,5}(?!\\d)"))
_FIGURE = late_pattern(
    rf"(?<=[^\s(/-])(?<![{RAISED_FIGURES}])[{RAISED_FIGURES}]{{1,3}}(?![\w{RAISED_FIGURES}])"
    r"|(?:(?<=[^\W\d_A-Z]{3})|(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[,;،؛])"
    r"|(?<=[^\W\d_A-Z]{6}\.)|(?<!\d:)(?<=[,;:،؛，；。、》“”)\"’»]))"
    r"(?!(?<=\d,)\d{3})\d{1,3}(?![\w/%(、‘’“”«»\"]|[.,:\-–]\w|\s\d{3}(?!\d))"
)
"""A figure that may call a note: raised, or without a space behind a word, a year or a sign.

None of an amount, of a symbol (`Add.1`), in quotation marks, or before a Chinese word that it may count.
"""
_FEWEST, _MOST_SKIPPED = 2, 3
"""So many sure ones count on; no more in a row are missing, nor more than were found: run into another number."""
_NEAR = 40
"""So many signs before and behind a figure say what it is."""
_CLAUSE_SIGNS = tuple(",;،؛，；")
_STOP = re.compile(r"\s?([,.،，。、])")
_PART_OF_SYMBOL = re.compile(r"(?:/[A-Z][A-Za-z]{1,5}|\b[IVXLC]{1,6})\.$")
"""Before the number of a part: `Add.1`, `DEC.11`, `paragraph VIII.6`."""
_POINT, _DECIMAL_COMMA = (
    re.compile(r"(?<![\d./-])(?:\d{1,3}\.(?:[a-z]\.)?){1,4}$"),
    re.compile(r"(?<![\w./-])\d{1,3},$"),
)
"""Before the decimals of an amount; where a comma is none of them, it may also end a part of a sentence."""
_LISTED_BEFORE = late_pattern(r"(?<![\d./-])\d{1,3}[,،]\s$")
"""Before a further number of a list: `programmes 1, 4, 24 and 28`."""
_OF_NAME = late_pattern(rf"[^\W\d_]\s?\((?:19|20)\d\d\)$|[{HAN}]$")
"""Before what may be the number of an act, a goal or a panel: `Recommendation (2019)4`."""
_LISTED = re.compile(r"\s([^\W\d_]{1,12})\s\d{1,3}(?![\d/])")
"""Behind the first number of a list or a span: `6 and 7`, `23 to 27 May`."""
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,40})\.?(?:\s\d{1,3})?$")
"""Also before the number of an article: `19 (2)`."""
_SPACES = dict.fromkeys(map(ord, "\n\u00a0"), " ")
_SHORT_WORD = late_pattern(rf"(?:^|\s)[^\W\d_{HAN}]{{1,3}}$")


class Calls(Struct, frozen=True, kw_only=True):
    """What the calls of notes do to paragraphs: edits by paragraph.

    `guessed` are the notes that no call was found for and that were set where they may belong, `lost` those for
    which there is no such place, `elsewhere` those that a neighbouring text calls.
    """

    edits: dict[int, tuple[Edit, ...]]
    guessed: frozenset[int]
    lost: frozenset[int]
    elsewhere: frozenset[int]


def calls_of(
    texts: Sequence[Traced],
    notes: Sequence[Footnote],
    spans: Sequence[Span],
    neighbours: Sequence[Traced],
    layout: Layout,
    *,
    exact: bool,
) -> Calls:
    """Find all calls; a note without one is set at the end of a paragraph of its page.

    `exact`: no sign is misread.
    """
    if not notes:
        nothing = frozenset[int]()
        return Calls(edits=_calls_without_notes(texts, layout), guessed=nothing, lost=nothing, elsewhere=nothing)
    calls = _first_calls(texts, notes, spans, layout)
    missing = _without_call(notes, calls)
    elsewhere = {index for index in missing if any(_candidates(neighbours, index, notes[index], layout))}
    if not exact:
        calls = with_misread_calls(texts, notes, spans, calls, frozenset(missing) - elsewhere)
        missing = _without_call(notes, calls)
    guesses = {
        index: paragraph
        for index in missing
        if index not in elsewhere and (paragraph := _likely_paragraph(texts, notes[index].text.start)) is not None
    }
    edits = [(call.paragraph, _edit_of(call, texts[call.paragraph].text)) for call in calls]
    for call in _later_calls(texts, notes, calls, layout):
        edits.append((call.paragraph, Edit(start=call.start, end=call.end, code="repeated-call")))
    for index, paragraph in guesses.items():
        end = len(texts[paragraph].text)
        edits.append((paragraph, Edit(start=end, end=end, call=index)))
    return Calls(
        edits=_by_paragraph(edits),
        guessed=frozenset(guesses),
        lost=frozenset(missing) - elsewhere - set(guesses),
        elsewhere=frozenset(elsewhere),
    )


def _without_call(notes: Sequence[Footnote], calls: Sequence[Call]) -> list[int]:
    called = {call.note for call in calls}
    return [index for index, note in enumerate(notes) if note.marker and note.text and index not in called]


def _calls_without_notes(texts: Sequence[Traced], layout: Layout) -> dict[int, tuple[Edit, ...]]:
    """Take out the calls of notes that the source has lost: figures behind words that count on, most of them there."""
    chains: dict[int, tuple[tuple[int, Edit, bool], ...]] = {}
    for paragraph, traced in enumerate(texts):
        for match in _FIGURE.finditer(traced.text):
            before, after = _beside(traced.text, match)
            sure = not _OF_NAME.search(before)
            if _is_decimal(before, after, layout) or (not sure and before.endswith(layout.lexicon.words["numbered"])):
                continue
            value = int(match[0].translate(LOWERED))
            nearest = range(value - 1, max(value - 2 - _MOST_SKIPPED, 0), -1)
            lower = max((chains[last] for last in nearest if last in chains), key=len, default=())
            if lower or value <= 1 + _MOST_SKIPPED:
                edit = Edit(start=match.start(), end=match.end(), code="call-without-note")
                longer = (*lower, (paragraph, edit, sure))
                chains[value] = max(chains.get(value, ()), longer, key=len)
    last, calls = max(chains.items(), key=lambda one: len(one[1]), default=(0, ()))
    is_counted = 2 * len(calls) >= last and sum(sure for _, _, sure in calls) >= _FEWEST
    return _by_paragraph((paragraph, edit) for paragraph, edit, _ in calls if is_counted)


def _by_paragraph(edits: Iterable[tuple[int, Edit]]) -> dict[int, tuple[Edit, ...]]:
    found: dict[int, list[Edit]] = {}
    for paragraph, edit in edits:
        found.setdefault(paragraph, []).append(edit)
    return {paragraph: tuple(own) for paragraph, own in found.items()}


def _edit_of(call: Call, text: str) -> Edit:
    """Return the edit that takes a call out: with the spaces round it, where a comma or full stop follows them."""
    stop = _STOP.match(text, call.end)
    start, end = (len(text[: call.start].rstrip(" ")), stop.start(1)) if stop else (call.start, call.end)
    code = "misread-call" if call.misread else "loose-call" if call.weight <= _LOOSE else ""
    return Edit(start=start, end=end, call=call.note, code=code)


def _likely_paragraph(texts: Sequence[Traced], place: int) -> int | None:
    """Return the last paragraph before a place of the source, rather one that does not end as paragraphs do."""
    before = [index for index, text in enumerate(texts) if text and text.start < place]
    odd = [index for index in before[-3:] if not ends_clause(texts[index].text)]
    return (odd or before)[-1] if before else None


def _first_calls(
    texts: Sequence[Traced], notes: Sequence[Footnote], spans: Sequence[Span], layout: Layout
) -> tuple[Call, ...]:
    """Find the first call of each note, in order on its page; sure ones also elsewhere; a note may have none.

    The text of a note may stand a page behind its call, which then is the last of its own page.
    """
    found: list[Call] = []
    for zone in dict.fromkeys(note.zone for note in notes):
        span = spans[zone]
        indices = [index for index, note in enumerate(notes) if note.zone == zone and note.marker and note.text]
        best = best_chain([_on_page(_candidates(texts, index, notes[index], layout, span), span) for index in indices])
        called = {call.note for call in best}
        page_before = range(max((call.place for call in found), default=-1) + 1, span.start)
        found.extend(best)
        for index in indices:
            if index not in called:
                taken = {call.place for call in found}
                candidates = _candidates(texts, index, notes[index], layout)
                free = [call for call in candidates if call.place not in taken]
                found += [one for one in free if one.weight >= (_GLUED if one.place in page_before else _SURE)][:1]
    return tuple(found)


def _on_page(calls: Iterable[Call], span: Span) -> list[Call]:
    return [call for call in calls if span.start <= call.place < span.end]


def _later_calls(
    texts: Sequence[Traced], notes: Sequence[Footnote], calls: Sequence[Call], layout: Layout
) -> tuple[Call, ...]:
    """Find later calls of notes that were called before: plain ones, and loose figures at a paragraph's end.

    Within a sentence of Chinese, a plain figure is the number of a goal or an amount.
    """
    first = {call.note: call for call in calls}
    repeated: list[Call] = []
    for index, note in enumerate(notes):
        if index not in first:
            continue
        for call in _candidates(texts, index, note, layout):
            text = texts[call.paragraph].text
            inside = text[call.end :].strip()
            plain = call.weight >= (_GLUED if inside else 5) and not (inside and _OF_NAME.search(text[: call.start]))
            if call.place > first[index].place and (call.weight >= _SURE or plain):
                repeated.append(call)
    return tuple(repeated)


def _candidates(
    texts: Sequence[Traced], index: int, note: Footnote, layout: Layout, span: Span | None = None
) -> Iterator[Call]:
    """Give every place where a note may be called, in the texts that reach into a span of the source."""
    forms = (note.marker.translate(RAISED), *forms_of(note.marker))
    bracketed = note.number.text.startswith("[")
    for paragraph, traced in enumerate(texts):
        if not traced or not any(form in traced.text for form in forms):
            continue
        if span is not None and not (traced.start < span.end and traced.places[-1] >= span.start):
            continue
        for match, weight in _matches(traced.text, note):
            if weight == _RUN_IN and not _is_run_in(match, texts):
                continue
            worth = weight - _doubt(traced.text, match, layout, bracketed=bracketed)
            if worth > 0:
                yield Call(
                    note=index, paragraph=paragraph, start=match.start(), end=match.end(), weight=worth,
                    place=traced.places[match.start("call")],
                )  # fmt: skip


def _matches(text: str, note: Footnote) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what may call a note in a text, and how plain it is; the figure of a cell calls none."""
    for pattern, weight in _patterns(note.marker, note.is_anchored):
        for match in pattern.finditer(text):
            if "\t" not in text[max(match.start() - 1, 0) : match.end()]:
                yield match, weight


@lru_cache(maxsize=1024)
def _patterns(marker: str, anchored: bool) -> tuple[tuple[re.Pattern[str], int], ...]:
    """The ways in which a note is called, and how plain each is."""
    if anchored:
        return ((re.compile(rf"(?P<call>\[\^{re.escape(marker)}\])"), 10),)
    plain, raised = any_of(forms_of(marker)), re.escape(marker.translate(RAISED))
    return tuple((re.compile(pattern), weight) for pattern, weight in _forms(plain, raised))


def _forms(plain: str, raised: str) -> Iterator[tuple[str, int]]:
    yield rf"(?<![{RAISED_FIGURES}⁽])\s?(?P<call>[(⁽]{raised}[)⁾]|{raised})(?![{RAISED_FIGURES}])", 10
    yield rf"(?P<call>\[\^{plain}\])", 10
    yield rf"(?<=\S)\n?(?P<call>\[{plain}\])", 8
    yield rf"(?<=[^\s\d(])\s?(?P<call>\(?{plain}/)(?!\w)", 8
    yield rf"(?<=[^\s\d])(?P<call>[(⁽]{plain}[)⁾])", 7
    yield rf"(?<=19\d\d|20\d\d)(?P<call>[(⁽]{plain}[)⁾])", 6
    yield rf"(?<=\S)\s(?P<call>[(⁽]{plain}[)⁾])(?=[\s,;.،؛]|$)", 5
    yield rf"(?<=[^\W\d_]|[,;:.،؛，；。、》”)\"’»])(?P<call>{plain})(?![\d/%\w]|[.,:\-–]\d)", _GLUED
    yield rf"(?<=[,;:.،؛，；。、》”)\"’»])\s(?P<call>{plain})(?=[\s,;.،؛，；。]|$)(?![.,]\d)", 5
    yield rf"(?<=19\d\d|20\d\d)(?P<call>{plain})(?![\d/\w])", 4
    yield rf"(?<=\d\d/\d\d\d)(?<!\d\d\d\d/(?:19|20)\d)(?P<call>{plain})(?![\d/\w])", 5
    for session in (r"\d\d", r"\d\d\d"):  # no session has a resolution or decision 600; reports (A/175/611) have more
        yield rf"(?<=[^/\d]{session}/[6-9]\d)(?P<call>{plain})(?![\d/\w])", _LOOSE
    yield rf"(?P<call>{plain})(?![\d/\w])(?:(?<=\d/\d{plain})|(?<=\d/\d\d{plain}))", _RUN_IN
    yield rf"(?<=[{HAN}])(?P<call>{plain})(?=[{HAN}])", 4
    yield rf"(?<=[，。、；：》”）])(?P<call>{plain})(?=[{HAN}])", _LOOSE
    yield rf"(?<=[\w)])\s(?P<call>{plain})(?=[\s,;.،؛，；。]|$)(?![.,]\d)", _LOOSE


def _is_run_in(match: re.Match[str], texts: Sequence[Traced]) -> bool:
    """Say whether a resolution is cited elsewhere, but nowhere else with the figure behind its number."""
    cited = _RESOLUTION.search(match.string[max(match.start() - len("100/99") - 1, 0) : match.start()])
    if cited is None:
        return False
    numbers = _numbers_in(tuple(one.text for one in texts))
    return numbers[f"{cited[0]}{match['call']}"] == 1 and numbers[cited[0]] > 0


@lru_cache(maxsize=2)
def _numbers_in(texts: tuple[str, ...]) -> Counter[str]:
    """Count the numbers of resolutions in texts, with what is run into them."""
    return Counter(number for text in texts for number in _NUMBERS.findall(text))


def _doubt(text: str, match: re.Match[str], layout: Layout, *, bracketed: bool) -> int:
    """Say how much speaks against a loose figure's being a call: a month follows, a short word goes before.

    `bracketed`: the note itself has its number in brackets, and so should its call.
    """
    words = layout.lexicon.words
    before, after = _beside(text, match)
    near = f"{before}{match[0].translate(_SPACES)}{after}"
    start = len(before) + match.start("call") - match.start()
    if not match["call"].isdecimal():
        apart = match[0][0].isspace() and match["call"].strip("()").isdecimal()
        return 10 if apart and _is_placed(before, words) else 0
    if layout.at("date", near, start) or layout.at("counted", near, start):
        return 10
    if _is_joined_to_number(after, glued=near[:start].endswith(_CLAUSE_SIGNS)):
        return 10
    if _PART_OF_SYMBOL.search(before) or _POINT.search(before):
        return 10
    if match[0][0].isspace() and (_is_placed(before, words) or _is_counting(after, words)):
        return 10
    if after.strip() and _LISTED_BEFORE.search(near[:start]):
        return 10
    if bracketed:
        return _LOOSE
    if not _SHORT_WORD.search(before):
        return 10 if _is_decimal(before, after, layout) else 0
    return 1 if after[:1] in _CLAUSE_SIGNS else _LOOSE


@lru_cache(maxsize=8)
def _measures(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a figure before counts: `per cent`, `million`, `years`."""
    endings = (re.escape(word[:-1]) if word.endswith("*") else rf"{re.escape(word)}\b" for word in words)
    return re.compile(rf"\s(?i:{'|'.join(endings)})")


def _is_placed(before: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a figure is the number of a paragraph, an article, a goal or the like: `paragraph 1`, `Goal 4`."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    known, text = (*words["locator"], *words["numbered"]), before[: word.end(1)].casefold()
    return word[1].casefold() in known or text.endswith(tuple(one for one in known if " " in one))


def _is_counting(after: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a figure that stands apart counts, `1 year`, or is the first of a list or a span: `6 and 7`."""
    counted = (word for name in ("quantity", "magnitude", "period-unit") for word in words.get(name, ()))
    if _measures((*counted,)).match(after):
        return True
    listed = _LISTED.match(after)
    return listed is not None and listed[1].casefold() in (*words["conjunction"], *words.get("bound", ()))


def _beside(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands near before and behind a figure, in one line."""
    before, after = text[max(match.start() - _NEAR, 0) : match.start()], text[match.end() : match.end() + _NEAR]
    return before.translate(_SPACES), after.translate(_SPACES)


def _is_decimal(before: str, after: str, layout: Layout) -> bool:
    """Say whether a figure may be the decimals of a number: where they follow a comma, no call of a note does."""
    if not after.strip() or not _DECIMAL_COMMA.search(before):
        return False
    return "," in layout.lexicon.punctuation["decimal"] or _is_counting(after, layout.lexicon.words)


def _is_joined_to_number(after: str, *, glued: bool) -> bool:
    """Say whether a figure is part of a number or of a list of numbers: `2 4 January`, `7 000`.

    One that is `glued` to a comma before it begins no list: `27 September 2017,5 39/4`.
    """
    return re.match(r"\s\d{3}(?!\d)" if glued else r"\s\d", after) is not None
