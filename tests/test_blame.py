"""`draftdiff blame`: since which resolution a clause stands, since when in these words, by whose commit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import git, identity
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.git import create_repository
from draftdiff.model import Document, Language, Source
from draftdiff.renderers.harmless import width_of
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.adding import add_documents
from draftdiff.repository.blame import Origin
from draftdiff.repository.blame import blame as origins_of
from draftdiff.repository.incoming import incoming_of
from draftdiff.repository.stored import read_stored

FIRST = replace(OLD, symbol="A/RES/171/12", session="171", source=Source(sha256="1" * 64))
FIRST_AS_IT_WAS = replace(FIRST, paragraphs=(*FIRST.paragraphs[:2], *FIRST.paragraphs[3:]))
SECOND = replace(OLD, source=Source(sha256="2" * 64))
THIRD = replace(NEW, source=Source(sha256="3" * 64))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    with identity():
        create_repository(str(tmp_path))
        monkeypatch.chdir(tmp_path)
        repository = find_repository()
        for author, document in (("Aisha", FIRST_AS_IT_WAS), ("Boris", SECOND), ("Chen", THIRD)):
            monkeypatch.setenv("GIT_AUTHOR_NAME", author)
            add_documents(repository, [incoming_of(document, document.source.sha256)])
        yield repository


def origins(repository: Repository, document: Document) -> list[tuple[str, str, str, str]]:
    return [_told(origin) for origin in origins_of(repository, document)]


def _told(origin: Origin) -> tuple[str, str, str, str]:
    return origin.label, origin.since, origin.words_since, origin.version.author if origin.version else ""


def test_each_clause_has_its_resolution_its_words_and_its_author(repository: Repository) -> None:
    assert origins(repository, read_stored(repository, "175/16")) == [
        ("enacting formula", "A/RES/171/12", "A/RES/171/12", "Aisha"),
        ("PP1", "A/RES/171/12", "A/RES/171/12", "Aisha"),
        ("PP2", "A/RES/173/135", "A/RES/173/135", "Boris"),
        ("OP1", "A/RES/171/12", "A/RES/175/16", "Chen"),
        ("OP2", "A/RES/175/16", "A/RES/175/16", "Chen"),
        ("OP3", "A/RES/171/12", "A/RES/171/12", "Aisha"),
    ]


def test_a_correction_by_hand_is_its_authors(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("resolutions/A/RES/175/16/en.json")
    text = path.read_text("utf-8")
    path.write_text(text.replace("brass astrolabe", "copper astrolabe"), "utf-8")
    assert origins(repository, read_stored(repository, "175/16"))[4][3] == ""  # no commit has it yet
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Dalia")
    git("commit", "-q", "-a", "-m", "A slip")
    assert origins(repository, read_stored(repository, "175/16"))[4] == (
        "OP2", "A/RES/175/16", "A/RES/175/16", "Dalia",
    )  # fmt: skip


@pytest.mark.parametrize("kept", [0, 40])
def test_where_git_lacks_an_older_content_no_origin_is_told(
    kept: int, repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is read of a content that is missing, as in a partial clone, or damaged would tell of a later beginning."""
    path = "resolutions/A/RES/175/16/en.json"
    blob = git("rev-parse", f"HEAD:{path}").strip()
    git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Jürgen Müller")
    add_documents(repository, [incoming_of(replace(THIRD, title="Another", source=Source(sha256="4" * 64)), "4" * 64)])
    content = Path(".git/objects", blob[:2], blob[2:])
    content.chmod(0o644)
    content.write_bytes(content.read_bytes()[:kept])
    assert run(["blame", "175/16"]) == 2
    assert f"git has no content {blob[:12]}" in capsys.readouterr().err
    assert run(["log", "175/16"]) == 0
    told = [line[24:] if line[0] != " " else line for line in capsys.readouterr().out.splitlines()]
    assert told == ["Jürgen Müller", "    175/16 (en): title changed", "Chen", "    Add 175/16 (en)"]


