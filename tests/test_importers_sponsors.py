"""Who stands behind a draft: sponsors on its cover and in official files, in six languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from support.word_files import paragraph, word_file

from draftdiff.importers import read_source
from draftdiff.importers.sponsors import split_sponsors
from draftdiff.model import Document, Language

COVERS = {
    Language.ENGLISH: (
        "A/C.3/179/L.8", "Agenda item 71 (b)", "Keeping of the coast: lamps, bells and boats",
        "Antigua and Barbuda, Egypt,* and United Kingdom of Great Britain and Northern Ireland: draft resolution",
        "Safety of the harbours", "The General Assembly,", "Recalling the tables of the tides,",
        "1. Requests the Secretary-General to report;",
    ),
    Language.FRENCH: (
        "A/C.3/179/L.8", "Point 71 b) de l’ordre du jour", "Entretien de la côte : phares et cloches",
        "Antigua-et-Barbuda, Égypte* et Royaume-Uni de Grande-Bretagne et d’Irlande du Nord : projet de résolution",
        "Sécurité des ports", "L’Assemblée générale,", "Rappelant les tables des marées,",
        "1. Prie le Secrétaire général de lui faire rapport ;",
    ),
    Language.SPANISH: (
        "A/C.3/179/L.8", "Tema 71 b) del programa", "Cuidado de la costa: faros y campanas",
        "Antigua y Barbuda, Egipto* e Irlanda: proyecto de resolución revisado",
        "Seguridad de los puertos", "La Asamblea General,", "Recordando las tablas de mareas,",
        "1. Solicita al Secretario General que le presente un informe;",
    ),
    Language.RUSSIAN: (
        "A/C.3/179/L.8", "Пункт 71 b) повестки дня", "Содержание берега: маяки и колокола",
        "Антигуа и Барбуда, Египет* и Чад: проект резолюции",
        "Безопасность портов", "Генеральная Ассамблея,", "ссылаясь на таблицы приливов,",
        "1. просит Генерального секретаря представить доклад;",
    ),
    Language.ARABIC: (
        "A/C.3/179/L.8", "البند 71 (ب) من جدول الأعمال", "صيانة الساحل: المنارات والأجراس",
        "أنتيغوا وبربودا، ومصر*، والبوسنة والهرسك: مشروع قرار",
        "سلامة الموانئ", "إن الجمعية العامة،", "إذ تشير إلى جداول المد والجزر،",
        "1 - تطلب إلى الأمين العام أن يقدم تقريرا؛",
    ),
    Language.CHINESE: (
        "A/C.3/179/L.8", "议程项目71(b)", "海岸的维护：灯塔和钟",
        "安提瓜和巴布达、埃及*和乍得：决议草案",
        "港口的安全", "大会，", "回顾关于潮汐表的决议，", "1. 请秘书长提出报告；",
    ),
}  # fmt: skip
SPONSORS = {
    Language.ENGLISH: (
        "Antigua and Barbuda", "Egypt", "United Kingdom of Great Britain and Northern Ireland"
    ),
    Language.FRENCH: ("Antigua-et-Barbuda", "Égypte", "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord"),
    Language.SPANISH: ("Antigua y Barbuda", "Egipto", "Irlanda"),
    Language.RUSSIAN: ("Антигуа и Барбуда", "Египет", "Чад"),
    Language.ARABIC: ("أنتيغوا وبربودا", "مصر", "البوسنة والهرسك"),
    Language.CHINESE: ("安提瓜和巴布达", "埃及", "乍得"),
}  # fmt: skip


def word(lines: Sequence[str]) -> bytes:
    return word_file("".join(map(paragraph, lines)))


def page(lines: Sequence[str]) -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


def spaced(lines: Sequence[str]) -> bytes:
    return "\n\n".join(lines).encode()


def typed(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def read(data: bytes, name: str = "draft") -> Document:
    (document,) = read_source(data, name).documents
    return document


@pytest.mark.parametrize("written", [word, page, spaced, typed])
@pytest.mark.parametrize("language", COVERS)
def test_a_cover_names_the_sponsors_between_the_agenda_item_and_the_title(
    language: Language, written: Callable[[Sequence[str]], bytes]
) -> None:
    lines = COVERS[language]
    document = read(written(lines))
    assert document.sponsors == SPONSORS[language]
    assert [item.title for item in document.agenda] == [lines[2]]
    assert document.title == lines[4]
    assert [one.text for one in document.paragraphs][1] == lines[6]


def test_a_list_of_sponsors_may_go_over_lines() -> None:
    lines = list(COVERS[Language.ENGLISH])
    lines[3] = "Albania, Bosnia and\nHerzegovina, Chad and\nNorland: draft\nresolution"
    document = read(spaced(lines))
    assert document.sponsors == ("Albania", "Bosnia and Herzegovina", "Chad", "Norland")
    assert document.title == "Safety of the harbours"


def test_a_draft_of_old_has_no_title_below_its_sponsors() -> None:
    lines = list(COVERS[Language.ENGLISH])
    del lines[4]
    document = read(spaced(lines))
    assert (document.sponsors, document.title) == (SPONSORS[Language.ENGLISH], "")
    assert [item.title for item in document.agenda] == [lines[2]]


def test_a_draft_that_an_officer_submits_has_no_sponsors() -> None:
    lines = list(COVERS[Language.ENGLISH])
    lines[3] = "Draft resolution submitted by the Chair of the Committee"
    document = read(spaced(lines))
    assert (document.sponsors, document.title) == ((), "Safety of the harbours")
    assert [item.title for item in document.agenda] == [lines[2]]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Egypt, Fiji (on behalf of A, B and C), and Peru", ("Egypt", "Fiji (on behalf of A, B and C)", "Peru")),
        ("Chad and Trinidad and Tobago", ("Chad", "Trinidad and Tobago")),
        ("", ()),
    ],
)
def test_brackets_and_names_hold_together(printed: str, names: tuple[str, ...]) -> None:
    assert split_sponsors(printed) == names


def test_an_arabic_list_needs_no_commas() -> None:
    assert split_sponsors("ألبانيا والبوسنة والهرسك ومصر", Language.ARABIC) == ("ألبانيا", "البوسنة والهرسك", "مصر")
