"""Texts under negotiation: inserted numbers, brackets with attributions, remarks on their state, alternatives."""

from __future__ import annotations

import csv
import json
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from support.source_account import faults_of
from support.word_files import paragraph, word_file

from draftdiff.compare import compare
from draftdiff.comparison import Change, Weight, counts_of
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, MarkKind, NoteKind, ParagraphKind
from draftdiff.numbering import labels_of
from draftdiff.renderers import RenderOptions, render
from draftdiff.renderers.proposals import render_proposals

CASES = Path(__file__).parent / "cases" / "import"

REVISION_1 = """Draft resolution on lamps and bells

The General Assembly,

PP1. Recalling its resolution 173/135 of 14 December 2118 on the lamps of small harbours,

[Agreed ad ref]

PP2. [Noting with concern that many lighthouses have no keeper [and no oil - G77], - EU, JPN; CANZ delete]

PP2bis [Noting also the tide tables that the Harbour Board publishes every year, – NOR]

PP5 alt. [Deeply concerned about the fog of the last winters, in which nine ships were lost,]

1. Requests the Harbour Board to publish, by the end of 2121, tables of the tides on all coasts;

*[Agreed ad ref.]*

2. [Encourages] [Urges - G77] all coastal States to mark wrecks within their waters:

(a) [By lamps; - US/UK: reserve]

[(b) By bells;]

2 bis. [Invites shipowners to teach their crews the signs of bells, - CHE, MEX]

2.ter [Calls upon fishing fleets to carry two lamps each, one of them red; - JPN]

[3. Decides to return to the matter at its next session. - EU retain / at its session after next - G77]

OP7ter Requests the Secretary-General to report [every two years] to the General Assembly on the lamps.
"""

REVISION_2 = """Draft resolution on lamps and bells

The General Assembly,

PP1. Recalling its resolution 173/135 of 14 December 2118 on the lamps of small harbours,

PP2. [Noting with concern that many lighthouses have no keeper, - EU, JPN]

PP3. Noting also the tide tables that the Harbour Board publishes every year,

PP4. Deeply concerned about the fog of the last winters, in which nine ships were lost,

1. Requests the Harbour Board to publish, by the end of 2122, tables of the tides on all coasts;

2. Urges all coastal States to mark wrecks within their waters:

(a) By lamps;

(b) By bells;

3. Invites shipowners to teach their crews the signs of bells;

4. [Calls upon fishing fleets to carry two lamps each, one of them red; - JPN]

5. Requests the Secretary-General to report every two years to the General Assembly on the lamps;

6. Decides to return to the matter at its next session.
"""

RUN_TOGETHER = """The General Assembly,
Recalling its resolution 173/135 of 14 December 2118 on the lamps of small harbours
and the tables of the tides,1
1. Takes note of the report of the Harbour Board submitted pursuant to resolution
173/1352 and of the report of the keepers of coastal
__________________
1 A/C.3/173/L.7.
2 A/175/12.
23-21227 (E) 131123
*2321227*A/C.3/175/L.41
lights, and asks that both be printed;
2. Urges coastal States to mark wrecks within their waters by lamps, by bells and
by other signs that the fishing fleets of all coasts know.
23-21227 2/2
"""

ARTICLES = """---
title: Draft agreement on lamps
edit: true
---

## Preamble

The Parties to this Agreement,

*Aware* of the fog,

Have agreed as follows:

## Article 1 *(purpose)*

**Option 1:**

1. The purpose of this Agreement is [to light][to keep lit] all coasts, so as to:

    1. Save ships;
    2. [Save crews.[^1]

2. It shall be reached by means of:

    - Lamps
    - Bells

**Option 2:** No text

## [Article 1bis] *(keepers)*

1. Each Party [shall][should] pay its keepers.

[^1]: Pending the outcome on Article 1bis.
"""


def read(text: str, name: str = "draft.txt") -> Document:
    return read_source(text.encode(), name).documents[0]


def labelled(document: Document) -> list[str]:
    labels = labels_of(document.paragraphs)
    return [str(labels[one.key]) for one in document.paragraphs if one.kind is not ParagraphKind.ENACTING]


def test_inserted_numbers_alternatives_and_bracketed_numbers_are_read() -> None:
    document = read(REVISION_1)
    preamble = ["PP1", "PP2", "PP2bis", "PP5alt"]
    operative = ["OP1", "OP2", "OP2 (a)", "OP2 (b)", "OP2bis", "OP2ter", "OP3", "OP7ter"]
    assert labelled(document) == preamble + operative


def test_brackets_and_attributions_stay_in_the_text() -> None:
    paragraphs = read(REVISION_1).paragraphs[1:]
    texts = {label: one.text for label, one in zip(labelled(read(REVISION_1)), paragraphs, strict=True)}
    assert texts["PP2"].endswith("[and no oil - G77], - EU, JPN; CANZ delete]")
    assert texts["OP2"].startswith("[Encourages] [Urges - G77] all")
    assert texts["OP2 (a)"] == "[By lamps; - US/UK: reserve]"
    assert texts["OP3"].startswith("[3. Decides")


def test_a_remark_on_the_state_of_negotiations_is_told_and_is_no_text() -> None:
    document = read(REVISION_1)
    told = [problem.text for problem in document.problems if problem.code == "status-mark"]
    assert told == ["[Agreed ad ref]", "*[Agreed ad ref.]*"]
    assert not any("ad ref" in paragraph.text for paragraph in document.paragraphs)


BESIDE_CLAUSES = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118 on lamps, [Agreed ad ref]

1. [Agreed ad ref] Requests the Harbour Board to publish tables of the tides
on all coasts;

2. Urges all coastal States to mark wrecks in [closed] waters, and to keep from [closed]
waters, and:

(a) To light lamps; **[Agreed ad ref.]**

(b) [To ring bells - JPN] [Pending one delegation]

[Agreed ad ref] 3. Decides to return to the matter.
"""


def test_a_remark_on_the_line_of_its_clause_is_no_text_of_it() -> None:
    document = read(BESIDE_CLAUSES)
    assert [one.text for one in document.paragraphs[1:]] == [
        "Recalling its resolution 173/135 of 14 December 2118 on lamps,",
        "Requests the Harbour Board to publish tables of the tides on all coasts;",
        "Urges all coastal States to mark wrecks in [closed] waters, and to keep from [closed] waters, and:",
        "To light lamps;",
        "[To ring bells - JPN]",
        "Decides to return to the matter.",
    ]
    assert [one.number for one in document.paragraphs[2:]] == ["1.", "2.", "(a)", "(b)", "3."]
    told = [problem.text for problem in document.problems if problem.code == "status-mark"]
    assert told == [
        "[Agreed ad ref]", "[Agreed ad ref]", "**[Agreed ad ref.]**", "[Pending one delegation] [Agreed ad ref]",
    ]  # fmt: skip
    assert faults_of(BESIDE_CLAUSES, document) == []


@pytest.mark.parametrize(
    ("language", "formula", "number", "clause", "remark"),
    [
        ("ar", "إن الجمعية العامة،", "1 -", "تطلب إلى مجلس الموانئ أن ينشر جداول المد؛", "[متفق عليه]"),
        ("es", "La Asamblea General,", "1.", "Solicita a la Junta que publique las tablas;", "[Acordado ad ref]"),
        ("fr", "L’Assemblée générale,", "1.", "Prie le Conseil de publier les tables ;", "[Agréé ad ref]"),
        ("ru", "Генеральная Ассамблея,", "1.", "просит Совет опубликовать таблицы;", "[Согласовано ad ref]"),
        ("zh", "大会，", "1.", "请港务局公布潮汐表；", "[商定]"),
    ],
)
def test_a_remark_beside_a_clause_is_known_in_each_language(
    language: str, formula: str, number: str, clause: str, remark: str
) -> None:
    text = f"{formula}\n\n{number} {clause} {remark}\n"
    document = read_source(text.encode(), "draft.txt", language=Language(language)).documents[0]
    assert document.paragraphs[-1].text == clause
    assert [problem.text for problem in document.problems] == [remark]


PUT_IN = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118,

1. Requests the Harbour Board to publish tables of the tides;

Invites shipowners to teach their crews the signs of bells, and of lamps,
where they know them;

2. Urges coastal States:

(a) To mark wrecks;

Requests shipowners that are not told of wrecks

3. Decides to return to the matter.
"""


