"""Plain text in: typed drafts, the text of a PDF, the output of an OCR."""

from __future__ import annotations

import csv
import re
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.source_account import faults_of

from draftdiff.compare import compare
from draftdiff.comparison import counts_of
from draftdiff.errors import UnreadableFile
from draftdiff.importers import read_source
from draftdiff.importers.plaintext.decoding.encodings import is_wide, reading_of
from draftdiff.importers.plaintext.decoding.line_widths import length_of
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, ParagraphKind
from draftdiff.problems import Severity

COUNTS = Path(__file__).parent / "cases" / "import" / "counts.tsv"

DRAFT = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118,

Noting with concern that the tide tables are out of date,

1. Requests the Harbour Board to publish new tide tables;

2. Encourages coastal States:

(a) To mark wrecks within their waters;

(b) To tell fishing fleets where they lie.
"""


def read(text: str | bytes, name: str = "draft.txt", language: Language | None = None) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read_source(data, name, language=language).documents[0]


def read_file(path: Path) -> Document:
    return read(path.read_bytes(), path.name)


def kinds_of(document: Document) -> list[tuple[str, str, int]]:
    return [(p.kind.value, p.number, p.level) for p in document.paragraphs if p.kind is not ParagraphKind.ENACTING]


def test_a_typed_draft_has_its_recitals_its_paragraphs_and_their_parts() -> None:
    document = read(DRAFT)
    assert document.language is Language.ENGLISH
    assert kinds_of(document) == [
        ("preambular", "", 0),
        ("preambular", "", 0),
        ("operative", "1.", 0),
        ("operative", "2.", 0),
        ("operative", "(a)", 1),
        ("operative", "(b)", 1),
    ]


OLD_ENCODINGS = {
    "en": ("cp1252", "The General Assembly,\n\n1. Requests the Harbour Board – and the keepers – to publish “tables”."),
    "fr": ("cp1252", "L’Assemblée générale,\n\n1. Prie le Conseil des ports de publier les tables des marées."),
    "es": ("iso8859-1", "La Asamblea General,\n\n1. Pide a la Comisión que publique los cuadros de la región."),
    "ru": ("cp1251", "Генеральная Ассамблея,\n\n1. просит Генерального секретаря представить доклад об осуществлении."),
    "ar": ("cp1256", "إن الجمعية العامة،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار."),
    "zh": ("gb18030", "大会，\n\n1. 请秘书长就本决议的执行情况提出报告。"),
}


@pytest.mark.parametrize("language", OLD_ENCODINGS)
def test_text_saved_in_an_old_encoding_is_read_and_that_is_told(language: str) -> None:
    encoding, text = OLD_ENCODINGS[language]
    document = read(text.encode(encoding))
    assert document.language == language
    assert document == replace(read(text), problems=document.problems, source=document.source)
    assert [(one.code, one.severity.value) for one in document.problems] == [("guessed-encoding", "hint")]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [*((latin, name) for latin in ("en", "fr", "es") for name in ("cp1252", "mac-roman", "cp850"))]
    + [("ru", name) for name in ("koi8-r", "iso8859-5", "mac-cyrillic", "cp866")],
)
def test_the_signs_of_an_old_encoding_are_not_those_of_another(language: str, encoding: str) -> None:
    """The space and the quotation marks of cp1252 are frames in koi8-r, and control characters in iso8859-6."""
    text = OLD_ENCODINGS[language][1]
    if encoding == "cp1252":
        text = text.replace(". ", ". Recalls the harbour’s “lamps” of 9\u00a0March and ", 1)
    elif encoding in ("cp850", "cp866"):
        text = text.translate(str.maketrans("’–“”", '\'-""'))
    assert read(text.encode(encoding)).paragraphs == read(text).paragraphs


def test_words_between_signs_of_an_old_chinese_encoding_stay_where_they_are_words() -> None:
    text = "The General Assembly,\n\n1. Requests ~{States~} to light ~{lamps~} in all ports;\n"
    assert reading_of(text.encode()).text == text


@pytest.mark.parametrize("words", ["Mr. Antón Silva", "the keepers of Côte d'Or", "lamps of 1.5°C, and bells"])
def test_a_sign_that_is_not_english_makes_no_english_text_chinese(words: str) -> None:
    text = f"The General Assembly,\n\n1. Requests the Harbour Board and {words} to publish tables."
    assert read(text.encode("cp1252")).paragraphs == read(text).paragraphs


@pytest.mark.parametrize("language", OLD_ENCODINGS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_text_in_two_bytes_a_sign_is_read_with_and_without_its_mark(language: str, encoding: str) -> None:
    text = OLD_ENCODINGS[language][1]
    document = read(text.encode(encoding))
    assert document.paragraphs == read(text).paragraphs


def test_bytes_that_give_no_words_in_any_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(UnreadableFile, match="line 2, byte 6"):
        read(b"qqq q\n\xfe\xfe\xfd zx kv wq")
    assert not is_wide(bytes(range(256)) * 4)


NOTES_AT_THE_END = """The General Assembly,

Recalling the Charter of the Harbour Board,{0} as it was amended by it{1} and since,

1. Requests the Board{2} to publish tables by 15 December 2121;

2. Decides to return to the matter on
14 December 2122.{between}

{3} Tables of the Tides, vol. 3, No. 12.
{4} Board’s decision 12, part two, section one, as it stands in the
14 volumes of its records.
{5} See A/173/7.
"""


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize("between", ["", "\n\n58th plenary meeting\n14 December 2120"])
def test_notes_are_found_in_a_list_at_the_end(raised: bool, between: str) -> None:
    numbers = "¹²³" if raised else "123"
    text = NOTES_AT_THE_END.format(*numbers, *"123", between=between)
    document = read(text)
    assert [one.text for one in document.paragraphs[1:]] == [
        "Recalling the Charter of the Harbour Board, as it was amended by it and since,",
        "Requests the Board to publish tables by 15 December 2121;",
        "Decides to return to the matter on 14 December 2122.",
    ]
    assert [(note.marker, note.text[:13]) for one in document.paragraphs for note in one.notes] == [
        ("1", "Tables of the"), ("2", "Board’s decis"), ("3", "See A/173/7."),
    ]  # fmt: skip
    assert document.paragraphs[1].text[document.paragraphs[1].notes[1].anchor :] == " and since,"
    assert faults_of(text, document) == []


def test_a_list_at_the_end_that_the_text_does_not_call_is_none_of_notes() -> None:
    text = f"{DRAFT}\nAnnex\n\nHarbours\n\n1 North harbour\n2 South harbour\n3 West harbour\n"
    document = read(text)
    assert not any(one.notes for one in document.paragraphs)


WRAPPED = """A/RES/175/16

175/16. Lamps and bells of all the harbours of the northern and of
the western coast

The General Assembly,

Recalling the seminar on the lamps of small harbours that was held by the
Committee in the North Harbour and by the keepers of lamps in all other places,

Convinced that the tables of the tides which the Harbour Board and the
Sub-Committee on Wrecks publish together should be sold in all the harbours,1

Deeply concerned by the fog of the last winters, in which, according to the
reports of the keepers of lamps, nine ships and the crews of the Lamps and of

1 Decision of the Harbour Board on tables, part two, and its annexes.
{head}the
Bells were lost,

1. Requests the Harbour Board to publish tables of the tides on all coasts;

2. Decides to return to the matter at its next session.
"""


@pytest.mark.parametrize(
    "head",
    [
        "\f",
        "\fA/RES/175/16 Lamps and bells of all the harbours of the northern\nand of the western coast\n\n",
        "\fLamps and bells of all the harbours of the northern\nand of the western coast\n\n",
    ],
)
def test_a_wrapped_page_with_blank_lines_is_cut_at_its_paragraphs_alone(head: str) -> None:
    text = WRAPPED.format(head=head)
    document = read(text, "A_RES_175_16.en.txt")
    assert [(one.kind.value, one.text[:12], one.text[-12:]) for one in document.paragraphs[1:]] == [
        ("preambular", "Recalling th", "ther places,"),
        ("preambular", "Convinced th", "he harbours,"),
        ("preambular", "Deeply conce", "s were lost,"),
        ("operative", "Requests the", "n all coasts"[1:] + ";"),
        ("operative", "Decides to r", "ext session."),
    ]
    assert [note.text[:8] for one in document.paragraphs for note in one.notes] == ["Decision"]
    assert faults_of(text, document) == []


def test_clauses_behind_the_last_note_are_none_of_it() -> None:
    clauses = "- 1. **Requests** the Board to publish tables;\n\n(1) A/173/7.\n\n- 2. **Decides** to return to it.\n"
    text = f"The General Assembly,\n\nRecalling the Charter of the Board,(1)\n\n{clauses}"
    document = read(text)
    assert [one.number for one in document.paragraphs] == ["", "", "1.", "2."]
    assert [note.text for note in document.paragraphs[1].notes] == ["A/173/7."]


FEET = """The General Assembly,

Recalling the Charter of the Board, 1 and the tables2 of the tides,

Noting the bells of the northern coast and of all the harbours that have one, and
1 Decision of the Board on tables, part two, with its
annexes.

2 Tables of the Tides, vol. 3.
22-26540
{head}the lamps of the western coast,3

