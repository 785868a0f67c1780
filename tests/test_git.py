"""Real git, with draftdiff's drivers and hooks: what it shows, how it merges, and that nothing ever stops it."""

from __future__ import annotations

import errno
import os
import shlex
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import draftdiff_here as draftdiff
from support.git_folders import git, identity
from support.small_documents import NEW, OLD
from support.small_documents import edited as with_words

import draftdiff.install as installing
from draftdiff.codec import decode_document, encode
from draftdiff.errors import DraftdiffError
from draftdiff.git import create_repository, find_place
from draftdiff.model import Document, Note, NoteKind, Stage
from draftdiff.repository.summary import described

DRAFT = Path("drafts/A/C.3/175/L.8/en.json")
FIRST = replace(OLD, symbol="A/C.3/175/L.8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository with one draft, where draftdiff is installed."""
    with identity():
        create_repository(str(tmp_path))
        git("checkout", "-q", "-b", "main", folder=tmp_path)
        monkeypatch.chdir(tmp_path)
        write(FIRST)
        git("add", ".")
        git("commit", "-q", "-m", "The first draft")
        installing.install(find_place(str(tmp_path)))
        yield tmp_path


def write(document: Document, path: Path = DRAFT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(document))


def edited(old: str, new: str, document: Document = FIRST) -> Document:
    return with_words(old, new, document)


def commit(document: Document, message: str) -> None:
    write(document)
    git("commit", "-q", "-a", "-m", message)


def on_branch(name: str, document: Document) -> None:
    git("checkout", "-q", "-b", name, "main")
    commit(document, name)
    git("checkout", "-q", "main")


def texts_of(path: Path = DRAFT) -> list[str]:
    return [paragraph.text for paragraph in decode_document(path.read_bytes()).paragraphs]


def test_git_diff_shows_the_comparison() -> None:
    write(edited("Requests", "Invites"))
    shown = git("diff")
    assert "OLD  A/C.3/175/L.8" in shown
    assert "[-Requests-]{+Invites+} the Secretary-General" in shown
    assert '"text"' not in shown


def test_a_document_that_comes_or_goes_is_shown_as_its_text_and_several_by_their_paths() -> None:
    write(NEW, Path("resolutions/A/RES/175/16/en.json"))
    DRAFT.unlink()
    git("add", "-A")
    shown = git("diff", "--cached", "--no-renames")
    gone, come = shown.split("\n\nresolutions/A/RES/175/16/en.json\n")
    assert gone.startswith("drafts/A/C.3/175/L.8/en.json\n- [A/C.3/175/L.8]\n- language: en\n")
    assert come.startswith("+ [A/RES/175/16]\n+ language: en\n")
    assert "- 1. Requests the Secretary-General to print tide tables in the six official\n  languages;\n" in gone


def test_a_document_that_was_moved_is_compared_with_what_it_was() -> None:
    place = Path("drafts/A/C.3/175/L.9/en.json")
    place.parent.mkdir(parents=True)
    git("mv", str(DRAFT), str(place))
    write(edited("Requests", "Invites"), place)
    git("add", "-A")
    assert git("diff", "--cached").startswith(f"{DRAFT} → {place}\nOLD  A/C.3/175/L.8")
    git("-c", "core.editor=true", "commit", "-q")
    assert git("log", "-1", "--format=%s") == "C.3/175/L.8 (en): 1 clause amended (OP1)\n"


def test_log_and_show_read_as_clauses() -> None:
    commit(edited("Requests", "Invites"), "Softer")
    shown = git("log", "-p", "-1", "-U0")
    assert "@@ [OP1]" in shown
    assert "-1. Requests the Secretary-General to print tide tables in the six official languages;" in shown
    assert "+1. Invites the Secretary-General to print tide tables in the six official languages;" in shown


def test_words_are_those_of_the_text() -> None:
    commit(edited("six official languages", "six, official, languages"), "Commas")
    shown = git("show", "--word-diff=plain", "-U0")
    assert "in the six{+,+} official{+,+} languages;" in shown


def test_blame_reads_the_text(folder: Path) -> None:
    commit(edited("Requests", "Invites"), "Softer")
    lines = git("blame", "-s", "--textconv", str(DRAFT)).splitlines()
    changed = git("rev-parse", "--short=7", "HEAD").strip()
    assert [line for line in lines if line.startswith(changed)] == [
        next(line for line in lines if "Invites the Secretary-General" in line)
    ]


def test_a_broken_document_is_shown_as_text_with_one_warning() -> None:
    DRAFT.write_text('{"format": "draftdiff.document/1", "oops"\n', "utf-8")
    shown = git("diff", check=False)
    assert "--- a/drafts/A/C.3/175/L.8/en.json" in shown
    assert '+{"format": "draftdiff.document/1", "oops"' in shown
    assert shown.count("warning: draftdiff: drafts/A/C.3/175/L.8/en.json: ") == 1
    git("commit", "-q", "-a", "-m", "Broken", "--no-verify")
    assert '"oops"' in git("log", "-p", "-1")


def test_a_mode_or_a_link_is_no_reason_to_fail() -> None:
    DRAFT.unlink()
    DRAFT.symlink_to("/etc/hostname")
    assert "/etc/hostname" in git("diff")


def test_edits_of_different_words_of_one_clause_merge() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("six official", "official"), "Shorter")
    git("merge", "-q", "--no-edit", "meridia")
    assert "Invites the Secretary-General to print tide tables in the official languages;" in texts_of()