def test_a_clause_put_in_without_number_is_a_paragraph_only_if_it_ends_and_opens_as_one() -> None:
    kinds = [(one.kind.value, one.number, one.text[:8]) for one in read(PUT_IN).paragraphs[2:]]
    assert kinds == [
        ("operative", "1.", "Requests"),
        ("operative", "", "Invites "),
        ("operative", "2.", "Urges co"),
        ("operative", "(a)", "To mark "),
        ("continuation", "", "Requests"),
        ("operative", "3.", "Decides "),
    ]


COMMENTED = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118[a] on lamps,

1. Requests the Board to publish tables[b] by the end of 2121;

2. Decides to return to the matter.
________________
[a]We prefer 2119 here.
[b]All of them?
 Or those of the coasts?
"""


def test_comments_that_a_web_office_sets_at_the_end_are_told_and_are_no_text() -> None:
    document = read(COMMENTED)
    assert [one.text for one in document.paragraphs[1:]] == [
        "Recalling its resolution 173/135 of 14 December 2118 on lamps,",
        "Requests the Board to publish tables by the end of 2121;",
        "Decides to return to the matter.",
    ]
    told = [problem.text for problem in document.problems if problem.code == "page-comment"]
    assert told == ["[a]", "[b]", "[a]We prefer 2119 here.", "[b]All of them? Or those of the coasts?"]
    assert faults_of(COMMENTED, document) == []


def test_brackets_that_no_list_at_the_end_names_are_text() -> None:
    document = read(COMMENTED.replace("[a]We", "[c]We"))
    assert document.paragraphs[1].text.endswith("2118[a] on lamps,")


BY_HAND = """The General Assembly,

PP1 ~~Recalling~~ **Reaffirming** its resolution 173/135 of 14 December 2118 on lamps,

PP1 (bis) [US: Recalling also the fog,] [EU/G77: Noting the fog,]

1. Requests the Harbour Board to publish tables;

1 (bis). Urges coastal States to mark wrecks;

[US, JPN: 2. Decides to return to the matter at its next session.]
"""


def test_what_is_struck_who_speaks_and_numbers_in_brackets_are_read_in_drafts_by_hand() -> None:
    document = read(BY_HAND)
    assert labelled(document) == ["PP1", "PP1bis", "OP1", "OP1bis", "OP2"]
    struck = document.paragraphs[1]
    assert struck.text.startswith("Recalling Reaffirming its resolution")
    assert (MarkKind.STRIKE, 0, 9) in [(mark.kind, mark.start, mark.end) for mark in struck.marks]
    assert document.paragraphs[2].text == "[US: Recalling also the fog,] [EU/G77: Noting the fog,]"
    assert faults_of(BY_HAND, document) == []


NUMBERED_LINES = """The General Assembly,

Recalling its resolution 173/135 of
14 December 2118 on the lamps of
small harbours,

1. Requests the Harbour Board to publish
tables of the tides on all coasts before
15 December 2121 and to print, in all
six languages, what their keepers say;

2. Urges coastal States to mark wrecks
within their waters.
"""


@pytest.mark.parametrize(("step", "per_page"), [(1, 99), (5, 99), (1, 7), (1, 5)])
def test_numbers_beside_lines_are_told_and_are_no_text(step: int, per_page: int) -> None:
    numbered, count = [], 0
    for line in NUMBERED_LINES.splitlines():
        count += bool(line)
        at = (count - 1) % per_page + 1
        numbered.append(f"{at if line and at % step == 0 else '':>4}  {line}")
    text = "\n".join(numbered)
    document = read(text)
    assert document.paragraphs == read(NUMBERED_LINES).paragraphs
    assert [problem.code for problem in document.problems] == ["line-number"]
    assert faults_of(text, document) == []


def test_numbers_of_clauses_that_lack_their_full_stop_are_none_of_lines() -> None:
    clauses = "\n".join(f"{at} Requests the Harbour Board to light lamp {at};" for at in range(1, 12))
    document = read(f"The General Assembly,\n{clauses}\n12 Decides to return to the matter.\n")
    assert [one.number for one in document.paragraphs[1:]] == [str(at) for at in range(1, 13)]


def test_a_resolution_that_a_recital_names_is_not_the_draft_itself() -> None:
    text = "The care of lamps\n\nThe General Assembly,\n\nRecalling its resolutions {} of 14 May 2119,\n\n1. Decides."
    assert read(text.format("173/136 and A/RES/173/135")).symbol == ""
    assert read(text.replace("Recalling", "A/RES/175/16\n\nRecalling")).symbol == "A/RES/175/16"


def test_a_head_that_was_run_into_page_and_job_numbers_is_no_text() -> None:
    document = read(RUN_TOGETHER)
    assert document.symbol == "A/C.3/175/L.41"
    first, second = document.paragraphs[2:]
    assert "resolution 173/135 and of the report of the keepers of coastal lights, and asks" in first.text
    assert [note.text for note in first.notes] == ["A/175/12."]
    assert second.text.endswith("all coasts know.")


@pytest.mark.parametrize("text", [REVISION_1, REVISION_2, ARTICLES, RUN_TOGETHER])
def test_no_character_of_a_draft_is_lost(text: str) -> None:
    assert faults_of(text, read(text, "draft.md")) == []


def test_a_revision_pairs_by_content_whatever_the_numbers_are() -> None:
    old, new = read(REVISION_1), read(REVISION_2)
    old_labels, new_labels = labels_of(old.paragraphs), labels_of(new.paragraphs)
    rows = compare(old, new, load_lexicon(old.language)).rows
    pairs = {str(old_labels[row.link.old[0]]): str(new_labels[row.link.new[0]]) for row in rows if row.link.old}
    assert {old: new for old, new in pairs.items() if old != new} == {
        "PP2bis": "PP3",
        "PP5alt": "PP4",
        "OP2bis": "OP3",
        "OP2ter": "OP4",
        "OP7ter": "OP5",
        "OP3": "OP6",
    }
    assert all(len(row.link.old) == len(row.link.new) == 1 for row in rows)


def test_articles_count_anew_and_their_lists_have_levels() -> None:
    document = read(ARTICLES, "draft.md")
    assert document.title == "Draft agreement on lamps"
    assert labelled(document)[2:] == [
        "Art. 1",
        "Art. 1, heading [2]",
        "Art. 1, para. 1",
        "Art. 1, para. 1 (1)",
        "Art. 1, para. 1 (2)",
        "Art. 1, para. 2",
        "Art. 1, para. 2 [1]",
        "Art. 1, para. 2 [2]",
        "Art. 1, para. [3]",
        "Art. 1bis",
        "Art. 1bis, para. 1",
    ]
    (note,) = [note for paragraph in document.paragraphs for note in paragraph.notes]
    assert note.text == "Pending the outcome on Article 1bis."


@pytest.mark.corpus
def test_a_draft_differs_from_what_was_adopted_in_nothing(corpus: Path) -> None:
    (path,) = (corpus / "negotiation").glob("*.json")
    text = json.loads(path.read_text(encoding="utf-8"))["stages"]["draft"]["text"]
    with tarfile.open(corpus / "ga" / "ga78.en.tar.xz") as archive:
        (member,) = [one for one in archive.getmembers() if "78_220" in one.name]
        content = archive.extractfile(member)
        adopted = read_source(content.read() if content else b"", member.name).documents[0]
    draft = read(text, "draft.txt")
    assert faults_of(text, draft) == []
    counts = counts_of(compare(draft, adopted, load_lexicon(draft.language)))
    assert (counts.added, counts.removed, counts.amended, counts.unchanged) == (0, 0, 0, 45)


def counted() -> Iterable[tuple[str, dict[str, int]]]:
    with (CASES / "drafts.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield row.pop("file"), {name: int(value) for name, value in row.items()}


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "expected"), [*counted()])
def test_real_drafts_have_the_paragraphs_that_a_reader_counts(
    corpus: Path, name: str, expected: dict[str, int]
) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    document = read(text, name)
    assert faults_of(text, document) == []
    kinds = Counter(paragraph.kind for paragraph in document.paragraphs)
    headings = (one.text for one in document.paragraphs if one.kind is ParagraphKind.HEADING)
    articles = sum(text.lstrip("[").startswith("Article") for text in headings)
    notes = sum(len(paragraph.notes) for paragraph in document.paragraphs)
    found = {"preambular": kinds[ParagraphKind.PREAMBULAR], "articles": articles, "notes": notes}
    assert found == expected


CHANGES = """The General Assembly,

