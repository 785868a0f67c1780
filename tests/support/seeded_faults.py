"""Puts one fault at a time into a sound document, to see whether the checks find it where it was put.

Each function takes a document as the checks read it and a source of chance, and gives the document with the fault and
the key of the paragraph that should be marked; None where the document has no place for the fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace

from draftdiff.checks.also_further import chain
from draftdiff.checks.also_further.chain import Step
from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import names_of
from draftdiff.checks.own_resolution import is_called_own
from draftdiff.checks.past_session import sessions_of_agendas
from draftdiff.checks.references import own_references
from draftdiff.checks.resolution_list import joints
from draftdiff.checks.sitting import assembly_session, dated_resolutions
from draftdiff.checks.spelling import spellings
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import Document, Key, ParagraphKind
from draftdiff.phrases import find_verbs
from draftdiff.sessions import can_adopt

Seeded = tuple[Document, Key]
Item = TypeVar("Item")
HIDDEN = "\u202e\u200b\u2066\u00ad"
LIKE_LATIN = {"a": "\u0430", "o": "\u043e", "e": "\u0435", "c": "\u0441", "p": "\u0440"}


def formula_without_comma(draft: Draft, chance: Random) -> Seeded | None:
    for formula, following in pairwise(draft.clauses):
        kinds = formula.paragraph.kind, following.paragraph.kind
        if kinds == (ParagraphKind.ENACTING, ParagraphKind.PREAMBULAR):
            return put(draft, formula, text=formula.paragraph.text.rstrip(" ,،，"))
    return None


def years_turned(draft: Draft, chance: Random) -> Seeded | None:
    """Let a range of years run backward."""
    pattern = re.compile(r"(?<![A-Za-z\d/.-])(20\d\d)([-\u2011\u2013])(20\d\d)(?![A-Za-z\d/])")
    found = [(one, match) for one in draft.clauses for match in pattern.finditer(one.paragraph.text)]
    chosen = one_of([(one, match) for one, match in found if match[1] < match[3]], chance)
    if chosen is None:
        return None
    clause, match = chosen
    return put(draft, clause, text=spliced(clause, *match.span(), f"{match[3]}{match[2]}{match[1]}"))


def phrase_not_set_off(draft: Draft, chance: Random) -> Seeded | None:
    """Take the italics off an opening phrase, in a text of at least five."""
    opened = [one for one in draft.clauses if one.is_whole and one.opening and one.paragraph.marks]
    clause = one_of(opened if len(opened) > 4 else [], chance)
    return put(draft, clause, marks=()) if clause else None


def title_of_an_item_cut(draft: Draft, chance: Random) -> Seeded | None:
    """Leave a word out of the title of an item that is quoted as the cover has it; in Chinese a sign."""
    least = 12 if draft.lexicon.language == "zh" else 50
    parts = (part for item in draft.document.agenda for part in re.split(r"\s*[:：]\s*", item.title))
    titles = [part for part in parts if len(part) >= least]
    agendas = [one for one in wholes(draft, ParagraphKind.OPERATIVE) if any(sessions_of_agendas(one))]
    found = [(one, title) for one in agendas for title in titles if title in one.paragraph.text]
    chosen = one_of(found, chance)
    if chosen is None:
        return None
    clause, title = chosen
    cut = title[:4] + title[5:] if draft.lexicon.language == "zh" else title.partition(" ")[2]
    return put(draft, clause, text=clause.paragraph.text.replace(title, cut, 1))


def number_changed(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of(wholes(draft, ParagraphKind.OPERATIVE)[1:], chance)
    if clause is None or not clause.numbers:
        return None
    value = clause.numbers[0].value
    number = clause.paragraph.number.replace(str(value), str(value + chance.choice([1, -1, 2])))
    return put(draft, clause, number=number)


def paragraph_lost(draft: Draft, chance: Random) -> Seeded | None:
    operative = wholes(draft, ParagraphKind.OPERATIVE)
    if len(operative) < 3 or any(not clause.numbers for clause in operative):
        return None
    place = chance.randrange(1, len(operative) - 1)
    lost, following = operative[place].paragraph.key, operative[place + 1].paragraph.key
    keys = [paragraph.key for paragraph in draft.document.paragraphs]
    cut = slice(keys.index(lost), keys.index(following))
    paragraphs = draft.document.paragraphs
    return replace(draft.document, paragraphs=paragraphs[: cut.start] + paragraphs[cut.stop :]), following


def letter_repeated(draft: Draft, chance: Random) -> Seeded | None:
    pairs = zip(draft.clauses, draft.clauses[1:], strict=False)
    siblings = [
        (first, second)
        for first, second in pairs
        if first.paragraph.level == second.paragraph.level > 0 and first.numbers and second.numbers
    ]
    pair = one_of(siblings, chance)
    return put(draft, pair[1], number=pair[0].paragraph.number) if pair else None


def ending_lost(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of([*wholes(draft, ParagraphKind.PREAMBULAR), *wholes(draft, ParagraphKind.OPERATIVE)], chance)
    return put(draft, clause, text=clause.paragraph.text.rstrip()[:-1]) if clause else None


def ending_wrong(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of(wholes(draft, ParagraphKind.PREAMBULAR)[:-1], chance)
    stop = draft.lexicon.punctuation["operative-end"][0]
    return put(draft, clause, text=clause.paragraph.text.rstrip()[:-1] + stop) if clause else None


def quotation_mark_lost(draft: Draft, chance: Random) -> Seeded | None:
    marks = draft.lexicon.punctuation
    pairs = [p for p in zip(marks["open-quote"], marks["close-quote"], strict=True) if p[0] not in "‘’"]
    found = [(c, pair) for c in draft.clauses for pair in pairs if all(sign in c.paragraph.text for sign in pair)]
    chosen = one_of(found, chance)
    return (
        put(draft, chosen[0], text=chosen[0].paragraph.text.replace(chance.choice(chosen[1]), "", 1))
        if chosen
        else None
    )


def bracket_lost(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of([one for one in draft.clauses if "(" in one.paragraph.text], chance)
    return put(draft, clause, text=clause.paragraph.text.replace("(", "", 1)) if clause else None


def character_hidden(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of(wholes(draft, ParagraphKind.PREAMBULAR), chance)
    if clause is None:
        return None
    place = chance.randrange(len(clause.paragraph.text))
    return put(draft, clause, text=spliced(clause, place, place, chance.choice(HIDDEN)))


def letter_of_another_script(draft: Draft, chance: Random) -> Seeded | None:
    alike = LIKE_LATIN if re.search("[A-Za-z]{8}", "".join(c.paragraph.text for c in draft.clauses)) else {}
    if draft.lexicon.language == "ru":
        alike = {cyrillic: latin for latin, cyrillic in LIKE_LATIN.items()}
    clause = one_of(wholes(draft, ParagraphKind.OPERATIVE), chance)
    if clause is None or draft.lexicon.language in ("ar", "zh"):
        return None
    for word in re.finditer(r"[^\W\d_]{5,}", clause.paragraph.text):
        for place in range(word.start() + 1, word.end() - 1):
            sign = clause.paragraph.text[place]
            if sign in alike:
                return put(draft, clause, text=spliced(clause, place, place + 1, alike[sign]))
    return None


def words_repeated(draft: Draft, chance: Random) -> Seeded | None:
    """Say two or three words twice, as a joining of two drafts does."""
    words, joint = r"(?<!\S)[^\W\d_]{2,}(?: [^\W\d_]{4,}){1,2}(?!\S)", " "
    if draft.lexicon.language == "zh":
        words, joint = "[\u4e00-\u9fff]{6}", ""
    clause = one_of(wholes(draft, ParagraphKind.PREAMBULAR), chance)
    stretch = one_of([*re.finditer(words, clause.paragraph.text)], chance) if clause else None
    if clause is None or stretch is None:
        return None
    return put(draft, clause, text=spliced(clause, stretch.end(), stretch.end(), joint + stretch[0]))


def resolution_twice(draft: Draft, chance: Random) -> Seeded | None:
    """Name a resolution of a list again behind the next one; not in Chinese, whose dates stand before the numbers."""
    lists = [
        (clause, *chance.sample(range(len(listed) - 2), 1), listed)
        for clause in wholes(draft, ParagraphKind.PREAMBULAR)
        if len(listed := [one for one in clause.citations if one.kind is CitationKind.RESOLUTION and one.date]) > 2
        if all(later.start - one.end < 40 for one, later in pairwise(listed))
    ]
    chosen = one_of(lists, chance)
    if chosen is None or draft.lexicon.language == "zh":
        return None
    clause, place, listed = chosen
    again = clause.paragraph.text[listed[place].start : listed[place + 1].start]
    start = listed[place + 2].start
    return put(draft, clause, text=spliced(clause, start, start, again))


def paragraph_twice(draft: Draft, chance: Random) -> Seeded | None:
    """Say a paragraph of the preamble again at its end."""
    preambular = [one.paragraph for one in wholes(draft, ParagraphKind.PREAMBULAR) if len(one.paragraph.text) > 60]
    paragraphs = draft.document.paragraphs
    if len(preambular) < 2:
        return None
    twin = replace(chance.choice(preambular[:-1]), key="twin", notes=(), marks=())
    end = paragraphs.index(preambular[-1]) + 1
    return replace(draft.document, paragraphs=(*paragraphs[:end], twin, *paragraphs[end:])), twin.key


def day_impossible(draft: Draft, chance: Random) -> Seeded | None:
    days = [
        (clause, one)
        for clause in draft.clauses
        for one in clause.citations
        if one.kind is CitationKind.DATE and re.fullmatch(r"\d{4}-\d\d-\d\d", one.value) and one.value[:4] in one.text
    ]
    chosen = one_of(days, chance)
    if chosen is None:
        return None
    clause, date = chosen
    day = str(int(date.value[-2:]))
    wrong = re.sub(rf"(?<!\d){day}(?![\d月e])", chance.choice(["32", "45", "71"]), date.text, count=1)
    return put(draft, clause, text=spliced(clause, date.start, date.end, wrong)) if wrong != date.text else None


def capital_lost(draft: Draft, chance: Random) -> Seeded | None:
    """Write the last word of a name with a small letter."""
    names = [name for name in names_of(draft.lexicon.language) if re.search(r" [^\W\d_a-zа-я][^ ]*$", name)]
    found = [
        (one, name) for one in wholes(draft, ParagraphKind.OPERATIVE) for name in names if name in one.paragraph.text
    ]
    chosen = one_of(found, chance)
    if chosen is None:
        return None
    clause, name = chosen
    first, _, last = name.rpartition(" ")
    wrong = f"{first} {last[0].lower()}{last[1:]}"
    is_wrong = wrong not in names_of(draft.lexicon.language)
    return put(draft, clause, text=clause.paragraph.text.replace(name, wrong, 1)) if is_wrong else None


def quotation_mark_of_another_language(draft: Draft, chance: Random) -> Seeded | None:
    marks = draft.lexicon.punctuation
    opens, closes = marks["open-quote"][0], marks["close-quote"][0]
    clause = one_of(
        [one for one in draft.clauses if opens in one.paragraph.text and closes in one.paragraph.text], chance
    )
    other = ("«", "»") if "«" not in marks["open-quote"] else ('"', '"')
    text = clause.paragraph.text.replace(opens, other[0]).replace(closes, other[1]) if clause else ""
    return put(draft, clause, text=text) if clause else None


def note_out_of_order(draft: Draft, chance: Random) -> Seeded | None:
    clause = one_of([one for one in draft.clauses if one.paragraph.notes and not one.paragraph.annex], chance)
    if clause is None or not clause.paragraph.notes[0].marker.isdecimal():
        return None
    first = clause.paragraph.notes[0]
    moved = replace(first, marker=str(int(first.marker) + 2))
    return put(draft, clause, notes=(moved, *clause.paragraph.notes[1:]))


def year_wrong(draft: Draft, chance: Random) -> Seeded | None:
    chosen = one_of(list(dated(draft)), chance)
    if chosen is None:
        return None
    clause, citation = chosen
    dates = [one for one in clause.citations if one.kind is CitationKind.DATE and one.value == citation.date]
    date = min(dates, key=lambda one: abs(one.start - citation.start))
    year = citation.date[:4]
    if year not in date.text:
        return None
    wrong = date.text.replace(year, str(int(year) + chance.choice([-3, -2, 2, 3])))
    return put(draft, clause, text=spliced(clause, date.start, date.end, wrong))


def date_said_again(draft: Draft, chance: Random) -> Seeded | None:
    """Date a resolution at a later mention too; not in Chinese, whose dates stand before the numbers."""
    said: dict[str, str] = {}
    later: list[tuple[Clause, Citation, str]] = []
    for clause in (one for one in draft.clauses if one.is_whole and not one.label.section):
        for citation in filter(assembly_session, clause.citations):
            dates = [one for one in clause.citations if one.kind is CitationKind.DATE]
            behind = next((one for one in dates if 0 < one.start - citation.end < 10), None)
            if citation.value not in said:
                said[citation.value] = clause.paragraph.text[citation.end : behind.end] if behind else ""
            elif said[citation.value] and not citation.date:
                later.append((clause, citation, said[citation.value]))
    chosen = one_of(later, chance)
    if chosen is None or draft.lexicon.language == "zh":
        return None
    clause, citation, date = chosen
    return put(draft, clause, text=spliced(clause, citation.end, citation.end, date))


def stop_inside_a_list(draft: Draft, chance: Random) -> Seeded | None:
    """End a sub-paragraph with a full stop, where its list goes on behind a semicolon."""
    marks = draft.lexicon.punctuation
    pairs = [
        first
        for first, second in pairwise(draft.clauses)
        if first.paragraph.kind is second.paragraph.kind is ParagraphKind.OPERATIVE and not first.paragraph.annex
        if first.paragraph.level == second.paragraph.level > 0
        if first.paragraph.text.endswith(tuple(marks["operative-end"]))
    ]
    clause = one_of(pairs, chance)
    return put(draft, clause, text=clause.paragraph.text[:-1] + marks["last-end"][0]) if clause else None


def comma_inside_a_list(draft: Draft, chance: Random) -> Seeded | None:
    """End a sub-paragraph with a comma, between two that end with semicolons."""
    marks = draft.lexicon.punctuation
    threes = [
        three[1]
        for three in zip(draft.clauses, draft.clauses[1:], draft.clauses[2:], strict=False)
        if {one.paragraph.kind for one in three} == {ParagraphKind.OPERATIVE} and not three[0].paragraph.annex
        if {one.paragraph.level for one in three} == {three[0].paragraph.level} != {0}
        if all(one.paragraph.text.endswith(tuple(marks["operative-end"])) for one in three)
    ]
    clause = one_of(threes, chance)
    return put(draft, clause, text=clause.paragraph.text[:-1] + marks["preambular-end"][0]) if clause else None


def list_out_of_order(draft: Draft, chance: Random) -> Seeded | None:
    """Let two members of a list of resolutions change places, each with its date."""
    found = [
        (clause, first, second)
        for clause in draft.clauses
        for first, second in pairwise(joints(clause))
        if first.second is second.first
        and first.date.value == first.first.date < second.date.value == second.first.date
        if (assembly_session(first.first) or 0) < (assembly_session(second.first) or 0)
    ]
    chosen = one_of(found, chance)
    if chosen is None:
        return None
    clause, first, second = chosen
    text, begins = clause.paragraph.text, second.first.start
    older, younger = text[first.first.start : first.date.end], text[begins : second.date.end]
    changed = younger + text[first.date.end : begins] + older
    return put(draft, clause, text=spliced(clause, first.first.start, second.date.end, changed))


def resolution_of_a_council(draft: Draft, chance: Random) -> Seeded | None:
    """Put a resolution of the Security Council for one that the Assembly calls its own."""
    found = [(one, citation) for one in draft.clauses for citation in one.citations if is_called_own(citation, one)]
    chosen = one_of([(one, citation) for one, citation in found if assembly_session(citation)], chance)
    if chosen is None or draft.session is None:
        return None
    clause, citation = chosen
    wrong = "1325(2000)" if draft.lexicon.language == "zh" else "1325 (2000)"
    return put(draft, clause, text=spliced(clause, citation.start, citation.end, wrong))


def word_spelt_otherwise(draft: Draft, chance: Random) -> Seeded | None:
    words = [(wrong, due) for wrong, due in spellings(draft.lexicon.language).items() if "*" not in wrong]
    begins, ends = ("", "") if draft.lexicon.language == "zh" else ("(?<= )", "(?= )")
    found = [
        (one, match, wrong)
        for one in draft.clauses
        for wrong, due in words
        for match in re.finditer(begins + due + ends, one.paragraph.text)
        if not due.isdecimal()
    ]
    chosen = one_of(found, chance)
    return put(draft, chosen[0], text=spliced(chosen[0], *chosen[1].span(), chosen[2])) if chosen else None


def symbol_reversed(draft: Draft, chance: Random) -> Seeded | None:
    chosen = one_of(list(dated(draft)), chance)
    if chosen is None:
        return None
    clause, citation = chosen
    match = re.fullmatch(r"(\d+)/(\d+)", citation.text)
    if match is None or abs(int(match[1]) - int(match[2])) < 40:
        return None
    return put(draft, clause, text=spliced(clause, citation.start, citation.end, f"{match[2]}/{match[1]}"))


def session_to_come(draft: Draft, chance: Random) -> Seeded | None:
    chosen = one_of(list(dated(draft)), chance)
    if chosen is None or draft.session is None or "/" not in chosen[1].text:
        return None
    clause, citation = chosen
    later = re.sub(r"\d+(?=/)", str(draft.session + 2), citation.text, count=1)
    return put(draft, clause, text=spliced(clause, citation.start, citation.end, later))


def agenda_of_this_session(draft: Draft, chance: Random) -> Seeded | None:
    """Let an item stand on the provisional agenda of the session that adopts the text."""
    found = [
        (clause, citation)
        for clause in wholes(draft, ParagraphKind.OPERATIVE)
        for citation in sessions_of_agendas(clause)
    ]
    chosen = one_of(found, chance)
    if chosen is None or draft.session is None:
        return None
    clause, citation = chosen
    printed = _session_printed(draft, citation)
    return put(draft, clause, text=spliced(clause, citation.start, citation.end, printed)) if printed else None


def _session_printed(draft: Draft, citation: Citation) -> str:
    """Return the draft's session as the text prints it where it names that, else in figures where it prints those."""
    said = {one.text for clause in draft.clauses for one in clause.citations if one.value == str(draft.session)}
    alike = [text for text in said if text.isdecimal() == citation.text.isdecimal()]
    return min(alike, default=str(draft.session) if citation.text.isdecimal() else "")