1. Requests the Board to publish tables.
3 Decision of the Board on lamps, part one.
"""


@pytest.mark.parametrize("head", ["\f", "\fA/RES/175/16\n\n", "A/RES/175/16\n"])
def test_notes_at_the_feet_of_pages_are_found_by_their_numbers_and_calls(head: str) -> None:
    text = FEET.format(head=head)
    document = read(text, "A_RES_175_16.en.txt")
    assert [one.text for one in document.paragraphs[1:]] == [
        "Recalling the Charter of the Board, and the tables of the tides,",
        "Noting the bells of the northern coast and of all the harbours that have one, and the lamps of the western "
        "coast,",
        "Requests the Board to publish tables.",
    ]  # fmt: skip
    assert [(note.marker, note.text[-8:]) for one in document.paragraphs for note in one.notes] == [
        ("1", "annexes."), ("2", " vol. 3."), ("3", "art one."),
    ]  # fmt: skip
    assert faults_of(text, document) == []


OVERLEAF = """A/RES/175/16
175/16. Lamps of the northern coast
The General Assembly,
Recalling the Charter of the Board,1 and the tables of the tides2 for all the
1 Decision of the Board on tables, part two.
2 A/173/9.
2/3
A/RES/175/16 Lamps of the northern coast
harbours of the northern coast and for all the islands before it,
1. Requests the Board to publish tables of all tides,3 in time.
12th plenary meeting 14 December 2120
3 A/173/10.
3/3
"""


@pytest.mark.parametrize(("first", "second"), [("2018 1", "2019 2"), ("2018(1)", "2019(2)")])
def test_notes_called_behind_years_are_found_below_a_sentence_that_goes_on(first: str, second: str) -> None:
    text = OVERLEAF.replace("Board,1", f"Board of {first}").replace("tides2 for all the", f"tides of {second} for all")
    recital = read(text, "A_RES_175_16.en.txt").paragraphs[1]
    assert [note.text[:8] for note in recital.notes] == ["Decision", "A/173/9."]
    assert recital.text.startswith("Recalling the Charter of the Board of 2018 and the tables of the tides of 2019 for")


def test_a_call_that_is_run_into_a_year_is_no_number_of_a_list() -> None:
    text = OVERLEAF.replace("Board,1", "Board of 20181 and 15 other rules,")
    recital = read(text, "A_RES_175_16.en.txt").paragraphs[1]
    assert "of 2018 and 15 other rules" in recital.text
    assert recital.notes[0].anchor == recital.text.index(" and 15")


def test_a_sentence_that_goes_on_overleaf_is_no_part_of_the_notes_at_the_foot() -> None:
    document = read(OVERLEAF, "A_RES_175_16.en.txt")
    assert [one.text for one in document.paragraphs[1:]] == [
        "Recalling the Charter of the Board, and the tables of the tides for all the harbours of the northern coast "
        "and for all the islands before it,",
        "Requests the Board to publish tables of all tides, in time.",
    ]
    assert [note.text for one in document.paragraphs for note in one.notes] == [
        "Decision of the Board on tables, part two.", "A/173/9.", "A/173/10.",
    ]  # fmt: skip
    assert faults_of(OVERLEAF, document) == []


def test_no_space_stands_for_a_line_end_beside_chinese_signs() -> None:
    wrapped = "回顾其2118年12月14日第\n173/135号决议，以及2119\n年关于“灯塔”\n和浮标的COVID-19\n文件，"
    text = f"大会，\n\n{wrapped}\n\n1. 请港务局公布潮汐表。\n"
    document = read(text)
    assert document.paragraphs[1].text == wrapped.replace("\n", "")


def test_arabic_that_a_program_read_off_a_page_is_doubted() -> None:
    lines = ["إن الجمعية العامة،", "", "إذ تشير إلى قرارها السابق،", "", "1 - تطلب إلى الأمين العام أن يقدم تقريرا."]
    embedded = "\n".join(f"\u202b{line}\u202c" if line else "" for line in lines)
    document = read(embedded)
    assert [(one.code, one.severity.value) for one in document.problems] == [("moved-signs", "warning")]
    assert not read("\n".join(lines)).problems


def _read_off_a_page(*lines: str) -> str:
    """Return what pdftotext makes of lines: `{}` is set from right to left by force, `<>` within it as shown."""
    marks = str.maketrans("{}<>", "\u202b\u202c\u202a\u202c")
    return "\n".join(lines).translate(marks)


def test_arabic_that_a_program_read_off_a_page_is_put_back_in_order() -> None:
    text = _read_off_a_page(
        "{إن الجمعية العامة<،>}", "",
        "{إذ تشير إلى القرار < ،173/16>وإلى المادة <،)2118-2109( 4>}", "",
        "{< -1>تطلب إلى الأمين العام أن يقدم تقريرًا< ،>وفق ما ُأعرب عنه ُهنا<.>}",
    )  # fmt: skip
    document = read(text)
    assert [(one.number, one.text) for one in document.paragraphs] == [
        ("", "إن الجمعية العامة،"),
        ("", "إذ تشير إلى القرار 173/16، وإلى المادة 4 (2109-2118)،"),
        ("1-", "تطلب إلى الأمين العام أن يقدم تقريراً، وفق ما أُعرب عنه هُنا."),
    ]


ARABIC = """إن الجمعية العامة،
إذ تشير إلى قرارها 173/16 المؤرخ 14 كانون الأول/ديسمبر 2118 بشأن سلامة السفن في الموانئ (الوثيقة A/173/9)،
وإذ تعرب عن القلق لأن الجزر الصغيرة ما زالت تفتقر إلى منارات كافية لسلامة السفن،
1 - تطلب إلى الأمين العام أن يقدم تقريرا عن ذلك إلى الجمعية العامة؛
2 - تقرر أن تبقي المسألة قيد نظرها.
"""


def _shown(line: str, *, letters: bool) -> str:
    """Return a line as its page shows it from the left; `letters`: those of a word too, else words alone."""
    words = re.findall(r"[A-Z]+/[\d/]+|[\d/]+|[\u0621-\u064a]+|.", line)[::-1]
    words = [word[::-1] if letters and word[0] > "\u0620" else word for word in words]
    return "".join(words).translate(str.maketrans("()", ")(") if not letters else {})


@pytest.mark.parametrize("letters", [True, False])
def test_arabic_as_a_page_shows_it_is_put_back_in_order(letters: bool) -> None:
    shown = "\n".join(_shown(line, letters=letters) for line in ARABIC.splitlines())
    assert shown != ARABIC
    plain, document = read(ARABIC), read(shown)
    assert [(one.number, one.text) for one in document.paragraphs] == [(p.number, p.text) for p in plain.paragraphs]
    assert [one.code for one in document.problems] == ["moved-signs"]


def test_words_that_pdftotext_raw_sets_one_by_one_are_put_back_in_order() -> None:
    text = ARABIC.replace(" (الوثيقة A/173/9)", "")
    shown = (_shown(line, letters=False) for whole in text.splitlines() for line in textwrap.wrap(whole, 20))
    lines = [re.sub("[\u0621-\u064a]+", "\u202b\\g<0>\u202c", line) for line in shown]
    plain, document = read(text), read("\n".join(lines))
    assert [(one.number, one.text) for one in document.paragraphs] == [(p.number, p.text) for p in plain.paragraphs]
    assert [one.code for one in document.problems] == ["moved-signs"]


def test_words_that_alone_stand_backwards_and_letters_as_they_are_drawn_are_put_right() -> None:
    texts = [(one.number, one.text) for one in read(ARABIC).paragraphs]
    backwards = re.sub("\\b(الجمعية|تشير|القلق|سلامة)\\b", lambda word: word[0][::-1], ARABIC)
    document = read(backwards)
    assert [(one.number, one.text) for one in document.paragraphs] == texts
    assert [one.code for one in document.problems] == ["moved-signs"]
    drawn = ARABIC.translate({ord(unicodedata.normalize("NFKC", chr(one))): one for one in range(0xFE8D, 0xFEF3)})
    assert [(one.number, one.text) for one in read(drawn).paragraphs] == texts


def test_lam_and_alef_that_a_program_gave_in_reverse_are_put_right() -> None:
    """Of all words *not* (`لا`) is one of them."""
    text = ARABIC.replace("سلامة السفن", "سلامة السفن لأول مرة ولا سيما خلال الليل لا النهار")
    turned = re.sub("ل([اأإآ])", r"\1ل", text)
    assert [(one.number, one.text) for one in read(turned).paragraphs] == [
        (one.number, one.text) for one in read(text).paragraphs
    ]
    assert [one.code for one in read(turned).problems] == ["moved-signs"]


def test_a_stop_before_its_line_or_number_goes_behind_it() -> None:
    text = ARABIC.replace("(الوثيقة A/173/9)،", "في عام 2117،")
    copied = text.replace("2117،", "،2117").replace("إن الجمعية العامة،", "،إن الجمعية العامة")
    assert [one.text for one in read(copied).paragraphs] == [one.text for one in read(text).paragraphs]
    assert [one.code for one in read(copied).problems] == ["moved-signs"]
    typed = text.replace("2117،", "،2117 ").replace("إذ تشير", "إذ تشير ،أيضا")
    assert "،2117" in " ".join(one.text for one in read(typed).paragraphs)


def test_a_short_right_text_is_left_as_it_is_whatever_its_words_spell_backwards() -> None:
    """`سفن` (ships) is `نفس` (same) backwards; alef and lam beyond those of any word are tried in no order."""
    text = (
        "تطلب إلى الدول أن تسجل كل سفن الصيد وكل سفن الركاب في الموانئ "
        "وأن تزيل القلق يساورها بشأن منارات الجزر الصغيرة ؛"
    )
    odd = f"وإذ تشير إلى االمم وإلى االدول {'ال' * 40}،"
    document = read(f"{ARABIC}\n{text}")
    assert (read(text).paragraphs[0].text, document.paragraphs[-1].text) == (text, text)
    assert "ال" * 40 in read(odd, language=Language.ARABIC).paragraphs[0].text
    slip = ARABIC.replace("الصغيرة ما", "الصغيرةما")
    assert not read(slip).problems


def test_arabic_in_an_order_that_is_lost_is_told() -> None:
    text = ARABIC.replace("173/16", "/ 16 173").replace("عن القلق لأن الجزر الصغيرة ما", "عن القلق لأن الجزر الصغيرةما")
    assert "broken-order" in [one.code for one in read(text).problems]


@pytest.mark.parametrize(
    "text", ["ﻤ ام ة ﻟﻘﺎﻨ ن ﺎر ﺄن ﺤﻔ ع ﻤ م ﺎر ﺔ ﻤ ة ﺔ رك ﻞ ﺎت ﺠ ﻐ ", "~{A*:O9z~} ~{4s;a~} kOle xqvI+gF zzUB "]
)
def test_a_text_of_which_hardly_a_word_is_known_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text * 20)
    assert caught.value.slug == "garbled-text"


def test_a_draft_with_more_names_in_its_annex_than_words_is_read() -> None:
    names = "\n".join(f"Yoshihiro Grossenbacher{'a' * count} Mkhabela" for count in range(40))
    document = read(f"{DRAFT}\n\nAnnex\n\nMembers of the Board\n\n{names}")
    assert [one.text for one in document.paragraphs[:3]] == [one.text for one in read(DRAFT).paragraphs[:3]]
    assert read(names, language=Language.ENGLISH).paragraphs


def test_signs_that_take_a_line_apart_are_put_back() -> None:
    full = "{وإذ تعرب عن القلق لأن الجزر الصغيرة ما زالت تفتقر إلى منارات كافية لسلامة السفن}"
    text = _read_off_a_page(
        "{إن الجمعية العامة<،>}", *([full, "{وإلى حراس يعملون فيها كل ليلة،}"] * 5),
        "{ً}", "{ً}", "{عاما على}", "{إقليما ما زالت تنتظر رغم مرور <60>}", "{وإذ تعرب عن القلق لأن <17>}",
        "{إنشاء المنارة الأولى،}",
    )  # fmt: skip
    document = read(text)
    assert document.paragraphs[-1].text == (
        "وإذ تعرب عن القلق لأن 17 إقليماً ما زالت تنتظر رغم مرور 60 عاماً على إنشاء المنارة الأولى،"
    )


def test_columns_that_a_program_read_off_a_page_are_read_from_the_right() -> None:
    text = _read_off_a_page(
        "          {إن الجمعية العامة<،>}", "",
        "  {إلى قرارها السابق<،>}      {إذ تشير}", "",
        "       {< -1>تطلب إلى الأمين العام أن يقدم تقريرا<.>}",
    )  # fmt: skip
    document = read(text)
    assert [" ".join(one.text.split()) for one in document.paragraphs][1] == "إذ تشير إلى قرارها السابق،"


RAW = """The General Assembly,
Recalling the tables of the tides that the Board gave out in 2020 1
, and the lamps of all the harbours of the northern coast, of the islands, in 2018
and in all the years before that, on which the keepers and their crews reported,
as well as the bells,
Noting the reefs,
and the wrecks of the western coast and of the islands before it, at which ships
still founder in the fog of each winter although their lamps can be seen from far
away,
1. Requests the Board to publish tables.
_________
1 See A/173/7.
"""


def test_a_line_in_small_letters_begins_no_paragraph_where_others_begin_in_capitals() -> None:
    document = read(RAW)
    assert [one.text[:10] for one in document.paragraphs[1:]] == ["Recalling ", "Noting the", "Requests t"]
    assert "the Board gave out in 2020, and the lamps" in document.paragraphs[1].text
    assert faults_of(RAW, document) == []


def test_a_space_behind_a_hyphen_is_closed_where_that_makes_a_known_word() -> None:
    clause = "Rappelant la soixante- dix-septième session et les textes pré- et postélectoraux,"
    text = f"L’Assemblée générale,\n\n{clause}\n\n1. Prie le Conseil de publier les tables."
    document = read(text)
    assert document.paragraphs[1].text == clause.replace("soixante- dix", "soixante-dix")
    assert [(one.code, one.text) for one in document.problems] == [("split-word", "soixante- dix-septième")]
    assert faults_of(text, document) == []


DIVIDED = """The General Assembly,