def test_a_true_conflict_stays_a_document_and_names_the_branches() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("Requests", "Urges"), "Stronger")
    told = git("merge", "-q", "--no-edit", "meridia", check=False)
    assert "1 conflict: `draftdiff conflicts drafts/A/C.3/175/L.8/en.json` lists it" in told
    assert "[meridia: Invites][main: Urges] the Secretary-General" in texts_of()[3]
    assert decode_document(DRAFT.read_bytes()).conflicts[0].ours is not None
    assert git("status", "--porcelain").startswith("UU ")


def test_both_sides_may_add_the_same_document() -> None:
    path = Path("resolutions/A/RES/175/16/en.json")
    for branch, document in (("meridia", edited("a brass astrolabe", "an astrolabe", NEW)), ("norland", NEW)):
        git("checkout", "-q", "-b", branch, "main")
        write(document, path)
        git("add", ".")
        git("commit", "-q", "-m", branch)
    git("merge", "-q", "--no-edit", "meridia", check=False)
    texts = texts_of(path)
    assert len(texts) == len(NEW.paragraphs)
    assert sum("astrolabe" in text for text in texts) == 1
    assert all("<<<<" not in text for text in texts)


def test_a_broken_side_is_merged_as_text_and_loses_nothing() -> None:
    git("checkout", "-q", "-b", "meridia")
    DRAFT.write_bytes(DRAFT.read_bytes().replace(b'"title"', b'"titel"'))
    git("commit", "-q", "-a", "-m", "A slip", "--no-verify")
    git("checkout", "-q", "main")
    commit(edited("Requests", "Urges"), "Stronger")
    git("merge", "-q", "--no-edit", "--no-verify", "meridia", check=False)
    merged = DRAFT.read_text("utf-8")
    assert "titel" in merged
    assert "Urges" in merged


