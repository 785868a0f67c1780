"""Puts one fault at a time into a sound document, to see whether the checks find it where it was put.

Each function takes a document as the checks read it and a source of chance, and yields for each place that the fault
may have the document with the fault, and the key of the paragraph that should be marked. `seeded` chooses one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from typing import Any

from msgspec.structs import replace

from draftdiff.checks.also_further import chain
from draftdiff.checks.also_further.chain import Step
from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import names_of
from draftdiff.checks.own_resolution import is_called_own
from draftdiff.checks.past_session import sessions_of_agendas
from draftdiff.checks.resolution_list import joints
from draftdiff.checks.sitting import assembly_session, dated_resolutions
from draftdiff.checks.spelling import spellings
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import Document, Key, ParagraphKind
from draftdiff.patterns import any_form_of
from draftdiff.phrases import find_verbs
from draftdiff.sessions import can_adopt

Seeded = tuple[Document, Key]
HIDDEN = "\u202e\u200b\u2066\u00ad"
LIKE_LATIN = {"a": "\u0430", "o": "\u043e", "e": "\u0435", "c": "\u0441", "p": "\u0440"}


def formula_without_comma(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for formula, following in pairwise(draft.clauses):
        kinds = formula.paragraph.kind, following.paragraph.kind
        if kinds == (ParagraphKind.ENACTING, ParagraphKind.PREAMBULAR):
            yield put(draft, formula, text=formula.paragraph.text.rstrip(" ,،，"))


def years_turned(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Let a range of years run backward."""
    pattern = re.compile(r"(?<![A-Za-z\d/.-])(20\d\d)([-\u2011\u2013])(20\d\d)(?![A-Za-z\d/])")
    for clause in draft.clauses:
        for match in pattern.finditer(clause.paragraph.text):
            if match[1] < match[3]:
                yield spliced(draft, clause, *match.span(), f"{match[3]}{match[2]}{match[1]}")