Recalling the Charter of the United Na-
tions and the prin-
ciples of inter-
national law, and the self-
determination of the Cor-
vonian lamplighters, the Guinea-
Lorvian islands and lamp-
light,
"""


def test_a_hyphen_divides_also_unknown_words_where_the_text_divides_words() -> None:
    document = read(DIVIDED)
    assert document.paragraphs[1].text == (
        "Recalling the Charter of the United Nations and the principles of international law, and the "
        "self-determination of the Corvonian lamplighters, the Guinea-Lorvian islands and lamplight,"
    )
    kept = DIVIDED.replace("Na-\ntions and the prin-\nciples of inter-\nnational law", "Nations, its principles, law")
    document = read(kept)
    assert "Cor-vonian" in document.paragraphs[1].text


JOINED = """The General Assembly,
Recalling the tables of the tides which the Harbour Board and the keepers
publish together for all the harbours of the northern and western coasts,
Noting with concern the ships that were lost before the islands in the last
winters although the bells rang, and the reports of the keepers who saw the
ships founder, and bearing in mind the work of the councils which is longterm and known to all the crews,
Noting also the bells, the reports of the keepers and the wishes of all the
boards of the coast,
1. Requests the Harbour Board to publish tables of the tides on all coasts
and to report to it on the lamps, the bells and the wrecks of the winters;
2. Decides to return to the long-term work of the Harbour Board in summer.
"""


def test_a_line_that_is_far_too_long_has_lost_a_hyphen() -> None:
    document = read(JOINED)
    assert "the councils which is long-term and known" in document.paragraphs[2].text
    assert [one.text for one in document.problems if one.code == "lost-hyphen"] == ["longterm"]


def test_a_whole_resolution_on_one_line_is_parted() -> None:
    number, clause = "175/16. Lamps of the coast", "the tables of the tides and the lamps of all harbours"
    text = (
        f"{number}\n\nThe General Assembly, Recalling {clause},1 Noting {clause}, A/RES/175/16 Lamps of the coast "
        f"Bearing in mind {clause}, 1. Requests the Board to publish {clause}; 2. Decides to return to {clause}. "
        "12th plenary meeting 14 December 2120 _______________ 1 Resolution 317 A (III)."
    )
    document = read(text, "A_RES_175_16.en.txt")
    assert [(one.kind.value, one.number, one.text.split()[0]) for one in document.paragraphs] == [
        ("enacting", "", "The"), ("preambular", "", "Recalling"), ("preambular", "", "Noting"),
        ("preambular", "", "Bearing"), ("operative", "1.", "Requests"), ("operative", "2.", "Decides"),
    ]  # fmt: skip
    assert document.meeting == "12th plenary meeting"
    assert faults_of(text, document) == []


@pytest.mark.parametrize(("written", "read_as"), [(1, "lamphouse"), (3, "lamp-house")])
def test_a_word_without_a_hyphen_gets_one_only_where_the_text_mostly_has_it(written: int, read_as: str) -> None:
    clause = f"Recalling the lamphouse, {'each lamp-house, ' * written}"
    document = read(f"The General Assembly,\n\n{clause}\n\n1. Requests the Board to publish tables.")
    assert document.paragraphs[1].text.startswith(f"Recalling the {read_as}, each")


def test_a_hyphen_lost_in_a_name_with_several_is_put_back_where_the_text_has_it() -> None:
    text = DRAFT.replace("tide tables are", "Storm-Bell-Ban Treaty and the Storm-BellBan Board are")
    noting = read(text).paragraphs[2]
    assert "the Storm-Bell-Ban Treaty and the Storm-Bell-Ban Board are out of date" in noting.text


@pytest.mark.parametrize(
    "head",
    [
        "Lamps and bells of all the harbours of the northern\n      A/RES/175/16\nand of the western coast",
        "A/RES/175/16\nand of the western coast\n\nLamps and bells of all the harbours of the northern",
    ],
)
def test_a_running_head_may_have_the_symbol_between_its_lines_or_its_last_line_first(head: str) -> None:
    document = read(WRAPPED.format(head=f"\f{head}\n\n"), "A_RES_175_16.en.txt")
    assert not any(one.kind is ParagraphKind.HEADING for one in document.paragraphs)
    assert "crews of the Lamps and of the Bells were lost," in document.paragraphs[3].text


def test_a_clause_begins_at_its_number_where_the_one_before_lacks_its_stop() -> None:
    text = (
        DRAFT.replace("\n\n", "\n")
        .replace("out of date,", "out of date")
        .replace("new tide tables;", "new tide tables")
    )
    document = read(text)
    assert [(one.number, one.text[:20]) for one in document.paragraphs[3:6]] == [
        ("1.", "Requests the Harbour"), ("2.", "Encourages coastal S"), ("(a)", "To mark wrecks withi"),
    ]  # fmt: skip


def test_where_each_line_is_a_paragraph_none_goes_on_in_the_next() -> None:
    lengths = (1, 9, 2, 12, 3, 11, 4, 10)
    recitals = [f"Recalling the tables {'of the tides ' * length}and the lamps," for length in lengths]
    recitals += ["Convinced that lamps save crews,", "Bearing in mind the fog of the last winters,"]
    text = "\n".join(["The General Assembly,", *recitals, "1. Requests the Board to publish tables."])
    document = read(text)
    assert [one.text for one in document.paragraphs[1:-1]] == recitals


PARTED = """大会，

回顾港务局各项决议，

注意到北港和西港的灯塔，

重申所有沿海国的义务，
铭记渔船的安全取决于灯光，

1. 请港务局公布潮汐表；

2. 促请沿海国标明沉船；

3. 决定在下届会议上再次审议此事项。
"""


def test_where_blank_lines_part_the_paragraphs_no_other_line_begins_one() -> None:
    parted = read(PARTED).paragraphs
    assert parted[3].text == "重申所有沿海国的义务，铭记渔船的安全取决于灯光，"
    stacked = read(PARTED.replace("\n\n", "\n")).paragraphs
    assert len(stacked) == len(parted) + 1
    on_a_new_page = read(PARTED.replace("\n铭记", "\n\f铭记")).paragraphs
    assert len(on_a_new_page) == len(parted) + 1


def test_a_short_last_line_parts_paragraphs_too_where_blank_lines_part_the_others() -> None:
    """Recognised text lacks some blank lines; below a full line nothing begins there, whatever it opens with."""
    full = "考虑到过去多个冬季在北港和西港附近海域发生的多起沉船事故以及灯塔在其中发挥的作用，"
    wrapped = PARTED.replace("；", f"，{full[:-1]}\n{full[:-1]}\n并每年更新；").replace("重申所有沿海国的义务，", full)
    short = wrapped.replace("铭记渔船", "特别是北港的灯塔，\n铭记渔船")
    assert read(wrapped).paragraphs[3].text == f"{full}铭记渔船的安全取决于灯光，"
    recitals = [one.text for one in read(short).paragraphs[3:5]]
    assert recitals == [f"{full}特别是北港的灯塔，", "铭记渔船的安全取决于灯光，"]


CALL_ALONE = """The General Assembly,

Recalling the tables of the tides,
¹

Noting the bells of the northern coast,

Reaffirming the duties of all coastal States,
\fNoting the lamps of the western coast,

1. Requests the Board to publish tables.

1 Decision of the Board on lamps.
"""


@pytest.mark.parametrize(
    ("calls", "told", "noting"),
    [
        (("1", "2"), ["1", "2"], "Noting the lamps of the coast, and the bells,"),
        (("¹", "²"), ["¹", "²"], "Noting the lamps of the coast, and the bells,"),
        (("1", ""), [], "Noting the lamps of the coast,1 and the bells,"),
    ],
)
def test_calls_of_notes_that_a_program_lost_are_left_out_and_told(
    calls: tuple[str, str], told: list[str], noting: str
) -> None:
    text = (
        f"The General Assembly,\n\nNoting the lamps of the coast,{calls[0]} and the bells,\n\n"
        f"1. Requests the Harbour Board to publish the tables of 1972{calls[1]} and of 2020.\n"
    )
    document = texts_of(text)
    assert [problem.text for problem in document.problems if problem.code == "call-without-note"] == told
    assert document.paragraphs[1].text == noting
    assert document.paragraphs[2].text.endswith("the tables of 1972 and of 2020.")


def test_calls_of_lost_notes_are_found_where_some_are_run_into_numbers() -> None:
    document = texts_of(
        "The General Assembly,\n\nRecalling resolution 49/11 and the Tables of 21,2 the Rules of the Coast,3 and\n"
        "the Charter of Bells of 12 May 2019,4 47/9 and 48/7,5\n\nNoting 1,300 lamps,\n\n1. Decides to meet;6\n"
    )
    assert [one.text for one in document.problems if one.code == "call-without-note"] == ["2", "3", "4", "5", "6"]
    assert document.paragraphs[1].text == (
        "Recalling resolution 49/11 and the Tables of 21, the Rules of the Coast, and "
        "the Charter of Bells of 12 May 2019, 47/9 and 48/7,"
    )
    assert document.paragraphs[2].text == "Noting 1,300 lamps,"


def test_lines_that_a_browser_ends_behind_raised_figures_are_joined() -> None:
    lines = [
        "The General Assembly,",
        "Recalling the Charter of all northern Harbours,1",
        " Agenda 21,2",
        " the Rules of",
    ]
    lines += ["the Coast3", ", and the Tables,", "Noting the lamps,", "1. Decides to meet.", "_______"]
    recital = texts_of("\n".join([*lines, "1 A/173/9.", "2 A/173/10.", "3 A/173/11.", ""])).paragraphs[1]
    assert recital.text == (
        "Recalling the Charter of all northern Harbours, Agenda 21, the Rules of the Coast, and the Tables,"
    )
    assert [note.marker for note in recital.notes] == ["1", "2", "3"]


def test_a_figure_that_stands_alone_below_a_clause_calls_the_note_of_its_number() -> None:
    lines = [
        "The General Assembly,",
        "Recalling the Charter of all northern",
        "Harbours and of the lamps of the",
        "coast,",
        "1",
    ]
    lines += [
        "Noting the lamps,",
        "1. Decides to light all lamps2 and all",
        "bells of the southern coast and of the",
        "isles;",
    ]
    lines += ["2. Calls for lamps2 of all kinds.", "_______", "1 A/173/9.", "2 A/173/10.", ""]
    document = texts_of("\n".join(lines))
    assert [(one.text[-14:], [note.marker for note in one.notes]) for one in document.paragraphs[1:]] == [
        (" of the coast,", ["1"]), ("ing the lamps,", []), (" of the isles;", ["2"]), (" of all kinds.", []),
    ]  # fmt: skip
    assert [one.text for one in document.problems if one.code == "repeated-call"] == ["2"]


def test_a_figure_within_a_sentence_of_chinese_calls_no_note_again() -> None:
    lines = [
        "大会，",
        "回顾《港口宪章》，1 和《灯塔宣言》，2",
        "1. 决定实现目标1，从而点亮所有灯塔；",
        "2. 吁请实现目标2。",
    ]
    document = texts_of("\n".join([*lines, "_______", "1 A/173/9。", "2 A/173/10。", ""]), "A_RES_175_16.zh.txt")
    assert [(one.text, len(one.notes)) for one in document.paragraphs[1:]] == [
        ("回顾《港口宪章》， 和《灯塔宣言》，", 2), ("决定实现目标1，从而点亮所有灯塔；", 0), ("吁请实现目标2。", 0),
    ]  # fmt: skip


def test_a_first_line_as_wide_as_the_text_begins_a_recital() -> None:
    full = "回顾所有港口和灯塔以及北部和南部海岸的所有潮汐表和航道图都由港务局负责保管，"
    recital = ["又注意到所有港口和灯塔以及北部和南部海岸的所有潮汐表和航道图都由港务局负责检", "查，"]
    clauses = [
        line
        for number in range(1, 6)
        for line in (f"{number}. 请秘书长就所有港口和灯塔以及北部和南部海岸的所有潮汐表和航道图提出一份报", "告；")
    ]
    document = texts_of("\n".join(["大会，", full, *recital, *clauses, ""]), "A_RES_175_16.zh.txt")
    assert [one.text for one in document.paragraphs[1:3]] == [full, "".join(recital)]


def test_the_last_figure_of_a_range_of_years_calls_no_note() -> None:
    clause = "1. Decides to light the lamps in the season 2020/2021 as before."
    document = texts_of(f"The General Assembly,\n\n{clause}\n\n_______\n\n1 A/173/9.\n")
    assert document.paragraphs[1].text == clause[3:]


def test_a_further_number_of_a_list_calls_no_note() -> None:
    clause = "Decides to light lamps 1, 2, 3 and 4 of the northern coast;"
    text = f"The General Assembly,\n\nRecalling the Charter,1\n\n1. {clause}\n\n_______\n\n1 A/173/9.\n\n2 A/173/10.\n"
    document = texts_of(text)
    assert [(one.text, [note.marker for note in one.notes]) for one in document.paragraphs[1:]] == [
        ("Recalling the Charter,", ["1"]), (clause, ["2"]),
    ]  # fmt: skip


def test_a_title_between_recitals_without_blank_lines_is_a_heading() -> None:
    lines = [
        "The General Assembly,",
        "Recalling the Charter of all northern",
        "Harbours and of the lamps of the",
        "coast,",
    ]
    lines += [
        "Lamps",
        "Noting the lamps of the northern coast",
        "and the bells,",
        "1. Decides to light all lamps and all",
        "bells.",
    ]
    kinds = [(one.kind, one.text[:7]) for one in texts_of("\n".join(lines)).paragraphs[1:]]
    assert kinds == [
        (ParagraphKind.PREAMBULAR, "Recalli"), (ParagraphKind.HEADING, "Lamps"),
        (ParagraphKind.PREAMBULAR, "Noting "), (ParagraphKind.OPERATIVE, "Decides"),
    ]  # fmt: skip


def test_items_copied_without_their_numbers_and_the_foot_of_a_web_page_stay_apart() -> None:
    recitals = [f"Recalling the Charter of lamp {number} of the coast," for number in range(1, 8)]
    recitals[0] = "Recalling the Charter of lamps,1 and of bells,2"
    clauses = "Requests the Board to light all lamps;\nCalls upon all harbours to ring the bells."
    end = "14th plenary meeting\n\n3 December 2118\n1 A/173/9.\n2 A/173/10.\n\nSimilar records\n\nPowered by lamps\n"
    document = texts_of("\n\n".join(["The General Assembly,", *recitals, clauses, end]))
    kinds = [one.kind for one in document.paragraphs]
    assert kinds == [
        ParagraphKind.ENACTING, *[ParagraphKind.PREAMBULAR] * 7, *[ParagraphKind.OPERATIVE] * 2, ParagraphKind.CLOSING,
    ]  # fmt: skip
    assert [note.text for note in document.paragraphs[1].notes] == ["A/173/9.", "A/173/10."]


@pytest.mark.parametrize(("elsewhere", "read_as"), [("75/33", "75/33"), ("75/332", "75/332"), ("75/3", "75/332")])
def test_a_call_run_into_the_number_of_a_resolution_is_taken_out_where_the_resolution_is_cited_elsewhere(
    elsewhere: str, read_as: str
) -> None:
    document = read(
        "L’Assemblée générale,\n\nRappelant les lampes1 et la résolution 75/332,\n\n"
        f"1. Prend acte de la résolution {elsewhere}.\n\n1 A/173/9.\n\n2 A/173/10.\n"
    )
    assert document.paragraphs[1].text == f"Rappelant les lampes et la résolution {read_as},"
    assert ("loose-call" in [one.code for one in document.problems]) is (read_as == "75/33")


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\n1. Requests the Board:\n\n(a) Lamps;\n\n• All of them;\n\n2. Decides to meet.\n",
        "大会，\n\n1. 请海港委员会：\n\n(a) 点灯；\n\n• 所有灯塔；\n\n2. 决定开会。\n",
        "الجمعية العامة،\n\n1 - تطلب إلى المجلس:\n\n(أ) إضاءة المنارات؛\n\n• كل المنارات؛\n\n2 - تقرر الاجتماع.\n",
    ],
)
def test_a_bullet_begins_behind_an_item_in_every_script(text: str) -> None:
    assert [one.level for one in read(text).paragraphs][-4:] == [0, 1, 2, 0]


def test_a_call_is_found_behind_a_number_with_its_comma_and_before_a_symbol() -> None:
    document = read(
        "The General Assembly,\n\nRecalling Agenda 21,1 the Charter of 12 May 2019,2 47/9 and the Rules,\n\n"
        "1. Decides to meet.\n\n1 A/173/9.\n\n2 A/173/10.\n"
    )
    recital = document.paragraphs[1]
    assert recital.text == "Recalling Agenda 21, the Charter of 12 May 2019, 47/9 and the Rules,"
    assert [recital.text[note.anchor - 3 : note.anchor] for note in recital.notes] == ["21,", "19,"]


@pytest.mark.parametrize("hyphen", ["\ufffe", "\x02"])
def test_the_hyphen_that_a_browser_copies_for_the_end_of_a_line_is_one(hyphen: str) -> None:
    document = texts_of(
        f"The General Assembly,\n\nNoting the long{hyphen}standing need of light,\n\n1. Decides to meet.\n"
    )
    assert document.paragraphs[1].text == "Noting the long-standing need of light,"
    assert document.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\nRecalling the tables in A/175/8/Add.1 and A/175/9/Add.2,\n\n1. Decides to meet.\n",
        "The General Assembly,\n\nThat \u20191\u2018 lamps and \u20192\u2018 bells,\n\n1. Decides to meet.\n",
        "大会，\n\n回顾海港委员会决定第1和2段和第1(b)段，\n\n又回顾1 309盏灯，\n\n1. 请海港委员会适用第2.c条。\n",
        "大会，\n\n回顾海港目标1 (点亮所有灯塔)和目标2 (照看钟)，\n\n1. 请海港委员会开会。\n",
        "La Asamblea General,\n\nRecordando la recomendación (2019)1 y la resolución (2020)2,\n\n1. Decide.\n",
    ],
)
def test_figures_of_symbols_quotations_amounts_acts_and_chinese_counts_are_no_calls(text: str) -> None:
    document = texts_of(text)
    assert [problem.code for problem in document.problems if problem.code == "call-without-note"] == []
    assert document.paragraphs[1].text == text.split("\n\n")[1]


def test_a_chinese_word_behind_a_call_is_not_what_the_figure_counts() -> None:
    notes = "1 第317A(III)号决议。\n2 见第5200A(XXI)号决议。\n3 《条约汇编》。\n"
    document = texts_of(
        f"大会，\n\n回顾《宪章》、1国际公约、2《公约》3和另外3个人，\n\n1. 请秘书长提出报告。\n\n{notes}"
    )
    assert document.paragraphs[1].text == "回顾《宪章》、国际公约、《公约》和另外3个人，"
    assert [note.anchor for note in document.paragraphs[1].notes] == [7, 12, 16]


CHINESE_PAGES = """A/RES/173/135

