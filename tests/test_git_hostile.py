"""A hostile repository: it runs nothing, it writes nothing outside, it reads nothing outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import draftdiff, git, identity
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.git import Git, create_repository, find_place
from draftdiff.install import is_ours
from draftdiff.repository import find_repository
from draftdiff.repository.adding import add_documents
from draftdiff.repository.incoming import incoming_of
from draftdiff.repository.listed import titles_of
from draftdiff.repository.stored import read_stored

HOOKS = (
    "pre-commit", "commit-msg", "post-commit", "post-index-change", "reference-transaction", "post-checkout",
    "pre-auto-gc", "prepare-commit-msg", "post-merge", "fsmonitor-watchman",
)  # fmt: skip
SHA256 = "a" * 64


@pytest.fixture(autouse=True)
def victim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository in a folder `work`; beside it lies a file that nobody may read, write or move."""
    with identity():
        (tmp_path / "secret.json").write_bytes(encode(replace(OLD, title="Secret")))
        create_repository(str(tmp_path / "work"))
        monkeypatch.chdir(tmp_path / "work")
        yield tmp_path


def trap(victim: Path) -> str:
    """Return a program that leaves a trace when it is run."""
    program = victim / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch {victim / 'pwned'}\nexit 0\n", "utf-8")
    program.chmod(0o755)
    return str(program)


def outside(victim: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in victim.iterdir() if path.is_file()}


COMMANDS: Sequence[Sequence[str]] = (
    ("add", "../new.json"),
    ("list",),
    ("show", "173/135"),
    ("show", "173/135@HEAD"),
    ("log", "173/135"),
    ("blame", "173/135"),
    ("diff", "173/135"),
    ("diff", "173/135@HEAD~0", "173/135"),
    ("diff", "--previous", "173/135"),
    ("conflicts",),
    ("series", "173/135"),
    ("report", "173/135@HEAD..HEAD"),
    ("doctor",),
    ("install",),
    ("uninstall",),
)


def store(*documents: object) -> None:
    add_documents(find_repository(), [incoming_of(document, SHA256) for document in documents])  # type: ignore[arg-type]


def run_everything(victim: Path) -> None:
    (victim / "new.json").write_bytes(encode(NEW))
    for command in COMMANDS:
        assert run(command) in (0, 1, 2), command  # 3 is a bug
    assert not (victim / "pwned").exists()


def test_no_hook_is_run(victim: Path) -> None:
    store(OLD)
    for name in HOOKS:
        Path(".git/hooks", name).write_text(Path(trap(victim)).read_text("utf-8"), "utf-8")
        Path(".git/hooks", name).chmod(0o755)
    git("config", "core.hooksPath", ".git/hooks")
    run_everything(victim)
    git("commit", "-q", "--allow-empty", "-m", "Git itself would have run them")
    assert (victim / "pwned").exists()


def test_no_program_of_the_configuration_is_run(victim: Path) -> None:
    store(OLD)
    program = trap(victim)
    for name in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy",
        "diff.external", "diff.evil.command", "diff.evil.textconv", "merge.evil.driver", "filter.evil.clean",
        "filter.evil.smudge", "filter.evil.process", "gpg.program", "credential.helper", "sequence.editor",
        "interactive.diffFilter", "uploadpack.packObjectsHook", "core.alternateRefsCommand", "trailer.sign.command",
        "alias.log", "alias.rev-list", "alias.ls-tree", "alias.fast-import", "alias.cat-file",
    ):  # fmt: skip
        git("config", name, f"!{program}" if name.startswith("alias") else program)
    git("config", "log.showSignature", "true")
    git("config", "commit.gpgSign", "true")
    Path(".git/info/attributes").write_text("* diff=evil merge=evil filter=evil\n", "utf-8")
    Path(".gitattributes").write_text("* diff=evil merge=evil filter=evil\n", "utf-8")
    run_everything(victim)
    git("status", check=False)  # git itself would have run them
    assert (victim / "pwned").exists()


