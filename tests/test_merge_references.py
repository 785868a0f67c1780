"""*Paragraph 4 above* after a merge: it names the clause that it named before, whatever number that has now."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import REFERENCES, SIDES, merge, recounted, resolve
from draftdiff.model import Document, Language, Mark, MarkKind, Note, Paragraph, ParagraphKind
from draftdiff.revise import revise

ENGLISH = Language.ENGLISH
PUBLISH = "Requests the Harbour Board to publish the tide tables once a year;"
MARK = "Encourages all States to mark wrecks within their waters;"
REPORT = "Requests the Secretary-General to report on the implementation of paragraph {} above."
PILOTS = "Invites the schools of pilots to open their doors to poorer harbours;"
LIGHTS = "Calls upon the keepers of lights to keep a diary of storms;"
ADDED = f"{REPORT[:-1]}, and on its costs."


def draft(*texts: str, language: Language = ENGLISH) -> Document:
    """A draft of numbered operative paragraphs; those that differ in figures alone have one key, as in revisions."""
    keyed = with_keys(
        Paragraph(key="new", kind=ParagraphKind.OPERATIVE, text=re.sub(r"\d+", "{}", text).replace(ADDED, REPORT))
        for text in texts
    )
    paragraphs = (
        replace(one, number=f"{number}.", text=text)
        for number, (one, text) in enumerate(zip(keyed, texts, strict=True), 1)
    )
    return Document(language=language, paragraphs=tuple(paragraphs))


BASE = draft(PUBLISH, MARK, REPORT.format(2))


def merged(ours: Document, theirs: Document, base: Document = BASE) -> Document:
    """Merge, and look whether exchanging the sides exchanges the names alone."""
    lexicon = load_lexicon(base.language)
    result = merge(base, ours, theirs, lexicon)
    assert merge(base, theirs, ours, lexicon, SIDES._replace(ours=SIDES.theirs, theirs=SIDES.ours)).paragraphs == (
        result.paragraphs
    )
    return result


def texts_of(document: Document) -> list[str]:
    return [f"{paragraph.number} {paragraph.text}" for paragraph in document.paragraphs]


def test_a_reference_follows_its_clause_where_both_sides_put_one_in_above() -> None:
    ours, theirs = draft(PILOTS, PUBLISH, MARK, REPORT.format(3)), draft(PUBLISH, LIGHTS, MARK, REPORT.format(3))
    result = merged(ours, theirs)
    assert texts_of(result)[3:] == [f"4. {MARK}", f"5. {REPORT.format(4)}"]
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("language", "port", "pilot", "light", "report"),
    [
        (
            Language.FRENCH, "Invite les ports à dire la marée ;", "Prie les pilotes de chanter ;",
            "Engage les phares à luire ;",
            "Prie le Secrétaire général de lui rendre compte de l’application du paragraphe {} ci-dessus.",
        ),
        (
            Language.SPANISH, "Invita a los puertos a decir la marea;", "Pide a los pilotos que canten;",
            "Alienta a los faros a lucir;",
            "Solicita al Secretario General que la informe sobre el párrafo {} de la presente resolución.",
        ),
        (
            Language.RUSSIAN, "предлагает портам сообщать о приливах;", "просит лоцманов петь;",
            "призывает маяки светить;", "просит Генерального секретаря доложить о выполнении пункта {} выше.",
        ),
        (
            Language.ARABIC, "تدعو الموانئ إلى إعلان المد؛", "تطلب إلى المرشدين أن يغنوا؛",
            "تشجع المنارات على الإضاءة؛", "تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ الفقرة {} أعلاه.",
        ),
        (
            Language.CHINESE, "邀请各港口公布潮汐;", "请领航员唱歌;", "鼓励灯塔发光;",
            "请秘书长就上文第{}段的执行情况提出报告。",
        ),
    ],
)  # fmt: skip
def test_it_does_in_every_language(language: Language, port: str, pilot: str, light: str, report: str) -> None:
    base = draft(port, report.format(1), language=language)
    ours = draft(pilot, port, report.format(2), language=language)
    theirs = draft(light, port, report.format(2), language=language)
    result = merged(ours, theirs, base)
    assert (result.paragraphs[3].text, result.conflicts) == (report.format(3), ())


def test_a_side_that_did_not_count_on_is_told_of() -> None:
    ours, theirs = draft(PILOTS, PUBLISH, MARK, REPORT.format(2)), draft(PUBLISH, MARK, ADDED.format(2))
    result = merged(ours, theirs)
    assert texts_of(result)[2:] == [f"3. {MARK}", f"4. {ADDED.format(3)}"]
    [conflict] = result.conflicts
    assert (conflict.key, conflict.field, conflict.base) == (result.paragraphs[3].key, REFERENCES, MARK)


def test_a_clause_that_a_side_merges_into_another_or_splits_is_still_named() -> None:
    def revised(*texts: str) -> Document:
        return revise(BASE, draft(*texts), load_lexicon(ENGLISH))

    ours = revised(f"{PUBLISH[:-1]}, and {MARK}", REPORT.format(1))
    result = merged(ours, draft(PILOTS, PUBLISH, MARK, REPORT.format(3)))
    assert texts_of(result)[1:] == [f"2. {PUBLISH[:-1]}, and {MARK}", f"3. {REPORT.format(2)}"]
    assert result.conflicts == ()
    whole = "Encourages all States to mark wrecks; and to tell each other of every wreck that they find in any strait;"
    first, second = whole.split(" and ", 1)
    base = draft(PUBLISH, whole, REPORT.format(2))
    ours = revise(base, draft(PUBLISH, first, f"Urges them {second}", REPORT.format(2)), load_lexicon(ENGLISH))
    result = merged(ours, draft(PILOTS, PUBLISH, whole, REPORT.format(3)), base)
    assert (texts_of(result)[4], result.conflicts) == (f"5. {REPORT.format(3)}", ())


def test_a_clause_that_is_gone_is_told_where_it_is_named_and_resolve_accepts_that() -> None:
    result = merged(draft(PUBLISH, ADDED.format(2)), draft(PILOTS, PUBLISH, MARK, REPORT.format(3)))
    assert texts_of(result)[1:] == [f"2. {PUBLISH}", f"3. {ADDED.format('[2]')}"]
    [conflict] = result.conflicts
    assert (conflict.field, conflict.base) == (REFERENCES, MARK)
    settled = resolve(result, conflict.key, SIDES.ours)
    assert (settled.conflicts, settled.paragraphs) == ((), result.paragraphs)


def test_a_clause_that_goes_when_a_side_is_taken_lets_the_rest_count_anew() -> None:
    theirs = draft(PUBLISH, MARK, REPORT.format(2), "Urges the Board to study paragraph 1 above.")
    edited = replace(theirs.paragraphs[0], text=PUBLISH.replace("once", "twice"))
    theirs = replace(theirs, paragraphs=(edited, *theirs.paragraphs[1:]))
    result = merged(draft(MARK, REPORT.format(1)), theirs)
    settled = recounted(result, resolve(result, edited.key, SIDES.ours), load_lexicon(ENGLISH))
    last = "3. Urges the Board to study paragraph [1] above."
    assert texts_of(settled) == [f"1. {MARK}", f"2. {REPORT.format(1)[:-1]};", last]
    [told] = settled.conflicts
    assert (told.key, told.field) == (theirs.paragraphs[3].key, REFERENCES)
    kept = resolve(result, edited.key, SIDES.theirs)
    assert recounted(result, kept, load_lexicon(ENGLISH)) == kept


def test_marks_and_notes_stay_on_a_number_that_grows() -> None:
    above = [f"Encourages the {name} to sing;" for name in ("crews", "cooks", "divers", "guards", "clerks", "smiths")]

    def with_looks(document: Document) -> Document:
        *others, last = document.paragraphs
        start, end = REPORT.index("{"), last.text.index(" above")
        looks = Mark(kind=MarkKind.BOLD, start=start, end=end)
        note = Note(anchor=end, marker="1", text="A note.")
        return replace(document, paragraphs=(*others, replace(last, marks=(looks,), notes=(note,))))

    base, ours, theirs, expected = (
        with_looks(draft(*new, *above, PUBLISH, MARK, REPORT.format(number)))
        for new, number in (((), 8), ((PILOTS,), 9), ((LIGHTS,), 9), ((PILOTS, LIGHTS), 10))
    )
    assert merged(ours, theirs, base).paragraphs[-1] == expected.paragraphs[-1]


def test_numbers_that_sections_share_are_left_alone() -> None:
    first, second = BASE.paragraphs, [replace(one, key=f"{one.key}-2") for one in BASE.paragraphs]
    base = replace(BASE, paragraphs=(*first, *second))
    ours = replace(base, paragraphs=(replace(first[0], text=PILOTS), *first[1:], *second))
    added = replace(second[0], key="added", text=LIGHTS)
    counted = [replace(one, number=f"{place}.") for place, one in enumerate(second, 2)]
    last = replace(counted[2], text=REPORT.format(3))
    theirs = replace(base, paragraphs=(*first, added, *counted[:2], last))
    result = merged(ours, theirs, base)
    assert [one.text for one in result.paragraphs] == [
        PILOTS, MARK, REPORT.format(2), LIGHTS, PUBLISH, MARK, REPORT.format(3)
    ]  # fmt: skip
    assert result.conflicts == ()


def listed(letters: str, items: tuple[str, ...], last: str, *, first: tuple[str, ...] = ()) -> Document:
    """A draft of clauses, of which the last but one has a list; letters as printed, parted by spaces."""
    texts = [*first, PUBLISH, last]
    whole = draft(*texts)
    *above, end = whole.paragraphs
    of_list = with_keys(Paragraph(key="new", kind=ParagraphKind.OPERATIVE, level=1, text=text) for text in items)
    numbered = (replace(one, number=number) for number, one in zip(letters.split(), of_list, strict=False))
    key = with_keys([replace(end, text="The clause that names an item.")])[0].key
    return replace(whole, paragraphs=(*above, *numbered, replace(end, key=key)))


ITEM = ("To mark the wrecks;", "To light the buoys;")
ONE, OTHER = "To count the gulls of each isle;", "To hear what old pilots say;"


@pytest.mark.parametrize(
    ("language", "letters", "names"),
    [
        (Language.ENGLISH, "(a) (b) (c) (d)", "Invites States to help with paragraph {} {} above."),
        (Language.ENGLISH, "(a) (b) (c) (d)", "Invites States to help with subparagraph {1} of paragraph {0} above."),
        (Language.FRENCH, "a) b) c) d)", "Invite les États à appuyer l’alinéa {1} du paragraphe {0} ci-dessus."),
        (Language.SPANISH, "a) b) c) d)", "Invita a los Estados a apoyar el apartado {1} del párrafo {0} supra."),
        (Language.RUSSIAN, "a) b) c) d)", "предлагает государствам помочь в подпункте {1} пункта {0} выше."),
        (Language.ARABIC, "(أ) (ب) (ج) (د)", "تدعو الدول إلى دعم الفقرة الفرعية {1} من الفقرة {0} أعلاه."),
        (Language.CHINESE, "(a) (b) (c) (d)", "邀请各国协助上文第{}段{}分段。"),
    ],
)
def test_a_reference_follows_its_item(language: Language, letters: str, names: str) -> None:
    printed = letters.split()
    base, ours, theirs = (
        replace(listed(letters, items, names.format(number, printed[place]), first=above), language=language)
        for items, number, place, above in (
            (ITEM, 1, 1, ()),
            ((ONE, *ITEM), 1, 2, ()),
            ((ITEM[0], OTHER, ITEM[1]), 2, 2, (PILOTS,)),
        )
    )
    result = merged(ours, theirs, base)
    assert (result.paragraphs[-1].text, result.conflicts) == (names.format(2, printed[3]), ())
    assert [one.text for one in result.paragraphs[2:6]] == [ONE, ITEM[0], OTHER, ITEM[1]]


NAMES = "Invites States to help with subparagraph (b) of paragraph 1 above."


def test_an_item_that_is_gone_or_not_counted_on_is_told_where_it_is_named() -> None:
    base = listed("(a) (b)", ITEM, NAMES)
    without = listed("(a)", ITEM[:1], NAMES)
    more = listed("(a) (b) (c)", (ONE, *ITEM), NAMES)
    edited = listed("(a) (b)", ITEM, NAMES.replace("Invites", "Urges"))
    whole = replace(base.paragraphs[2], level=0, number="2.")
    clause = replace(base, paragraphs=(*base.paragraphs[:2], whole, replace(base.paragraphs[3], number="3.")))
    for ours, letter in ((without, "[b]"), (more, "c"), (clause, "[b]")):
        result = merged(ours, edited, base)
        assert result.paragraphs[-1].text == NAMES.replace("Invites", "Urges").replace("(b)", f"({letter})")
        assert [(one.field, one.base) for one in result.conflicts] == [(REFERENCES, ITEM[1])]


def test_a_letter_beside_above_names_an_item_of_its_own_list_and_other_letters_stay() -> None:
    last = "To pay for the works in subparagraph ({}) above, (b) in time and (c) in full."
    base, ours, theirs, expected = (
        listed(letters, (*items, last.format(letter)), REPORT.format(1))
        for letters, items, letter in (
            ("(a) (b) (c)", ITEM, "b"),
            ("(a) (b) (c) (d)", (ONE, *ITEM), "c"),
            ("(a) (b) (c) (d)", (ITEM[0], OTHER, ITEM[1]), "c"),
            ("(a) (b) (c) (d) (e)", (ONE, ITEM[0], OTHER, ITEM[1]), "d"),
        )
    )
    keyed = [replace(one, paragraphs=(*one.paragraphs[:-2], replace(one.paragraphs[-2], key="pay"), one.paragraphs[-1]))
             for one in (base, ours, theirs)]  # fmt: skip
    result = merged(keyed[1], keyed[2], keyed[0])
    assert ([one.text for one in result.paragraphs], result.conflicts) == (
        [one.text for one in expected.paragraphs],
        (),
    )


@pytest.mark.parametrize(
    "names",
    [
        "Invites States to help with subparagraph (b) of the decision of the Board.",
        "Takes note of paragraph 1 above; the Board heard of subparagraph (b).",
        "Takes note of paragraph 1 above and in particular of all that is said in subparagraph (b).",
        "Recalls subparagraph (b) of article 12 and takes note of paragraph 1 above.",
    ],
)
def test_a_letter_that_names_no_item_of_the_text_stays(names: str) -> None:
    base, ours, theirs = (listed("(a) (b) (c)", items, names) for items in (ITEM, (ONE, *ITEM), (*ITEM, OTHER)))
    assert merged(ours, theirs, base).paragraphs[-1].text == names


def test_a_reference_to_a_clause_that_one_side_merged_and_the_other_kept_apart_names_that_one() -> None:
    base, ours = draft(PUBLISH, MARK, LIGHTS), draft(f"{PUBLISH[:-1]}, {MARK[:-1]}, {LIGHTS}")
    reefs = MARK.replace("wrecks", "reefs")
    theirs = revise(base, draft(PUBLISH, PILOTS, reefs, LIGHTS, REPORT.format(3)), load_lexicon(ENGLISH))
    assert texts_of(merged(ours, theirs, base))[2:] == [f"3. [theirs: {reefs}][ours: —]", f"4. {REPORT.format(3)}"]


def test_references_in_an_annex_follow_its_own_paragraphs() -> None:
    def with_annex(body: tuple[str, ...], annex: tuple[str, ...]) -> Document:
        second = (
            replace(one, key=f"{one.key[:8]}-annex", kind=ParagraphKind.TEXT, annex=1)
            for one in draft(*annex).paragraphs
        )
        return replace(draft(*body), paragraphs=(*draft(*body).paragraphs, *second))

    base = with_annex((PUBLISH, MARK), (PUBLISH, MARK, REPORT.format(2)))
    ours = with_annex((PILOTS, PUBLISH, MARK), (PILOTS, PUBLISH, MARK, REPORT.format(3)))
    theirs = with_annex((PUBLISH, MARK), (PUBLISH, LIGHTS, MARK, REPORT.format(3)))
    result = merged(ours, theirs, base)
    assert texts_of(result)[-2:] == [f"4. {MARK}", f"5. {REPORT.format(4)}"]
    assert result.conflicts == ()