173/135. 港口安全
大会，
回顾 2118 年 3 月 7 日至 12 日在海港城举行的第十四届港口大会根据以往的经验和建议通过
的报告 1 和《海港宣言》2 所反映的该届大会的成果，
1. 请港务局公布潮汐表；
2.
1 A/173/16。
2 第 172/181 号决议，附件。
18-26540

2/3

鼓励秘书长铭记安全理事会的有关决议，继续采取措施；

A/RES/173/135 港口安全

3. 决定继续处理此案。
"""


def test_a_clause_whose_number_stands_above_the_notes_and_its_text_below_the_page_is_no_note() -> None:
    document = read(CHINESE_PAGES, "A_RES_173_135.zh.txt")
    assert [(one.number, one.text) for one in document.paragraphs[2:]] == [
        ("1.", "请港务局公布潮汐表；"),
        ("2.", "鼓励秘书长铭记安全理事会的有关决议，继续采取措施；"),
        ("3.", "决定继续处理此案。"),
    ]
    notes = [(one.marker, one.text) for one in document.paragraphs[1].notes]
    assert notes == [("1", "A/173/16。"), ("2", "第 172/181 号决议，附件。")]


def test_a_large_number_at_the_start_of_a_line_is_no_note() -> None:
    text = (
        "The General Assembly,\n\nRecalling the rules on lamps,1 on bells 2 and on boats,\n\n"
        "1. Decides that the coast shall pay for the lamps the sum of\n2 052 700 pounds, and for the bells less;\n\n"
        "__________\n1 A/175/1.\n2 A/175/2.\n"
    )
    document = texts_of(text)
    assert document.paragraphs[1].text == "Recalling the rules on lamps, on bells and on boats,"
    assert document.paragraphs[2].text.endswith("the sum of 2 052 700 pounds, and for the bells less;")
    assert [note.text for note in document.paragraphs[1].notes] == ["A/175/1.", "A/175/2."]


def test_paragraphs_behind_a_call_at_the_start_of_a_line_are_no_notes_at_the_foot_of_a_page() -> None:
    document = read(CALL_ALONE)
    assert [one.text[:12] for one in document.paragraphs] == [
        "The General ", "Recalling th", "Noting the b", "Reaffirming ", "Noting the l", "Requests the",
    ]  # fmt: skip


ANNEX = """Annex

Tide tables of the northern coast

1. The tables hold for one winter.
"""


def test_a_draft_has_its_annex_straight_behind_its_last_paragraph() -> None:
    document = read(f"{DRAFT}\n{ANNEX}")
    assert [(one.kind.value, one.annex, one.number) for one in document.paragraphs[-3:]] == [
        ("heading", 1, ""), ("heading", 1, ""), ("text", 1, "1."),
    ]  # fmt: skip


ANNEX_ON_LINES = {
    "en": """Annex
Rules of the coast for the keepers of lamps and for all of the crews of
ships
Rule 1 Scope of the rules
The rules hold for all the harbours of the northern and of the western
coast.
Rule 2
Fog
1. Bells ring in fog.
II. Fees, which are due in each winter from all ships and boats,
and how they are paid
2. Ships pay.""",
    "zh": """附件