def test_no_transport_is_used_for_what_is_missing(victim: Path) -> None:
    store(OLD)
    git("config", "remote.origin.url", f"ext::{trap(victim)} %S")
    git("config", "remote.origin.promisor", "true")
    git("config", "extensions.partialClone", "origin")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "protocol.ext.allow", "always")
    blob = git("rev-parse", "HEAD:resolutions/A/RES/173/135/en.json").strip()
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    run_everything(victim)
    git("show", f"{blob}", check=False)  # git itself would have run it
    assert (victim / "pwned").exists()
    with pytest.raises(DraftdiffError, match="git has no content"):
        read_stored(find_repository(), "173/135", revision="HEAD")


def test_submodules_are_not_entered(victim: Path) -> None:
    store(OLD)
    head = git("rev-parse", "HEAD").strip()
    Path(".gitmodules").write_text(f'[submodule "x"]\n\tpath = resolutions/x\n\turl = ext::{trap(victim)}\n', "utf-8")
    git("update-index", "--add", "--cacheinfo", f"160000,{head},resolutions/A/RES/175/16/en.json")
    git("commit", "-q", "-m", "A submodule where a document should stand")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(find_repository(), "175/16", revision="HEAD")
    assert caught.value.slug == "not-stored"
    run_everything(victim)


@pytest.mark.parametrize(
    "symbol", ["--output=pwned", "../../x", "A/RES/75/16\nx", "\u202eA/RES/75", "-x", "symbol:../x"]
)
def test_a_symbol_is_no_option_and_no_path(symbol: str, victim: Path) -> None:
    store(OLD)
    before = sorted(victim.rglob("*"))
    for command in (("show", "--", symbol), ("log", "--", symbol), ("diff", "--", symbol, "173/135")):
        done = draftdiff(*command)
        assert done.returncode == 2
        assert done.stderr.startswith("error: ")
        assert "\u202e" not in done.stderr
    assert sorted(victim.rglob("*")) == before


@pytest.mark.parametrize(
    "revision", ["--output=pwned", "HEAD --all", "@{upstream}", ":/x", "HEAD\n", "^HEAD", "HEAD..HEAD"]
)
def test_a_revision_is_no_option(revision: str, victim: Path) -> None:
    store(OLD)
    assert draftdiff("show", f"173/135@{revision}").returncode == 2
    assert not Path("pwned").exists()


def test_a_document_that_calls_itself_a_path_is_not_stored(victim: Path) -> None:
    before = outside(victim)
    for symbol in ("../../secret", "/etc/passwd", "--output=x", "A/RES/../../..", ".git/config", "A/RES/75/16/.git"):
        (step,) = add_documents(find_repository(), [incoming_of(replace(OLD, symbol=symbol), SHA256)])
        assert step.error is not None
    assert outside(victim) == before


def test_names_with_commands_are_harmless(victim: Path) -> None:
    store(OLD)
    evil = "resolutions/A/RES/1\u202e\x1b]0;x\x07\nerror: x"
    Path(evil).mkdir(parents=True)
    Path(evil, "en.json").write_bytes(encode(replace(OLD, symbol="\u202eevil", title="\u202eevil")))
    git("add", ".")
    git("commit", "-q", "-m", "\x1b[2J\u202eevil")
    shown = "".join(done.stdout + done.stderr for done in (draftdiff("list"), draftdiff("log", "173/135")))
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)
    assert len(titles_of(find_repository())) == 1


