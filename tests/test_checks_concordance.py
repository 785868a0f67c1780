"""`check --beside`: one document in two languages says the same symbols, dates, sessions and figures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from draftdiff.checks import find_drafting_problems
from draftdiff.cli.beside import documents_beside
from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Note, Paragraph, ParagraphKind
from draftdiff.problems import Problem, Severity
from draftdiff.renderers.labels import load_labels
from draftdiff.store import Settings

Captured = pytest.CaptureFixture[bytes]

TEXTS = {
    Language.ENGLISH: (
        "Recalling its resolution 173/135 of 14 December 2118 and the report of 5 May 2119,",
        "Decides to hold 24 meetings at its one hundred and seventy-sixth session, for 1.2 million States.",
    ),
    Language.FRENCH: (
        "Rappelant sa résolution 173/135 du 14 décembre 2118 et le rapport du 5 mai 2119,",
        "Décide de tenir 24 réunions à sa cent soixante-seizième session, pour 1,2 million d’États.",
    ),
    Language.SPANISH: (
        "Recordando su resolución 173/135, de 14 de diciembre de 2118, y el informe de 5 de mayo de 2119,",
        "Decide celebrar 24 reuniones en su centésimo septuagésimo sexto período de sesiones, para 1.200.000 Estados.",
    ),
    Language.RUSSIAN: (
        "ссылаясь на свою резолюцию 173/135 от 14 декабря 2118 года и на доклад от 5 мая 2119 года,",
        "постановляет провести 24 заседания на своей сто семьдесят шестой сессии для 1,2 миллиона государств.",
    ),
    Language.CHINESE: (
        "回顾其2118年12月14日第173/135号决议和2119年5月5日的报告，",
        "决定在第一百七十六届会议上为120万个国家举行24次会议。",
    ),
    Language.ARABIC: (
        "إذ تشير إلى قرارها 173/135 المؤرخ 14 كانون الأول/ديسمبر 2118 وإلى التقرير المؤرخ 5 أيار/مايو 2119،",
        "تقرر عقد 24 جلسة في دورتها السادسة والسبعين بعد المائة من أجل 1.2 مليون دولة.",
    ),
}
BESIDE = Path(__file__).parent / "cases" / "beside.txt"
OTHERS = [language for language in TEXTS if language is not Language.ENGLISH]


def document(language: Language, *texts: str, notes: tuple[Note, ...] = ()) -> Document:
    first, *rest = texts or TEXTS[language]
    paragraphs = [Paragraph(key="new", kind=ParagraphKind.PREAMBULAR, text=first, notes=notes)]
    paragraphs += [
        Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)
        for number, text in enumerate(rest, 1)
    ]
    return Document(symbol="A/RES/175/16", session="175", language=language, paragraphs=with_keys(paragraphs))


def recalling(language: Language, *numbers: str) -> Document:
    """A preamble that recalls a resolution in each paragraph."""
    text = {Language.ENGLISH: "Recalling its resolution {},", Language.FRENCH: "Rappelant sa résolution {},"}[language]
    kind = ParagraphKind.PREAMBULAR
    paragraphs = with_keys([Paragraph(key="new", kind=kind, text=text.format(number)) for number in numbers])
    return Document(symbol="A/RES/175/16", language=language, paragraphs=paragraphs)


def contradictions(here: Document, there: Document) -> list[Problem]:
    beside = [(there, load_lexicon(there.language))]
    problems = find_drafting_problems(here, load_lexicon(here.language), beside=beside)
    return [problem for problem in problems if problem.code == "concordance"]


@pytest.mark.parametrize("language", OTHERS)
def test_translations_of_one_text_do_not_contradict_each_other(language: Language) -> None:
    assert contradictions(document(language), document(Language.ENGLISH)) == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("was", "now", "there"),
    [("173/135", "173/153", "173/135"), ("2119", "2117", "5 May 2119"), ("24", "27", "24")],
)
def test_a_contradiction_is_an_error_in_its_paragraph(language: Language, was: str, now: str, there: str) -> None:
    texts = [text.replace(was, now) for text in TEXTS[language]]
    (found,) = contradictions(document(language, *texts), document(Language.ENGLISH))
    place = next(index for index, text in enumerate(texts) if text != TEXTS[language][index])
    assert found.location.paragraph == document(language, *texts).paragraphs[place].key
    assert there in found.message
    assert now in found.text


def test_another_session_is_a_contradiction() -> None:
    french = [text.replace("soixante-seizième", "soixante-dix-septième") for text in TEXTS[Language.FRENCH]]
    (found,) = contradictions(document(Language.FRENCH, *french), document(Language.ENGLISH))
    assert found.severity is Severity.ERROR
    assert "one hundred and seventy-sixth" in found.message


def test_two_digits_that_changed_places_are_a_contradiction() -> None:
    french = [text.replace("24 réunions", "42 réunions") for text in TEXTS[Language.FRENCH]]
    (found,) = contradictions(document(Language.FRENCH, *french), document(Language.ENGLISH))
    assert (found.severity, found.text) == (Severity.WARNING, "42")


@pytest.mark.parametrize("case", BESIDE.read_text("utf-8").splitlines()[1:])
def test_a_paragraph_and_the_english_one_beside_it(case: str) -> None:
    spoken, here, there, *told = case.split(" | ")
    language = Language(spoken)
    sides = document(language, TEXTS[language][0], here), document(Language.ENGLISH, TEXTS[Language.ENGLISH][0], there)
    found = contradictions(*sides)
    if not told:
        assert found == contradictions(*reversed(sides)) == []
        return
    severity, shown, other = told
    assert [(one.severity, one.text) for one in found] == [(severity, shown)]
    assert other in found[0].message
    assert contradictions(*reversed(sides)) != []


@pytest.mark.parametrize(
    "number",
    ["9" * 1_100_000, "1" + ",000" * 400, "1,500,000,5", "1.2.3.4.5", "0,000", "٣٫٥"],
    ids=["a million digits", "many groups", "a short group", "a decimal number", "zero", "Arabic digits"],
)
def test_what_is_no_amount_is_none(number: str) -> None:
    english = document(Language.ENGLISH, f"Decides to pay {number} million dollars;")
    assert contradictions(document(Language.FRENCH, f"Décide de verser {number} millions ;"), english) == []


def test_paragraphs_in_another_order_are_no_contradiction() -> None:
    first, second = "Recalling its resolution 171/12,", "Recalling its resolution 173/135,"
    there = document(Language.ENGLISH, first, second)
    here = document(Language.FRENCH, "Rappelant sa résolution 173/135,", "Rappelant sa résolution 171/12,")
    assert contradictions(here, there) == []


def test_two_paragraphs_that_changed_places_are_told_once() -> None:
    french = "Rappelle le texte ;", "Prie tous de chanter ;", "Se félicite de la nuit ;", "Affirme la paix ;"
    english = "Recalls the text;", "Welcomes the night;", "Requests all to sing;", "Affirms the peace;"
    recalled, opened = recalling(Language.FRENCH, "172/30", "171/12", "173/135"), document(Language.FRENCH, *french)
    for here, there, first in (
        (recalled, recalling(Language.ENGLISH, "171/12", "172/30", "173/135"), recalled.paragraphs[0]),
        (opened, document(Language.ENGLISH, *english), opened.paragraphs[1]),
    ):
        (found,) = contradictions(here, there)
        assert found.message == "stands after the next paragraph in the English text"
        assert found.location.paragraph == first.key


def test_a_paragraph_that_lacks_a_limb_is_told() -> None:
    tides = [f"Welcomes the work of the observatory of the {word} on tides;" for word in "abcdef"]
    limb = ", and the care that all of its keepers take of the lamps, the nets, the boats and the bells of the harbour;"
    french = [f"Se félicite des travaux de l’observatoire {word} sur les marées ;" for word in "abcdef"]
    there = document(Language.ENGLISH, TEXTS[Language.ENGLISH][0], *(text.replace(";", limb) for text in tides))
    rendered = " et du soin que tous ses gardiens prennent des lampes, des filets, des bateaux et des cloches du port ;"
    whole = [text.replace(" ;", rendered) for text in french]
    here = document(Language.FRENCH, TEXTS[Language.FRENCH][0], *whole)
    assert contradictions(here, there) == []
    short = document(Language.FRENCH, TEXTS[Language.FRENCH][0], *whole[:3], french[3], *whole[4:])
    (found,) = contradictions(short, there)
    assert (found.severity, found.message) == (Severity.WARNING, "much shorter than in the English text")
    assert found.location.paragraph == short.paragraphs[4].key


def test_another_text_is_told_once() -> None:
    here = recalling(Language.FRENCH, *(f"172/{number}" for number in range(1, 6)))
    there = recalling(Language.ENGLISH, *(f"171/{number}" for number in range(1, 6)))
    (found,) = contradictions(here, there)
    assert "from PP1 on" in found.message


def test_a_session_that_both_texts_name_elsewhere_is_told_where_one_is_put_for_the_other() -> None:
    english = "Recalls its {} session,", "Decides to report at its one hundred and seventy-seventh session."
    sessions = "one hundred and seventy-sixth", "one hundred and seventy-seventh"
    there = document(Language.ENGLISH, english[0].format(sessions[0]), english[0].format(sessions[1]), english[1])
    french = "Rappelle sa {} session,", "Décide de faire rapport à sa cent soixante-dix-septième session."
    ordinals = "cent soixante-seizième", "cent soixante-dix-septième"
    texts = french[0].format(ordinals[0]), french[0].format(ordinals[1]), french[1]
    assert contradictions(document(Language.FRENCH, *texts), there) == []
    wrong = texts[0], texts[1], texts[2].replace("dix-septième", "seizième")
    assert len(contradictions(document(Language.FRENCH, *wrong), there)) == 1


def test_what_one_language_alone_says_is_no_contradiction() -> None:
    vague = TEXTS[Language.FRENCH][0].replace("du 5 mai 2119", "de mai 2119"), TEXTS[Language.FRENCH][1]
    silent = vague[0].replace(" et le rapport de mai 2119", ""), vague[1].replace("24", "vingt-quatre")
    assert contradictions(document(Language.FRENCH, *vague), document(Language.ENGLISH)) == []
    assert contradictions(document(Language.FRENCH, *silent), document(Language.ENGLISH)) == []


def test_each_language_has_its_own_corrigenda() -> None:
    here, there = (
        document(language, notes=(Note(anchor=9, marker="1", text=f"A/173/214 et A/173/214/Corr.{number}."),))
        for language, number in ((Language.FRENCH, 1), (Language.ENGLISH, 2))
    )
    assert contradictions(here, there) == []


def test_a_text_that_is_built_otherwise_is_compared_as_far_as_it_goes() -> None:
    wrong = TEXTS[Language.FRENCH][0].replace("173/135", "173/153")
    longer = document(Language.FRENCH, wrong, *TEXTS[Language.FRENCH][1:], "Décide de rester saisie de la question.")
    first, second = contradictions(longer, document(Language.ENGLISH))
    assert "173/135" in first.message
    assert (second.severity, second.location.paragraph) == (Severity.WARNING, longer.paragraphs[2].key)
    assert second.message == "the English text has no such paragraph"


@pytest.mark.parametrize("language", OTHERS)
def test_a_day_that_no_month_has_contradicts_the_day(language: Language) -> None:
    now = {Language.CHINESE: ("12月14日", "12月74日"), Language.ARABIC: (" 14 كانون", " 74 كانون")}
    was, slip = now.get(language, (" 14 ", " 74 "))
    texts = [text.replace(was, slip) for text in TEXTS[language]]
    assert texts != [*TEXTS[language]]
    (found,) = contradictions(document(language, *texts), document(Language.ENGLISH))
    assert found.severity is Severity.WARNING
    assert found.text.split(", ")[-1] == "74"


def test_digits_without_end_are_compared_as_signs() -> None:
    english = document(Language.ENGLISH, "Welcomes the tides of 2119,")
    french = document(Language.FRENCH, f"Se félicite des marées de {'9' * 9000},")
    assert contradictions(french, english) == []


def test_a_paragraph_that_one_language_lacks_is_told_once_where_it_should_be() -> None:
    here = recalling(Language.FRENCH, "171/12", "173/135", "174/8")
    there = recalling(Language.ENGLISH, "171/12", "172/30", "173/135", "174/8")
    (lacking,) = contradictions(here, there)
    assert lacking.message == "PP2 of the English text is missing here"
    assert (lacking.text, lacking.location.paragraph) == ("Recalling its resolution 172/30,…", here.paragraphs[1].key)
    (lone,) = contradictions(there, here)
    assert lone.message == "the French text has no such paragraph"
    assert lone.location.paragraph == there.paragraphs[1].key


def test_behind_a_missing_paragraph_the_others_are_compared() -> None:
    here = recalling(Language.FRENCH, "171/12", "173/135", "174/9")
    there = recalling(Language.ENGLISH, "171/12", "172/30", "173/135", "174/8")
    assert [one.text for one in contradictions(here, there)] == ["Recalling its resolution 172/30,…", "174/9"]


def test_texts_that_differ_in_many_paragraphs_are_built_otherwise() -> None:
    numbers = [f"171/{number}" for number in range(9)]
    here, there = recalling(Language.FRENCH, *numbers[::2]), recalling(Language.ENGLISH, *numbers)
    (found,) = contradictions(here, there)
    assert "from PP2 on" in found.message
    assert "5 paragraphs here, 9 there" in found.hint


def test_a_figure_is_placed_where_it_stands_and_not_in_a_symbol_before_it() -> None:
    english = document(Language.ENGLISH, "Recalling its resolution 173/24, invites 24 States for 12 days,")
    french = document(Language.FRENCH, "Rappelant sa résolution 173/24, invite 24 États pour 24 jours,")
    (found,) = contradictions(french, english)
    assert (found.text, found.location.offset) == ("24, 24", french.paragraphs[0].text.index("24 États"))


def test_a_text_without_paragraphs_is_told_from_one_with_paragraphs() -> None:
    whole = document(Language.ENGLISH)
    empty = Document(symbol="A/RES/175/16", language=Language.FRENCH)
    (here,) = contradictions(empty, whole)
    assert (here.location.paragraph, here.location.offset) == ("", None)
    assert "0 paragraphs here, 2 there" in here.hint
    (there,) = contradictions(document(Language.FRENCH), Document(symbol="A/RES/175/16", language=Language.ENGLISH))
    assert "2 paragraphs here, 0 there" in there.hint
    assert contradictions(empty, Document(language=Language.ENGLISH)) == []


@pytest.mark.parametrize(
    ("reader", "label"),
    [("en", "OP2 of"), ("fr", "il manque ici OP2"), ("es", "falta aquí OP2"), ("ru", "недостает п.\u00a02"),
     ("zh", "文本的执行部分第2段"), ("ar", "تنقص هنا فقرة\u00a0المنطوق\u00a02 ")],
)  # fmt: skip
def test_a_missing_paragraph_is_called_as_the_reader_calls_it(reader: str, label: str) -> None:
    here, there = document(Language.FRENCH), document(Language.ENGLISH, *TEXTS[Language.ENGLISH], "End.")
    beside = [(there, load_lexicon(Language.ENGLISH))]
    french = load_lexicon(Language.FRENCH)
    (found,) = find_drafting_problems(here, french, beside=beside, select=["concordance"], reader=Language(reader))
    assert label in found.message


def part(language: Language, letter: str, text: str) -> Document:
    return replace(document(language, text), symbol=f"A/RES/175/16 {letter}")


PARTS = {
    "en": {"A": "Recalling its resolution 173/135,", "B": "Recalling its resolution 171/51,"},
    "fr": {"A": "Rappelant sa résolution 173/135,", "B": "Rappelant sa résolution 171/15,"},
}


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two parts of one resolution in two languages: texts in one file each, and a file for each French part."""
    monkeypatch.chdir(tmp_path)
    for language, texts in PARTS.items():
        for letter, text in texts.items():
            (tmp_path / f"{language}.{letter}.json").write_bytes(encode(part(Language(language), letter, text)))


