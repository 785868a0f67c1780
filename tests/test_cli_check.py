"""`draftdiff check FILE…`: every fault at once, each with the paragraph's label and a hint."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.small_documents import NEW, OLD, edited

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.model import Language

CASES = Path(__file__).parent / "cases"
Captured = pytest.CaptureFixture[bytes]


def checked(captured: Captured, *files: str) -> tuple[int, list[str], list[str]]:
    code = run(["check", *files])
    out, err = captured.readouterr()
    return code, out.decode().splitlines(), err.decode().splitlines()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_that_nothing_was_found_is_said_on_standard_error(folder: Path, capfdbinary: Captured) -> None:
    for name, document in (("a.json", OLD), ("b.json", NEW)):
        (folder / name).write_bytes(encode(document).replace(b"171/12", b"171/12 of 9 December 2116"))
    assert checked(capfdbinary, "a.json", "b.json") == (0, [], ["notice: 2 files checked: nothing found"])
    golden = CASES / "codec" / "comparison.json"
    assert checked(capfdbinary, str(golden)) == (0, [], ["notice: 1 file checked: nothing found"])


def test_standard_input_is_checked_like_a_file(
    folder: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"The General Assembly,\n\nRecalling its resolution 175/16 of 23 November 1999,\n\n1. Decides to meet."
    (folder / "draft.txt").write_bytes(text)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    of_file, of_stream = checked(capfdbinary, "draft.txt"), checked(capfdbinary, "-")
    assert of_file[0] == of_stream[0] == 1
    assert "175/16" in of_file[1][0]
    assert [line.replace("draft.txt", "-") for line in of_file[1]] == of_stream[1]


def test_all_faults_are_told_at_once_with_label_and_hint(folder: Path, capfdbinary: Captured) -> None:
    tree = {
        "format": "draftdiff.document/1",
        "language": "eng",
        "paragraphs": [
            {"key": "a", "kind": "preambular", "text": "Recalling its resolution,", "txt": ""},
            {"key": "b", "kind": "operative", "number": "5.", "text": "Decides\nto meet:"},
            {"key": "c", "kind": "operative", "number": "(a)", "level": 1, "text": "At the spring tide;",
             "marks": [{"kind": "lead", "start": 0, "end": 99}]},
            {"key": "c", "kind": "operativ", "number": "(b)", "level": 1, "text": "At the neap tide."},
        ],
    }  # fmt: skip
    (folder / "draft.json").write_text(json.dumps(tree), encoding="utf-8")
    code, out, _ = checked(capfdbinary, "draft.json")
    assert code == 1
    assert out == [
        "draft.json: $.language: error: `eng` is not one of ar, zh, en, fr, ru, es, und [wrong-value]",
        "    hint: did you mean `en`?",
        "draft.json: $.paragraphs[0]: error: PP1: `txt` is no member here [unknown-member]",
        "    hint: did you mean `text`?",
        "draft.json: $.paragraphs[1].text: error: OP5: the text holds the character U+000A, after 7 others "
        "[control-character]",
        "    hint: As text, but a tab may stand between the cells of a table row.",
        "draft.json: $.paragraphs[3].kind: error: `operativ` is not one of enacting, preambular, operative, "
        "heading, text, table-row, continuation, closing [wrong-value]",
        "    hint: did you mean `operative`?",
        "draft.json: $.paragraphs[2].marks[0]: error: OP5 (a): the lead mark 0–99 is outside its text, 0–19 "
        "[mark-outside-text]",
        "    hint: start and end count code points, start first",
    ]


def test_a_hint_is_not_said_again_below_the_next_problem(folder: Path, capfdbinary: Captured) -> None:
    text = "The General Assembly,\n\nBasking in the night,\n\nSwimming in the tide,\n\nDecides to meet."
    (folder / "draft.txt").write_text(text, encoding="utf-8")
    assert checked(capfdbinary, "draft.txt", "--select", "opening-phrase")[1] == [
        "draft.txt:3: hint: PP1: no known opening phrase: Basking in the night, [opening-phrase]",
        "    hint: is it misspelt, or part of the paragraph before it?",
        "draft.txt:5: hint: PP2: no known opening phrase: Swimming in the tide, [opening-phrase]",
    ]


FAULTY = {
    "format": "draftdiff.document/1",
    "language": "eng",
    "paragraphs": [{"key": "a", "kind": "preambular", "text": 5}],
}
SAID = {
    "ar": ("خطأ", "المتوقع نص، والموجود عدد"),
    "en": ("error", "a string is expected, not a number"),
    "es": ("error", "se espera un texto, no un número"),
    "fr": ("erreur", "il faut ici un texte, et non un nombre"),
    "ru": ("ошибка", "ожидается текст, а найдено: число"),
    "zh": ("错误", "应为文本，而不是数字"),
}


@pytest.mark.parametrize("reader", SAID)
def test_faults_of_json_speak_the_language_of_the_reader(reader: str, folder: Path, capfdbinary: Captured) -> None:
    (folder / "draft.json").write_text(json.dumps(FAULTY), encoding="utf-8")
    code, out, _ = checked(capfdbinary, "draft.json", "--reader", reader)
    assert code == 1
    assert all(word in out[2] for word in SAID[reader])
    (folder / "draftdiff.toml").write_text(f'reader = "{reader}"\n', encoding="utf-8")
    assert checked(capfdbinary, "draft.json")[1] == out


def test_a_member_that_stands_twice_is_told_with_its_paragraph(folder: Path, capfdbinary: Captured) -> None:
    data = encode(OLD).replace(b'"text": "Invites', b'"text": "Asks", "text": "Invites')
    (folder / "merged.json").write_bytes(data)
    code, out, _ = checked(capfdbinary, "merged.json")
    assert code == 1
    assert out == ["merged.json: error: OP2: the member `text` stands twice, the last is taken [repeated-member]"]


@pytest.mark.parametrize("case", sorted((CASES / "invalid").glob("*.json")), ids=lambda path: path.stem)
def test_every_invalid_document_exits_with_1_or_2(case: Path, capfdbinary: Captured) -> None:
    code, out, err = checked(capfdbinary, str(case))
    if case.stem in ("format-missing", "format-of-another-version"):
        assert (code, out) == (2, [])
        assert err[0].startswith(f"error: {case}: ")
    else:
        assert code == 1
        assert len([line for line in out if not line.startswith("    hint: ")]) == 1


@pytest.mark.parametrize("case", sorted((CASES / "contradictory").glob("*.json")), ids=lambda path: path.stem)
def test_every_contradiction_is_found(case: Path, capfdbinary: Captured) -> None:
    code, out, _ = checked(capfdbinary, str(case))
    assert code == 1
    assert out


def test_what_cannot_be_read_does_not_stop_the_others(folder: Path, capfdbinary: Captured) -> None:
    for name in ("drafts", "empty"):
        (folder / name).mkdir()
    (folder / "broken.json").write_bytes(encode(OLD)[:99])
    wrong = folder / "drafts" / "wrong.json"
    wrong.write_text('{"format": "draftdiff.document/1", "stage": "final"}', encoding="utf-8")
    code, out, err = checked(capfdbinary, "empty", "broken.json", "missing.json", "drafts")
    assert code == 2
    assert [line.partition(":")[0] for line in out] == [str(wrong.relative_to(folder))]
    assert [line.partition(" [")[0] for line in err if ".akn" not in line] == [
        "error: empty: nothing to import in this folder",
        "error: broken.json: not JSON: Input data was truncated",
        "hint: is the file complete, and JSON? `draftdiff import` and `draftdiff diff` write such files, -o FILE.json",
        "error: missing.json: there is no such file",
        "hint: look at its name and folder; a name with spaces needs quotation marks",
    ]


def test_a_file_in_another_language_than_last_time_is_named(folder: Path, capfdbinary: Captured) -> None:
    french = replace(NEW, language=Language.FRENCH)
    for name, document in (("old.json", OLD), ("new.json", NEW), ("nouveau.json", french)):
        (folder / name).write_bytes(encode(document))
    code, _, told = checked(capfdbinary, "new.json", "nouveau.json", "--previous", "old.json")
    assert (code, told[0]) == (2, "error: nouveau.json: A/RES/173/135 is in `en`, A/RES/175/16 is in `fr`")


def test_whatever_a_document_holds_cannot_command_the_terminal(folder: Path, capfdbinary: Captured) -> None:
    tree = {"format": "draftdiff.document/1", "stage": "\x1b[2J\u202edraft", "\x1b]0;x\x07": 1}
    (folder / "hostile.json").write_text(json.dumps(tree), encoding="utf-8")
    code, out, _ = checked(capfdbinary, "hostile.json")
    assert code == 1
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(out))
    assert "<U+001B>" in "".join(out)


def test_of_several_files_the_counts_are_told_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubled = edited("print tide", "print print tide")
    for name, document in (("one.json", OLD), ("two.json", doubled)):
        (tmp_path / name).write_bytes(encode(document))
    run(["check", str(tmp_path / "two.json")])
    assert "checked" not in capsys.readouterr().err
    run(["check", str(tmp_path)])
    captured = capsys.readouterr()
    found = captured.out.count("one.json") + captured.out.count("two.json")
    assert captured.err.startswith("notice: 2 files checked: ")
    assert sum(int(count) for count in re.findall(r"(\d+) (?:error|warning|hint|remark)", captured.err)) == found
