"""Documents in git: where they stand, how they are committed, and that nothing of the user's is ever touched."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import draftdiff, draftdiff_here, git, identity
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Event, EventKind, Language, Source, Stage
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.adding import Result, add_documents
from draftdiff.repository.incoming import Incoming, incoming_of
from draftdiff.repository.listed import titles_of
from draftdiff.repository.places import is_document_path, known_symbol, path_of
from draftdiff.repository.stored import find_version, paths_of, read_stored, versions_of

ROOT = Path(__file__).parents[1]
ENGLISH = Language.ENGLISH
DRAFT = replace(OLD, symbol="A/C.3/175/L.8", stage=Stage.DRAFT, source=Source(sha256="1" * 64))
REVISED = replace(NEW, symbol="A/C.3/175/L.8/Rev.1", stage=Stage.REVISED, source=Source(sha256="2" * 64))


def incoming(document: Document) -> Incoming:
    sha256 = document.source.sha256 or "f" * 64
    return incoming_of(replace(document, source=replace(document.source, sha256=sha256)), sha256)


def add(repository: Repository, *documents: Document, one_commit: bool = False) -> list[str]:
    steps = add_documents(repository, [incoming(document) for document in documents], one_commit=one_commit)
    return [step.result.value if step.error is None else step.error.slug for step in steps]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("A/RES/75/16", "resolutions/A/RES/75/16/en.json"),
        ("75/16", "resolutions/A/RES/75/16/en.json"),
        ("A/RES/75/253 A", "resolutions/A/RES/75/253_A/en.json"),
        ("3369 (XXX)", "resolutions/A/RES/3369(XXX)/en.json"),
        ("ES-11/1", "resolutions/A/RES/ES-11/1/en.json"),
        ("S/RES/1325 (2000)", "resolutions/S/RES/1325_(2000)/en.json"),
        ("A/C.3/75/L.8", "drafts/A/C.3/75/L.8/en.json"),
        ("A/C.3/75/L.8/Rev.2", "drafts/A/C.3/75/L.8/en.json"),
        ("75/L.27/Rev.1", "drafts/A/75/L.27/en.json"),
        ("75/l.27/rev.1", "drafts/A/75/L.27/en.json"),
        ("c.3/75/l.8/add.1", "drafts/A/C.3/75/L.8/Add.1/en.json"),
        ("a/res/75/253 a", "resolutions/A/RES/75/253_A/en.json"),
        ("es-11/1", "resolutions/A/RES/ES-11/1/en.json"),
        ("A/C.3/75/L.8/Rev.1/Add.1", "drafts/A/C.3/75/L.8/Rev.1/Add.1/en.json"),
    ],
)
def test_a_document_stands_where_a_person_looks_for_it(typed: str, path: str) -> None:
    assert path_of(known_symbol(typed), ENGLISH) == path
    assert is_document_path(path)


@pytest.mark.parametrize("text", ["../../x", "--output=x", "A/RES/75/16\n", "A/../16", "", "75", "A/RES/75/16/../../x"])
def test_what_is_no_symbol_has_no_place(text: str) -> None:
    try:
        path = path_of(known_symbol(text), ENGLISH)
    except DraftdiffError as error:
        assert error.slug == "no-symbol"
    else:
        assert is_document_path(path)
        assert ".." not in path


def test_each_document_is_a_commit_with_trailers(repository: Repository) -> None:
    assert add(repository, OLD, NEW) == ["added", "added"]
    assert git("log", "--format=%s", "--reverse") == "Add 173/135 (en)\nAdd 175/16 (en)\n"
    trailers = git("log", "-1", "--format=%(trailers:only)").strip()
    assert trailers == f"Symbol: A/RES/175/16\nLanguage: en\nSource-sha256: {'f' * 64}"
    assert git("log", "-1", "--format=%an %ae, %cn %ce").strip() == (
        "Aisha Norland aisha@norland.example, Mission of Norland mission@norland.example"
    )


def test_index_and_work_tree_follow(repository: Repository) -> None:
    add(repository, OLD, NEW)
    assert git("status", "--porcelain") == ""
    assert decode_document(Path("resolutions/A/RES/175/16/en.json").read_bytes()).title == NEW.title


def test_the_same_source_twice_changes_nothing(repository: Repository) -> None:
    add(repository, OLD)
    before = git("rev-parse", "HEAD")
    assert add(repository, OLD) == ["unchanged"]
    assert git("rev-parse", "HEAD") == before


def test_a_symbol_in_a_short_spelling_is_found_again(repository: Repository) -> None:
    assert add(repository, replace(OLD, symbol="173/135")) == ["added"]
    assert read_stored(repository, "a/res/173/135").symbol == "A/RES/173/135"
    assert add(repository, OLD) == ["unchanged"]


def test_a_correction_by_hand_outlives_its_source(repository: Repository) -> None:
    add(repository, OLD)
    corrected = replace(decode_document(Path("resolutions/A/RES/173/135/en.json").read_bytes()), title="Tide tables")
    record = incoming_of(corrected, "a" * 64)
    assert [step.result for step in add_documents(repository, [record])] == [Result.REVISED]
    assert add(repository, OLD) == ["unchanged"]
    assert read_stored(repository, "173/135").title == "Tide tables"


def test_many_documents_can_be_one_commit(repository: Repository) -> None:
    add(repository, OLD, NEW, one_commit=True)
    assert git("log", "--format=%s").splitlines() == ["Add 2 documents"]
    assert "Symbol: A/RES/173/135\nLanguage: en\n" in git("log", "--format=%(trailers:only)")


def test_a_revision_of_a_draft_is_a_version_of_its_file_and_the_difference_is_small(repository: Repository) -> None:
    add(repository, DRAFT, REVISED)
    subject = git("log", "-1", "--format=%s").strip()
    assert subject == "C.3/175/L.8/Rev.1 (en): 1 clause amended (OP1), 1 added (OP2)"
    changed = git("diff", "--numstat", "HEAD~", "HEAD").split()
    assert changed[2] == "drafts/A/C.3/175/L.8/en.json"
    assert int(changed[0]) < 20
    assert [version.subject for version in versions_of(repository, "drafts/A/C.3/175/L.8/en.json")] == [
        subject,
        "Add C.3/175/L.8 (en)",
    ]


def test_a_commit_that_took_a_document_out_has_none(repository: Repository) -> None:
    add(repository, DRAFT)
    path = "drafts/A/C.3/175/L.8/en.json"
    git("rm", "-q", path)
    git("commit", "-q", "-m", "Withdrawn")
    assert [find_version(repository, version) for version in versions_of(repository, path)] == [None, DRAFT]


def test_a_stored_text_without_a_symbol_is_not_taken_for_another(repository: Repository) -> None:
    add(repository, DRAFT)
    Path("drafts/A/C.3/175/L.8/en.json").write_bytes(encode(replace(DRAFT, symbol="")))
    assert read_stored(repository, "C.3/175/L.8") == DRAFT
    git("commit", "-q", "-a", "-m", "No symbol")
    with pytest.raises(DraftdiffError, match=r"Rev.2 is not in this repository, another revision of the same draft is"):
        read_stored(repository, "C.3/175/L.8/Rev.2")


def test_each_revision_of_a_draft_can_be_read(repository: Repository) -> None:
    add(repository, DRAFT, REVISED)
    assert read_stored(repository, "C.3/175/L.8").stage is Stage.DRAFT
    assert read_stored(repository, "A/C.3/175/L.8/Rev.1").stage is Stage.REVISED
    with pytest.raises(DraftdiffError, match=r"Rev.2 is not in this repository") as caught:
        read_stored(repository, "A/C.3/175/L.8/Rev.2")
    assert caught.value.slug == "not-stored"


def test_a_draft_at_a_revision_of_git_is_whichever_text_stood_there(repository: Repository) -> None:
    add(repository, DRAFT, REVISED)
    assert read_stored(repository, "C.3/175/L.8", revision="HEAD").stage is Stage.REVISED
    assert read_stored(repository, "C.3/175/L.8", revision="HEAD~").stage is Stage.DRAFT
    assert read_stored(repository, "C.3/175/L.8", is_exact=False).stage is Stage.REVISED
    with pytest.raises(DraftdiffError, match=r"Rev.1 is not in this repository"):
        read_stored(repository, "C.3/175/L.8/Rev.1", revision="HEAD~")


def test_an_earlier_revision_that_is_known_changes_nothing_and_one_that_is_not_is_refused(
    repository: Repository,
) -> None:
    add(repository, DRAFT, REVISED)
    assert add(repository, DRAFT) == ["unchanged"]
    assert add(repository, replace(DRAFT, source=Source(sha256="3" * 64))) == ["older-revision"]


def test_a_draft_that_still_bears_the_symbol_of_the_adopted_text_does_not_replace_it(repository: Repository) -> None:
    adopted = replace(OLD, events=(Event(kind=EventKind.ADOPTED, date="2118-12-14"),), source=Source(sha256="4" * 64))
    draft = replace(adopted, events=(), title="Tides", source=Source(sha256="5" * 64))
    assert add(repository, adopted, draft) == ["added", "adopted-text"]
    assert add(repository, replace(draft, symbol="A/C.2/175/L.9")) == ["added"]
    assert add(repository, replace(adopted, title="Tides", source=Source(sha256="6" * 64))) == ["revised"]


def test_what_has_no_symbol_or_no_language_is_refused_and_the_rest_is_stored(repository: Repository) -> None:
    nameless, strange = replace(OLD, symbol=""), replace(OLD, language=Language.UNKNOWN)
    hostile = replace(OLD, symbol="../../../etc/passwd")
    assert add(repository, nameless, strange, hostile, NEW) == ["no-symbol", "unknown-language", "no-symbol", "added"]


def test_uncommitted_work_is_left_alone(repository: Repository) -> None:
    add(repository, DRAFT)
    draft = Path("drafts/A/C.3/175/L.8/en.json")
    mine = draft.read_text("utf-8").replace("tide tables", "tide charts")
    draft.write_text(mine, "utf-8")
    Path("notes.txt").write_text("mine\n", "utf-8")
    Path("staged.txt").write_text("mine too\n", "utf-8")
    git("add", "staged.txt")
    assert add(repository, REVISED, NEW) == ["uncommitted-changes", "added"]
    assert draft.read_text("utf-8") == mine
    assert git("status", "--porcelain").splitlines() == [
        " M drafts/A/C.3/175/L.8/en.json",
        "A  staged.txt",
        "?? notes.txt",
    ]


def test_a_file_that_the_work_tree_lacks_is_not_put_back(repository: Repository) -> None:
    add(repository, DRAFT)
    Path("drafts/A/C.3/175/L.8/en.json").unlink()
    (step,) = add_documents(repository, [incoming(REVISED)])
    assert step.error and "`git sparse-checkout add` what a sparse checkout leaves out" in step.error.hint
    git("restore", "drafts")
    assert add(repository, REVISED) == ["revised"]


def test_staged_work_is_left_alone(repository: Repository) -> None:
    add(repository, DRAFT)
    draft = Path("drafts/A/C.3/175/L.8/en.json")
    original = draft.read_bytes()
    draft.write_bytes(original.replace(b"tide tables", b"tide charts"))
    git("add", "drafts")
    draft.write_bytes(original)
    assert add(repository, REVISED) == ["uncommitted-changes"]
    assert "tide charts" in git("show", ":drafts/A/C.3/175/L.8/en.json")


def test_a_file_that_stands_in_the_way_is_left_alone(repository: Repository) -> None:
    path = Path("resolutions/A/RES/175/16/en.json")
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    assert add(repository, NEW) == ["uncommitted-changes"]
    assert path.read_text("utf-8") == "mine"


def test_a_branch_that_moves_meanwhile_is_followed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    add(repository, OLD)
    moved = repository.git.move_head

    def move_first(*arguments: str) -> bool:
        monkeypatch.setattr(repository.git, "move_head", moved)
        Path("other.txt").write_text("of another\n", "utf-8")
        git("add", "other.txt")
        git("commit", "-q", "-m", "Another commit", "--", "other.txt")
        return moved(*arguments)

    monkeypatch.setattr(repository.git, "move_head", move_first)
    assert add(repository, NEW) == ["added"]
    assert git("log", "--format=%s").splitlines() == ["Add 175/16 (en)", "Another commit", "Add 173/135 (en)"]
    assert git("status", "--porcelain") == ""


def test_repositories_with_longer_names_and_without_a_branch_serve_as_well(repository: Repository) -> None:
    git("init", "-q", "--object-format=sha256", "long")
    long = find_repository("long")
    add(long, DRAFT)
    git("checkout", "-q", "--detach", folder="long")
    add(long, REVISED)
    assert read_stored(long, "A/C.3/175/L.8", revision="HEAD~1").stage is Stage.DRAFT
    assert git("status", "--porcelain", folder="long") == ""
    assert (
        git("log", "--format=%s", folder="long").splitlines()[0].startswith("C.3/175/L.8/Rev.1 (en): 1 clause amended")
    )


def test_a_document_is_read_as_the_work_tree_has_it_or_at_a_revision(repository: Repository) -> None:
    add(repository, OLD)
    path = Path("resolutions/A/RES/173/135/en.json")
    path.write_bytes(encode(replace(decode_document(path.read_bytes()), title="Tide tables")))
    assert read_stored(repository, "173/135").title == "Tide tables"
    assert read_stored(repository, "173/135", revision="HEAD").title == OLD.title
    for revision in ("no-such", "--output=x", "HEAD:resolutions"):
        with pytest.raises(DraftdiffError) as caught:
            read_stored(repository, "173/135", revision=revision)
        assert caught.value.slug == "no-revision"
    assert not Path("x").exists()


def test_a_file_that_is_no_document_is_named(repository: Repository) -> None:
    add(repository, OLD)
    Path("resolutions/A/RES/173/135/en.json").write_text("Tides", "utf-8")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(repository, "173/135")
    assert caught.value.message.startswith("resolutions/A/RES/173/135/en.json: not JSON")


def test_a_branch_that_a_clone_has_by_another_name_is_found_in_the_hint(repository: Repository) -> None:
    add(repository, OLD)
    git("branch", "meridia")
    git("clone", "-q", ".", "clone")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(find_repository("clone"), "173/135", revision="meridia")
    assert caught.value.hint == "the branch of the repository that was cloned is origin/meridia"


def test_a_language_is_chosen_or_asked_for(repository: Repository) -> None:
    french = replace(OLD, language=Language.FRENCH, title="Les tables de marées")
    chinese = replace(OLD, language=Language.CHINESE)
    add(repository, french, chinese)
    assert read_stored(repository, "173/135", Language.FRENCH).title == french.title
    with pytest.raises(DraftdiffError) as caught:
        read_stored(repository, "173/135")
    assert (caught.value.slug, caught.value.hint) == ("which-language", "say which: --language zh")
    assert list(paths_of(repository, known_symbol("173/135"))) == [Language.CHINESE, Language.FRENCH]
    add(repository, OLD)
    assert read_stored(repository, "173/135").language is ENGLISH  # the reader's, if nothing is said


def test_the_list_shows_documents_and_passes_over_what_is_none(repository: Repository) -> None:
    add(repository, NEW, DRAFT)
    Path("resolutions/A/RES/175/99").mkdir()
    Path("resolutions/A/RES/175/99/en.json").write_text("{", "utf-8")
    Path("resolutions/readme.md").write_text("x", "utf-8")
    assert [title.symbol for title in titles_of(repository)] == ["A/RES/175/16", "A/C.3/175/L.8"]
    assert titles_of(repository, Language.FRENCH) == []


def test_the_list_counts_as_a_person_does(repository: Repository) -> None:
    symbols = ["A/C.3/175/L.2", "A/C.3/175/L.10", "A/RES/175/99", "A/RES/175/100", "A/RES/ES-17/2", "A/RES/175/9"]
    add(repository, *(replace(DRAFT, symbol=symbol) for symbol in symbols))
    assert [title.symbol for title in titles_of(repository)] == [
        "A/RES/175/9", "A/RES/175/99", "A/RES/175/100", "A/RES/ES-17/2", "A/C.3/175/L.2", "A/C.3/175/L.10",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Tides", "T" * 9000, 'A "quoted" title,\\ and more', "潮汐表"])
def test_a_title_is_read_from_the_beginning_of_a_file_however_it_is_laid_out(
    repository: Repository, title: str
) -> None:
    add(repository, replace(OLD, title=title))
    (canonical,) = titles_of(repository)
    path = Path("resolutions/A/RES/173/135/en.json")
    path.write_text(json.dumps(json.loads(path.read_bytes()), sort_keys=True), "utf-8")
    assert titles_of(repository) == [canonical]
    assert (canonical.symbol, canonical.session, canonical.title) == ("A/RES/173/135", "173", title)


def test_two_processes_that_add_at_once_lose_nothing(repository: Repository, tmp_path: Path) -> None:
    for name in ("first", "second"):
        folder = tmp_path / "sources" / name
        folder.mkdir(parents=True)
        for number in range(1, 4):
            document = replace(OLD, symbol=f"A/RES/{173 if name == 'first' else 175}/{number}")
            (folder / f"{number}.json").write_bytes(encode(document))
    with identity():
        running = [
            subprocess.Popen([sys.executable, "-m", "draftdiff", "add", f"sources/{name}/{number}.json"])
            for number in range(1, 4)
            for name in ("first", "second")
        ]
        assert [process.wait() for process in running] == [0] * 6
    assert len(git("log", "--format=%s").splitlines()) == 6
    assert len(git("ls-tree", "-r", "--name-only", "HEAD", "resolutions").splitlines()) == 6
    assert git("status", "--porcelain", "-uno") == ""


def test_the_first_commit_says_that_line_ends_stay(repository: Repository) -> None:
    add(repository, OLD)
    add(repository, NEW)
    assert git("log", "--format=%s", "--", ".gitattributes").splitlines() == ["Add 173/135 (en)"]
    path = "resolutions/A/RES/175/16/en.json"
    assert git("check-attr", "text", "eol", "--", path) == f"{path}: text: set\n{path}: eol: lf\n"
    git("clone", "-q", "-c", "core.autocrlf=true", ".", "windows")
    assert Path("windows", path).read_bytes() == Path(path).read_bytes()


@pytest.mark.parametrize("own", [b"*.json -text\n", b""])
def test_attributes_of_the_users_own_stay(own: bytes, repository: Repository) -> None:
    Path(".gitattributes").write_bytes(own)
    assert add(repository, OLD) == ["added"]
    assert git("ls-files", ".gitattributes") == ""
    assert Path(".gitattributes").read_bytes() == own


def test_a_clone_with_line_ends_of_windows_serves_as_well(repository: Repository) -> None:
    Path(".gitattributes").write_bytes(b"# none\n")
    add(repository, OLD)
    git("clone", "-q", "-c", "core.autocrlf=true", ".", "windows")
    path = Path("windows/resolutions/A/RES/173/135/en.json")
    assert path.read_bytes().startswith(b'{\r\n  "format"')
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as an editor saves it
    clone = find_repository("windows")
    assert read_stored(clone, "173/135").paragraphs == OLD.paragraphs
    assert [title.title for title in titles_of(clone)] == [OLD.title]
    assert add(clone, OLD, NEW) == ["unchanged", "added"]
    assert git("status", "--porcelain", folder="windows") == " M resolutions/A/RES/173/135/en.json\n"


def test_a_repository_that_may_not_be_written_says_so(repository: Repository) -> None:
    Path(".git/draftdiff.lock").mkdir()
    with pytest.raises(DraftdiffError) as caught:
        add(repository, OLD)
    assert (caught.value.slug, caught.value.hint) == ("no-access", "may you write to this repository?")


def test_a_clone_without_older_history_says_so(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    add(repository, OLD, NEW)
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), "shallow")
    notice = "notice: this clone has the newest part of the history alone; `git fetch --unshallow` brings the rest"
    for folder, expected in ((".", 0), ("shallow", 1)):
        with contextlib.chdir(folder):
            assert (run(["log", "175/16"]), run(["blame", "173/135"])) == (0, 0)
        assert capsys.readouterr().err.splitlines().count(notice) == 2 * expected


def test_a_revision_that_a_shallow_clone_lacks_is_explained(repository: Repository) -> None:
    add(repository, OLD, NEW)
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), "shallow")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(find_repository("shallow"), "175/16", revision="HEAD~1")
    assert "`git fetch --unshallow`" in caught.value.hint


def test_a_draft_that_is_asked_for_without_its_committee_is_found_in_the_hint(repository: Repository) -> None:
    add(repository, DRAFT)
    with pytest.raises(DraftdiffError) as caught:
        read_stored(repository, "175/L.8", is_exact=False)
    assert (caught.value.slug, caught.value.hint) == ("not-stored", "stored is C.3/175/L.8")


def test_a_file_at_the_place_of_another_symbol_says_what_it_calls_itself(repository: Repository) -> None:
    add(repository, DRAFT)
    git("mv", "drafts/A/C.3/175/L.8", "drafts/A/C.3/175/L.9")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(repository, "C.3/175/L.9")
    assert caught.value.message == "drafts/A/C.3/175/L.9/en.json calls itself A/C.3/175/L.8"


def test_what_no_branch_has_is_told(repository: Repository) -> None:
    add(repository, OLD)
    Path("new.json").write_bytes(encode(replace(NEW, source=Source(sha256="3" * 64))))
    git("checkout", "-q", "--detach")
    told = draftdiff_here("add", "new.json").stderr.splitlines()
    assert told[-1] == "notice: no branch has this yet: `git switch -c NAME` makes one that keeps it"
    assert len(draftdiff_here("add", "new.json").stderr.splitlines()) == 1


def test_a_bare_repository_is_named(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    bare = tmp_path_factory.mktemp("bare")
    git("clone", "-q", "--bare", ".", str(bare))
    done = draftdiff("list", folder=bare)
    assert done.stderr.splitlines() == [
        "error: this is not a repository of resolutions",
        "hint: a bare repository of git has no files: clone it, and work in the clone [no-repository]",
    ]


def test_an_empty_list_says_that_it_is_empty(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list"]) == 0
    assert capsys.readouterr().err == "notice: nothing is stored yet: see `draftdiff add`\n"
    add(repository, OLD)
    assert (run(["list", "174/"]), run(["list", "--language", "fr"])) == (0, 0)
    assert capsys.readouterr().err == "notice: nothing that is stored is like that\n" * 2


def test_the_commands_tell_one_story(repository: Repository) -> None:
    examples = [str(ROOT / "examples" / f"A_RES_{name}.en.xml") for name in ("173_135", "175_16")]
    assert draftdiff_here("add", *examples).stderr.splitlines()[-1] == "notice: 2 added"
    listed = draftdiff_here("list").stdout.splitlines()
    assert [line.split("\t")[:2] for line in listed] == [["A/RES/173/135", "en"], ["A/RES/175/16", "en"]]
    stored = draftdiff_here("diff", "173/135", "175/16")
    assert stored.returncode == 1
    assert stored.stdout.splitlines()[:9] == draftdiff_here("diff", *examples).stdout.splitlines()[:9]
    assert draftdiff_here("diff", "175/16").returncode == 0
    assert draftdiff_here("show", "175/16").stdout.startswith("[A/RES/175/16]\nlanguage: en\n")
    assert draftdiff_here("log", "175/16").stdout.splitlines()[-1] == "    175/16 (en): added"


def test_a_file_wins_over_a_symbol_unless_forced(repository: Repository) -> None:
    add(repository, NEW)
    (Path("175")).mkdir()
    Path("175/16").write_bytes(encode(replace(NEW, title="Of the file")))
    assert "title: Of the file" in draftdiff_here("show", "175/16").stdout
    assert f"title: {NEW.title}" in draftdiff_here("show", "symbol:175/16").stdout


def test_outside_a_repository_a_symbol_is_explained(tmp_path: Path) -> None:
    with identity():
        done = draftdiff("diff", "175/16", "173/135", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: 175/16: there is no such file, and this is not a repository of resolutions\n"
        "hint: name a file; or make a repository with `draftdiff init`, and `draftdiff fetch` the text into it "
        "[no-such-file]\n"
    )


def test_without_an_identity_the_user_is_told_how_to_set_one(repository: Repository) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        os.environ.pop(name)
    git("config", "user.useConfigOnly", "true")
    with pytest.raises(DraftdiffError) as caught:
        add(repository, OLD)
    assert caught.value.slug == "no-identity"


def test_a_clock_that_says_nothing_is_no_matter_of_identity(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "yesteryear")
    with pytest.raises(DraftdiffError, match="invalid date format: yesteryear"):
        add(repository, OLD)


def test_a_document_that_the_work_tree_leaves_out_is_said_to_be_in_the_last_commit(repository: Repository) -> None:
    add(repository, OLD)
    Path("resolutions/A/RES/173/135/en.json").unlink()  # as a sparse checkout does
    with pytest.raises(DraftdiffError, match="A/RES/173/135 is not in this repository as its files are now") as caught:
        read_stored(repository, "173/135")
    assert caught.value.hint == "the last commit has it: A/RES/173/135@HEAD"
    assert read_stored(repository, "173/135", revision="HEAD").paragraphs == OLD.paragraphs


def test_of_a_document_that_an_older_revision_does_not_have_the_log_is_named(repository: Repository) -> None:
    add(repository, OLD, NEW)
    with pytest.raises(DraftdiffError, match="A/RES/175/16 is not in this repository at ") as caught:
        read_stored(repository, "175/16", revision="HEAD~1")
    assert caught.value.hint == "`draftdiff log 175/16` shows since when it is"


def test_without_git_the_user_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for command in (["init", "new"], ["add", str(ROOT / "examples" / "A_RES_175_16.en.xml")], ["install"]):
        done = subprocess.run(
            [sys.executable, "-m", "draftdiff", *command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: git was not found")