def test_a_link_out_of_the_tree_is_neither_read_nor_written(victim: Path) -> None:
    store(OLD)
    file = Path("resolutions/A/RES/173/135/en.json")
    file.unlink()
    file.symlink_to(victim / "secret.json")
    before = outside(victim)
    for command in (("show", "173/135"), ("diff", "173/135"), ("resolve", "173/135", "--take", "ours")):
        done = draftdiff(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "is a symbolic link" in done.stderr
    assert titles_of(find_repository()) == []
    (step,) = add_documents(find_repository(), [incoming_of(replace(OLD, title="Mine"), "b" * 64)])
    assert step.error is not None
    assert outside(victim) == before


def test_a_folder_that_is_a_link_is_not_followed(victim: Path) -> None:
    (victim / "elsewhere" / "A" / "RES" / "173" / "135").mkdir(parents=True)
    (victim / "elsewhere" / "A" / "RES" / "173" / "135" / "en.json").write_bytes((victim / "secret.json").read_bytes())
    Path("resolutions").symlink_to(victim / "elsewhere")
    (step,) = add_documents(find_repository(), [incoming_of(NEW, SHA256)])
    assert step.error is not None
    assert step.error.slug == "symbolic-link"
    assert titles_of(find_repository()) == []
    assert draftdiff("show", "173/135").returncode == 2
    assert not (victim / "elsewhere" / "A" / "RES" / "175").exists()


def test_a_committed_link_is_not_read(victim: Path) -> None:
    store(OLD)
    file = Path("resolutions/A/RES/173/135/en.json")
    file.unlink()
    file.symlink_to(victim / "secret.json")
    git("add", "-A")
    git("commit", "-q", "-m", "A link")
    with pytest.raises(DraftdiffError) as caught:
        read_stored(find_repository(), "173/135", revision="HEAD")
    assert caught.value.slug == "not-stored"


def test_a_pipe_in_the_place_of_a_document_is_not_waited_for() -> None:
    store(OLD)
    Path("resolutions/A/RES/175/16").mkdir(parents=True)
    os.mkfifo("resolutions/A/RES/175/16/en.json")
    assert len(titles_of(find_repository())) == 1


@pytest.mark.parametrize("inner", ["config", "index", "HEAD", "objects", "objects/pack", "refs/heads", "info", "hooks"])
def test_a_git_folder_with_links_is_refused(inner: str, victim: Path) -> None:
    store(OLD)
    real = Path(".git", inner)
    moved = victim / "moved"
    if not real.exists():
        real.mkdir()
    real.rename(moved)
    real.symlink_to(moved)
    with pytest.raises(DraftdiffError, match="is a symbolic link"):
        Git(find_place("."))  # type: ignore[arg-type]
    assert draftdiff("install").returncode == 2


def test_a_download_goes_through_no_link(victim: Path) -> None:
    Path("draftdiff.toml").write_text('addresses = ["http://127.0.0.1:9/{symbol}"]\n', "utf-8")
    (victim / "elsewhere").mkdir()
    for link in (".git/draftdiff", ".git/draftdiff/downloads"):
        Path(link).parent.mkdir(exist_ok=True)
        Path(link).symlink_to(victim / "elsewhere")
        done = draftdiff("fetch", "175/16")
        assert "is a symbolic link" in done.stderr
        assert list((victim / "elsewhere").iterdir()) == []
        Path(link).unlink()


def test_a_work_tree_set_elsewhere_is_not_written(victim: Path) -> None:
    (victim / "elsewhere").mkdir()
    git("config", "core.worktree", str(victim / "elsewhere"))
    store(OLD)
    assert list((victim / "elsewhere").iterdir()) == []
    assert Path("resolutions/A/RES/173/135/en.json").exists()


def test_a_git_file_that_points_to_another_repository_is_refused(victim: Path) -> None:
    (victim / "trap").mkdir()
    (victim / "trap" / ".git").write_text(f"gitdir: {victim / 'work' / '.git'}\n", "utf-8")
    with pytest.raises(DraftdiffError) as caught:
        find_place(str(victim / "trap"))
    assert caught.value.slug == "foreign-repository"


def test_a_git_folder_that_shares_that_of_another_repository_is_refused(victim: Path) -> None:
    store(OLD)
    trap = victim / "trap"
    shutil.copytree(".git", trap / ".git")
    (trap / ".git" / "commondir").write_text(f"{victim / 'work' / '.git'}\n", "utf-8")
    (trap / ".git" / "gitdir").write_text(f"{trap / '.git'}\n", "utf-8")
    for _ in range(2):
        for command in (("add", "../secret.json"), ("install",)):
            assert "belongs to another repository" in draftdiff(*command, folder=trap).stderr
        if (trap / ".git").is_dir():  # then as the work tree of a folder that agrees
            (trap / ".git").rename(trap / "folder")
            (trap / ".git").write_text("gitdir: folder\n", "utf-8")
    assert git("log", "--format=%s") == "Add 173/135 (en)\n"
    assert git("config", "--get", "merge.draftdiff.name", check=False) == ""


def test_a_linked_work_tree_and_a_submodule_are_work_trees(victim: Path) -> None:
    store(OLD)
    git("worktree", "add", "-q", "../second")
    linked = find_place(str(victim / "second"))
    assert linked is not None
    assert (linked.root, linked.common) == (str(victim / "second"), str(victim / "work" / ".git"))
    done = draftdiff("add", "../secret.json", folder=victim / "second")
    assert done.returncode == 0, done.stderr
    assert git("status", "--porcelain", folder=victim / "second") == ""
    create_repository(str(victim / "parent"))
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(victim / "work"), "inner",
        folder=victim / "parent")  # fmt: skip
    inner = find_place(str(victim / "parent" / "inner"))
    assert inner is not None
    assert inner.root == str(victim / "parent" / "inner")