def test_words_that_came_by_a_merge_are_their_authors(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("resolutions/A/RES/175/16/en.json")
    text = path.read_text("utf-8")
    begin = git("rev-parse", "HEAD").strip()
    for author, old, new in (("Eleni", "brass astrolabe", "copper astrolabe"), ("Farid", "ebb and flow", "tides")):
        monkeypatch.setenv("GIT_AUTHOR_NAME", author)
        git("switch", "-q", "-c", author, begin)
        path.write_text(text.replace(old, new), "utf-8")
        git("commit", "-q", "-a", "-m", f"A slip of {author}")
    git("merge", "-q", "--no-edit", "Eleni")
    document = read_stored(repository, "175/16")
    brought = {told[0]: told[3] for told in origins(repository, document)}
    assert (brought["OP2"], brought["OP3"]) == ("Eleni", "Farid")
    capsys.readouterr()
    assert run(["log", "175/16"]) == 0
    changes = [line.strip() for line in capsys.readouterr().out.splitlines()[1::2]]
    farid, eleni = ("175/16 (en): 1 clause amended (OP3)", "175/16 (en): 1 clause amended (OP2)")
    assert changes[0] == eleni  # the merge, beside the side that it was called on
    assert sorted(changes[1:]) == sorted([eleni, farid, "175/16 (en): added"])


def test_a_document_without_a_series_stands_since_itself(repository: Repository) -> None:
    alone = replace(OLD, symbol="A/RES/175/40", title="Lighthouses", source=Source(sha256="4" * 64))
    add_documents(repository, [incoming_of(alone, "4" * 64)])
    assert {since for _, since, _, _ in origins(repository, read_stored(repository, "175/40"))} == {"A/RES/175/40"}


def test_the_revisions_of_a_draft_are_a_series(repository: Repository) -> None:
    for number, document in enumerate((OLD, NEW)):
        suffix = f"/Rev.{number}" if number else ""
        draft = replace(
            document, symbol=f"A/C.3/177/L.8{suffix}", session="177", source=Source(sha256=f"{5 + number}" * 64)
        )
        add_documents(repository, [incoming_of(draft, draft.source.sha256)])
    found = origins(repository, read_stored(repository, "A/C.3/177/L.8/Rev.1"))
    assert found[3] == ("OP1", "A/RES/171/12", "A/C.3/177/L.8/Rev.1", "Chen")


def test_the_command_shows_a_table(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["blame", "175/16"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == "notice: no resolution before 171/12 is stored: what stands since then may be older\n"
    assert lines[0].split() == ["clause", "since", "in", "these", "words", "commit"]
    assert lines[4].split()[:3] == ["OP1", "171/12", "175/16"]
    assert lines[4].endswith("…")
    Path("draft.json").write_bytes(encode(replace(NEW, symbol="A/C.3/177/L.9", session="177")))
    assert run(["blame", "draft.json"]) == 0
    assert "not committed" not in capsys.readouterr().out  # every clause is that of the resolution before


@pytest.mark.parametrize(("columns", "head"), [(120, "commit by on"), (80, "commit")])
def test_the_table_keeps_the_width_and_leaves_room_for_the_words(
    columns: int, head: str, repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    chinese = [
        replace(p, text="请各国继续分享潮汐表和灯塔的资料，并且继续分享潮汐表和灯塔的资料；") for p in NEW.paragraphs
    ]
    document = replace(NEW, symbol="A/RES/177/9", title="潮汐", language=Language.CHINESE, paragraphs=tuple(chinese))
    add_documents(repository, [incoming_of(document, "9" * 64)])
    assert run(["blame", "177/9"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.split()[5:] == head.split()
    assert {width_of(line) for line in lines} <= {columns, columns - 1}
    assert all(line.endswith("…") and "请各国继续" in line for line in lines)
