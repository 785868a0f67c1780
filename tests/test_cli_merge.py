"""Merging by hand: `merge`, what it leaves to a person in `conflicts`, and how that is settled with `resolve`."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.small_documents import OLD, edited

from draftdiff.cli.main import run
from draftdiff.codec import decode_document, encode
from draftdiff.model import AgendaItem, Conflict, Document

Captured = pytest.CaptureFixture[str]
KEY = OLD.paragraphs[3].key


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both sides changed the verb, the title and the agenda; one of them a word more."""
    monkeypatch.chdir(tmp_path)
    ours = replace(edited("Requests", "Urges"), title="Tides", agenda=(AgendaItem(item="7"),))
    theirs = replace(edited("six official", "official", edited("Requests", "Invites")), title="Tide tables", agenda=())
    base = replace(OLD, agenda=(AgendaItem(item="5"),))
    for name, document in (("base", base), ("ours", ours), ("theirs", theirs)):
        Path(f"{name}.json").write_bytes(encode(document))
    return tmp_path


def merged(*options: str) -> Document:
    assert run(["merge", "base.json", "ours.json", "theirs.json", "-o", "merged.json", *options]) == 1
    return read()


def read() -> Document:
    return decode_document(Path("merged.json").read_bytes())


def test_edits_meet_and_a_conflict_names_the_sides() -> None:
    document = merged("--names", "Norland", "Meridia")
    text = document.paragraphs[3].text
    assert text.startswith("[Meridia: Invites][Norland: Urges] the Secretary-General to print")
    assert text.endswith("in the official languages;")
    assert [conflict.field or conflict.key for conflict in document.conflicts] == ["title", "agenda", KEY]