Recalling its resolution 173/135 of 14 December 2118 on lamps,

1. Requests the <del>Port</del> <ins>Harbour</ins> Board to publish tables;

(1 bis) [-Invites-]{+Urges+} coastal States to mark wrecks;

2. Decides to go on with the matter.
"""


def test_marks_of_changes_in_a_text_are_told() -> None:
    document = read(CHANGES)
    assert labelled(document) == ["PP1", "OP1", "OP1bis", "OP2"]
    first, second = document.paragraphs[2:4]
    assert first.text == "Requests the Port Harbour Board to publish tables;"
    assert [(mark.kind, first.text[mark.start : mark.end]) for mark in first.marks][-2:] == [
        (MarkKind.STRIKE, "Port"), (MarkKind.UNDERLINE, "Harbour"),
    ]  # fmt: skip
    assert second.text.startswith("[-Invites-]{+Urges+} coastal")
    assert [one.code for one in document.problems if one.severity.value == "warning"] == ["change-marks"]
    assert document.paragraphs[4].text == "Decides to go on with the matter."  # not Togo
    assert faults_of(CHANGES, document) == []


MAIL = {
    "en": ("From: Ada\nTo: all\nSubject: Draft", "Dear all,", "Best regards,", "PREAMBLE", "Operative part:"),
    "fr": ("De : Ada\nÀ : tous\nObjet : Projet", "Chers amis,", "Cordialement,", "PRÉAMBULE", "Dispositif :"),
    "es": ("De: Ada\nPara: todos\nAsunto: Texto", "Estimados colegas:", "Saludos,", "PREÁMBULO", "Parte dispositiva:"),
    "ru": ("От: Ада\nКому: всем\nТема: Проект", "Коллеги,", "С уважением,", "ПРЕАМБУЛА", "Постановляющая часть:"),
    "ar": ("من: آدا\nإلى: الجميع\nالموضوع: المشروع", "الزملاء،", "مع خالص التحية،", "الديباجة", "المنطوق:"),
    "zh": ("发件人：阿达\n收件人：各位\n主题：草案", "各位同事：", "此致敬礼", "序言", "执行部分："),
}
TYPED = {
    "en": ("The General Assembly,", "Recalling the lamps,", "Noting the fog,", "Requests tables;", "Decides to meet."),
    "fr": ("L’Assemblée générale,", "Rappelant les feux,", "Notant la brume,", "Prie d’agir;", "Décide d’agir."),
    "es": ("La Asamblea General,", "Recordando los faros,", "Observando nieblas,", "Pide tablas;", "Decide actuar."),
    "ru": ("Генеральная Ассамблея,", "напоминая маяки,", "отмечая туман,", "просит таблицы;", "постановляет ждать."),
    "ar": ("إن الجمعية العامة،", "إذ تشير إلى المصابيح،", "وإذ تلاحظ الضباب،", "تطلب نشرها؛", "تقرر العودة."),
    "zh": ("大会，", "回顾灯塔，", "注意到大雾，", "请理事会公布表格；", "决定继续处理。"),
}  # fmt: skip
TITLES = {"en": "Lamps", "fr": "Feux", "es": "Faros", "ru": "Маяки", "ar": "المصابيح في الموانئ", "zh": "灯塔"}


@pytest.mark.parametrize("language", MAIL)
def test_what_a_mail_and_a_typist_put_round_a_draft_is_told_and_is_no_text(language: str) -> None:
    head, greeting, farewell, preamble, operative = MAIL[language]
    title, (formula, *recitals, first, last) = TITLES[language], TYPED[language]
    beside = [head, greeting, "Rev.2 - 14 Oct", preamble, operative, farewell, "Ada", "-----"]
    lines = [
        head, greeting, title, "Rev.2 - 14 Oct", formula, preamble, *recitals, operative, "-----",
        f"1. {first}", f"2. {last}", farewell, "Ada",
    ]  # fmt: skip
    document = read("\n\n".join(lines))
    assert document.title == title
    assert [(one.kind.value, one.text) for one in document.paragraphs] == [
        ("enacting", formula), *(("preambular", text) for text in recitals), ("operative", first), ("operative", last),
    ]  # fmt: skip
    told = "".join("".join(one.text.split()) for one in document.problems)
    assert all("".join(text.split()) in told for text in beside)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Rev.2 - 14 Oct\nLamps", "Lamps"),
        ("From: Ada\nSubject: Draft\nLamps", "Lamps"),
        ("Lamps\n\n(as of 14 October 2118, 3 p.m.)", "Lamps"),
        ("Lamps\n-----", "Lamps"),
        ("Sponsors: Norland, Meridia\nLamps of harbours", "Lamps of harbours"),
        ("Draft resolution: Lamps", "Lamps"),
        ("Lamps and bells:\nreport of the Board", "Lamps and bells: report of the Board"),
        ("Lamps for the year\n2121", "Lamps for the year 2121"),
        ("Subject: Draft on lamps", ""),
        ("Third Committee\nAgenda item 72 (b)\n[on the report of the Board (A/17S/3)]\nLamps", "Lamps"),
        ("Agenda item 72 (b)\non the report of the Board [A/175/3] 175/16 Lamps", ""),
        ("Please find the text below.\n\nBest regards,\n\nAda\nFirst Secretary", ""),
        ("Thanks,\nAda\n\nLamps of small harbours", "Lamps of small harbours"),
        ("灯塔\n法", "灯塔法"),
        ("Informal settlements by the sea", "Informal settlements by the sea"),
        ("Chairs of harbour boards", "Chairs of harbour boards"),
        ("Lamps\n(Chair’s draft, 3 May)", "Lamps"),
    ],
)
def test_a_title_is_none_of_the_lines_round_it(above: str, title: str) -> None:
    assert read(f"{above}\n\nThe General Assembly,\n\nRequests tables.\n").title == title


NUMBERED = {
    "(1) {} | (2) {} | (1) {} | (2) {}": ["PP1", "PP2", "OP1", "OP2"],
    "1. {} | 2. {} | 1. {} | 2. {}": ["PP1", "PP2", "OP1", "OP2"],
    "1. {} | 2. {} | 3. {} | 4. {}": ["PP1", "PP2", "OP3", "OP4"],
    "{} | {} | 1/ {} | 2/ {}": ["PP1", "PP2", "OP1", "OP2"],
    "PP1] {} | PP1bis] {} | OP1/ {} | OP2/ {}": ["PP1", "PP1bis", "OP1", "OP2"],
    "• {} | • {} | (1) {} | (2) {}": ["PP1", "PP2", "OP1", "OP2"],
    "- {} | - {} | 1. {} | 2. {}": ["PP1", "PP2", "OP1", "OP2"],
    "(PP1) {} | (PP2) {} | (OP1) {} | (OP2) {}": ["PP1", "PP2", "OP1", "OP2"],
    "* {} | * {} | [1.] {} | [2.] {}": ["PP1", "PP2", "OP1", "OP2"],
    "{} | {} | ¶1 {} | ¶2 {}": ["PP1", "PP2", "OP1", "OP2"],
    "PP1 {} | PP1 alt {} | OP3 {} | OP 3 alt {}": ["PP1", "PP1alt", "OP3", "OP3alt"],
}
NAMED = {"en": "Para {}.", "fr": "Par. {}.", "es": "Párr. {}.", "ru": "Пункт {}.", "ar": "الفقرة {}.", "zh": "第{}段："}


@pytest.mark.parametrize("typed", NUMBERED)
@pytest.mark.parametrize("language", TYPED)
def test_clauses_count_as_people_type_them(language: str, typed: str) -> None:
    formula, *texts = TYPED[language]
    document = read("\n".join([formula, *typed.format(*texts).split(" | ")]))
    assert labelled(document) == NUMBERED[typed]
    assert [one.text for one in document.paragraphs[1:]] == texts


@pytest.mark.parametrize("language", TYPED)
def test_a_clause_that_opens_as_a_recital_does_and_ends_otherwise_is_none(language: str) -> None:
    formula, recital, other, first, last = TYPED[language]
    document = read("\n".join([formula, recital, f"1. {other[:-1]}{first[-1]}", f"2. {last}"]))
    assert labelled(document) == ["PP1", "OP1", "OP2"]


@pytest.mark.parametrize("language", TYPED)
def test_the_first_recital_may_stand_behind_the_formula(language: str) -> None:
    formula, recital, *_, last = TYPED[language]
    source = f"{formula} {recital}\n\n1. {last}"
    document = read(source)
    assert [one.text for one in document.paragraphs] == [formula, recital, last]
    assert labelled(document) == ["PP1", "OP1"] and not faults_of(source, document)


@pytest.mark.parametrize("language", TYPED)
def test_what_stands_round_a_draft_in_english_is_told_in_any_language(language: str) -> None:
    formula, recital, other, first, last = TYPED[language]
    told = ["PPs", "[placeholder]", "OPs", "(agreed)", "[under discussion]", "[END]"]
    part, holder, parts, agreed, open_, end = told
    lines = [formula, part, recital, holder, other, parts, f"• {first}", agreed, open_, f"• {last}", end, "Page 3 of 3"]
    document = read("\n\n".join([*lines, "Best,", "J. Doe"]))
    assert [one.text for one in document.paragraphs[1:]] == [recital, other, first, last]
    assert " ".join(one.text for one in document.problems if one.code == "status-mark") == " ".join(told)


LABELS = {"en": "Title", "fr": "Titre", "es": "Título", "ru": "Название", "ar": "العنوان", "zh": "标题"}


@pytest.mark.parametrize("language", TYPED)
def test_a_title_may_be_called_one(language: str) -> None:
    formula, recital, *_, last = TYPED[language]
    title = recital.rstrip(",،，")
    document = read(f"{LABELS[language]}: {title}\n\n{formula}\n\n{recital}\n\n1. {last}")
    assert (document.title, document.problems[0].text) == (title, f"{LABELS[language]}:")


@pytest.mark.parametrize("language", [one for one in TYPED if one != "zh"])  # Chinese clauses open as its recitals do
@pytest.mark.parametrize(("bullet", "inner"), [("•", "  -"), ("*", "    *"), ("-", "•")])
def test_clauses_with_bullets_go_on_behind_a_list_with_bullets(language: str, bullet: str, inner: str) -> None:
    formula, recital, item, first, last = TYPED[language]
    items = [f"{inner} {item}", f"{inner} {item}"]
    lines = [formula, f"{bullet} {recital}", f"{bullet} {first[:-1]}:", *items, f"{bullet} {first}", f"{bullet} {last}"]
    document = read("\n".join(lines))
    assert [one.level for one in document.paragraphs] == [0, 0, 0, 1, 1, 0, 0]


def test_a_title_may_begin_with_the_name_of_the_organization() -> None:
    for title, formula in (
        ("United Nations centres for lamps", "The General Assembly,"),
        ("United Nations lamps", "The General Assembly,"),
        ("联合国灯塔中心", "大会，"),
    ):
        recital = "Recalling the lamps," if formula[0] == "T" else "回顾灯塔，"
        assert read(f"{title}\n\n{formula}\n\n{recital}").title == title


@pytest.mark.parametrize("language", TYPED)
def test_clauses_have_the_word_for_a_paragraph_before_their_number(language: str) -> None:
    formula, *texts = TYPED[language]
    clauses = [f"{NAMED[language].format(at)} {text}" for at, text in enumerate(texts[2:], 1)]
    document = read("\n".join([formula, *texts[:2], *clauses]))
    assert labelled(document) == ["PP1", "PP2", "OP1", "OP2"]
    assert [one.text for one in document.paragraphs[1:]] == texts


def test_an_alternative_between_two_clauses_is_no_misread_number() -> None:
    clauses = "OP1 Requests tables;\n\nOP2 Urges care;\n\nOP2 alt Invites care;\n\nOP4 Decides to meet."
    document = read(f"The General Assembly,\n\nRecalling the lamps,\n\n{clauses}\n")
    assert labelled(document) == ["PP1", "OP1", "OP2", "OP2alt", "OP4"]
    assert not document.problems


POSITIONS = {
    "en": ("[EU: delete paragraph]", "Facilitator’s proposal:"),
    "fr": ("[UE : supprimer le paragraphe]", "Proposition du facilitateur :"),
    "es": ("[UE: suprimir el párrafo]", "Propuesta del facilitador:"),
    "ru": ("[ЕС: исключить пункт]", "Предложение координатора:"),
    "ar": ("[EU: حذف الفقرة]", "اقتراح الميسر:"),
    "zh": ("[EU: 删除本段]", "协调人提案："),
}


@pytest.mark.parametrize("language", POSITIONS)
def test_what_a_delegation_wants_of_a_paragraph_is_told(language: str) -> None:
    formula, recital, other, first, last = TYPED[language]
    position, proposal = POSITIONS[language]
    lines = [formula, position, recital, f"{position} {other}", f"{position} 1. {first}", proposal, f"2. {last}"]
    document = read("\n\n".join(lines))
    assert [one.text for one in document.paragraphs[1:]] == [recital, other, first, last]
    assert labelled(document) == ["PP1", "PP2", "OP1", "OP2"]
    assert [one.text for one in document.problems] == [proposal]
    wish = wanted(document)[0][1]
    assert wanted(document) == [("PP1", wish), ("PP2", wish), ("OP1", wish)]
    assert wish == ("ЕС" if language == "ru" else position[1:3], position[3:-1].strip(" :"))


def wanted(document: Document) -> list[tuple[str, tuple[str, str]]]:
    """Return the comments of a document: at which paragraph, whose, and what they say."""
    names = labels_of(document.paragraphs)
    return [
        (str(names[one.key]), (note.by.name if note.by else "", note.text))
        for one in document.paragraphs
        for note in one.notes
        if note.kind is NoteKind.COMMENT
    ]


WISHES = {
    "en": ("[US reserves]", "(Group of 77: retain)", "[delete – G77, CHN]", "[EU would delete]"),
    "fr": ("[UE se réserve]", "(Groupe des 77 : conserver)", "[supprimer – EU]", "[UE : supprime l’alinéa]"),
    "es": ("[UE se reserva]", "(Grupo de los 77: mantener)", "[suprimir – EU]", "[EU apoya]"),
    "ru": ("[США резервируют]", "(Группа 77: сохранить)", "[исключить – ЕС]", "[ЕС возражает]"),
    "ar": ("[EU تتحفظ]", "(مجموعة الـ 77: إبقاء)", "[حذف – EU]", "[الاتحاد الأوروبي: يطلب حذف الفقرة]"),
    "zh": ("[EU 保留意见]", "（77国集团：保留本段）", "[删除 – EU]", "[欧盟：反对]"),
}


@pytest.mark.parametrize("language", WISHES)
def test_a_wish_typed_at_a_clause_is_a_comment_there(language: str) -> None:
    formula, recital, other, first, last = TYPED[language]
    one, two, three, four = WISHES[language]
    lines = [formula, "", f"{recital} {one}", "", other, two, "", f"1. {three} {first[:-1]}:", f"(a) {four} {last}"]
    source = "\n".join(lines)
    document = read(source)
    assert [one.text for one in document.paragraphs[1:]] == [recital, other, f"{first[:-1]}:", last]
    assert [label for label, _ in wanted(document)] == ["PP1", "PP2", "OP1", "OP1 (a)"]
    assert not document.problems and not faults_of(source, document)


IN_TEXT = {
    "en": ("[Each Party reserves the right]", "[Pilot Fund general reserve]", "(adopted)"),
    "fr": ("[Mémorandum d’accord]", "[Fonds de réserve générale]", "[Un État s’oppose]", "(approuvée)"),
    "es": ("[Proyecto de acuerdo]", "[Fondo de reserva general]", "(pendiente de ratificación)"),
    "ru": ("[Любая сторона может принять]", "[Они могут принять]", "(принята)"),
    "ar": ("[أي دولة تعارض]", "[الشعب لا يقبل]", "(معلقة)"),
    "zh": ("[任何国家不能接受]", "[缔约方反对]", "（已通过）"),
}


@pytest.mark.parametrize("language", IN_TEXT)
def test_words_of_a_clause_in_brackets_are_no_wish_nor_state_of_it(language: str) -> None:
    formula, recital, _, first, last = TYPED[language]
    *words, state = IN_TEXT[language]
    for one in words:
        text = f"{first} {one}"
        assert [p.text for p in read(f"{formula}\n\n{recital}\n\n1. {text}\n\n2. {last}").paragraphs][2] == text
    text = f"{first[:-1]} {state}"
    assert [p.text for p in read(f"{formula}\n\n{recital}\n\n1. {text}\n\n2. {last}").paragraphs][2] == text


STANCES = {
    "en": (
        "[EU: supports OP3]", "[Norland opposes]", "[UK, CAN: support]", "[US – delete]", "[JPN: can live with]",
        "[retain (Holy See)]", "[Alt. by MEX]", "[Meridia: add \"and buoys\" after \"lamps\"]", "[EGY: agree with EU]",
    ),
    "fr": (
        "[UE : réserve]", "[la Norlande s’oppose]", "[Groupe africain : maintenir le texte]", "[conserver (UE)]",
        "[UE : d’accord]",
    ),
    "es": ("[EE.UU.: no aceptable]", "[Norlandia se opone]", "[UE: no puede aceptar]", "[Alt. de MEX]"),
    "ru": ("[США: неприемлемо]", "[Норландия против]", "[ЕС: не может согласиться]", "[сохранить (ЕС)]"),
    "ar": ("[الاتحاد الأوروبي: تحذف]", "[نورلاند تعارض]", "[كندا، اليابان: تدمج مع الفقرة 7]", "[حذف (مصر)]"),
    "zh": ("［欧盟：删除］", "[北国反对]", "【美国：不可接受】", "[保留（欧盟）]"),
}  # fmt: skip
SPEAKERS = {
    "en": ("EU", "Norland", "UK, CAN", "US", "JPN", "Holy See", "MEX", "Meridia", "EGY"),
    "fr": ("UE", "la Norlande", "Groupe africain", "UE", "UE"),
    "es": ("EE.UU.", "Norlandia", "UE", "MEX"),
    "ru": ("США", "Норландия", "ЕС", "ЕС"),
    "ar": ("الاتحاد الأوروبي", "نورلاند", "كندا، اليابان", "مصر"),
    "zh": ("欧盟", "北国", "美国", "欧盟"),
}


@pytest.mark.parametrize("language", STANCES)
@pytest.mark.parametrize("place", ["{clause} {said}", "{clause}\n{said}", "{said} {clause}"])
def test_what_a_delegation_thinks_of_a_clause_is_a_comment_of_its_own(language: str, place: str) -> None:
    formula, recital, _, first, last = TYPED[language]
    for said, by in zip(STANCES[language], SPEAKERS[language], strict=True):
        source = f"{formula}\n\n{recital}\n\n1. {place.format(clause=first, said=said)}\n\n2. {last}"
        document = read(source)
        assert [one.text for one in document.paragraphs[1:]] == [recital, first, last]
        assert [(label, name) for label, (name, _) in wanted(document)] == [("OP1", by)], said
        assert not faults_of(source, document)


STATES = {
    "en": (
        "[closed]",
        "[pending OP5]",
        "[Placeholder – EU to send language]",
        "[Facilitator’s proposal]",
        "[bridging]",
    ),
    "fr": ("[convenu]", "(accepté)", "[en suspens, voir par. 5]", "[texte de compromis]"),
    "es": ("[acordado]", "(cerrado)", "[pendiente del párr. 5]", "[propuesta de la facilitadora]"),
    "ru": ("[согласовано]", "(закрыто)", "[до согласования пункта 5]", "[предложение координатора]"),
    "ar": ("[متفق عليها]", "(متفق عليه)", "[معلقة في انتظار الفقرة 5]", "[اقتراح الميسر]"),
    "zh": ("[已商定]", "（已商定）", "[待定，见第5段]", "[协调人提案]"),
}


@pytest.mark.parametrize("language", STATES)
@pytest.mark.parametrize("place", ["{clause} {said}", "{said} {clause}"])
def test_how_far_a_clause_is_agreed_is_told_and_no_text_of_it(language: str, place: str) -> None:
    formula, recital, _, first, last = TYPED[language]
    for said in STATES[language]:
        document = read(f"{formula}\n\n{recital}\n\n1. {place.format(clause=first, said=said)}\n\n2. {last}")
        assert [one.text for one in document.paragraphs[1:]] == [recital, first, last]
        assert [one.text for one in document.problems if one.code == "status-mark"] == [said]


KEPT = {
    "en": (
        "[Note: delete]", "[Alternative energy: support]", "[Language: support]", "[International support]",
        "[EU: Supports the lamps of all States]", "[EU: flexible rules]", "[OP3: delete]", "[Text of the Convention]",
        "[in favour of the EU]", "[The States agree]", "[Secretary-General’s text]", "[open-ended]",
        "[closed settings]",
    ),
    "fr": ("[Note : supprimer]", "[Approche souple]", "[Objectif : conserver les feux]", "[Les États appuient]"),
    "es": ("[Nota: suprimir]", "[Enfoque flexible]", "[Los Estados apoyan]", "[Nivel aceptable]"),
    "ru": ("[Примечание: исключить]", "[Борьба против тумана]", "[Текст Конвенции]", "[Вариант А]"),
    "ar": ("[ملاحظة: تحذف]", "[شروط مقبولة]", "[اقتراح الأمين العام]", "[الدول تؤيد]"),
    "zh": ("[注：删除]", "[国际支持]", "[各国支持]", "[商定结论]", "[秘书长提案]"),
}  # fmt: skip


@pytest.mark.parametrize("language", KEPT)
@pytest.mark.parametrize("place", ["{clause} {said}", "{clause}\n\n{said}"])
def test_words_of_a_draft_in_brackets_are_none_of_a_delegation(language: str, place: str) -> None:
    formula, recital, _, first, last = TYPED[language]
    for said in KEPT[language]:
        document = read(f"{formula}\n\n{recital}\n\n1. {place.format(clause=first, said=said)}\n\n2. {last}")
        assert not wanted(document)
        assert said in " ".join(one.text for one in document.paragraphs)


def test_a_subject_in_brackets_before_its_words_is_no_wish() -> None:
    items = "1. Requests boards:\n(a) [UNEP supports] lamps;\n(b) [EU: delete] Bells;\n2. Decides to meet."
    document = read(f"The General Assembly,\n\nRecalling the lamps,\n\n{items}")
    assert [one.text for one in document.paragraphs[3:5]] == ["[UNEP supports] lamps;", "Bells;"]


def test_several_delegations_may_speak_at_one_clause_and_above_it() -> None:
    clauses = "1. Requests tables;\n\n[EU: delete; G77: retain]\n2. Urges care; (US/UK: reserve)\n[delete OP2 - JPN]"
    document = read(f"The General Assembly,\n\n{clauses}\n\n3. Decides to meet.")
    assert wanted(document) == [
        ("OP2", ("EU", "delete")), ("OP2", ("G77", "retain")),
        ("OP2", ("US/UK", "reserve")), ("OP2", ("JPN", "delete OP2")),
    ]  # fmt: skip
    assert document.paragraphs[2].text == "Urges care;"


@pytest.mark.parametrize("remark", ["[EU: delete paragraph]", "[Agreed ad ref]"])
def test_a_remark_straight_above_a_clause_keeps_it_apart_from_the_one_before(remark: str) -> None:
    recitals = "Recalling its resolution 161/194 of 2 May 2106,", "Emphasizing the need to protect the lamps,"
    clauses = "\n\n".join(f"{number}. Requests care;" for number in range(1, 9))
    text = f"The General Assembly,\n\n{recitals[0]}\n\n{remark}\n{recitals[1]}\n\nNoting the dark,\n\n{clauses}\n"
    assert tuple(one.text for one in read(text).paragraphs[1:3]) == recitals


@pytest.mark.parametrize("lines", ["Urges care;\n{}", "Urges care; {}"])
@pytest.mark.parametrize("said", ["[US reserves] [G77: retain]", "(US: reserves) (G77: retain)"])
def test_wishes_side_by_side_are_all_of_the_clause_above(lines: str, said: str) -> None:
    document = read(f"The General Assembly,\n\n1. {lines.format(said)}\n2. Requests tables;\n3. Decides to meet.")
    assert wanted(document) == [("OP1", ("US", "reserves")), ("OP1", ("G77", "retain"))]
    assert document.paragraphs[1].text == "Urges care;"


def test_a_wish_in_a_word_file_is_a_comment_at_its_clause() -> None:
    texts = [
        "The General Assembly,", "Recalling the lamps,", "[EU: delete]", "1. [US reserves] Requests tables;",
        "2. Urges care; (G77: retain)",
    ]  # fmt: skip
    document = read_source(word_file("".join(map(paragraph, texts))), "draft.docx").documents[0]
    assert [one.text for one in document.paragraphs[1:]] == ["Recalling the lamps,", "Requests tables;", "Urges care;"]
    assert wanted(document) == [
        ("PP1", ("EU", "delete")), ("OP1", ("US", "reserves")), ("OP2", ("G77", "retain")),
    ]  # fmt: skip


def test_a_report_shows_a_wish_at_its_clause_and_counts_no_change() -> None:
    base = "The General Assembly,\n\nRecalling the lamps,\n\n1. Requests tables;\n\n2. Urges care."
    typed = base.replace("tables;", "tables; [EU: delete; US: retain]").replace("lamps,", "lamps,\n\n[G77: keep]")
    comparison = compare(read(base), read(typed), load_lexicon(Language.ENGLISH))
    told = str(render(comparison, "terminal", RenderOptions()))
    assert "No difference found." in told and "unchanged" in told
    for said in ("PP1", "comment · G77  {+keep+}", "comment · EU  {+delete+}", "comment · US  {+retain+}"):
        assert said in told
    assert "no rule explains: 0" in told
    assert "comment · G77" in str(render(comparison, "html", RenderOptions()))
    assert "*comment · EU* **delete**" in str(render(comparison, "markdown", RenderOptions()))
    word = zipfile.ZipFile(BytesIO(bytes(render(comparison, "docx", RenderOptions())))).read("word/comments.xml")
    assert word.count(b'w:author="EU"') == 1
    proposed = str(render_proposals({"ours": comparison}, "terminal"))
    assert "comment · US  {+retain+}" in proposed
    assert "ours  3 comments" in proposed
    assert "  ours  2 comments\n    comment · " in proposed
    assert "unchanged" not in proposed
    proposed = str(render_proposals({"ours": comparison}, "markdown"))
    assert "**ours**: 1 comment\n\n> *comment · G77* **keep**" in proposed


def test_what_is_said_of_a_clause_gives_a_change_of_it_no_weight() -> None:
    clauses = ("1. Requests, in this regard, tables; [EU: delete]", "1. Requests tables; [EU: retain]")
    drafts = [read(f"The General Assembly,\n\n{clause}") for clause in clauses]
    row = compare(*drafts, load_lexicon(Language.ENGLISH)).rows[-1]
    assert (row.change, row.weight, [one.note for one in row.findings]) == (Change.AMENDED, Weight.EDITORIAL, [None])


def test_what_one_wants_is_no_other_wording_of_what_another_wanted() -> None:
    drafts = [read(f"The General Assembly,\n\n1. Requests tables; [{by}: delete]") for by in ("EU", "US")]
    row = compare(*drafts, load_lexicon(Language.ENGLISH)).rows[-1]
    assert [(one.old, one.new) for one in row.notes] == [(None, 0), (0, None)]


@pytest.mark.parametrize(
    "kept",
    [
        "1. [Requests] [Urges] tables;",
        "1. Requests [tables - EU; G77 delete];",
        "1. Requests tables [by lamps - EU];",
        "1. Requests tables of [all coasts: EU, US]",
        "1. Requests [EU: delete] tables;",
        "1. Requests [UNEP supports lamps] tables;",
        "1. [Supports lamps - EU];",
        "[States support]",
        "(a) Support:",
        "1. Requests tables (UNEP: lamps);",
        "1. [DECIDES to maintain] the lamps;",
        "[Member States: support small ports]",
    ],
)
def test_brackets_and_alternatives_are_no_wishes(kept: str) -> None:
    document = read(f"The General Assembly,\n\nRecalling the lamps,\n\n{kept}\n\n2. Decides to meet.")
    assert not wanted(document)
    assert kept.removeprefix("1. ").removeprefix("(a) ") in " ".join(one.text for one in document.paragraphs)


@pytest.mark.parametrize(
    "kept",
    [
        "[US: Urges ships to keep away];",
        "[US: Supports all lamps]",
        "[EU: by lamps];",
        "[EU: keep lamps clean;]",
        "EU: keep the lamps of all coasts;",
        "Goal: Support for lamps",
        "Goal 7: Support",
        "Budget proposal:\n\n(a) Lamps;",
        "Adopts the following proposal:\n\n(a) Lamps;",
    ],
)
def test_what_a_delegation_writes_for_a_paragraph_is_text(kept: str) -> None:
    document = read(
        f"The General Assembly,\n\nRecalling the lamps,\n\n1. Requests tables:\n\n{kept}\n\n2. Decides to meet."
    )
    assert kept.partition("\n")[0] in [one.text for one in document.paragraphs]


ADOPTED = {
    "en": ("Adopts the following proposal:", "Goal 2: Support lamps"),
    "fr": ("Approuve la proposition suivante :", "Objectif : conserver les feux"),
    "es": ("Aprueba la siguiente propuesta:", "Objetivo 2: Mantener faros"),
    "ru": ("утверждает следующее предложение:", "Цель 2: сохранить маяки"),
    "ar": ("تقر الاقتراح التالي:", "الهدف 2: نقل المصابيح"),
    "zh": ("核可以下提案：", "目标2：保留灯塔"),
}


@pytest.mark.parametrize("language", ADOPTED)
def test_what_a_delegation_wants_of_an_item_is_told(language: str) -> None:
    formula, recital, other, first, last = TYPED[language]
    position = POSITIONS[language][0].replace("]", " (b)]")
    document = read(
        "\n\n".join([formula, recital, f"1. {first[:-1]}:", f"(a) {other}", position, f"(b) {other}", f"2. {last}"])
    )
    assert labelled(document) == ["PP1", "OP1", "OP1 (a)", "OP1 (b)", "OP2"]


@pytest.mark.parametrize("language", ADOPTED)
def test_what_a_clause_adopts_and_what_a_heading_names_is_no_wish_of_a_delegation(language: str) -> None:
    formula, recital, _, item, last = TYPED[language]
    adopted, heading = ADOPTED[language]
    document = read("\n\n".join([formula, recital, f"1. {adopted}", f"(a) {item}", heading, f"2. {last}"]))
    assert [one.text for one in document.paragraphs[2:]] == [adopted, item, heading, last]


def test_a_heading_of_another_year_is_no_running_head() -> None:
    for title, heading in (("Budget for 2118", "Budget for 2119"), ("Budget", "Budget 2118–2119")):
        document = read(f"{title}\n\nThe General Assembly,\n\n1. Adopts it;\n\n{heading}\n\n2. Adopts it.")
        assert [one.text for one in document.paragraphs[1:]] == ["Adopts it;", heading, "Adopts it."]


def test_a_mail_may_thank_above_and_below_a_draft() -> None:
    document = read("Thanks,\n\nAda\n\nThe General Assembly,\n\n1. Adopts it;\n\n2. Keeps it.\n\nRegards,\n\nAda")
    assert [one.text for one in document.paragraphs] == ["The General Assembly,", "Adopts it;", "Keeps it."]


def test_lettered_sentences_below_two_dashes_are_no_signature() -> None:
    document = read("The General Assembly,\n\n1. Adopts it:\n\n--\nA. Lamps shall burn at night.\nB. Ships may pass.")
    assert "Lamps shall burn at night." in " ".join(one.text for one in document.paragraphs)


def test_an_annex_below_thanks_is_no_signature() -> None:
    document = read("The General Assembly,\n\n1. Adopts it.\n\nThank you.\n\nAnnex\n\nLamps shall burn.")
    assert [one.text for one in document.paragraphs if one.annex] == ["Annex", "Lamps shall burn."]


def test_a_list_in_brackets_that_a_clause_announces_is_its_list() -> None:
    clauses = "Decides as follows:\n\n(1) Requests tables;\n\n(2) Invites care;\n\nDecides to meet."
    document = read(f"The General Assembly,\n\nRecalling the lamps,\n\n{clauses}\n")
    assert [one.level for one in document.paragraphs[2:]] == [0, 1, 1, 0]


def test_the_month_of_a_date_is_no_title_nor_a_running_head() -> None:
    formula, recital, *_ = TYPED["ar"]
    lines = ["المصابيح في الموانئ", "كــانون الأول ديسمبر", formula, recital, "1 - تطلب جداول في", "كانون الأول ديسمبر"]
    document = read("\n\n".join(lines))
    assert "كانون الأول ديسمبر" in " ".join(one.text for one in document.paragraphs)
    assert document.title == "المصابيح في الموانئ"


def test_the_verb_of_a_clause_alone_is_a_position() -> None:
    document = read("The General Assembly,\n\nRecalling the lamps,\n\n[EU: supports]\n\n1. Requests tables.")
    assert labelled(document) == ["PP1", "OP1"]


def test_the_signs_left_of_a_title_are_no_running_head_between_numbers() -> None:
    dates = ["回顾其 2117 年 12 月 3 日第 172/10 、2118 年", "12 月 4 日第 173/11 、2119 年 12 月 5 日第 174/12"]
    lines = ["大会", "173/135. 、", "大会，", *dates, "\f和关于灯塔的决议，", "1. 请理事会公布表格。"]
    document = read("\n".join(lines))
    assert (document.title, document.paragraphs[1].text[:3]) == ("、", "回顾其")


SHEETS = {
    "en": ("Clause", "Text", "EU", "US", "Comments", "delete", "to be checked"),
    "fr": ("Paragraphe", "Texte", "UE", "É.-U.", "Commentaires", "supprimer", "à voir avec la capitale"),
    "es": ("Párrafo", "Texto", "UE", "EE.UU.", "Comentarios", "suprimir", "véase la capital"),
    "ru": ("Пункт", "Текст", "ЕС", "США", "Комментарии", "исключить", "уточнить в столице"),
    "ar": ("الفقرة", "النص", "الاتحاد الأوروبي", "الولايات المتحدة", "تعليقات", "حذف", "تراجع العاصمة"),
    "zh": ("段落", "案文", "欧盟", "美国", "意见", "删除", "请示首都"),
}


@pytest.mark.parametrize("language", SHEETS)
@pytest.mark.parametrize("markdown", [False, True])
def test_a_draft_in_a_sheet_is_read_with_what_delegations_say_beside_it(language: str, markdown: bool) -> None:
    formula, *texts = TYPED[language]
    *head, wish, remark = SHEETS[language]
    rows = [head, ["", formula, "", "", ""]]
    rows += [[label, text, "", "", ""] for label, text in zip(("PP1", "PP2", "OP1", "OP2"), texts, strict=True)]
    rows[3][2:] = [wish, "", remark]
    if markdown:
        rows.insert(1, ["---"] * len(head))
        source = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    else:
        source = "\n".join("\t".join(row) for row in rows)
    document = read(source)
    assert [one.text for one in document.paragraphs] == [formula, *texts]
    assert labelled(document) == ["PP1", "PP2", "OP1", "OP2"]
    assert wanted(document) == [("PP2", (head[2], wish))]
    assert [one.text for one in document.problems if one.code == "beside-draft"] == [" ".join(head), remark]


@pytest.mark.parametrize("language", SHEETS)
def test_a_cell_of_a_sheet_may_name_who_speaks(language: str) -> None:
    formula, *texts = TYPED[language]
    name, wish = SHEETS[language][2], SHEETS[language][-2]
    cells = zip(("", "PP1", "PP2", "OP1", "OP2"), (formula, *texts), strict=True)
    document = read("\n".join(f"{label}\t{text}\t{name}: {wish}" for label, text in cells if text))
    assert [one.text for one in document.paragraphs] == [formula, *texts]
    assert wanted(document)[-1] == ("OP2", (name, wish))


def test_a_table_without_labels_stays_one() -> None:
    table = "Norland\t1\t2\nMeridia\t3\t4\nOceania\t5\t6"
    document = read(f"The General Assembly,\n\nRecalling the lamps,\n\n1. Decides on the scale:\n\n{table}\n")
    assert not [one for one in document.problems if one.code == "beside-draft"]
    assert all(word in " ".join(one.text for one in document.paragraphs) for word in ("Norland", "6"))


@pytest.mark.parametrize("language", TYPED)
@pytest.mark.parametrize(
    "stamp",
    ["[14/10/2118, 15:02:11] Ada Novak: ", "14.10.2118, 15:02 - Ada: ", "[10/14/18, 3:02 PM] ~ Ada: "],
)
def test_the_stamps_of_a_chat_are_no_text(language: str, stamp: str) -> None:
    source = "\n".join(f"{stamp}{text}" for text in (TITLES[language], *TYPED[language]))
    document = read(source)
    assert document.title == TITLES[language]
    assert [one.text for one in document.paragraphs] == [*TYPED[language]]
    assert [one.text for one in document.problems if one.code == "chat-stamp"] == [stamp.strip()] * 6
    assert not faults_of(source, document)


def test_a_line_of_a_programme_is_no_stamp_of_a_chat() -> None:
    formula, *clauses, last = TYPED["en"]
    line = "14.10.2118 09.00 – Opening of the session: statements"
    document = read("\n\n".join((formula, *clauses, f"1. {last}", "Annex", "Programme", line)))
    assert document.paragraphs[-1].text == line


@pytest.mark.parametrize("numbered", ["{}: {}", "{:3d} | {}", "{}\t{}"])
def test_numbers_of_lines_may_have_a_sign_behind_them(numbered: str) -> None:
    clauses = [f"{number}. Requests the board to keep lamps\nof all the harbours;" for number in range(1, 6)]
    text = "\n".join(["The General Assembly,", "Recalling the lamps of\nall the coasts,", *clauses])
    source = "\n".join(numbered.format(at, line) for at, line in enumerate(text.split("\n"), 1))
    document = read(source)
    assert labelled(document) == ["PP1", "OP1", "OP2", "OP3", "OP4", "OP5"]
    assert document.paragraphs[2].text == "Requests the board to keep lamps of all the harbours;"
    assert not faults_of(source, document)


@pytest.mark.parametrize("language", [one for one in TYPED if one != "zh"])  # Chinese clauses open as its recitals do
@pytest.mark.parametrize("bullet", ["➢", "▶", "→", "✓", "◦", "\uf0b7", "\uf0d8"])
def test_clauses_may_have_bullets_of_any_look(language: str, bullet: str) -> None:
    formula, *texts = TYPED[language]
    document = read("\n\n".join([formula, *(f"{bullet} {text}" for text in texts)]))
    assert [one.text for one in document.paragraphs[1:]] == texts
    assert labelled(document) == ["PP1", "PP2", "OP1", "OP2"]


TRANSLATED = {
    "en": "[Translator’s note: as in the earlier text]",
    "fr": "(N. du T. : voir le texte précédent)",
    "es": "(N. del T.: véase el texto anterior)",
    "ru": "(Прим. пер.: см. прежний текст)",
    "ar": "(ملاحظة المترجم: انظر النص السابق)",
    "zh": "（译注：见前一案文）",
}


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("place", ["{clause} {note}", "{clause}\n{note}"])
def test_what_a_translator_notes_is_told_and_no_text(language: str, place: str) -> None:
    formula, recital, _, first, last = TYPED[language]
    note = TRANSLATED[language]
    source = f"{formula}\n\n{recital}\n\n1. {place.format(clause=first, note=note)}\n\n2. {last}"
    document = read(source)
    assert [one.text for one in document.paragraphs[1:]] == [recital, first, last]
    assert [one.text for one in document.problems] == [note]