审查决议的执行
规则1 范围
本规则适用于北海岸和西海岸的所有港口和岛屿，也适用于船只和船员，直到
冬季结束。
第二条
雾
1. 雾中鸣钟。
二. 费用
2. 船只付费。""",
}
ABOVE = {
    "en": DRAFT.replace("\n\n", "\n"),
    "zh": "大会，\n回顾关于潮汐表的决议，\n1. 请秘书长提出报告；\n2. 请各国提供灯。\n",
}


@pytest.mark.parametrize(("language", "numbers"), [("en", ("Rule 1", "Rule 2", "II.")), ("zh", ("", "第二条", "二."))])
def test_an_annex_copied_without_blank_lines_keeps_its_paragraphs(language: str, numbers: tuple[str, ...]) -> None:
    first, second, third = numbers
    text = ABOVE[language] + ANNEX_ON_LINES[language]
    document = read(text, language=Language(language))
    assert [(one.kind.value, one.number) for one in document.paragraphs if one.annex] == [
        ("heading", ""), ("heading", ""), ("heading", first), ("text", ""), ("heading", second), ("text", "1."),
        ("heading", third), ("text", "2."),
    ]  # fmt: skip
    assert faults_of(text, document) == []


def test_the_title_of_an_article_reaches_to_its_first_paragraph_and_else_holds_short_lines() -> None:
    title = "Relation to the rules\nof the Board, the tables of tides of all the harbours of the islands,\nand customs"
    clauses = "1. This Agreement shall be applied in the light of the rules of the Board, and of\nlamps.\n2. It is.\n"
    text = "Lamps are lit at dusk by the keepers of the lights and put out again at daybreak by\nthem."
    document = read(f"{DRAFT}\nAnnex\n\nArticle 1\n{title}\n{clauses * 4}\nArticle 2\nLamps\n{text}\n")
    annexed = [(one.kind.value, one.number, one.text) for one in document.paragraphs if one.annex]
    assert annexed[1] == ("heading", "Article 1", " ".join(title.split()))
    assert [number for _, number, _ in annexed[2:-2]] == ["1.", "2."] * 4
    assert annexed[-2:] == [("heading", "Article 2", "Lamps"), ("text", "", " ".join(text.split()))]


def test_a_stop_on_a_short_line_ends_a_paragraph_that_no_phrase_opens() -> None:
    full = "Стороны настоящего Соглашения провели консультации по вопросу о маяках в гаванях всех берегов, и"
    lines = ["Генеральная Ассамблея,", "отмечая маяки,", "1. просит Совет сообщить о них.", "Приложение", "Маяки"]
    lines += [line for word in ("ссылаясь", "поскольку", "учитывая") for line in (f"{word} {full.lower()}", "огни;")]
    document = read("\n".join([*lines, "2. Огни горят."]))
    assert [one.text.split()[0] for one in document.paragraphs if one.annex] == [
        "Приложение", "Маяки", "ссылаясь", "поскольку", "учитывая", "Огни",
    ]  # fmt: skip


def test_the_signature_of_a_mail_is_no_paragraph_and_is_told() -> None:
    signature = "-- \nJane Doe\nMission of Corvonia\n+41 22 555 01 02\n"
    document = read(f"{DRAFT}\n{signature}")
    assert document.paragraphs == read(DRAFT).paragraphs
    assert [(one.code, one.text) for one in document.problems] == [("neighbouring-text", " ".join(signature.split()))]
    clauses = read(f"{DRAFT}\n--\n3. Requests the Board to report.\n")
    assert clauses.paragraphs[-1].text == "Requests the Board to report."


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Dear colleagues,\n\nplease find the text below.\n\n", ""),
        ("Please find the text of our draft below.\nSafety of the harbours\n\n", "Safety of the harbours"),
        ("Dear colleagues, this is the draft:\n\n", ""),
    ],
)
def test_what_a_mail_says_above_a_draft_is_no_title_of_it_and_is_told(above: str, title: str) -> None:
    document = read(above + DRAFT)
    assert (document.title, document.paragraphs) == (title, read(DRAFT).paragraphs)
    said = above.removesuffix(f"{title}\n\n")
    assert [(one.code, one.text) for one in document.problems] == [("cover-line", " ".join(said.split()))]


@pytest.mark.parametrize("title", ["Safety of the harbours.", "Harbours of the U.S.\nand its neighbours"])
@pytest.mark.parametrize("above", ["", "Draft resolution\n\n"])
def test_a_title_typed_with_a_full_stop_is_one(above: str, title: str) -> None:
    assert read(f"{above}{title}\n\n{DRAFT}").title == title.replace("\n", " ")


@pytest.mark.parametrize("organization", ["United Nations", "UNITED NATIONS", "U n i t e d  N a t i o n s"])
def test_the_name_of_the_organization_above_a_title_is_no_part_of_it(organization: str) -> None:
    document = read(f"{organization}\nSafety of the harbours\n\n{DRAFT}")
    assert document.title == "Safety of the harbours"
    assert [(one.code, one.text) for one in document.problems] == [("cover-line", organization)]


def test_what_opens_as_recitals_and_clauses_do_is_a_recital_where_clauses_have_numbers() -> None:
    recitals = "Recalling the lamps,\n\nRequests by the Board having been made,\n\nReaffirming the bells,"
    numbered = read(f"The General Assembly,\n\n{recitals}\n\n1. Requests the Board to report.\n")
    assert [kind for kind, _, _ in kinds_of(numbered)] == ["preambular"] * 3 + ["operative"]
    unnumbered = read("The General Assembly,\n\nRecalling the lamps,\n\nRequests reports;\n\nDecides to meet.\n")
    assert [kind for kind, _, _ in kinds_of(unnumbered)] == ["preambular", "operative", "operative"]


def test_the_word_annex_inside_a_sentence_begins_none() -> None:
    cut = DRAFT.replace("tide tables;", "tide tables, which are in the\n\nAnnex\n\nto the present resolution;")
    assert {one.annex for one in read(cut).paragraphs} == {0}


def test_a_number_behind_a_blank_line_numbers_the_line_below_it() -> None:
    text = "大会，\n\n回顾关于潮汐表的决议，\n\n意识到必须提供灯，\n\n1.\n请秘书长提出报告；\n\n2.\n请各国提供灯。\n"
    document = texts_of(text)
    assert [(one.number, one.text) for one in document.paragraphs[2:]] == [
        ("", "意识到必须提供灯，"), ("1.", "请秘书长提出报告；"), ("2.", "请各国提供灯。"),
    ]  # fmt: skip


def test_a_line_of_a_sentence_with_the_words_of_the_title_is_no_running_head() -> None:
    text = (
        "A/RES/175/16\n\n175/16. Lamps for the northern coast\n\nThe General Assembly,\n\n"
        "Recalling the meeting of all harbour boards on\nlamps for the northern coast\nand on bells,\n\n"
        "1. Requests the Harbour Board to report.\n"
    )
    document = texts_of(text)
    assert document.paragraphs[1].text.endswith("on lamps for the northern coast and on bells,")


PAGES = """A/RES/175/16

175/16. Lamps for the northern coast in 2119

The General Assembly,

Recalling the meeting of all harbour boards on bells and

2/3

21-12345

{head}

on lamps that ring in fog,