def test_variables_that_lead_elsewhere_are_not_followed(victim: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_repository(str(victim / "other"))
    monkeypatch.setenv("GIT_DIR", str(victim / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(victim / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(victim / "other-index"))
    store(OLD)
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git("log", "--format=%s") == "Add 173/135 (en)\n"
    assert not (victim / "other-index").exists()


def test_a_hooks_path_out_of_the_repository_is_not_written(victim: Path) -> None:
    (victim / "autostart").mkdir()
    out = str(victim / "autostart")
    git("config", "include.path", "../more")
    for file, value in ((".git/config", out), ("more", out), ("more", f"hooks\nglobal\t{out}")):
        git("config", "--file", file, "core.hooksPath", value)
        draftdiff("install")
        assert list((victim / "autostart").iterdir()) == []
        assert not any(is_ours(str(hook)) for hook in Path(".git/hooks").iterdir())
        git("config", "--file", file, "--unset", "core.hooksPath")


def test_settings_of_the_repository_are_checked(victim: Path) -> None:
    store(OLD)
    Path("draftdiff.toml").write_text('max_megabytes = 99999\nrun = "x"\n', "utf-8")
    done = draftdiff("list")
    assert done.returncode == 2
    assert "draftdiff.toml" in done.stderr


def test_a_blob_of_gigabytes_is_not_read(victim: Path) -> None:
    """Whoever reads the blob to its end is stopped by the limit on memory, or by the end that is missing."""
    store(OLD)
    blob = "12" * 20
    Path(".git/objects/12").mkdir(exist_ok=True)
    Path(".git/objects/12", blob[2:]).write_bytes(zlib.compress(b"blob 2147483648\0" + b" " * 100_000))
    path = "resolutions/A/RES/175/16/en.json"
    git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    git("commit", "-q", "-m", "A large one")
    limited = ["sh", "-c", 'ulimit -v 1500000; exec "$@"', "sh", sys.executable, "-m", "draftdiff"]
    done = subprocess.run([*limited, "show", "175/16@HEAD"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "larger than 32 MB" in done.stderr
    (Path(path).parent).mkdir(parents=True)
    with open(path, "wb") as sparse:
        sparse.truncate(2**31)
    assert subprocess.run([*limited, "list"], capture_output=True, text=True, check=False).stdout.count("\n") == 1
