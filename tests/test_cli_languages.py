"""The languages of one resolution in a repository: `check` and `diff` with `--beside-language`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.git_folders import identity

from draftdiff.cli.main import run
from draftdiff.git import create_repository

Captured = pytest.CaptureFixture[bytes]
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
STORED = Path("resolutions/A/RES/175/16/fr.json")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> Iterator[None]:
    """A repository of the examples in English and French, where the user stands."""
    with identity():
        create_repository(str(tmp_path))
        monkeypatch.chdir(tmp_path)
        assert run(["add", *(str(path) for path in EXAMPLES.glob("A_RES_*.[ef]*.xml"))]) == 0
        capfdbinary.readouterr()
        yield


def replace_in_french(was: str, now: str) -> None:
    text = STORED.read_text("utf-8")
    assert was in text
    STORED.write_text(text.replace(was, now), "utf-8")


def checked(captured: Captured, *arguments: str) -> tuple[int, str, str]:
    code = run(["check", "175/16", "--language", "fr", "--select", "concordance", *arguments])
    out, err = captured.readouterr()
    return code, out.decode(), err.decode()


def test_a_stored_document_is_checked_beside_another_language(capfdbinary: Captured) -> None:
    assert checked(capfdbinary, "--beside-language", "en")[:2] == (0, "")
    replace_in_french("A/175/198", "A/175/189")
    code, out, _ = checked(capfdbinary, "--beside-language", "en")
    assert code == 1
    assert out.startswith("175/16: error: PP17: ")
    assert "A/175/198: A/175/189" in out


def test_a_language_that_is_not_stored_is_named_with_those_that_are(capfdbinary: Captured) -> None:
    code, out, err = checked(capfdbinary, "--beside-language", "es")
    assert (code, out) == (2, "")
    assert "not stored in `es`" in err
    assert "en, fr" in err


def test_a_document_does_not_stand_beside_itself(capfdbinary: Captured) -> None:
    assert checked(capfdbinary, "--beside-language", "fr")[0] == 2


def test_a_word_draft_stands_beside_one_that_is_named_twice(capfdbinary: Captured) -> None:
    replace_in_french("buts et les principes", "buts et tous les principes")
    assert run(["diff", "173/135", "175/16", "--language", "fr", "-o", "fr.docx"]) == 1
    assert run(["diff", "173/135", "175/16", "--language", "en", "-o", "en.docx"]) == 1
    capfdbinary.readouterr()
    assert run(["diff", "fr.docx", "--beside", "en.docx", "en.docx", "--brief", "--reader", "en"]) == 1
    assert "1 in this language only" in capfdbinary.readouterr()[0].decode()


def test_a_file_without_tracked_changes_is_not_named_twice(capfdbinary: Captured) -> None:
    english = str(EXAMPLES / "A_RES_175_16.en.xml")
    assert run(["diff", "173/135", "175/16", "--language", "fr", "--beside", english, english]) == 2
    assert "no tracked changes" in capfdbinary.readouterr()[1].decode()


def test_a_comparison_stands_beside_the_stored_one_in_another_language(capfdbinary: Captured) -> None:
    replace_in_french("buts et les principes", "buts et tous les principes")
    asked = ["diff", "173/135", "175/16", "--language", "fr", "--beside-language", "en", "--brief", "--reader", "en"]
    assert run(asked) == 1
    assert "1 in this language only" in capfdbinary.readouterr()[0].decode()


def test_where_one_paragraph_is_missing_the_others_stand_beside_their_twins(capfdbinary: Captured) -> None:
    replace_in_french("buts et les principes", "buts et tous les principes")
    document = json.loads(STORED.read_text("utf-8"))
    place = next(index for index, one in enumerate(document["paragraphs"]) if one["kind"] == "operative")
    del document["paragraphs"][place]
    STORED.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    asked = ["diff", "173/135", "175/16", "--language", "fr", "--beside-language", "en", "--brief", "--reader", "en"]
    assert run(asked) == 1
    out, err = (written.decode() for written in capfdbinary.readouterr())
    assert "1 in this language only" in out
    assert "has paragraphs in one of `fr` and `en` alone: OP1" in err