1. Requests the Harbour Board to report.
"""


@pytest.mark.parametrize(
    "head",
    ["A/RES/175/16\n\nLamps for the northem coast in 2119", "Lamps for the northern\nco&st in 2119\n\nA/nFS/175/16",
     "A/RE$/175/16", "Larnps for tbe northern coast in 2119"],
)  # fmt: skip
def test_a_running_head_that_an_ocr_misread_is_left_out(head: str) -> None:
    document = texts_of(PAGES.format(head=head))
    assert document.paragraphs[1].text.endswith("on bells and on lamps that ring in fog,")
    assert "page-break" in {one.code for one in document.problems}


@pytest.mark.parametrize(
    "line",
    ["Lamps for the northern coast in 2118", "Lamps for the northern post in 2119", "S/RES/175/16", "A/RES/175/17",
     "of lamps for the northern coast in 2119"],
)  # fmt: skip
def test_a_line_at_the_top_of_a_page_that_is_not_quite_the_title_or_the_symbol_is_text(line: str) -> None:
    document = texts_of(PAGES.format(head=line))
    assert line in " ".join(one.text for one in document.paragraphs)


@pytest.mark.parametrize(
    ("head", "is_text"), [("第三届灯塔和钟声大合的筹备", False), ("第二届灯塔和钟声大会的筹备", True)]
)
def test_a_head_in_chinese_may_have_a_sign_misread_but_no_figure(head: str, is_text: bool) -> None:
    cover = "A/RES/175/14\n\n175/14. 第三届灯塔和钟声大会的筹备\n\n"
    text = f"{cover}大会，\n\n回顾风暴和\n\n2/3\n\n{head}\n\n钟声，\n\n1. 欢迎灯塔。\n"
    texts = [one.text for one in texts_of(text, "A_RES_175_14.zh.txt").paragraphs]
    assert (head in "".join(texts)) == is_text


def test_a_sentence_that_goes_on_with_nearly_the_title_on_a_new_page_is_text() -> None:
    document = texts_of(PAGES.format(head="lamp for the northern coast in 2119").replace("2119\n\non", "2119\non"))
    assert document.paragraphs[1].text.endswith(
        "bells and lamp for the northern coast in 2119 on lamps that ring in fog,"
    )


def test_a_recital_that_names_the_title_between_dates_and_symbols_is_no_running_head() -> None:
    recital = "回顾其2118年11月23日关于联合国同灯塔的合作的第173/14号决议，"
    text = f"A/RES/175/14\n\n175/14. 联合国同灯塔的合作\n\n大会，\n\n{recital}\n\n1. 欢迎灯塔的工作。\n"
    assert [one.text for one in texts_of(text, "A_RES_175_14.zh.txt").paragraphs[1:]] == [recital, "欢迎灯塔的工作。"]


def test_an_annex_may_have_the_title_of_its_resolution() -> None:
    title = "Tide tables of the northern coast"
    text = f"A/RES/175/16\n\n175/16. {title}\n\n{DRAFT}\n12th plenary meeting\n\n14 December 2120\n\n{ANNEX}"
    document = texts_of(text)
    assert [one.text for one in document.paragraphs if one.annex] == [
        "Annex", title, "The tables hold for one winter.",
    ]  # fmt: skip


@pytest.mark.parametrize("above", ["1. The Board shall have the power:", "1. The Board shall keep lamps;"])
def test_an_annex_may_quote_the_items_of_a_rule_from_the_second_on(above: str) -> None:
    text = f"{DRAFT}\n\nAnnex\n\nRules of the coast\n\n{above}\n\n(b) To mend lamps;\n\n(c) To ring bells.\n"
    document = read(text)
    annexed = [(one.number, one.level, one.text) for one in document.paragraphs if one.kind is ParagraphKind.TEXT]
    assert annexed[1:] == [("(b)", 1, "To mend lamps;"), ("(c)", 1, "To ring bells.")]


def test_notes_in_square_brackets_are_set_where_they_are_called() -> None:
    text = DRAFT.replace("2118,", "2118,[1]").replace("tide tables;", "tide tables,[2] within [1] year;")
    document = texts_of(f"A/RES/175/16\n\n{text}\n[1] A/173/9.\n\n[2] Ibid., chap. II.\n")
    assert [note.text for one in document.paragraphs for note in one.notes] == ["A/173/9.", "Ibid., chap. II."]
    assert document.paragraphs[3].text.endswith("new tide tables, within [1] year;")


@pytest.mark.parametrize(
    "line", ["175/16" * 60 + "!", "12 34567 123456 " * 60 + "!", "*20161* 1/2 " * 60 + "A", "1|2/3 " * 60 + "!"]
)
def test_numbers_of_pages_without_end_are_read_in_one_way(line: str) -> None:
    """Random damage found lines of them that took hours: each number could be told apart in several ways."""
    for text in (f"{line}\n{DRAFT}", f"{DRAFT}\n{line}\n"):
        assert len(read(text).paragraphs) >= 7


@pytest.mark.parametrize(
    "place",
    ["1" * 50_000, "e\u0301" * 50_000, "ab-\n" * 8_000, "x¹ " * 8_000, "1 and 2, 3 " * 5_000, "a\n" * 15_000],
    ids=["one number", "one word of letters with accents", "hyphens", "calls of notes", "days", "lines"],
)
def test_much_of_one_thing_in_one_paragraph_is_read(place: str) -> None:
    """Each of them once took minutes: the time grew with the square of the length."""
    text = DRAFT.replace("new tide", f"new {place} tide") + "\n_____\n1 See A/173/1.\n"
    document = read(text, language=Language.ENGLISH)
    assert len(document.paragraphs) == 7


def test_room_without_end_behind_the_name_of_an_organ_is_read() -> None:
    text = DRAFT.replace("new tide", f"The Conference of the Parties serving as {' ' * 20_000}new tide")
    assert len(read(text, language=Language.ENGLISH).paragraphs) == 7


def test_symbols_without_end_on_a_cover_are_no_drafts() -> None:
    text = f"[A{'/A' * 20_000}]\n\n{DRAFT}"
    assert read(text, language=Language.ENGLISH).originating == ()


def test_a_list_that_begins_anew_without_end_goes_nine_levels_deep() -> None:
    text = DRAFT + "(a) To wait;\n\n" * 3_000
    levels = [one.level for one in read(text).paragraphs]
    assert max(levels) == 9
    assert len(levels) == 3_007


def test_the_symbol_on_a_cover_keeps_the_letter_of_its_part() -> None:
    text = f"A/RES/175/257 B\n\n175/257. Tide tables\n\nB\n\n{DRAFT}"
    assert read(text, "saved.txt").symbol == "A/RES/175/257 B"


def texts_of(text: str, name: str = "A_RES_175_16.en.txt") -> Document:
    document = read(text, name)
    assert faults_of(text, document) == []
    return document


def test_items_without_numbers_after_a_colon_are_parts_of_their_paragraph() -> None:
    document = texts_of(
        "The General Assembly,\n\n1. Decides that the Board shall meet as follows:\n\nMonday, 3 May: from 10 a.m.;\n\n"
        "Tuesday, 4 May: from 9 a.m.;\n\n2. Requests the Board to report.\n"
    )
    assert kinds_of(document) == [
        ("operative", "1.", 0),
        ("operative", "", 1),
        ("operative", "", 1),
        ("operative", "2.", 0),
    ]


def test_a_resolution_of_the_security_council_has_a_meeting_and_no_title() -> None:
    document = texts_of(
        "Resolution 9445 (2099)\n\nAdopted by the Security Council at its 9653rd meeting,\non 4 December 2099\n\n"
        "The Security Council,\n\nRecalling its previous statements on the lamps of harbours,\n\n1. Urges all coasts "
        "to keep lamps.\n",
        "S_RES_9445_2099.en.txt",
    )
    assert (document.symbol, document.title, document.meeting) == ("S/RES/9445 (2099)", "", "9653rd meeting")
    assert [event.date for event in document.events][:1] == ["2099-12-04"]
    assert kinds_of(document) == [("preambular", "", 0), ("operative", "1.", 0)]


@pytest.mark.parametrize(
    ("language", "formula", "clause"),
    [
        ("en", "The Hundred-seventy-sixth World Health Assembly,", "Recalling the lamps,"),
        ("en", "The Conference of the Parties,", "Recalling the lamps,"),
        ("en", "The Commission on the Status of Women,", "Recalling the lamps,"),
        ("fr", "La Soixante-Seizième Assemblée mondiale de la Santé,", "Rappelant les phares,"),
        ("fr", "La Conférence des Parties,", "Rappelant les phares,"),
        ("es", "La 176.ª Asamblea Mundial de la Salud,", "Recordando los faros,"),
        ("es", "La Conferencia de las Partes,", "Recordando los faros,"),
        ("ru", "Семьдесят шестая сессия Всемирной ассамблеи здравоохранения,", "ссылаясь на маяки,"),
        ("ru", "Конференция Сторон,", "ссылаясь на маяки,"),
        ("ar", "جمعية الصحة العالمية السادسة والسبعون،", "إذ تشير إلى المنارات،"),
        ("ar", "إن مؤتمر الأطراف،", "إذ يشير إلى المنارات،"),
        ("zh", "第七十六届世界卫生大会，", "回顾灯塔，"),
        ("zh", "缔约方会议，", "回顾灯塔，"),
    ],
)
def test_other_bodies_have_enacting_formulas_too(language: str, formula: str, clause: str) -> None:
    document = read(f"{formula}\n{clause}\n", language=Language(language))
    assert [(one.kind.value, one.text) for one in document.paragraphs] == [
        ("enacting", formula),
        ("preambular", clause),
    ]
    assert document.organ in formula


@pytest.mark.parametrize(
    ("language", "text", "read_as"),
    [
        (
            "en",
            "The General Assembly,\n\nRccaling the storm of last winter,\n\n1. Urges all coasts to keep lamps.\n",
            "Rccaling",
        ),
        ("ar", "إن الجمعية العامة،\n\nوإنّ تشير إلى العاصفة،\n\n1 - تحث السواحل على إضاءة المصابيح.\n", "وإنّ تشير"),
        ("ar", "إن الجمعية العامة،\n\nإذ تشير إلى العاصفة،\n\n1 - تشجيع السواحل على إضاءة المصابيح.\n", "تشجيع"),
        (
            "ru",
            "Генеральная Ассамблея,\n\nпринимоя к сведению бурю,\n\n1. призывает беречь лампы.\n",
            "принимоя к сведению",
        ),
    ],
)
def test_a_misread_opening_is_told_and_stays_as_it_was_read(language: str, text: str, read_as: str) -> None:
    document = texts_of(text, f"A_RES_175_16.{language}.txt")
    (problem,) = [one for one in document.problems if one.code == "misread-opening"]
    (paragraph,) = [one for one in document.paragraphs if one.key == problem.location.paragraph]
    assert problem.text == read_as
    assert paragraph.text.startswith(read_as)


@pytest.mark.parametrize(
    ("language", "formula", "recital", "clause"),
    [
        ("ar", "إن الجمعبة العامة،", "وإذ تلاحظ العاصفة،", "تحث السواحل على إضاءة المصابيح."),
        ("en", "Tbe Gencral Asscmbly,", "Noting the storm of last winter,", "Urges all coasts to keep lamps."),
        ("en", "The Gencral Asscmbly,", "Noting the storm of last winter,", "Urges all coasts to keep lamps."),
        ("en", "THE GENCRAL ASSEMBLY,", "Noting the storm of last winter,", "Urges all coasts to keep lamps."),
        ("es", "La Asarnblea General,", "Observando la tormenta,", "Insta a las costas a que enciendan lámparas."),
        ("fr", "L’Assembiée générale,", "Notant la tempête,", "Prie instamment les côtes d’allumer les lampes."),
        ("ru", "Генсральная Ассамблея,", "отмечая бурю,", "призывает беречь лампы."),
        ("zh", "犬会，", "注意到风暴，", "敦促各海岸点灯。"),
    ],
)
def test_a_misread_enacting_formula_is_told_and_is_one(language: str, formula: str, recital: str, clause: str) -> None:
    title = "Lamps of Anholt"
    text = f"A/RES/175/16\n\n175/16. {title}\n\n{formula}\n\n{recital}\n\n1. {clause}\n"
    document = texts_of(text, f"A_RES_175_16.{language}.txt")
    assert (document.title, document.symbol) == (title, "A/RES/175/16")
    assert [(one.kind, one.text) for one in document.paragraphs] == [
        (ParagraphKind.ENACTING, formula), (ParagraphKind.PREAMBULAR, recital), (ParagraphKind.OPERATIVE, clause),
    ]  # fmt: skip
    (problem,) = [one for one in document.problems if one.code == "misread-opening"]
    assert (problem.text, problem.location.paragraph) == (formula, document.paragraphs[0].key)


@pytest.mark.parametrize(
    ("formula", "line"), [("The General Assembly,", "The Gencral Assembly,"), ("Preamble", "The Gencral Tables,")]
)
def test_a_line_is_no_misread_formula_below_one_or_far_from_one(formula: str, line: str) -> None:
    text = f"{formula}\n\nNoting the tables:\n\n{line}\n\nRecalling the storm,\n\n1. Urges all to keep lamps.\n"
    document = read(text)
    assert [one.text for one in document.paragraphs if one.kind is ParagraphKind.ENACTING] != [line]
    assert "misread-opening" not in {one.code for one in document.problems}


@pytest.mark.parametrize(
    ("formula", "clause"),
    [("Генеральная Ассамблея", "постановляет беречь лампы."), ("إنّ الجمعية العامة،", "تقرر إضاءة المصابيح.")],
)
def test_a_formula_without_a_comma_or_with_a_vowel_sign_is_not_misread(formula: str, clause: str) -> None:
    document = read(f"A/RES/175/16\n\n175/16. Anholt\n\n{formula}\n\n{clause}\n")
    assert [one.kind for one in document.paragraphs] == [ParagraphKind.ENACTING, ParagraphKind.OPERATIVE]
    assert "misread-opening" not in {one.code for one in document.problems}


def test_a_call_that_was_run_into_the_number_of_a_resolution_is_found() -> None:
    document = texts_of(
        "The General Assembly,\nRecalling its resolution 173/2285 and the tables of the tides,\n"
        "1. Urges all coasts to keep lamps.\n__________________\n5 A/173/12.\n"
    )
    assert document.paragraphs[1].text.startswith("Recalling its resolution 173/228 and")
    assert [note.text for note in document.paragraphs[1].notes] == ["A/173/12."]


def test_sections_have_headings_and_recitals_of_their_own() -> None:
    document = texts_of(
        "The General Assembly,\nI\nLamps of the northern harbours and the price of their oil\n"
        "Recalling its resolution 173/135,\n1. Takes note of the report on oil;\n2. Urges all coasts to keep lamps;\n"
        "II\nBells\nHaving considered the report on bells,\n1. Takes note of the report on bells.\n"
    )
    assert kinds_of(document) == [
        ("heading", "I", 0),
        ("preambular", "", 0),
        ("operative", "1.", 0),
        ("operative", "2.", 0),
        ("heading", "II", 0),
        ("preambular", "", 0),
        ("operative", "1.", 0),
    ]


def test_a_number_that_numbers_nothing_is_not_lost() -> None:
    texts_of("The General Assembly,\n1.\n2. Urges all coasts to keep lamps;\n3.\n")


def test_the_formula_may_lack_its_comma_where_no_preamble_follows() -> None:
    document = texts_of(
        "Генеральная Ассамблея\n\n175/16. О лампах\n\nГенеральная Ассамблея\n\n1. призывает беречь лампы.\n",
        "A_RES_175_16.ru.txt",
    )
    assert document.title == "О лампах"
    assert kinds_of(document) == [("operative", "1.", 0)]


def counted() -> Iterable[tuple[str, str, int, int, int]]:
    with COUNTS.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield row["file"], row["symbol"], int(row["preambular"]), int(row["operative"]), int(row["notes"])


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "symbol", "preambular", "operative", "notes"), [*counted()])
def test_old_resolutions_have_the_paragraphs_that_a_reader_counts(
    corpus: Path, name: str, symbol: str, preambular: int, operative: int, notes: int
) -> None:
    assert read_file(corpus / name).symbol == symbol
    whole = [p for p in read_file(corpus / name).paragraphs if p.level == 0 and not p.annex]
    assert sum(p.kind is ParagraphKind.PREAMBULAR for p in whole) == preambular
    assert sum(p.kind is ParagraphKind.OPERATIVE for p in whole) == operative
    assert sum(len(p.notes) for p in whole) == notes


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["lineage", "seed", "text"])
def test_no_character_of_a_real_text_is_lost(corpus: Path, folder: str) -> None:
    files = sorted((corpus / folder).glob("*.txt"))
    assert {path.name: faults_of(path.read_text("utf-8-sig"), read_file(path)) for path in files} == {
        path.name: [] for path in files
    }
    assert files


@pytest.mark.corpus
def test_the_misread_openings_of_an_ocr_are_told_and_stand_as_they_were_read(corpus: Path) -> None:
    document = read_file(corpus / "seed" / "A_RES_75_16.ar.ocr.txt")
    told = [problem for problem in document.problems if problem.code == "misread-opening"]
    texts = {paragraph.key: paragraph.text for paragraph in document.paragraphs}
    assert len(told) == 15
    assert all(texts[problem.location.paragraph].startswith(problem.text) for problem in told)


@pytest.mark.corpus
def test_the_text_of_a_pdf_differs_from_the_next_resolution_in_six_paragraphs_only(corpus: Path) -> None:
    old = read_file(corpus / "lineage" / "A_RES_73_135.en.pdftotext.txt")
    new = read_file(corpus / "oic" / "A_RES_75_16.en.xml")
    counts = counts_of(compare(old, new, load_lexicon(Language.ENGLISH)))
    assert (counts.added, counts.removed, counts.moved, counts.amended, counts.unchanged) == (0, 0, 0, 6, 49)


@pytest.mark.corpus
def test_an_arabic_ocr_pairs_whole_with_the_official_text(corpus: Path) -> None:
    old = read_file(corpus / "seed" / "A_RES_75_16.ar.ocr.txt")
    new = read_file(corpus / "oic" / "A_RES_75_16.ar.xml")
    assert old.symbol == "A/RES/75/16"
    counts = counts_of(compare(old, new, load_lexicon(Language.ARABIC)))
    assert (counts.added, counts.removed, counts.old_paragraphs, counts.new_paragraphs) == (0, 0, 55, 55)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_renewal_with_one_new_clause_pairs_all_others_in_every_language(corpus: Path, language: str) -> None:
    old, new = (read_file(corpus / "oic" / f"A_RES_{number}.{language}.xml") for number in ("75_16", "77_18"))
    counts = counts_of(compare(old, new, load_lexicon(Language(language))))
    assert (counts.added, counts.removed, counts.moved, counts.split, counts.merged) == (1, 0, 0, 0, 0)


def test_a_word_without_end_is_read_in_one_pass() -> None:
    """Hyphens were looked for from each letter of a word: twice the letters took four times as long."""
    text = "The General Assembly,\n\n1. Requests " + "x" * 200_000 + ";\n"
    document = read(text)
    assert document.paragraphs[-1].text.endswith("xx;")


def test_a_second_language_in_a_file_is_told() -> None:
    tables = "its resolutions on the lights of harbours and on the tables of the tides of all the coasts of the islands"
    english = f"The General Assembly,\n\nRecalling {tables},\n\n1. Requests the Board to report on {tables}.\n\n"
    chinese = "大会，\n\n回顾关于各地港口灯光和潮汐表的各项报告以及所有看守人的意见，\n\n1. 请港务局公布潮汐表。\n"
    both = read(english + chinese)
    (told,) = [one for one in both.problems if one.code == "other-language"]
    assert (told.location.line, told.text) == (7, "大会，")
    quoted = english.replace("islands", "islands (潮汐表和灯塔的位置)")
    assert not read(quoted).problems


def test_a_second_language_of_the_same_script_is_told() -> None:
    tables = (
        "its resolutions on the lights of the harbours and on the tables of the tides of all the coasts of the islands"
    )
    tableaux = (
        "ses résolutions sur les feux des ports et sur les tables des marées de toutes les côtes de toutes les îles"
    )
    english = f"The General Assembly,\n\nRecalling {tables},\n\n1. Requests the Board to report on {tables}.\n\n" * 3
    french = f"L’Assemblée générale,\n\nRappelant {tableaux},\n\n1. Prie le Conseil de publier {tableaux}.\n\n" * 4
    both = read(english * 2 + french)
    assert len([one for one in both.problems if one.code == "other-language"]) == 1
    quoted = english * 2 + f"2. Welcomes the resolution entitled “{tableaux}”.\n"
    assert "other-language" not in {one.code for one in read(quoted).problems}


LETTER = """A/179/301