@pytest.mark.parametrize("damage", [("command -v ", "command -v /gone"), ("-m draftdiff.", "-m gone.")])
def test_git_goes_on_without_draftdiff(damage: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The script is gone, or it is there and cannot start."""
    monkeypatch.setattr(installing, "script_command", lambda: f"{shlex.quote(sys.executable)} -m draftdiff.drivers")
    for name, value in installing.settings().items():
        git("config", name, value.replace(*damage))
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("six official", "official"), "Shorter")
    told = git("merge", "-q", "--no-edit", "--no-verify", "meridia", check=False)
    assert "CONFLICT" in told
    assert all(part in DRAFT.read_text("utf-8") for part in ("<<<<<<<", "Invites", "in the official languages"))
    assert "<<<<<<<" in git("diff", "HEAD")
    assert "in the official languages" in git("log", "-p", "-1")


def test_what_is_staged_is_validated() -> None:
    DRAFT.write_bytes(DRAFT.read_bytes().replace(b'"stage"', b'"stages"'))
    git("add", ".")
    write(FIRST)  # the work tree is sound: what is staged counts
    told = git("commit", "-m", "A slip", check=False)
    assert "drafts/A/C.3/175/L.8/en.json: $: `stages` is no member here" in told
    assert git("log", "--format=%s").splitlines() == ["The first draft"]


def test_an_error_of_drafting_stops_a_draft_and_is_told_of_an_adopted_text() -> None:
    last = replace(FIRST.paragraphs[-1], number="4.")
    wrong = replace(FIRST, stage=Stage.DRAFT, paragraphs=(*FIRST.paragraphs[:-1], last))
    write(wrong)
    git("add", ".")
    told = git("commit", "-m", "A slip", check=False)
    assert "drafts/A/C.3/175/L.8/en.json: error: OP4: " in told
    assert "[number-sequence]" in told
    assert git("log", "--format=%s").splitlines() == ["The first draft"]
    write(replace(wrong, stage=Stage.ADOPTED))
    git("add", ".")
    assert "[number-sequence]" in git("commit", "-m", "As it was adopted", check=False)
    assert git("log", "--format=%s").splitlines() == ["As it was adopted", "The first draft"]


def test_open_conflicts_are_not_committed() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    commit(replace(FIRST, paragraphs=(*FIRST.paragraphs[:3], *FIRST.paragraphs[4:])), "Without the tables")
    git("merge", "-q", "--no-edit", "meridia", check=False)
    git("add", ".")
    told, of_date, last = git("commit", "--no-edit", check=False).splitlines()
    assert "1 conflict is open" in told  # and not that the brackets end no clause
    assert "first mention" in of_date
    assert last == "draftdiff: mend them, or commit all the same with --no-verify"


def test_a_squashed_merge_begins_with_what_changed() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    git("merge", "-q", "--squash", "meridia")
    git("commit", "-q", "--no-edit")
    message = git("log", "-1", "--format=%B").splitlines()
    assert message[0] == "C.3/175/L.8 (en): 1 clause amended (OP1)"
    assert "Squashed commit of the following:" in message


def test_a_conflict_is_listed_settled_and_committed() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("Requests", "Urges"), "Stronger")
    git("merge", "-q", "--no-edit", "meridia", check=False)
    listed = draftdiff("conflicts", "C.3/175/L.8")
    assert (listed.returncode, listed.stdout.splitlines()[2:]) == (1, ["    meridia: Invites", "    main: Urges"])
    settled = draftdiff("resolve", "C.3/175/L.8", "OP1", "--take", "meridia")
    assert settled.stderr == f"notice: {DRAFT}: 1 settled, 0 open; `git add {DRAFT}` tells git\n"
    git("add", ".")
    git("commit", "-q", "--no-edit")
    assert texts_of()[3].startswith("Invites the Secretary-General")
    assert len(git("log", "-1", "--format=%P").split()) == 2


def test_two_first_texts_of_one_draft_have_no_base_that_is_told() -> None:
    base = git("rev-list", "--max-parents=0", "HEAD").strip()
    added = DRAFT.parent.with_name("L.9") / "en.json"
    for branch, stage in (("norland", Stage.DRAFT), ("meridia", Stage.REVISED)):
        git("checkout", "-q", "-b", branch, base)
        write(replace(FIRST, symbol="A/C.3/175/L.9", stage=stage), added)
        git("add", ".")
        git("commit", "-q", "-m", f"As {branch} has it")
    git("merge", "-q", "--no-edit", "norland", check=False)
    listed = draftdiff("conflicts", "C.3/175/L.9").stdout.splitlines()
    assert listed == ["stage", "    ours: revised", "    theirs: draft"]


def test_all_that_is_open_is_listed_by_file(monkeypatch: pytest.MonkeyPatch) -> None:
    other = DRAFT.parent.with_name("L.9") / "en.json"
    write(replace(FIRST, symbol="A/C.3/175/L.9"), other)
    git("add", ".")
    git("commit", "-q", "-m", "Another draft")
    assert (draftdiff("conflicts").returncode, draftdiff("conflicts").stdout) == (0, "")
    git("checkout", "-q", "-b", "meridia")
    for path in (DRAFT, other):
        write(replace(edited("Requests", "Invites"), symbol=decode_document(path.read_bytes()).symbol), path)
    git("commit", "-q", "-a", "-m", "Softer")
    git("checkout", "-q", "main")
    for path in (DRAFT, other):
        write(replace(edited("Requests", "Urges"), symbol=decode_document(path.read_bytes()).symbol), path)
    git("commit", "-q", "-a", "-m", "Stronger")
    git("merge", "-q", "meridia", check=False)
    git("config", "color.ui", "always")
    other.write_bytes(b"{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}\n")
    monkeypatch.chdir("drafts")
    done = draftdiff("conflicts")
    assert done.stdout.splitlines()[0] == "A/C.3/175/L.8/en.json"
    assert done.stdout.splitlines()[3:] == ["    meridia: Invites", "    main: Urges"]
    assert "A/C.3/175/L.9/en.json: git merged it as text" in done.stderr
    assert done.returncode == 2
    whole = encode(FIRST)
    for damaged, why in (
        (whole[:600], "not JSON: Input data was truncated"),
        (whole.replace(b'",\n', b'"\n', 1), "not JSON: JSON is malformed"),
        (whole.replace(b"tide", b"\xfftide", 1), "the JSON is not UTF-8"),
    ):
        Path("A/C.3/175/L.9/en.json").write_bytes(damaged)
        git("add", "-f", "A/C.3/175/L.9/en.json")
        done = draftdiff("conflicts")
        assert f"A/C.3/175/L.9/en.json: {why}" in done.stderr
        assert done.returncode == 2
    Path("A/C.3/175/L.9/en.json").unlink()
    assert draftdiff("conflicts").returncode == 1


def test_what_was_merged_as_text_is_merged_again_by_clause() -> None:
    draftdiff("uninstall")
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("Requests", "Urges"), "Stronger")
    git("merge", "-q", "--no-edit", "meridia", check=False)
    told = draftdiff("conflicts", "C.3/175/L.8").stderr
    assert "git merged it as text, and both sides stand in it" in told
    assert "`draftdiff install`, then `git checkout --merge FILE`, merges it by clause" in told
    draftdiff("install")
    git("checkout", "-q", "--merge", str(DRAFT))
    listed = draftdiff("conflicts", "C.3/175/L.8", "--language", "en").stdout.splitlines()
    assert listed[2:] == ["    theirs: Invites", "    ours: Urges"]
    assert draftdiff("resolve", "C.3/175/L.8", "--language", "en", "--take", "ours").returncode == 0
    assert texts_of()[3].startswith("Urges the Secretary-General")


def test_a_document_that_one_side_took_out_and_the_other_changed_is_told() -> None:
    git("checkout", "-q", "-b", "meridia")
    git("rm", "-q", str(DRAFT))
    git("commit", "-q", "-m", "Gone")
    git("checkout", "-q", "main")
    commit(edited("Requests", "Urges"), "Stronger")
    assert draftdiff("conflicts").returncode == 0
    git("merge", "-q", "--no-edit", "meridia", check=False)
    done = draftdiff("conflicts")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{DRAFT}: one side took it out, the other changed it; `git add` keeps it" in done.stderr


def test_a_document_that_each_side_moved_elsewhere_is_told_at_both_places() -> None:
    places = [DRAFT.parent.parent / name / DRAFT.name for name in ("L.9", "L.10")]
    git("branch", "meridia")
    for branch, place in zip(("main", "meridia"), places, strict=True):
        git("checkout", "-q", branch)
        place.parent.mkdir(parents=True)
        git("mv", str(DRAFT), str(place))
        git("commit", "-q", "--no-verify", "-m", "Elsewhere")
    git("merge", "-q", "--no-edit", "main", check=False)
    done = draftdiff("conflicts")
    assert (done.returncode, done.stdout) == (1, "")
    told = "one side alone moved it here; `git add` keeps it, `git rm` takes it out"
    assert all(f"{place}: {told}" in done.stderr for place in places)


def test_open_conflicts_that_a_rebase_would_commit_unseen_are_told() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("Requests", "Urges"), "Stronger")
    git("checkout", "-q", "meridia")
    git("rebase", "-q", "main", check=False)
    git("add", ".")
    told = git("-c", "core.editor=true", "rebase", "--continue", check=False)
    assert f"warning: draftdiff: {DRAFT}: 1 conflict is open; `draftdiff conflicts {DRAFT}` lists it" in told
    assert "warning" not in git("commit", "-q", "--amend", "--no-verify", "-m", "Open", check=False)


def test_a_copy_that_was_not_renamed_inside_is_told() -> None:
    write(FIRST, DRAFT.with_name("fr.json"))
    git("add", ".")
    told = git("commit", "-m", "A template for the translation", check=False)
    place = DRAFT.with_name("fr.json")
    assert f"{place}: warning: it calls itself A/C.3/175/L.8 (en), which belongs at {DRAFT}" in told
    assert git("log", "-1", "--format=%s") == "A template for the translation\n"


def test_the_message_names_the_clauses(folder: Path) -> None:
    write(edited("Requests", "Invites"))
    git("add", ".")
    editor = folder / "editor.sh"
    editor.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    editor.chmod(0o755)
    git("-c", f"core.editor={editor}", "commit", "-q")
    assert git("log", "-1", "--format=%B").splitlines()[:4] == [
        "C.3/175/L.8 (en): 1 clause amended (OP1)",
        "",
        "OP1 amended, substantive: Invites the Secretary-General to print tide tables in the s…",
        "    governing verb: Requests → Invites (weaker)",
    ]
    write(NEW, Path("resolutions/A/RES/175/16/en.json"))
    write(FIRST)
    git("add", ".")
    git("-c", f"core.editor={editor}", "commit", "-q")
    assert git("log", "-1", "--format=%B").splitlines() == [
        "2 documents changed", "", "C.3/175/L.8 (en): 1 clause amended (OP1)", "175/16 (en): added", "",
    ]  # fmt: skip


def test_the_message_tells_a_note_that_came_for_it_shows_none() -> None:
    note = Note(anchor=0, marker="1", kind=NoteKind.FOOTNOTE, text="A/175/345.")
    *others, last = FIRST.paragraphs
    noted = replace(FIRST, paragraphs=(*others, replace(last, notes=(note,))))
    assert described(FIRST, noted).clauses[1:] == ("    note: + A/175/345",)


def test_a_message_of_the_users_stays() -> None:
    commit(edited("Requests", "Invites"), "My own words")
    assert git("log", "-1", "--format=%B").strip() == "My own words"


def test_a_merge_lists_what_came_in() -> None:
    on_branch("meridia", edited("Requests", "Invites"))
    assert "C.3/175/L.8 (en): 1 clause amended (OP1)" in git("merge", "-q", "meridia", check=False)


def test_install_twice_is_install_once() -> None:
    before = Path(".git/config").read_text("utf-8"), Path(".git/info/attributes").read_text("utf-8")
    assert draftdiff("install").returncode == 0
    assert before == (Path(".git/config").read_text("utf-8"), Path(".git/info/attributes").read_text("utf-8"))


def test_uninstall_leaves_the_repository_as_it_was() -> None:
    Path(".git/info/attributes").write_text("*.pdf binary\n" + Path(".git/info/attributes").read_text("utf-8"), "utf-8")
    assert draftdiff("uninstall").returncode == 0
    assert "draftdiff" not in Path(".git/config").read_text("utf-8")
    assert Path(".git/info/attributes").read_text("utf-8") == "*.pdf binary\n"
    assert not Path(".git/hooks/pre-commit").exists()
    write(edited("Requests", "Invites"))
    assert '"text": "Invites' in git("diff")
    assert draftdiff("uninstall").stdout == "there was nothing to take away\n"


def test_hooks_of_the_users_own_folder_are_obeyed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draftdiff("uninstall")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    git("config", "--global", "include.path", str(folder / "more"))  # settings may stand in a file of their own
    git("config", "--file", str(folder / "more"), "core.hooksPath", str(folder / "my hooks"))
    assert draftdiff("install").returncode == 0
    assert sorted(os.listdir("my hooks")) == ["post-merge", "pre-commit", "prepare-commit-msg"]
    assert draftdiff("doctor").returncode == 0
    DRAFT.write_bytes(DRAFT.read_bytes().replace(b'"stage"', b'"stages"'))
    assert "`stages` is no member here" in git("commit", "-a", "-m", "A slip", check=False)


def foreign_hook(file: Path, code: int = 0) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\necho foreign >> foreign.txt\nexit {code}\n", "utf-8")
    file.chmod(0o750)
    return file.read_bytes()


def test_a_foreign_hook_is_called_first_and_put_back() -> None:
    draftdiff("uninstall")
    hook = Path(".git/hooks/pre-commit")
    content = foreign_hook(hook)
    assert "after pre-commit.before-draftdiff, which stood there" in draftdiff("install").stdout
    commit(edited("Requests", "Invites"), "Softer")
    assert Path("foreign.txt").read_text("utf-8") == "foreign\n"
    assert draftdiff("install").returncode == 0
    assert "is again the hook that stood there before" in draftdiff("uninstall").stdout
    assert (hook.read_bytes(), stat.S_IMODE(hook.stat().st_mode)) == (content, 0o750)
    assert not Path(".git/hooks/pre-commit.before-draftdiff").exists()


def test_a_foreign_hook_stays_where_it_is_if_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    draftdiff("uninstall")
    hook = Path(".git/hooks/pre-commit")
    content = foreign_hook(hook)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(DraftdiffError, match="no space left on device"):
        patched.setattr(os, "fsync", full)
        installing.install(find_place("."))
    assert [file.name for file in hook.parent.glob("pre-commit*") if file.suffix != ".sample"] == ["pre-commit"]
    assert hook.read_bytes() == content


def test_uninstall_says_what_it_cannot_take_away() -> None:
    Path(".git/config.lock").touch()
    said = draftdiff("uninstall")
    assert said.returncode == 2
    assert "could not lock config file" in said.stderr


def test_attributes_of_the_user_are_kept_however_many_they_are() -> None:
    draftdiff("uninstall")
    attributes = Path(".git/info/attributes")
    written = b"*.bin binary\n" * 100_000
    attributes.write_bytes(written)
    assert draftdiff("install").returncode == 0
    assert attributes.read_bytes().startswith(written)
    assert draftdiff("uninstall").returncode == 0
    assert attributes.read_bytes() == written


def test_a_foreign_hook_that_refuses_is_obeyed() -> None:
    draftdiff("uninstall")
    foreign_hook(Path(".git/hooks/pre-commit"), code=1)
    draftdiff("install")
    write(edited("Requests", "Invites"))
    git("commit", "-a", "-m", "Softer", check=False)
    assert git("log", "--format=%s").splitlines() == ["The first draft"]


def test_the_hooks_go_where_git_looks_for_them() -> None:
    draftdiff("uninstall")
    git("config", "core.hooksPath", "tools/hooks")
    content = foreign_hook(Path("tools/hooks/pre-commit"))
    draftdiff("install")
    assert not Path(".git/hooks/pre-commit").exists()
    commit(edited("Requests", "Invites"), "Softer")
    assert Path("foreign.txt").exists()
    draftdiff("uninstall")
    assert Path("tools/hooks/pre-commit").read_bytes() == content
    assert os.listdir("tools/hooks") == ["pre-commit"]


def test_the_program_may_stand_anywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "it's 100% mine" / "draftdiff-git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m draftdiff.drivers "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(installing, "script_command", lambda: shlex.quote(str(program)))
    place = find_place(str(folder))
    assert place is not None
    installing.install(place)
    assert all(check.is_fine for check in installing.examine(place))
    on_branch("meridia", edited("Requests", "Invites"))
    commit(edited("six official", "official"), "Shorter")
    git("merge", "-q", "--no-edit", "meridia")
    assert "Invites the Secretary-General to print tide tables in the official languages;" in texts_of()
    assert "OLD  A/C.3/175/L.8" in git("diff", "HEAD~")


def test_doctor_tells_what_is_active_and_how_it_is_mended() -> None:
    done = draftdiff("doctor")
    assert (done.returncode, "missing" in done.stdout) == (0, False)
    git("config", "merge.draftdiff.driver", "something else")
    Path(".git/hooks/post-merge").unlink()
    hook = Path(".git/hooks/pre-commit")
    hook.write_text(hook.read_text("utf-8").replace("exec ", "exec /older/"), encoding="utf-8")
    done = draftdiff("doctor")
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("missing")] == [
        "missing  merge.draftdiff.driver is not that of this draftdiff",
        "missing  the hook pre-commit is not that of this draftdiff",
        "missing  the hook post-merge is not active",
    ]


def test_the_user_can_install_for_all_repositories(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draftdiff("uninstall")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    assert draftdiff("install", "--global").returncode == 0
    write(edited("Requests", "Invites"))
    assert "[-Requests-]{+Invites+} the Secretary-General" in git("diff")
    draftdiff("uninstall", "--global")
    assert '"text": "Invites' in git("diff")