def test_conflicts_are_listed_with_what_each_side_wants(capsys: Captured) -> None:
    merged("--names", "Norland", "Meridia")
    capsys.readouterr()
    assert run(["conflicts", "merged.json"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "title",
        f"    base: {OLD.title}",
        "    Norland: Tides",
        "    Meridia: Tide tables",
        "agenda",
        "    base: 5",
        "    Norland: 7",
        "    Meridia: — (takes it out)",
        f"OP1  ({KEY})",
        f"    base: {OLD.paragraphs[3].text}",
        "    Meridia: Invites",
        "    Norland: Urges",
    ]


def test_an_order_that_is_open_says_what_to_look_at(capsys: Captured) -> None:
    Path("merged.json").write_bytes(encode(replace(OLD, conflicts=(Conflict(field="order"),))))
    assert run(["conflicts", "merged.json"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "order",
        "    each side has its words, clause, row or annex elsewhere: "
        "see that none is lost, doubled, miscounted or cut, then take either side",
    ]
    assert run(["resolve", "merged.json", "order", "--take", "ours"]) == 0
    assert read() == OLD


def test_a_side_that_took_a_paragraph_out_is_told(capsys: Captured) -> None:
    Path("ours.json").write_bytes(encode(replace(OLD, paragraphs=(*OLD.paragraphs[:3], *OLD.paragraphs[4:]))))
    merged()
    capsys.readouterr()
    assert run(["conflicts", "merged.json"]) == 1
    assert "    ours: — (takes it out)" in capsys.readouterr().out.splitlines()
    numbers = [one.number for one in OLD.paragraphs if one.number]
    run(["resolve", "merged.json", KEY, "--take", "ours"])
    assert [one.number for one in read().paragraphs if one.number] == numbers[:-1]


def test_a_conflict_is_settled_by_its_label(capsys: Captured) -> None:
    merged("--names", "Norland", "Meridia")
    assert run(["resolve", "merged.json", "OP1", "--take", "Norland"]) == 1
    assert "merged.json: 1 settled, 2 open" in capsys.readouterr().err
    assert read().paragraphs[3].text == "Urges the Secretary-General to print tide tables in the official languages;"


def test_a_field_takes_the_value_of_a_side() -> None:
    merged()
    assert run(["resolve", "merged.json", "title", "--take", "ours"]) == 1
    assert run(["resolve", "merged.json", "agenda", "--take", "ours"]) == 1
    assert (read().title, read().agenda) == ("Tides", (AgendaItem(item="7"),))


@pytest.mark.parametrize("value", ["seven", '[{"item":7}]'])
def test_a_value_that_the_field_cannot_have_is_told(value: str, capsys: Captured) -> None:
    document = merged()
    conflicts = tuple(replace(one, ours=value) if one.field == "agenda" else one for one in document.conflicts)
    Path("merged.json").write_bytes(encode(replace(document, conflicts=conflicts)))
    assert run(["conflicts", "merged.json"]) == 1
    assert f"    ours: {value}" in capsys.readouterr().out.splitlines()
    assert run(["resolve", "merged.json", "agenda", "--take", "ours"]) == 2
    assert f"error: merged.json: agenda cannot be {value}" in capsys.readouterr().err


def test_all_are_settled_at_once() -> None:
    merged()
    assert run(["resolve", "merged.json", "--take", "theirs"]) == 0
    document = read()
    assert (document.title, document.agenda, document.conflicts) == ("Tide tables", (), ())
    assert document.paragraphs[3].text.startswith("Invites the Secretary-General")
    assert run(["conflicts", "merged.json"]) == 0


def test_a_compromise_can_be_put_in_the_place() -> None:
    merged()
    assert run(["resolve", "merged.json", "OP1", "--text", "Encourages"]) == 1
    assert read().paragraphs[3].text.startswith("Encourages the Secretary-General to print tide tables in the ")
    assert [conflict.field for conflict in read().conflicts] == ["title", "agenda"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["OP9", "--take", "ours"], "error: merged.json: there is no conflict at OP9"),
        (
            ["OP1", "--take", "Ardan"],
            "error: merged.json: no alternative is called Ardan\nhint: there are: ",
        ),
        (["title", "--take", "Ardan"], "error: merged.json: no value of title is called Ardan"),
        (["--take", "Ardan"], "error: merged.json: no "),
        (["PP1", "--take", "ours"], "error: merged.json: there is no conflict at PP1"),
        (["title", "--text", "x"], "error: merged.json: title is no paragraph"),
        (["OP1", "--text", "a\nb"], "error: merged.json: "),
        (
            ["OP1", "--text", "a", "--text", "b"],
            "error: merged.json: 1 place is open at OP1\nhint: give the words of each",
        ),
        ([], "error: say how to settle it"),
        (["--text", "x"], "error: say how to settle it"),
    ],
)
def test_what_cannot_be_settled_is_explained(arguments: list[str], message: str, capsys: Captured) -> None:
    merged()
    before = Path("merged.json").read_bytes()
    capsys.readouterr()
    assert run(["resolve", "merged.json", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert Path("merged.json").read_bytes() == before


@pytest.mark.parametrize("names", [("a", "a"), ("", "b"), ("a]", "b"), ("a:", "b"), ("\u202e", "b")])
def test_names_that_would_break_the_brackets_are_refused(names: tuple[str, str], capsys: Captured) -> None:
    assert run(["merge", "base.json", "ours.json", "theirs.json", "--names", *names]) == 2
    assert capsys.readouterr().err.startswith("error: these cannot be the names of two sides")


def test_a_merge_without_conflict_exits_with_0(capsys: Captured) -> None:
    assert run(["merge", "base.json", "base.json", "ours.json"]) == 0
    assert decode_document(capsys.readouterr().out.encode()).title == "Tides"


def test_a_source_that_is_no_document_of_draftdiff_is_not_written_over(capfd: Captured) -> None:
    text = "The General Assembly,\n\n1. Requests the Secretary-General to print tide tables."
    Path("official.txt").write_text(text, encoding="utf-8")
    assert run(["resolve", "official.txt", "--take", "ours"]) == 2
    assert "error: official.txt: not JSON" in capfd.readouterr()[1]
    assert Path("official.txt").read_text("utf-8") == text


def test_a_file_in_which_nothing_is_open_stays_as_it_is_laid_out(capsys: Captured) -> None:
    written = Path("base.json").read_bytes().replace(b"\n  ", b"\n\t")
    Path("base.json").write_bytes(written)
    assert run(["resolve", "base.json", "--take", "ours"]) == 0
    assert capsys.readouterr().err == "notice: base.json: 0 settled, 0 open\n"
    assert Path("base.json").read_bytes() == written