Agenda item 71 (b)
Keeping of the coast

Letter dated 1 November 2124 from the Permanent Representative of Norland

I have the honour to transmit herewith a draft resolution on the safety of harbours.

Draft resolution

Safety of the harbours

"""


def test_the_agenda_item_above_a_letter_has_its_own_title() -> None:
    document = texts_of(LETTER + DRAFT)
    assert [(item.item, item.title) for item in document.agenda] == [("71 (b)", "Keeping of the coast")]
    assert (document.title, document.paragraphs[0].text) == ("Safety of the harbours", "The General Assembly,")


@pytest.mark.parametrize("foot", ["24-20345 (E)  061124\n*2420345*  Please recycle @", "*2420345* Please recycle"])
def test_a_bar_code_and_a_notice_on_one_line_are_the_foot_of_a_page(foot: str) -> None:
    document = texts_of(DRAFT.replace("1. Requests", f"{foot}\n\f1. Requests"))
    assert [one.text for one in document.paragraphs[2:4]] == [
        "Noting with concern that the tide tables are out of date,",
        "Requests the Harbour Board to publish new tide tables;",
    ]


def test_numbers_beside_the_lines_may_count_blank_lines_too() -> None:
    wrapped = "\n".join(textwrap.fill(line, 30) for line in DRAFT.split("\n"))
    numbered = "\n".join(f"{at:>3}  {line}" if line else "" for at, line in enumerate(wrapped.split("\n"), 1))
    assert [one.text for one in texts_of(numbered).paragraphs] == [one.text for one in texts_of(DRAFT).paragraphs]


def test_a_text_that_is_no_resolution_is_told() -> None:
    document = texts_of("A/C.3/179/L.8/Corr.1\n\nCorrigendum\n\nParagraph 2\n\nFor eightieth read eighty-first\n")
    assert [one.code for one in document.problems if one.severity is Severity.WARNING] == ["no-paragraphs"]


TABLES = "the tables of the tides of the northern coast, which the keepers of both coasts read each morning of winter"
SAVED = (
    "A/RES/175/16", "Tide tables of the northern coast", "The General Assembly,",
    f"Recalling its resolution 173/4 of 14 December 2118, by which it asked for {TABLES}, and noting {TABLES},",
    f"Noting {TABLES}, and {TABLES}, as well as {TABLES},", "Reaffirming the tables,",
    f"1.\tRequests the Harbour Board to print {TABLES}, and to lend {TABLES}, and also {TABLES};",
    "2.\tDecides to read them each winter.",
    "Terms of the tables", "I.\tPurpose", "1.\tThe tables hold for one winter.", "2.\tKeepers read them each day.",
)  # fmt: skip


def test_lines_that_are_a_paragraph_each_need_no_blank_lines_between_them() -> None:
    document = read("\n".join(SAVED))
    assert document.title == "Tide tables of the northern coast"
    assert [one.text[:9] for one in document.paragraphs[:4]] == ["The Gener", "Recalling", "Noting th", "Reaffirmi"]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_an_annex_needs_no_heading_that_names_it(separator: str) -> None:
    document = read(separator.join(SAVED))
    assert [(one.kind.value, one.annex, one.number) for one in document.paragraphs[5:]] == [
        ("operative", 0, "2."), ("heading", 1, ""), ("heading", 1, "I."), ("text", 1, "1."), ("text", 1, "2."),
    ]  # fmt: skip


def test_the_first_number_of_a_section_of_an_annex_is_no_misread_figure() -> None:
    document = texts_of("大会，\n\n回顾灯塔，\n\n1. 决定点灯。\n\n灯塔基金\n\n一. 设立\n\n1. 基金支付灯油。\n")
    assert [(one.kind.value, one.number) for one in document.paragraphs[3:]] == [
        ("heading", ""), ("heading", "一."), ("text", "1."),
    ]  # fmt: skip


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_the_title_of_a_draft_may_stand_straight_below_its_symbol(break_: str) -> None:
    document = read(
        break_.join(["A/C.3/175/L.8", "Care of lighthouses", "The General Assembly,", "Recalling the lamps,"])
    )
    assert (document.symbol, document.title) == ("A/C.3/175/L.8", "Care of lighthouses")


def test_a_formula_may_stand_in_capitals() -> None:
    document = read("CARE OF LIGHTHOUSES\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING the lamps,\n\n1. REQUESTS a report.\n")
    assert document.title == "CARE OF LIGHTHOUSES"
    assert [one.kind.value for one in document.paragraphs] == ["enacting", "preambular", "operative"]


def test_a_text_in_an_encoding_that_is_not_known_is_no_text_of_another_language() -> None:
    with pytest.raises(UnreadableFile, match="not text in UTF-8"):
        read_source("大會，\n\n回顧其關於燈塔的決議，\n\n1. 請秘書長提出報告；\n".encode("big5"), "draft.txt")


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("10 December /120", "2120-12-10"),
        ("10 December 212l", "2120-12-10"),  # in December 2121 the next session sat
        ("10 March 212l", "2121-03-10"),
        ("10 December //20", ""),
    ],
)
def test_the_session_tells_the_year_that_an_ocr_misread(printed: str, date: str) -> None:
    text = f"175/16. Tide tables\n\n{DRAFT}\n41st plenary meeting\n{printed}\n".encode()
    document = read_source(text, "A_RES_175_16.en.txt", language=Language.ENGLISH).documents[0]
    assert [(event.date, event.text) for event in document.events] == [(date, printed)]
    assert [problem.text for problem in document.problems if problem.code == "unreadable-date"] == [printed]


def test_a_numbered_list_right_under_a_colon_is_no_list_of_notes() -> None:
    text = f"""HARBOUR ASSEMBLY                              HA78.2

{DRAFT.split("1. Requests")[0]}1. INVITES coastal States:
(1) to mend lamps;
(2) to ring bells, as appropriate;

2. REQUESTS the Board:
(1) to make a plan;
(2) to report to the next Assembly.
"""
    document = texts_of(text)
    operative = [(one.number, one.level) for one in document.paragraphs if one.kind is ParagraphKind.OPERATIVE]
    assert operative == [("1.", 0), ("(1)", 1), ("(2)", 1), ("2.", 0), ("(1)", 1), ("(2)", 1)]


def test_items_that_stand_apart_and_that_nothing_calls_are_no_notes() -> None:
    text = """大会，

回顾其第173/4号决议，

1. 通过本决议附件所载公约。

附件 灯塔公约

第2条 定义

在本公约中：

1. 灯塔的“出售”系指符合下列条件的出售：

(1) 该出售由法院命令；

(2) 该出售所得款项供债权人分配；