def phrase_not_set_off(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Take the italics off an opening phrase, in a text of at least five."""
    opened = [one for one in draft.clauses if one.is_whole and one.opening and one.paragraph.marks]
    yield from (put(draft, clause) for clause in (opened if len(opened) > 4 else ()))


def title_of_an_item_cut(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Leave a word out of the title of an item that is quoted as the cover has it; in Chinese a sign."""
    is_chinese = draft.lexicon.language == "zh"
    parts = [part for item in draft.document.agenda for part in re.split(r"\s*[:：]\s*", item.title)]
    for clause in wholes(draft, ParagraphKind.OPERATIVE):
        for title in (one for one in parts if len(one) >= (12 if is_chinese else 50)):
            if title in clause.paragraph.text and any(sessions_of_agendas(clause)):
                cut = title[:4] + title[5:] if is_chinese else title.partition(" ")[2]
                yield put(draft, clause, text=clause.paragraph.text.replace(title, cut, 1))


def number_changed(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in wholes(draft, ParagraphKind.OPERATIVE)[1:]:
        if clause.numbers:
            value = clause.numbers[0].value
            number = clause.paragraph.number.replace(str(value), str(value + chance.choice([1, -1, 2])))
            yield put(draft, clause, number=number)


def paragraph_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    operative = wholes(draft, ParagraphKind.OPERATIVE)
    if all(clause.numbers for clause in operative):
        paragraphs = draft.document.paragraphs
        keys = [paragraph.key for paragraph in paragraphs]
        for lost, following in pairwise(one.paragraph.key for one in operative[1:]):
            start, end = keys.index(lost), keys.index(following)
            yield replace(draft.document, paragraphs=paragraphs[:start] + paragraphs[end:]), following


def letter_repeated(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for first, second in pairwise(draft.clauses):
        if first.paragraph.level == second.paragraph.level > 0 and first.numbers and second.numbers:
            yield put(draft, second, number=first.paragraph.number)


def ending_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in [*wholes(draft, ParagraphKind.PREAMBULAR), *wholes(draft, ParagraphKind.OPERATIVE)]:
        yield put(draft, clause, text=clause.paragraph.text.rstrip()[:-1])


def ending_wrong(draft: Draft, chance: Random) -> Iterator[Seeded]:
    stop = draft.lexicon.punctuation["operative-end"][0]
    for clause in wholes(draft, ParagraphKind.PREAMBULAR)[:-1]:
        yield put(draft, clause, text=clause.paragraph.text.rstrip()[:-1] + stop)


def quotation_mark_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    marks = draft.lexicon.punctuation
    pairs = [p for p in zip(marks["open-quote"], marks["close-quote"], strict=True) if p[0] not in "‘’"]
    for clause in draft.clauses:
        for pair in pairs:
            if all(sign in clause.paragraph.text for sign in pair):
                yield put(draft, clause, text=clause.paragraph.text.replace(chance.choice(pair), "", 1))


def bracket_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in (one for one in draft.clauses if "(" in one.paragraph.text):
        yield put(draft, clause, text=clause.paragraph.text.replace("(", "", 1))


def character_hidden(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in wholes(draft, ParagraphKind.PREAMBULAR):
        place = chance.randrange(len(clause.paragraph.text))
        yield spliced(draft, clause, place, place, chance.choice(HIDDEN))


def letter_of_another_script(draft: Draft, chance: Random) -> Iterator[Seeded]:
    alike = LIKE_LATIN if re.search("[A-Za-z]{8}", "".join(c.paragraph.text for c in draft.clauses)) else {}
    if draft.lexicon.language == "ru":
        alike = {cyrillic: latin for latin, cyrillic in LIKE_LATIN.items()}
    for clause in wholes(draft, ParagraphKind.OPERATIVE) if draft.lexicon.language not in ("ar", "zh") else ():
        inside = re.finditer(r"(?<=[^\W\d_]{2})[^\W\d_](?=[^\W\d_]{2})", clause.paragraph.text)
        letter = next((one for one in inside if one[0] in alike), None)
        if letter:
            yield spliced(draft, clause, *letter.span(), alike[letter[0]])


def words_repeated(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Say two or three words twice, as a joining of two drafts does."""
    words, joint = r"(?<!\S)[^\W\d_]{2,}(?: [^\W\d_]{4,}){1,2}(?!\S)", " "
    if draft.lexicon.language == "zh":
        words, joint = "[\u4e00-\u9fff]{6}", ""
    for clause in wholes(draft, ParagraphKind.PREAMBULAR):
        for stretch in re.finditer(words, clause.paragraph.text):
            yield spliced(draft, clause, stretch.end(), stretch.end(), joint + stretch[0])


def resolution_twice(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Name a resolution of a list again behind the next one; not in Chinese, whose dates stand before the numbers."""
    for clause in wholes(draft, ParagraphKind.PREAMBULAR) if draft.lexicon.language != "zh" else ():
        listed = [one for one in clause.citations if one.kind is CitationKind.RESOLUTION and one.date]
        if all(later.start - one.end < 40 for one, later in pairwise(listed)):
            for first, second, third in zip(listed, listed[1:], listed[2:], strict=False):
                again = clause.paragraph.text[first.start : second.start]
                yield spliced(draft, clause, third.start, third.start, again)


def paragraph_twice(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Say a paragraph of the preamble again at its end."""
    preambular = [one.paragraph for one in wholes(draft, ParagraphKind.PREAMBULAR) if len(one.paragraph.text) > 60]
    paragraphs = draft.document.paragraphs
    for paragraph in preambular[:-1]:
        twin = replace(paragraph, key="twin", notes=(), marks=())
        end = paragraphs.index(preambular[-1]) + 1
        yield replace(draft.document, paragraphs=(*paragraphs[:end], twin, *paragraphs[end:])), twin.key


def day_impossible(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in draft.clauses:
        for date in (one for one in clause.citations if one.kind is CitationKind.DATE):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", date.value) and date.value[:4] in date.text:
                day = str(int(date.value[-2:]))
                wrong = re.sub(rf"(?<!\d){day}(?![\d月e])", chance.choice(["32", "45", "71"]), date.text, count=1)
                if wrong != date.text:
                    yield spliced(draft, clause, date.start, date.end, wrong)


def capital_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Write the last word of a name with a small letter."""
    names = names_of(draft.lexicon.language)
    for name in (one for one in names if re.search(r" [^\W\d_a-zа-я][^ ]*$", one)):
        first, _, last = name.rpartition(" ")
        wrong = f"{first} {last[0].lower()}{last[1:]}"
        for clause in wholes(draft, ParagraphKind.OPERATIVE) if wrong not in names else ():
            if name in clause.paragraph.text:
                yield put(draft, clause, text=clause.paragraph.text.replace(name, wrong, 1))


def quotation_mark_of_another_language(draft: Draft, chance: Random) -> Iterator[Seeded]:
    marks = draft.lexicon.punctuation
    own = marks["open-quote"][0], marks["close-quote"][0]
    others = ("«", "»") if "«" not in marks["open-quote"] else ('"', '"')
    for clause in draft.clauses:
        text = clause.paragraph.text
        if all(sign in text for sign in own):
            yield put(draft, clause, text=text.replace(own[0], others[0]).replace(own[1], others[1]))


def note_out_of_order(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in (one for one in draft.clauses if one.paragraph.notes and not one.paragraph.annex):
        first, *others = clause.paragraph.notes
        if first.marker.isdecimal():
            yield put(draft, clause, notes=(replace(first, marker=str(int(first.marker) + 2)), *others))


def year_wrong(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause, citation in dated(draft):
        dates = [one for one in clause.citations if one.kind is CitationKind.DATE and one.value == citation.date]
        date = min(dates, key=lambda one: abs(one.start - citation.start))
        year = citation.date[:4]
        if year in date.text:
            wrong = date.text.replace(year, str(int(year) + chance.choice([-3, -2, 2, 3])))
            yield spliced(draft, clause, date.start, date.end, wrong)


def date_said_again(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Date a resolution at a later mention too; not in Chinese, whose dates stand before the numbers."""
    said: dict[str, str] = {}
    is_chinese = draft.lexicon.language == "zh"
    for clause in (one for one in draft.clauses if one.is_whole and not one.label.section and not is_chinese):
        for citation in filter(assembly_session, clause.citations):
            dates = [one for one in clause.citations if one.kind is CitationKind.DATE]
            behind = next((one for one in dates if 0 < one.start - citation.end < 10), None)
            if citation.value not in said:
                said[citation.value] = clause.paragraph.text[citation.end : behind.end] if behind else ""
            elif said[citation.value] and not citation.date:
                yield spliced(draft, clause, citation.end, citation.end, said[citation.value])


def stop_inside_a_list(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """End a sub-paragraph with a full stop, where its list goes on behind a semicolon."""
    stop, semicolons = draft.lexicon.punctuation["last-end"][0], tuple(draft.lexicon.punctuation["operative-end"])
    for first, second in pairwise(draft.clauses):
        if are_listed(first, second) and first.paragraph.text.endswith(semicolons):
            yield put(draft, first, text=first.paragraph.text[:-1] + stop)


def comma_inside_a_list(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """End a sub-paragraph with a comma, between two that end with semicolons."""
    comma, semicolons = (
        draft.lexicon.punctuation["preambular-end"][0],
        tuple(draft.lexicon.punctuation["operative-end"]),
    )
    for three in zip(draft.clauses, draft.clauses[1:], draft.clauses[2:], strict=False):
        if are_listed(*three) and all(one.paragraph.text.endswith(semicolons) for one in three):
            yield put(draft, three[1], text=three[1].paragraph.text[:-1] + comma)


def list_out_of_order(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Let two members of a list of resolutions change places, each with its date."""
    for clause in draft.clauses:
        for first, second in pairwise(joints(clause)):
            is_in_order = (assembly_session(first.first) or 0) < (assembly_session(second.first) or 0)
            are_dated = all(joint.date.value == joint.first.date for joint in (first, second))
            if first.second is second.first and is_in_order and are_dated and first.date.value < second.date.value:
                text, begins = clause.paragraph.text, second.first.start
                older, younger = text[first.first.start : first.date.end], text[begins : second.date.end]
                changed = younger + text[first.date.end : begins] + older
                yield spliced(draft, clause, first.first.start, second.date.end, changed)


def resolution_of_a_council(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Put a resolution of the Security Council for one that the Assembly calls its own."""
    wrong = "1325(2000)" if draft.lexicon.language == "zh" else "1325 (2000)"
    for clause in draft.clauses if draft.session is not None else ():
        for citation in filter(assembly_session, clause.citations):
            if is_called_own(citation, clause):
                yield spliced(draft, clause, citation.start, citation.end, wrong)


def word_spelt_otherwise(draft: Draft, chance: Random) -> Iterator[Seeded]:
    begins, ends = ("", "") if draft.lexicon.language == "zh" else ("(?<= )", "(?= )")
    for wrong, due in spellings(draft.lexicon.language).items():
        for clause in draft.clauses if "*" not in wrong and not due.isdecimal() else ():
            for match in re.finditer(begins + due + ends, clause.paragraph.text):
                yield spliced(draft, clause, *match.span(), wrong)


def annex_lost(draft: Draft, chance: Random) -> Iterator[Seeded]:
    kept = replace(draft.document, paragraphs=tuple(one for one in draft.document.paragraphs if not one.annex))
    words = any_form_of(draft.lexicon.words["own-annex"])
    for clause in draft.clauses if len(kept.paragraphs) < len(draft.clauses) else ():
        if not clause.paragraph.annex and re.search(words, clause.paragraph.text):
            yield kept, clause.paragraph.key


def symbol_reversed(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause, citation in dated(draft):
        match = re.fullmatch(r"(\d+)/(\d+)", citation.text)
        if match and abs(int(match[1]) - int(match[2])) >= 40:
            yield spliced(draft, clause, citation.start, citation.end, f"{match[2]}/{match[1]}")


def session_to_come(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause, citation in dated(draft) if draft.session is not None else ():
        if "/" in citation.text:
            later = re.sub(r"\d+(?=/)", str((draft.session or 0) + 2), citation.text, count=1)
            yield spliced(draft, clause, citation.start, citation.end, later)


def agenda_of_this_session(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Let an item stand on the provisional agenda of the session that adopts the text.

    The session is printed as elsewhere in the text; else in figures, where those are printed.
    """
    for clause in wholes(draft, ParagraphKind.OPERATIVE) if draft.session is not None else ():
        for citation in sessions_of_agendas(clause):
            said = {one.text for other in draft.clauses for one in other.citations if one.value == str(draft.session)}
            alike = [text for text in said if text.isdecimal() == citation.text.isdecimal()]
            printed = min(alike, default=str(draft.session) if citation.text.isdecimal() else "")
            if printed:
                yield spliced(draft, clause, citation.start, citation.end, printed)


def reference_to_nothing(draft: Draft, chance: Random) -> Iterator[Seeded]:
    for clause in draft.clauses:
        for citation, number, *_ in clause.own_references:
            wrong = citation.text.replace(str(number), str(number + 500))
            yield spliced(draft, clause, citation.start, citation.end, wrong)


def also_removed(draft: Draft, chance: Random) -> Iterator[Seeded]:
    yield from _word_removed(draft, "also")


def further_removed(draft: Draft, chance: Random) -> Iterator[Seeded]:
    yield from _word_removed(draft, "further")


def _word_removed(draft: Draft, word: str) -> Iterator[Seeded]:
    edge = "" if draft.lexicon.language == "zh" else r"\b"
    names = sorted(draft.lexicon.modifiers[word], key=len, reverse=True)
    pattern = re.compile(rf"\s*{edge}(?:{'|'.join(map(re.escape, names))}){edge}", re.IGNORECASE)
    for _, step in chained(draft, word):
        phrase = step.opening.phrase
        bare = pattern.sub("", phrase, count=1).lstrip()
        if bare != phrase:
            yield reopened(draft, step, bare[0].upper() + bare[1:] if phrase[0].isupper() else bare)


def also_without_partner(draft: Draft, chance: Random) -> Iterator[Seeded]:
    """Open a paragraph as another one of its kind does behind its like, where the one before it says another thing."""
    like = {(step.opening.base, step.clause.paragraph.kind): step for _, step in chained(draft, "also")}
    for before, step in neighbours(draft):
        other = like.get((step.opening.base, step.clause.paragraph.kind))
        if other and step.opening.modifiers == () and _says_another_thing(before, step):
            yield reopened(draft, step, other.opening.phrase)


def _says_another_thing(before: Step, step: Step) -> bool:
    """Say whether no verb of the paragraph before has an act or, but for particles, a word of this one's phrase."""
    said = (before.opening, *find_verbs(before.clause.paragraph.text, step.clause.lexicon))
    acts = {act for verb in said for act in verb.acts}
    words = {word for verb in said for word in verb.base.split() if len(word) > 3}
    return acts.isdisjoint(step.opening.acts) and words.isdisjoint(step.opening.base.split())


def also_and_further_swapped(draft: Draft, chance: Random) -> Iterator[Seeded]:
    second_of = {step.clause.paragraph.key for _, step in chained(draft, "also")}
    for second, third in chained(draft, "further"):
        if second.clause.paragraph.key in second_of:
            swapped, key = reopened(draft, second, third.opening.phrase)
            document, _ = reopened(Draft(swapped, draft.lexicon), third, second.opening.phrase)
            yield document, key


SEEDS: dict[str, tuple[Callable[[Draft, Random], Iterator[Seeded]], str]] = {
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
    "an annex lost": (annex_lost, "annex"),
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


def seeded(name: str, draft: Draft, chance: Random) -> Seeded | None:
    """Put a fault into a document, at one of its places; None where it has no place for the fault."""
    seed, _ = SEEDS[name]
    found = [*seed(draft, chance)]
    return chance.choice(found) if found else None


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


def are_listed(*clauses: Clause) -> bool:
    """Say whether paragraphs are operative sub-paragraphs of one level in the body."""
    kinds = {(one.paragraph.kind, one.paragraph.level, one.paragraph.annex) for one in clauses}
    return len(kinds) == 1 and kinds == {(ParagraphKind.OPERATIVE, clauses[0].paragraph.level or 1, 0)}


def reopened(draft: Draft, step: Step, phrase: str) -> Seeded:
    """Return the document with another opening phrase of a paragraph."""
    return spliced(draft, step.clause, step.opening.start, step.opening.end, phrase)


def dated(draft: Draft) -> list[tuple[Clause, Citation]]:
    """Resolutions of the Assembly, in the text itself, whose date fits."""
    return [
        (clause, citation)
        for clause in draft.clauses
        for citation, note in dated_resolutions(clause)
        if note is None and (session := assembly_session(citation)) and can_adopt(session, citation.date)
    ]


def spliced(draft: Draft, clause: Clause, start: int, end: int, text: str) -> Seeded:
    """Return the document with another text between two places of a paragraph."""
    return put(draft, clause, text=clause.paragraph.text[:start] + text + clause.paragraph.text[end:])


def put(draft: Draft, clause: Clause, **changes: Any) -> Seeded:
    """Return the document with a paragraph changed; marks of the old text go, for they would not fit."""
    key = clause.paragraph.key
    changed = replace(clause.paragraph, **{"marks": (), **changes})
    paragraphs = tuple(changed if one.key == key else one for one in draft.document.paragraphs)
    return replace(draft.document, paragraphs=paragraphs), key
