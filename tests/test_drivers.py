"""`draftdiff-git` by itself: it never fails, whatever git hands to it, and it loads little."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import IDENTITY, ROOT
from support.small_documents import NEW, OLD

from draftdiff import __version__
from draftdiff.codec import decode_document, encode
from draftdiff.drivers.actions import run
from draftdiff.git import CONFLICTS
from draftdiff.model import Note, Stage

Captured = pytest.CaptureFixture[bytes]
ZERO = "0" * 40
HOSTILE = {
    "empty": b"",
    "no JSON": b"{",
    "another record": b'{"format": "draftdiff.comparison/1"}',
    "no UTF-8": b'{"format": "draftdiff.document/1", "title": "\xff"}',
    "deep": b'{"format": "draftdiff.document/1", "x": ' + b"[" * 100_000,
    "equal keys": encode(replace(OLD, paragraphs=(OLD.paragraphs[0], OLD.paragraphs[0]))),
    "a zero": b"\0",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "new.json").write_bytes(encode(NEW))
    return tmp_path


def diff_arguments(old: str, new: str, mode: str = "100644") -> list[str]:
    return ["diff", "drafts/x/en.json", old, ZERO, mode, new, ZERO, mode]


def test_the_text_has_a_label_then_a_sentence_a_line(capfdbinary: Captured) -> None:
    assert run(["textconv", "new.json"]) == 0
    lines = capfdbinary.readouterr()[0].decode().splitlines()
    assert lines[:2] == ["[A/RES/175/16]", "language: en"]
    place = lines.index("[OP2]")
    assert lines[place + 1] == "2. Welcomes the gift of a brass astrolabe by the museum of navigation;"


def test_notes_stand_below_their_paragraph_and_sentences_are_divided(capfdbinary: Captured) -> None:
    text = OLD.paragraphs[1].text + " First. Second? Третий; رابع؟ 第五。第六。"
    notes = (Note(anchor=9, marker="1", text="A/175/3, annex. See chap. VII, sect. B, and vol. 2."),)
    document = replace(OLD, symbol="", paragraphs=(replace(OLD.paragraphs[1], text=text, notes=notes),))
    Path("some.json").write_bytes(encode(document))
    run(["textconv", "some.json"])
    first, *lines = capfdbinary.readouterr()[0].decode().splitlines()
    assert first == "[document]"
    sentences = [f"{OLD.paragraphs[1].text} First.", "Second?", "Третий;", "رابع؟", "第五。", "第六。"]
    assert lines[-8:] == [*sentences, "  footnote 1: A/175/3, annex.", "  See chap. VII, sect. B, and vol. 2."]


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_document_is_text(content: bytes, capfdbinary: Captured) -> None:
    Path("broken.json").write_bytes(content)
    assert run(["textconv", "broken.json"]) == 0
    out, err = capfdbinary.readouterr()
    assert out == content
    assert err.count(b"warning: draftdiff: broken.json: ") == err.count(b"\n") == 1
    assert run(diff_arguments("broken.json", "new.json")) == 0
    out, err = capfdbinary.readouterr()
    assert b"drafts/x/en.json" in out
    assert err.count(b"\n") == 1
    Path("ours.json").write_bytes(encode(NEW))
    code = run(["merge", "old.json", "ours.json", "broken.json", "7", "drafts/x/en.json"])
    assert code == CONFLICTS
    assert Path("ours.json").read_bytes().count(b"<<<<<<<") == (content != b"\0")


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_no_failure(name: str, capfdbinary: Captured) -> None:
    assert run(["textconv", name]) == 0
    assert run(diff_arguments(name, "new.json")) == 0
    assert b"Traceback" not in capfdbinary.readouterr()[1]


def test_a_merge_that_is_no_merge_is_a_conflict(capfdbinary: Captured) -> None:
    assert run(["merge", "old.json", "missing.json", "new.json", "7", "x"]) != 0
    assert b"Traceback" not in capfdbinary.readouterr()[1]


def test_a_merge_names_the_sides_as_git_does(capfdbinary: Captured) -> None:
    def requests(verb: str) -> bytes:
        texts = (replace(p, text=p.text.replace("Requests", verb)) for p in OLD.paragraphs)
        return encode(replace(OLD, paragraphs=tuple(texts)))

    for size, names, shown in (
        ("7", ["norland", "meridia"], "[meridia: Invites][norland: Urges]"),
        ("7", ["%X", "%Y"], "[theirs: Invites][ours: Urges]"),
        ("7", ["a]: b", "c: [d"], "[c d: Invites][a b: Urges]"),
        (
            "8",
            ["norland:drafts/a b.json", "meridia:x.json"],
            "[meridia: Invites][norland: Urges]",
        ),  # each moved the file
        ("9", ["norland", "meridia"], "[2: Invites][1: Urges]"),  # two bases, before the sides
    ):
        Path("ours.json").write_bytes(requests("Urges"))
        Path("theirs.json").write_bytes(requests("Invites"))
        assert run(["merge", "old.json", "ours.json", "theirs.json", size, "x", *names]) == CONFLICTS
        text = decode_document(Path("ours.json").read_bytes()).paragraphs[3].text
        assert text.startswith(shown)


@pytest.mark.parametrize("arguments", [[], ["no-such"], ["textconv"], ["merge", "a", "b"], ["diff"]])
def test_a_slip_is_told_how_to_call_it(arguments: list[str], capfdbinary: Captured) -> None:
    assert run(arguments) == 2
    assert capfdbinary.readouterr()[0].startswith(b"usage: draftdiff-git textconv | diff | merge")


def test_it_tells_its_version(capfdbinary: Captured) -> None:
    assert run(["--version"]) == 0
    assert capfdbinary.readouterr()[0] == f"draftdiff-git {__version__}\n".encode()


FOREIGN = {"click", "git", "jsonschema", "lxml", "docx", "jinja2"}
OTHERS = {"draftdiff.git", "draftdiff.importers", "draftdiff.merge", "draftdiff.repository"}


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (["textconv", "new.json"], {*FOREIGN, *OTHERS, "draftdiff.compare", "draftdiff.lexicons"}),
        (diff_arguments("old.json", "new.json"), {*FOREIGN, *OTHERS}),
    ],
    ids=["textconv", "diff"],
)
def test_it_loads_what_it_is_asked_for_and_no_more(arguments: list[str], needless: set[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "draftdiff.drivers", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "draftdiff.codec" in loaded
    assert loaded & needless == set()


def test_the_console_script_is_declared() -> None:
    assert 'draftdiff-git = "draftdiff.drivers:main"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_hook_speaks_the_language_of_the_reader(folder: Path, capfdbinary: Captured) -> None:
    (folder / "draftdiff.toml").write_text('reader = "fr"\n', encoding="utf-8")
    wrong = replace(NEW, stage=Stage.DRAFT, paragraphs=tuple(one for one in NEW.paragraphs if one.number != "2."))
    (folder / "wrong.json").write_bytes(encode(wrong))
    (folder / "broken.json").write_bytes(encode(OLD).replace(b'"kind": "preambular"', b'"kind": "preamble"'))
    (folder / "twice.json").write_bytes(encode(NEW).replace(b" to print ", b" to print to print "))
    assert run(["validate", "wrong.json", "broken.json", "twice.json"]) == 1
    told = capfdbinary.readouterr()[1].decode().splitlines()
    assert any("to print to print [repeated-word]" in line for line in told)
    assert any(line.startswith("wrong.json: erreur : ") or line.startswith("wrong.json: erreur: ") for line in told)
    assert "«\u00a0preamble\u00a0» n’est pas l’une des valeurs" in "".join(told)
    assert told[-1] == "draftdiff: corrigez cela, ou validez quand même avec --no-verify"