def reference_to_nothing(draft: Draft, chance: Random) -> Seeded | None:
    found = [(clause, *reference) for clause in draft.clauses for reference in own_references(clause)]
    chosen = one_of(found, chance)
    if chosen is None:
        return None
    clause, citation, number, *_ = chosen
    wrong = citation.text.replace(str(number), str(number + 500))
    return put(draft, clause, text=spliced(clause, citation.start, citation.end, wrong))


def also_removed(draft: Draft, chance: Random) -> Seeded | None:
    return _word_removed(draft, chance, "also")


def further_removed(draft: Draft, chance: Random) -> Seeded | None:
    return _word_removed(draft, chance, "further")


def _word_removed(draft: Draft, chance: Random, word: str) -> Seeded | None:
    chosen = one_of([step for _, step in chained(draft, word)], chance)
    if chosen is None:
        return None
    for phrase in sorted(draft.lexicon.modifiers[word], key=len, reverse=True):
        edge = "" if draft.lexicon.language == "zh" else r"\b"
        bare = re.sub(rf"\s*{edge}{re.escape(phrase)}{edge}", "", chosen.opening.phrase, count=1, flags=re.IGNORECASE)
        if bare != chosen.opening.phrase:
            bare = bare.lstrip()
            bare = bare[0].upper() + bare[1:] if chosen.opening.phrase[0].isupper() else bare
            return put(draft, chosen.clause, text=reopened(chosen, bare))
    return None