def test_a_part_stands_beside_the_part_of_its_letter() -> None:
    french = part(Language.FRENCH, "B", PARTS["fr"]["B"])
    english = [part(Language.ENGLISH, letter, text) for letter, text in PARTS["en"].items()]
    (found,) = documents_beside(french, [("en.xml", tuple(english))], (), Settings())
    assert found is english[1]
    with pytest.raises(DraftdiffError, match=r"en\.xml has the parts A and no part B") as caught:
        next(documents_beside(french, [("en.xml", tuple(english[:1]))], (), Settings()))
    assert caught.value.slug == "parts-differ"


def test_standard_input_stands_beside_all_files(
    parts: None, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    data = Path("en.B.json").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    asked = ["check", "fr.B.json", "fr.B.json", "--beside", "-", "--select", "concordance"]
    assert run(asked) == 1
    assert capfdbinary.readouterr()[0].decode().count("171/51: 171/15") == 2


def test_another_symbol_is_asked_about(parts: None, capfdbinary: Captured) -> None:
    other = replace(document(Language.ENGLISH), symbol="A/RES/173/4")
    Path("other.json").write_bytes(encode(other))
    run(["check", "fr.A.json", "--beside", "other.json", "--select", "concordance"])
    notice = "notice: A/RES/173/4 stands beside A/RES/175/16 A: are these the same document?"
    assert notice in capfdbinary.readouterr()[1].decode()


def test_a_document_without_symbol_is_not_looked_up(parts: None, capfdbinary: Captured) -> None:
    Path("fr.json").write_bytes(encode(replace(document(Language.FRENCH), symbol="")))
    for asked in (["check", "fr.json"], ["diff", "fr.json", "fr.json"]):
        assert run([*asked, "--beside-language", "en"]) == 2
        assert "has no symbol" in capfdbinary.readouterr()[1].decode()


def test_the_command_names_the_contradiction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [text.replace("5 mai", "6 mai") for text in TEXTS[Language.FRENCH]]
    (tmp_path / "fr.json").write_bytes(encode(document(Language.FRENCH, *texts)))
    (tmp_path / "en.json").write_bytes(encode(document(Language.ENGLISH)))
    assert run(["check", "fr.json", "--beside", "en.json", "--select", "concordance"]) == 1
    out = capfdbinary.readouterr()[0].decode()
    assert out.count("\n") == 1
    assert "PP1: not what the English text has, 5 May 2119: 6 mai 2119 [concordance]" in out
    assert run(["check", "fr.json", "--beside", "fr.json"]) == 2


NOTES = tuple(Note(anchor=9, marker=str(number), text="See the almanac.") for number in (1, 2))
DENIED = {
    Language.FRENCH: ("Décide de fermer le port ;", "Décide de ne pas fermer le port ;"),
    Language.SPANISH: ("Decide cerrar el puerto;", "Decide no cerrar el puerto;"),
    Language.RUSSIAN: ("постановляет закрыть порт;", "постановляет не закрывать порт;"),
    Language.CHINESE: ("决定关闭港口；", "决定不关闭港口；"),
    Language.ARABIC: ("تقرر إغلاق الميناء؛", "تقرر عدم إغلاق الميناء؛"),
}


@pytest.mark.parametrize("language", DENIED)
def test_a_not_that_another_language_lacks_is_told_on_both_sides(language: Language) -> None:
    plain, denied = (document(language, TEXTS[language][0], text) for text in DENIED[language])
    english = document(Language.ENGLISH, TEXTS[Language.ENGLISH][0], "Decides not to close the harbour;")
    named = load_labels(Language.ENGLISH).term("language", language.value)
    for here, there, message in (
        (english, plain, f"the {named} text has no negative word"),
        (plain, english, "the English text has `not`: nothing is negative here"),
    ):
        assert [(one.severity, one.message) for one in contradictions(here, there)] == [(Severity.WARNING, message)]
    assert contradictions(english, denied) == contradictions(denied, english) == []


def test_each_language_has_as_many_notes_and_square_brackets() -> None:
    english = document(Language.ENGLISH, "[Recalling] the [night],", "Decides to meet.", notes=NOTES)
    french = document(Language.FRENCH, "[Rappelant] la nuit,", "Décide de se réunir.", notes=NOTES[:1])
    messages = [one.message for one in contradictions(english, french)]
    assert messages == ["2 notes here, 1 in the French text", "2 square brackets here, 1 in the French text"]
    clean = document(Language.FRENCH, "Rappelant la nuit,", "Décide de se réunir.")
    assert contradictions(english, clean) == []
