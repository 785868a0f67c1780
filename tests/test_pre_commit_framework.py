"""`.pre-commit-hooks.yaml`: the hook as the pre-commit framework runs it, where that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.git_folders import ROOT, git, identity
from support.small_documents import OLD

from draftdiff.codec import encode
from draftdiff.drivers.actions import ACTIONS
from draftdiff.git import create_repository
from draftdiff.repository.places import is_document_path

HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
HERE = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""Where programs are looked for: beside this Python first."""
FRAMEWORK = os.environ.get("PRE_COMMIT") or shutil.which("pre-commit", path=HERE)
PROGRAM = shutil.which("draftdiff-git", path=HERE)


def member(name: str) -> str:
    found = re.search(rf"^\s+{name}: (.+)$", HOOKS, re.MULTILINE)
    assert found
    return found[1]


def test_it_runs_what_there_is_on_the_files_that_are_documents() -> None:
    program, action = member("entry").split()
    assert program == "draftdiff-git"
    assert action in ACTIONS
    for path in ("resolutions/A/RES/75/16/ar.json", "drafts/A/C.3/75/L.8/en.json"):
        assert re.search(member("files"), path)
        assert is_document_path(path)
    assert not re.search(member("files"), "package.json")


@pytest.mark.skipif(not FRAMEWORK, reason="the pre-commit framework is not installed")
@pytest.mark.skipif(not PROGRAM, reason="draftdiff is not installed")
def test_the_framework_refuses_a_broken_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The framework takes the definition from here; its environment is this one, so that nothing is downloaded."""
    with identity():
        monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
        hook = HOOKS.replace("draftdiff-git validate", f"{PROGRAM} validate")
        hook = hook.replace("language: python", "language: system")
        inner = "".join(f"    {line}\n" for line in hook.splitlines() if not line.startswith("#"))
        create_repository(str(tmp_path / "work"))
        work = tmp_path / "work"
        (work / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: local\n  hooks:\n{inner}", "utf-8")
        path = work / "resolutions/A/RES/173/135/en.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(encode(OLD))
        git("add", ".", folder=work)
        assert run_framework(work).returncode == 0
        path.write_bytes(encode(OLD).replace(b'"stage"', b'"stages"'))
        git("add", ".", folder=work)
        done = run_framework(work)
        assert done.returncode == 1
        assert "resolutions/A/RES/173/135/en.json: $: `stages` is no member here" in done.stdout


def run_framework(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(FRAMEWORK), "run", "--all-files"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