def also_without_partner(draft: Draft, chance: Random) -> Seeded | None:
    """Open a paragraph as another one of its kind does behind its like, where the one before it says another thing."""
    like = {(step.opening.base, step.clause.paragraph.kind): step for _, step in chained(draft, "also")}
    places = [
        (step, like[step.opening.base, step.clause.paragraph.kind])
        for before, step in neighbours(draft)
        if (step.opening.base, step.clause.paragraph.kind) in like and step.opening.modifiers == ()
        if _says_another_thing(before, step)
    ]
    chosen = one_of(places, chance)
    return put(draft, chosen[0].clause, text=reopened(chosen[0], chosen[1].opening.phrase)) if chosen else None


def _says_another_thing(before: Step, step: Step) -> bool:
    """Say whether no verb of the paragraph before has an act or, but for particles, a word of this one's phrase."""
    said = (before.opening, *find_verbs(before.clause.paragraph.text, step.clause.lexicon))
    acts = {act for verb in said for act in verb.acts}
    words = {word for verb in said for word in verb.base.split() if len(word) > 3}
    return acts.isdisjoint(step.opening.acts) and words.isdisjoint(step.opening.base.split())


def also_and_further_swapped(draft: Draft, chance: Random) -> Seeded | None:
    second_of = {step.clause.paragraph.key for _, step in chained(draft, "also")}
    pairs = [pair for pair in chained(draft, "further") if pair[0].clause.paragraph.key in second_of]
    pair = one_of(pairs, chance)
    if pair is None:
        return None
    second, third = pair
    swapped, key = put(draft, second.clause, text=reopened(second, third.opening.phrase))
    document, _ = put(Draft(swapped, draft.lexicon), third.clause, text=reopened(third, second.opening.phrase))
    return document, key


