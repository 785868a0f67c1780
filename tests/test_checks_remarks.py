"""What a check found is said in the language of the reader, whatever the language of the document."""

from __future__ import annotations

import json
import re
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest
from support.drafts import PREVIOUS, WITH_PREVIOUS, document_of, faults, problems_of, put, sound_text

from draftdiff import lookalikes
from draftdiff.checks import CHECKS, find_drafting_problems, sitting
from draftdiff.checks.also_further import chain
from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark, worded
from draftdiff.cli.main import run
from draftdiff.compare import compare
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Language
from draftdiff.problems import Location, Problem, Severity
from draftdiff.renderers.labels import load_labels

DRAFT = """\
The General Assembly,

Recalling its resolution 173/135 of 14 October 2119,

Recalling its resolution 171/22 of 9 December 2116,

1. Decides to meet;

3. Requests the Secretary-General to report.
"""


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_fault_of_every_language_is_worded_for_the_reader(reader: Language) -> None:
    templates = [re.escape(said) for said in load_labels(reader).remarks.values()]
    known = re.compile("|".join(re.sub(r"\\\{.+?\\\}", ".+", said) for said in templates))
    for _, language, _, was, now in faults():
        spoken = Language(language)
        document = document_of(put(sound_text(spoken), was, now), spoken)
        for problem in find_drafting_problems(document, load_lexicon(spoken), reader=reader):
            assert type(problem) is Problem
            assert known.fullmatch(problem.message), problem.message
            assert not problem.hint or known.fullmatch(problem.hint), problem.hint


def test_each_message_and_hint_of_the_labels_is_one_that_a_check_gives() -> None:
    sources = {code: getsource(import_module(f"draftdiff.checks.{code.replace('-', '_')}")) for code in CHECKS}
    sources["also-further"] += getsource(chain)
    sources["hidden-character"] += getsource(lookalikes)
    for code in ("opening-phrase", "paragraph-ending"):
        sources[code] += getsource(Draft.thinned_out)
    sources["session-date"] += getsource(sitting)
    for name in load_labels(Language.ENGLISH).remarks:
        code, _, said = name.partition(".")
        if code in CHECKS:
            assert f'"{said}"' in sources[code] or said.startswith("in-"), name
        elif said:
            assert any(f'"{said}"' in source for source in sources.values()), name


def test_the_word_that_is_missing_is_the_document_s_own() -> None:
    text = "PP | | Rappelant sa décision 173/502,\nPP | | Rappelant sa décision 173/501,\nOP | | Décide d’agir."
    for reader, message in (
        ("en", "the paragraph before it opens with the same verb: `également` is missing"),
        ("fr", "le paragraphe précédent commence par le même verbe\u00a0: il manque «\u00a0également\u00a0»"),
        ("zh", "上一段以同一动词起首：缺少“également”"),
    ):
        document = document_of(text, Language.FRENCH)
        found = problems_of(document, reader=Language(reader))
        assert [(one.code, one.message) for one in found] == [("also-further", message)]


def test_dates_and_choices_are_written_as_the_reader_does() -> None:
    remark = Remark(
        severity=Severity.ERROR, message="unfit", location=Location(), hint="sat-then",
        values={"date": "2119-09-14", "symbol": "A/RES/173/135", "session": 173, "first": 2118, "last": 2119,
                "then": ("173", "174")},
    )  # fmt: skip
    english, russian = (worded(remark, "session-date", load_labels(Language(reader))) for reader in ("en", "ru"))
    assert english.message == "14 Sept 2119 does not fit A/RES/173/135"
    assert english.hint.endswith("; on that date sat the 173rd or 174th session")
    assert russian.message == "дата (14 сентября 2119 года) не соответствует A/RES/173/135"
    assert russian.hint.endswith("; в этот день шла сессия 173 или 174")


def test_what_was_left_over_is_told_in_arabic() -> None:
    old = document_of(PREVIOUS, Language.ENGLISH, "A/RES/173/135")
    new = document_of(PREVIOUS, Language.ENGLISH)
    lexicon = load_lexicon(Language.ENGLISH)
    compared = compare(old, new, lexicon)
    found = find_drafting_problems(new, lexicon, previous=compared, select=WITH_PREVIOUS, reader=Language.ARABIC)
    assert [one.message for one in found][:2] == [
        "لم يذكر A/RES/173/135، وهو القرار السابق",
        "وثيقة من الدورة 173، كما في المرة السابقة",
    ]


def test_the_reader_chooses_the_words_of_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    assert run(["check", str(draft), "--reader", "es"]) == 1
    assert capsys.readouterr().out.replace(str(draft), "draft.txt").splitlines() == [
        "draft.txt:3: error: PP1: la fecha (14 oct. 2119) no corresponde a A/RES/173/135: 173/135 [session-date]",
        "    sugerencia: el 173º período de sesiones se celebró de septiembre de 2118 a septiembre de 2119; en esa "
        "fecha se celebraba el 174º",
        "draft.txt:5: error: PP2: el párrafo anterior empieza con el mismo verbo: falta “also”: Recalling "
        "[also-further]",
        "draft.txt:9: error: OP3: 3 después de 1: falta un número: 3. [number-sequence]",
        "    sugerencia: se esperaba 2",
    ]


def test_codes_and_severities_are_the_same_in_every_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    told = {}
    for reader in ("en", "ar"):
        run(["check", str(draft), "--reader", reader, "--format", "json"])
        told[reader] = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["severity"]) for one in told["en"]] == [
        (one["code"], one["severity"]) for one in told["ar"]
    ]
    assert told["ar"][-1]["message"] == "3 بعد 1: ثمة رقم ناقص"


def test_sarif_names_the_checks_in_the_reader_s_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    run(["check", str(draft), "--reader", "ru", "--format", "sarif"])
    (sarif,) = json.loads(capsys.readouterr().out)["runs"]
    assert sarif["tool"]["driver"]["rules"][0] == {
        "id": "number-sequence",
        "shortDescription": {"text": "нумерация"},
    }
    assert sarif["results"][-1]["message"]["text"] == "3 после 1: номер пропущен: 3. (ожидалось 2)"
