"""Imports go down only, start-up loads click alone, and every name in a registry leads somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from draftdiff.checks import CHECKS
from draftdiff.drivers.actions import ACTIONS
from draftdiff.errors import ExitCode
from draftdiff.importers import IMPORTERS
from draftdiff.renderers import RENDERERS
from draftdiff.renderers.amendments import AMENDMENT_RENDERERS
from draftdiff.rules import RULES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "draftdiff").rglob("*.py"))
INNERMOST_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")
TABLES_OF_CHARACTERS = {"〇零一二三四五六七八九十百千万亿两"}
"""Digits: they are words of no language."""


def foreign_words(program: str) -> set[str]:
    """Return the words in other letters than English ones in a program, its documentation left out."""
    bare, before = re.sub(r'"""(?:.|\n)*?"""|#.*', "", program), ""
    while bare != before:  # classes of characters, those in replacement fields too
        bare, before = INNERMOST_BRACKETS.sub("", bare), bare
    words = re.findall(r"[^\W\d_a-zA-Z]{2,}", bare)
    return {word for word in words if word.isalpha()} - TABLES_OF_CHARACTERS


def imported(*arguments: str) -> set[str]:
    """Return the modules that a fresh interpreter loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode in (ExitCode.SAME, ExitCode.DIFFERENT), done.stderr
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_imports_go_down_only() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_start_up_loads_click_and_nothing_else(option: str) -> None:
    loaded = imported("-m", "draftdiff", option) - imported("-c", "import runpy, click, importlib")
    ours = {name for name in loaded if name.partition(".")[0] == "draftdiff"}
    assert ours == {"draftdiff", "draftdiff.cli", "draftdiff.cli.main", "draftdiff.systems"}
    foreign = {name.partition(".")[0] for name in loaded - ours} - set(sys.stdlib_module_names)
    assert foreign <= {"click"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("draftdiff", {"click", "msgspec"}),
        ("draftdiff.cli.diff", {"jsonschema", "docx", "jinja2", "git", "pypdfium2", "wcwidth", "concurrent"}),
        ("draftdiff.codec", {"jsonschema", "click", "lxml", "rapidfuzz"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(module: str, heavy: set[str]) -> None:
    roots = {name.partition(".")[0] for name in imported("-c", f"import {module}")}
    assert roots & heavy == set()


HEAVY = {
    "jsonschema", "docx", "git", "jinja2", "markupsafe", "pypdfium2", "weasyprint", "subprocess",
    "importlib.resources", "pathlib", "tempfile", "shutil", "json", "difflib", "dataclasses", "rapidfuzz",
    "draftdiff.compare.given", "draftdiff.importers.foreign", "draftdiff.lexicons.faults",
}  # fmt: skip
"""What a comparison of two documents can do without, each a millisecond or many."""


@pytest.mark.parametrize(("suffix", "more"), [(".json", {"lxml", "lxml.etree", "hashlib"}), (".xml", set())])
def test_a_comparison_loads_nothing_that_it_does_not_need(tmp_path: Path, suffix: str, more: set[str]) -> None:
    sources = sorted((ROOT / "examples").glob("*.en.xml"))
    if suffix == ".json":
        imported("-m", "draftdiff", "import", *map(str, sources), "-o", str(tmp_path))
        sources = sorted(tmp_path.glob("*.json"))
    assert len(sources) == 2
    assert imported("-m", "draftdiff", "diff", *map(str, sources)) & (HEAVY | more) == set()


def test_to_recognise_a_file_loads_nothing_that_reads_one() -> None:
    loaded = imported("-c", "from draftdiff.importers import recognise; recognise(b'1. Decides to meet again;')")
    assert "draftdiff.importers.plaintext.decoding.encodings" in loaded
    assert loaded & {"lxml.etree", "zipfile", "hashlib"} == set()
    assert not [name for name in loaded if name.startswith("draftdiff.importers") and name.endswith(".reading")]


@pytest.mark.parametrize(
    "target",
    [
        *(target for target, _ in RENDERERS.values()),
        *(target for target, _ in AMENDMENT_RENDERERS.values()),
        *(entry.target for entry in IMPORTERS.values()),
        *(entry.target.replace(":read", ":recognises") for entry in IMPORTERS.values()),
        *(f"draftdiff.rules.{rule.place}" for rule in RULES.values()),
        *(target for action in ACTIONS.values() for target in (action.deed, action.fall_back)),
    ],
)
def test_every_entry_of_a_registry_is_there(target: str) -> None:
    module, _, name = target.partition(":")
    assert callable(getattr(import_module(module), name))


def test_every_entry_of_a_registry_says_in_one_line_what_it_is() -> None:
    told = [entry.help for entry in IMPORTERS.values()] + [
        said for _, said in (*RENDERERS.values(), *AMENDMENT_RENDERERS.values())
    ]
    told += [rule.finds for rule in RULES.values()] + list(CHECKS.values())
    assert [said for said in told if not said or "\n" in said] == []
    assert {suffix[0] for entry in IMPORTERS.values() for suffix in entry.suffixes} == {"."}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_speak_no_language_but_english(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    assert not re.search(r"^\s*(except:|except BaseException)\s*$", text, re.MULTILINE)
    assert foreign_words(text) == set()


def test_whatever_goes_wrong_is_caught_in_one_place() -> None:
    caught = [path.relative_to(ROOT / "draftdiff") for path in SOURCES if "except Exception" in path.read_text("utf-8")]
    assert {str(path) for path in caught} <= {"cli/main.py", "drivers/actions.py"}