SEEDS: dict[str, tuple[Callable[[Draft, Random], Seeded | None], str]] = {
    "a number changed": (number_changed, "number-sequence"),
    "a paragraph lost": (paragraph_lost, "number-sequence"),
    "a letter repeated": (letter_repeated, "sub-number-sequence"),
    "an ending lost": (ending_lost, "paragraph-ending"),
    "an ending wrong": (ending_wrong, "paragraph-ending"),
    "a quotation mark lost": (quotation_mark_lost, "quotation-marks"),
    "a bracket lost": (bracket_lost, "brackets"),
    "a hidden character": (character_hidden, "hidden-character"),
    "a letter of another script": (letter_of_another_script, "hidden-character"),
    "words repeated": (words_repeated, "repeated-word"),
    "a resolution twice": (resolution_twice, "repeated-word"),
    "a paragraph twice": (paragraph_twice, "repeated-word"),
    "a day impossible": (day_impossible, "impossible-date"),
    "a capital lost": (capital_lost, "capital-letters"),
    "a mark of another language": (quotation_mark_of_another_language, "quotation-marks"),
    "a note out of order": (note_out_of_order, "note-order"),
    "a year wrong": (year_wrong, "session-date"),
    "a date again": (date_said_again, "first-mention"),
    "a full stop inside": (stop_inside_a_list, "paragraph-ending"),
    "a comma inside": (comma_inside_a_list, "paragraph-ending"),
    "a list out of order": (list_out_of_order, "resolution-list"),
    "a council's resolution": (resolution_of_a_council, "own-resolution"),
    "a word spelt otherwise": (word_spelt_otherwise, "spelling"),
    "a symbol reversed": (symbol_reversed, "reversed-symbol"),
    "a session to come": (session_to_come, "future-symbol"),
    "a formula without comma": (formula_without_comma, "enacting-formula"),
    "years turned round": (years_turned, "year-range"),
    "a phrase not set off": (phrase_not_set_off, "opening-phrase"),
    "a title of an item cut": (title_of_an_item_cut, "agenda-item"),
    "an agenda of this session": (agenda_of_this_session, "past-session"),
    "a reference to nothing": (reference_to_nothing, "missing-paragraph"),
    "an also removed": (also_removed, "also-further"),
    "a further removed": (further_removed, "also-further"),
    "an also without partner": (also_without_partner, "also-further"),
    "also and further swapped": (also_and_further_swapped, "also-further"),
}
"""Name of the fault: what puts it in, and the check that should find it."""