2. “灯塔”系指登记簿登记的任何灯塔。
"""
    document = texts_of(text)
    assert [one.number for one in document.paragraphs if one.annex][-4:] == ["1.", "(1)", "(2)", "2."]
    assert not any(one.notes for one in document.paragraphs)


def test_signs_of_latin_script_are_half_as_wide_as_chinese_ones() -> None:
    assert length_of("点亮灯塔，") == 5
    assert length_of("2119 年 12 月 14 日，") == 10
    assert length_of("14 December 2119,") == 17


@pytest.mark.parametrize("figures", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
@pytest.mark.parametrize("call", ["[{}]", "({})", "{}"])
def test_notes_and_dates_in_figures_of_another_script_are_what_they_are_in_latin_ones(figures: str, call: str) -> None:
    text = "إن الجمعية العامة،\n\nإذ تشير إلى ميثاق المجلس،{} وإلى القرار 173/12 المؤرخ 21 كانون الثاني 2119،{}\n\n"
    text = text.format(call.format(1), call.format(2)) + "1 - تطلب إلى المجلس أن ينشر الجداول في 12 يوما.\n\n"
    text += f"{call.format(1)} A/173/11.\n\n{call.format(2)} A/173/12.\n"
    plain, written = read(text), read(text.translate(str.maketrans("0123456789", figures)))
    back = str.maketrans(figures, "0123456789")
    assert [note.text for one in plain.paragraphs for note in one.notes] == ["A/173/11.", "A/173/12."]
    assert [
        (one.number.translate(back), one.text.translate(back), [note.text.translate(back) for note in one.notes])
        for one in written.paragraphs
    ] == [(one.number, one.text, [note.text for note in one.notes]) for one in plain.paragraphs]


@pytest.mark.parametrize(("before", "after"), [("\u200f", ""), ("\u202b", "\u202c"), ("\u2067", "\u2069")])
def test_marks_of_direction_hide_no_number_and_no_note(before: str, after: str) -> None:
    lines = ["إن الجمعية العامة،", "", "إذ تشير إلى ميثاق المجلس،[1]", "\u200f", "1 - تطلب إلى المجلس ما يلي:", ""]
    lines += ["(أ) أن ينشر الجداول؛", "", "(ب) أن يقدم تقريرا.", "", "[1] القرار 173/12."]
    marked = [f"{before}{line}{after}" if place % 3 else line for place, line in enumerate(lines)]
    marked = [line.replace("[1]", "\u200e[\u200e1\u200f]").replace("1 -", "\u200e1\u200f -") for line in marked]
    document = read("\n".join(marked))
    assert [(one.number, one.level, one.text) for one in document.paragraphs] == [
        ("", 0, "إن الجمعية العامة،"),
        ("", 0, "إذ تشير إلى ميثاق المجلس،"),
        ("1 -", 0, "تطلب إلى المجلس ما يلي:"),
        ("(أ)", 1, "أن ينشر الجداول؛"),
        ("(ب)", 1, "أن يقدم تقريرا."),
    ]
    assert [note.text for note in document.paragraphs[1].notes] == ["القرار 173/12."]


def _pages(rule: str, ends: list[str]) -> str:
    """Three pages as they are copied from a viewer: no blank line, a note at the foot of each, a sentence across."""
    recitals = [
        f"Noting the lamp of harbour {place} on the coast of the northern sea\nand all that belongs to it,\n"
        for place in "ABCDEFGHIJKLMNOP"
    ]
    notes = [f"{rule}{number} Decision of the Board on lamps, part {number}.\n" for number in (1, 2, 3)]
    return (
        "The General Assembly,\nRecalling the Charter of the Board,1\n" + "".join(recitals)
        + "Convinced that the bells of the coast and of all its harbours\n" + notes[0] + ends[0]
        + "need care at all times,2\n" + "".join(recitals) + notes[1] + ends[1]
        + "1. Requests the Board to publish tables;3\n2. Decides to return to the matter.\n" + notes[2] + ends[2]
    )  # fmt: skip


@pytest.mark.parametrize("rule", ["", "__________\n"])
@pytest.mark.parametrize("end", ["{}\n", "Page {} of 3\n", "- {} -\n", ""])
def test_no_clause_is_lost_in_a_note_where_nothing_but_a_number_ends_a_page(rule: str, end: str) -> None:
    text = _pages(rule, [end.format(number) for number in (1, 2, 3)])
    document = read(text)
    assert len(document.paragraphs) == 37
    assert (
        document.paragraphs[18].text
        == "Convinced that the bells of the coast and of all its harbours need care at all times,"
    )
    assert [one.text[:8] for one in document.paragraphs[-2:]] == ["Requests", "Decides "]
    assert [[note.text[-7:] for note in document.paragraphs[at].notes] for at in (1, 18, 35)] == [
        ["part 1."], ["part 2."], ["part 3."],
    ]  # fmt: skip
    assert faults_of(text, document) == []


def test_an_item_of_a_list_at_the_foot_of_a_page_is_no_note_though_its_number_may_call_one() -> None:
    item = "7 Lamps of rocks on which ships may strand in the dark of winter and of which\n\nno other is lit;"
    text = f"The General Assembly,\n\nRecalling its goals of lamps7 and bells,\n\n1. Decides to name\n\n{item}\n"
    document = read(f"{text}\f\nBells of ports;\n\n2. Decides to meet.\n")
    assert not any(one.notes for one in document.paragraphs)
    assert "no other is lit;" in " ".join(one.text for one in document.paragraphs)


COPIED = """The General Assembly,
Recalling the Charter of the Harbour Board,1 the tables of the tides of the northern
coast and the declaration2 on lamps of all harbours, which was adopted by the
1 Harbour Board, Tables of the Tides, Official Records of the Board, vol. 3, chap. II, sect. A; see also decision 9 of
the Board.
2 Decision of the Board on the lamps of the northern coast and of all the islands before it, vol. 2, part one, sect. B.
Board and by the coastal States of the northern sea and of the islands,
Noting that the lamps of the harbours need oil and that the bells need care,
1. Requests the Board to publish tables of all tides of the northern coast3 in
time for the season of the fogs and to keep the lamps;
3 Tables of the northern coast and of the islands before it, as the Board approved them in its decision 12, part two.
2. Decides to return to the matter of lamps at its next session.
"""


def test_notes_in_the_midst_of_a_text_without_heads_and_page_numbers_end_with_their_full_stops() -> None:
    document = read(COPIED)
    assert [(one.number, one.text[-12:]) for one in document.paragraphs[1:]] == [
        ("", "the islands,"), ("", "s need care,"), ("1.", "p the lamps;"), ("2.", "ext session."),
    ]  # fmt: skip
    assert "adopted by the Board and by the coastal States" in document.paragraphs[1].text
    assert [[note.text[-12:] for note in one.notes] for one in document.paragraphs[1:]] == [
        ["f the Board.", "ne, sect. B."], [], ["2, part two."], [],
    ]  # fmt: skip
    assert faults_of(COPIED, document) == []


def test_a_number_alone_on_a_line_is_that_of_the_clause_below_it_not_of_a_recital_or_a_verb_above_it() -> None:
    recital = "回顾其关于北方海岸灯塔和浮标的所有决议以及港务局关于潮汐表的决定并铭记沿海各国的需要，"
    first = [
        "请港务局公布北方海岸的所有潮汐表并在雾季到来之前及时向沿海各国提供这些潮汐表，同时，",
        "强调沿海各国必须继续维护灯塔和浮标；",
    ]
    second, third = "决定标明北方海岸的沉船位置并请港务局就此提出报告；", "决定在下一届会议上继续审议这一事项。"
    lines = ["大会，", recital, "1.", *first, "2.", second, "3.", third]
    document = read("\n".join(lines) + "\n")
    numbers = {one.text: one.number for one in document.paragraphs}
    assert [numbers[text] for text in (recital, second, third)] == ["", "2.", "3."]
    assert next(number for text, number in numbers.items() if text.startswith(first[0])) == "1."


def test_an_abbreviation_behind_a_bracket_ends_no_note() -> None:
    sections = "".join(f"{number}), A/176/6 (Sect. {number})/Corr.1, A/176/6 (Sect.\n" for number in range(20, 29))
    document = read(COPIED.replace("1 Harbour Board, Tables", f"1 A/176/6 (Sect. {sections}29), Harbour Board, Tables"))
    first, second = document.paragraphs[1].notes
    assert (first.text[:19], first.text[-12:], second.text[-12:]) == (
        "A/176/6 (Sect. 20),",
        "f the Board.",
        "ne, sect. B.",
    )
    assert [one.text for one in document.paragraphs] == [one.text for one in read(COPIED).paragraphs]


def test_blank_lines_behind_every_line_part_no_paragraphs() -> None:
    text = WRAPPED.format(head="\n")
    assert "\n\n" in text
    once = [(one.number, one.text) for one in read(text).paragraphs]
    for doubled in (text.replace("\n", "\n\n"), text.replace("\n", "\r\r\n")):
        assert [(one.number, one.text) for one in read(doubled).paragraphs] == once


@pytest.mark.parametrize(
    "figure",
    ["document LAMP/8/Add.1", "part VIII.1", "6,1 millions", "1.1 knots", "resolution 7/2021", "article 1", "para. 1"],
)
@pytest.mark.parametrize("call", ["1", "[1]"])
def test_a_figure_of_an_amount_or_a_symbol_is_no_call_where_the_note_is_called_below_it(figure: str, call: str) -> None:
    text = f"The General Assembly,\n\nRecalling {figure} of lamps of the\ncoast in the rules of the Board,"
    document = read(f"{text}{call} and its plans,\n\n1. Decides to meet.\n\n{call} A/173/9.\n")
    assert (
        document.paragraphs[1].text
        == f"Recalling {figure} of lamps of the coast in the rules of the Board, and its plans,"
    )
    assert [note.text for note in document.paragraphs[1].notes] == ["A/173/9."]


@pytest.mark.parametrize(
    "figure",
    [
        "Article 9 (2) of the rules", "Goal 2 of the plan", "keepers from 2 to 7 May", "Rules behind 2\nMay 2120",
        "some 2 per\ncent", "under 2\u00a0years of age",
    ],
)  # fmt: skip
def test_a_number_of_the_text_is_no_call_where_a_note_is_not_called(figure: str) -> None:
    one, two = ("(1)", "(2)") if "(2)" in figure else ("1", "2")
    clauses = f"Noting the bells,{one}\n\nRecalling {figure},\n\n1. Decides to meet."
    document = read(f"The General Assembly,\n\n{clauses}\n\n____\n{one} A/173/9.\n{two} A/173/10.\n")
    assert " ".join(document.paragraphs[2].text.split()) == " ".join(f"Recalling {figure},".split())
    assert [problem.text for problem in document.problems if problem.code == "note-guessed"] == ["A/173/10."]


def test_the_call_of_a_note_may_begin_a_line() -> None:
    document = read("大会，\n\n回顾《灯塔公约》\n[1] 和《浮标公约》，\n\n1. 请港务局公布潮汐表。\n\n[1] A/173/9。\n")
    assert document.paragraphs[1].text == "回顾《灯塔公约》 和《浮标公约》，"
    assert [note.text for note in document.paragraphs[1].notes] == ["A/173/9。"]


def test_a_second_draft_in_a_file_is_told_and_a_section_is_none() -> None:
    title = "Lamps of the harbours\n\n"
    both = read(title + DRAFT + "\nBells of the harbours\n\n" + DRAFT)
    (told,) = [one for one in both.problems if one.code == "second-text"]
    assert told.location.paragraph == [one for one in both.paragraphs if one.kind is ParagraphKind.ENACTING][1].key
    assert not [one for one in read(f"{title}{DRAFT}\nII\n\nBells\n\n{DRAFT}").problems if one.code == "second-text"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("l.", "2,", "З."), ("I.", "2.", "3 ."), ("1.", "2.", "3,"), ("1.", "8.", "3."), ("1.", "2;", "3.")],
)
def test_numbers_that_an_ocr_misread_are_those_that_are_due(first: str, second: str, third: str) -> None:
    clauses = [
        f"{first} Requests the Board to meet;",
        f"{second} Invites it to mark wrecks;",
        f"{third} Decides to sit.",
    ]
    text = "The General Assembly,\n\nRecalling the rules,\n\n" + "\n\n".join(clauses) + "\n"
    document = read(text)
    assert [one.number.replace(" ", "") for one in document.paragraphs[2:]] == ["1.", "2.", "3."]
    assert [one.text.split()[0] for one in document.paragraphs[2:]] == ["Requests", "Invites", "Decides"]
    assert faults_of(text, document) == []


def test_what_looks_like_a_number_that_is_not_due_is_text() -> None:
    document = read("The General Assembly,\n\n1. Requests the Board to meet;\n\nS. Invites it to mark wrecks.\n")
    assert [one.number for one in document.paragraphs] == ["", "1.", ""]
    assert document.paragraphs[-1].text.startswith("S. Invites")


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("A/173/", "611", "A/173/611"), ("(", "A/173/611)", "(A/173/611)"), ("(A", "/173/611)", "(A/173/611)"),
        ("173", "611", "173611"), ("GUILD", "LAMPS", "GUILDLAMPS"), ("Secre", "tary of", "Secretary of"),
        ("in", "to force", "in to force"), ("A/C.3/173/L.", "8", "A/C.3/173/L.8"),
    ],
)  # fmt: skip
def test_chinese_lines_end_anywhere_but_two_foreign_words_stay_two(end: str, start: str, joined: str) -> None:
    before, after = "回顾其关于北部海岸灯塔和所有港口钟声的报告", "所载关于海岸灯塔和钟声的各项建议，"
    document = read(f"大会，\n\n{before}{end}\n{start}{after}\n\n1. 请理事会公布所有港口的潮汐表。\n")
    assert document.paragraphs[1].text == before + joined + after


def test_a_soft_hyphen_at_the_end_of_a_line_only_divides_its_word() -> None:
    recital = "Recalling the care of all the lamps and the light\u00ad\nmongers of the northern coast and its bells,"
    document = read(f"The General Assembly,\n\n{recital}\n\n1. Requests the Board to publish tables.\n")
    assert document.paragraphs[1].text == recital.replace("\u00ad\n", "")


OCR_PAGES = """United Nations A/RES/175/16
General Assembly

175/16. Lamps of small harbours

The General Assembly,

Recalling the Convention on Lamps,’ the Rules for Bells” and the States’ duties in
165/147, 166/192, 167/201

Noting the report of the Harbour Board on “tides”,° which names all coasts, and with

18-17962 i 021118 lease vee ced
(IOI OOM ET y

{first} See A/174/5.
? Resolution 171/8.

3 Resolution 172/9, annex.
\fА/ВЕ5/175/16 — Lamps of smail harbours

them all islands where ships are known to call,

1. Requests the Harbour Board to publish new tables of the tides;®

2. Decides to remain seized of the matter.

A9th plenary meeting
9 December 2120

4 A/175/12.

22-26540. 2/2
"""


NEIGHBOURING_NOTES = """II.

Resolutions adopted without reference to a Main Committee

Noting the tides at the harbour of Norland3 and of
Ardania,4
1. Considers that the tides matter to both ports.
41st plenary meeting
22 October 2116

171/4.

Cooperation between the lights of the harbours

The General Assembly,
Having considered the report of the Secretary-General on
cooperation between the lights of the coast’,
Recalling its resolution 169/22 of 10 October 2114,
by which it took note of the lights,
3 A/169/44.
4 A/169/96.
6
A/171/352.

1. Takes note of the report of the Secretary-General;
2. Requests the Secretary-General to report at its next
session.
41st plenary meeting
22 October 2116
"""


def test_a_misread_call_is_of_no_note_that_the_text_before_calls() -> None:
    document = read(NEIGHBOURING_NOTES)
    notes = [(one.text[: note.anchor][-5:], note.text) for one in document.paragraphs for note in one.notes]
    assert notes == [("coast", "A/171/352.")]


@pytest.mark.parametrize("first", ["1", "'", "!"])
def test_figures_and_heads_that_an_ocr_took_for_signs_are_known_by_their_places(first: str) -> None:
    document = read(OCR_PAGES.format(first=first))
    assert [(one.text, [(note.marker, one.text[: note.anchor][-6:]) for note in one.notes])
            for one in document.paragraphs[1:]] == [
        ("Recalling the Convention on Lamps, the Rules for Bells and the States’ duties in "
         "165/147, 166/192, 167/201",
         [("1", "Lamps,"), ("2", " Bells")]),
        ("Noting the report of the Harbour Board on “tides”, which names all coasts, and with them all islands where "
         "ships are known to call,", [("3", "ides”,")]),
        ("Requests the Harbour Board to publish new tables of the tides;", [("4", "tides;")]),
        ("Decides to remain seized of the matter.", []),
    ]  # fmt: skip
    codes = [one.code for one in document.problems]
    assert (codes.count("misread-call"), codes.count("ocr-text"), document.meeting) == (4, 1, "")


@pytest.mark.parametrize(
    "text",
    ["“Bells” and «what?»,", "all States’ and ports’ lamps,", "N° 3 of the lamps,", "l’ île at 45° north,",
     "who lights them? It is the Board", "题为“大小《灯塔》”，", '名为"灯塔"，又名"铃"，'],
)  # fmt: skip
def test_signs_that_belong_to_the_text_call_no_note(text: str) -> None:
    document = read(OCR_PAGES.format(first="1").replace("“tides”,°", text))
    assert f"on {text} which names all coasts" in document.paragraphs[2].text
    assert [one.text for one in document.problems if one.code == "note-guessed"] == ["Resolution 172/9, annex."]
