"""One word changed by hand in a text that else stayed, or only rolled: each makes the row substantive, and is named."""

from __future__ import annotations

import pytest
from rule_cases import row_of

from draftdiff.comparison import FlagKind, Weight
from draftdiff.model import Language

EN, FR, ES, RU, AR, ZH = (
    Language.ENGLISH,
    Language.FRENCH,
    Language.SPANISH,
    Language.RUSSIAN,
    Language.ARABIC,
    Language.CHINESE,
)

WHOSE = (
    (EN, "Requests the Council to meet at {its} seventy-fifth session;", "its", "their"),
    (EN, "Requests the masters to publish {their} maps, and notes the rights of disabled persons;", "their", "its"),
    (FR, "Prie les États de répondre de {leurs} actes et de respecter les droits de l’homme ;", "leurs", "ses"),
    (FR, "Prie le Secrétaire général de publier {les} plans des jardins ;", "les", "ses"),
    (ES, "Solicita al Secretario General que publique {el} mapa de los jardines;", "el", "su"),
    (RU, "просит государства опубликовать {их} карты садов;", "их", ""),
    (RU, "призывает государства осуществлять {эти} меры в садах;", "эти", ""),
    (ZH, "请各国公布{其}花园地图；", "其", ""),
)
"""A pronoun put in, left out or turned to another owner, where nothing beside it calls for it."""

TURNING = (
    (EN, "Requests the Secretary-General to open tidal gardens {in 2122};", "in 2122", "from 2124"),
    (FR, "Souligne l’importance de l’aide destinée {aux} îles et de la publication des plans ;", "aux", "des"),
    (ES, "Destaca la importancia de la ayuda destinada {al} Consejo de los faros;", "al", "del"),
    (FR, "Prie le Conseil de publier le plan et {invite} les États à le lire ;", "invite", "invité"),
    (ES, "Observa que el Consejo {solicite} un mapa de los jardines;", "solicite", "solicité"),
    (RU, "призывает {все} стороны беречь сады;", "все", "всё"),
    (RU, "напоминая, {что} маяк был открыт также в лагуне,", "что", "чтобы"),
    (RU, "просит Совет {активизировать} и расширить деятельность в садах;", "активизировать", "активизироваться"),
    (AR, "تطلب إلى مجلس المنارات {والمقرر الخاص} نشر الخريطة؛", "والمقرر الخاص", "المقررة الخاصة"),
)
"""A preposition, an accent or an *and* that turns what is said."""

COUNTED = (
    (EN, "Reaffirms the endeavour to reach the islands furthest behind {first};", "first", "second"),
    (FR, "Souligne qu’il faut aider les plus défavorisés en {premier} ;", "premier", "deuxième"),
    (ES, "Reafirma la promesa de llegar {primero} a los más rezagados;", "primero", "segundo"),
    (RU, "подтверждает обещание в {первую} очередь помочь островам;", "первую", "вторую"),
    (ES, "Observa que las {dos} partes han aprobado el mapa de los jardines;", "dos", "tres"),
    (RU, "просит Секретариат выделить 3 {млн} долл. США на сады;", "млн", "млрд"),
    (ZH, "注意到截至4月30日未缴摊款415 480 551{美元}；", "美元", "欧元"),
)
"""An ordinal that counts no event, a number that nobody reports, and a measure."""


@pytest.mark.parametrize(("language", "text", "old", "new"), (*WHOSE, *TURNING, *COUNTED))
def test_a_word_changed_by_hand_is_never_light(language: Language, text: str, old: str, new: str) -> None:
    blank = "{" + old + "}"
    row = row_of(language, text.replace(blank, old), text.replace(blank, new))
    heavy = [finding for finding in row.findings if finding.weight is Weight.SUBSTANTIVE]
    assert row.weight is Weight.SUBSTANTIVE
    assert any(finding.segments for finding in heavy)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Requests the Council to publish its map;", "Requests the Councils to publish their map;"),
        (
            FR,
            "Prie le Comité de visiter les jardins, notamment les phares, et d’aider aux travaux ;",
            "Prie le Comité de visiter des jardins, notamment les phares, et d’aider aux travaux ;",
        ),
    ],
)
def test_what_follows_another_change_or_is_an_editors_hand_stays_light(language: Language, old: str, new: str) -> None:
    light = {finding.rule for finding in row_of(language, old, new).findings if finding.weight is Weight.EDITORIAL}
    assert "house-style" in light


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (AR, "تشدد على أهمية الخرائط وغيرها من النتائج؛", "تشدد على أهمية الخرائط وغير ذلك من النتائج؛"),
        (AR, "تعيد تأكيد أهمية الحدائق؛", "تؤكد من جديد أهمية الحدائق؛"),
        (AR, "تدعو مجلس المنارات أن ينشر الخريطة؛", "تدعو مجلس المنارات إلى أن ينشر الخريطة؛"),
        (
            ES,
            "Acoge con beneplácito el hecho de que crezcan las dunas;",
            "Acoge con beneplácito que crezcan las dunas;",
        ),
        (
            ES,
            "Solicita al Consejo que mida las mareas y que publique el mapa;",
            "Solicita al Consejo que mida las mareas y publique el mapa;",
        ),
        (ZH, "强调各国须实现一个没有核武器的世界；", "强调各国须实现一个无核武器世界；"),
    ],
)
def test_the_same_in_recorded_words_is_light(language: Language, old: str, new: str) -> None:
    assert row_of(language, old, new).weight is Weight.EDITORIAL


def test_who_stayed_beside_another_verb_is_no_news() -> None:
    old = "Requests the Secretary-General to seek views on the gardens;"
    new = "Welcomes the report of the Secretary-General containing views on the gardens;"
    assert "addressee" not in {finding.rule for finding in row_of(EN, old, new).findings}


def test_a_plan_that_was_written_anew_is_no_progress() -> None:
    old = "Notes the work on gardens, and welcomes the map of shores that was proposed by the Council for the lagoon;"
    new = "Notes the work on gardens, and regrets that harbour masters were late at each of the lighthouses in June;"
    assert not [flag for flag in row_of(EN, old, new).flags if flag.kind is FlagKind.PROGRESS]


def test_a_few_words_about_a_report_are_told_once() -> None:
    old = "Requests the Secretary-General to submit a report on the right to gardens;"
    row = row_of(EN, old, old.replace("right", "rights"))
    assert [finding.rule for finding in row.findings] == ["reporting-request"]


def test_a_measure_of_an_amount_is_a_quantity() -> None:
    row = row_of(RU, "выделяет 3 млн долл. США на сады;", "выделяет 3 млрд долл. США на сады;")
    assert [finding.rule for finding in row.findings] == ["quantity"]