def wholes(draft: Draft, kind: ParagraphKind) -> list[Clause]:
    return [clause for clause in draft.clauses if clause.is_whole and clause.paragraph.kind is kind]


def neighbours(draft: Draft) -> Iterator[tuple[Step, Step]]:
    """Yield paragraphs whose opening phrases are known, each with the one before it."""
    steps = {step.clause.paragraph.key: step for step in chain.steps_of(draft)}
    for run in draft.whole_runs(by_heading=True):
        for before, clause in pairwise(run):
            if before.paragraph.key in steps and clause.paragraph.key in steps:
                yield steps[before.paragraph.key], steps[clause.paragraph.key]


def chained(draft: Draft, word: str) -> list[tuple[Step, Step]]:
    """Paragraphs that keep the chain with a word, each with the one before it."""
    return [
        (before, step)
        for before, step in neighbours(draft)
        if step.continues and step.said == word and step.fault is before.fault is None
    ]


def reopened(step: Step, phrase: str) -> str:
    """Return the text of a paragraph with another opening phrase."""
    return spliced(step.clause, step.opening.start, step.opening.end, phrase)


def dated(draft: Draft) -> list[tuple[Clause, Citation]]:
    """Resolutions of the Assembly, in the text itself, whose date fits."""
    return [
        (clause, citation)
        for clause in draft.clauses
        for citation, note in dated_resolutions(clause)
        if note is None and (session := assembly_session(citation)) and can_adopt(session, citation.date)
    ]


def one_of(items: Sequence[Item], chance: Random) -> Item | None:
    return chance.choice(items) if items else None


def spliced(clause: Clause, start: int, end: int, text: str) -> str:
    return clause.paragraph.text[:start] + text + clause.paragraph.text[end:]


def put(draft: Draft, clause: Clause, **changes: Any) -> Seeded:
    """Return the document with a paragraph changed; marks of the old text go, for they would not fit."""
    key = clause.paragraph.key
    changed = replace(clause.paragraph, **{"marks": (), **changes})
    paragraphs = tuple(changed if one.key == key else one for one in draft.document.paragraphs)
    return replace(draft.document, paragraphs=paragraphs), key
