"""The documentation and the program say the same."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from draftdiff.cli.main import COMMANDS
from draftdiff.comparison import FlagKind
from draftdiff.importers import IMPORTERS
from draftdiff.importers.notices import NOTICES
from draftdiff.model import Language
from draftdiff.renderers import RENDERERS
from draftdiff.renderers.labels import load_labels
from draftdiff.store import Settings

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "docs"))

from make_outputs import BLOCK, pages, renewed  # noqa: E402

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


@cache
def calls() -> list[tuple[Path, ast.Call]]:
    """Return every call that the program makes, with its module."""
    trees = [(path, ast.parse(path.read_text("utf-8"))) for path in (ROOT / "draftdiff").rglob("*.py")]
    return [(path, node) for path, tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]


def slugs_raised() -> set[str]:
    """Collect the slugs that the program gives its errors."""
    given = [keyword for _, call in calls() for keyword in call.keywords if keyword.arg == "slug"]
    return {str(one.value.value) for one in given if isinstance(one.value, ast.Constant)}


def codes_given(*modules: str) -> set[str]:
    """Collect the codes of the faults that modules yield: names with a hyphen, first in a call or a tuple."""
    faults = {"_fault", "_explained"}
    found = {"schema"}
    for module in modules:
        for node in ast.walk(ast.parse((ROOT / "draftdiff" / module).read_text("utf-8"))):
            first: ast.expr | None = None
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in faults:
                first = node.args[0]
            elif isinstance(node, ast.Call) and getattr(node.args and node.args[0], "id", "") == "_other":
                first = node.args[1]
            elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                first = node.value.elts[0]
            if isinstance(first, ast.Constant):
                found.add(str(first.value))
    return found


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_error_has_its_place_in_the_page_of_errors() -> None:
    described = set(re.findall(r"^### (\S+)$", (REFERENCE / "errors.md").read_text("utf-8"), re.MULTILINE))
    assert described == slugs_raised()


def test_no_error_is_without_a_slug() -> None:
    raised = {"DraftdiffError", "UnreadableFile", "InvalidRecord", "UnknownFormat"}
    for path, call in calls():
        if getattr(call.func, "id", "") in raised:
            assert "slug" in {keyword.arg for keyword in call.keywords}, f"{path}:{call.lineno}"


def test_every_fault_of_a_record_is_described() -> None:
    described = set(re.findall(r"^\| `([a-z-]+)` \|", (REFERENCE / "faults.md").read_text("utf-8"), re.MULTILINE))
    assert described == codes_given("codec/contradictions.py", "schema.py")


def test_what_an_import_tells_is_described() -> None:
    page = (REFERENCE / "import-notes.md").read_text("utf-8")
    described = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", page, re.MULTILINE)
    assert dict(described) == {code: told.severity.value for code, told in NOTICES.items()}


def test_the_glossary_names_the_flags_as_reports_do() -> None:
    page = " ".join((ROOT / "docs" / "glossary.md").read_text("utf-8").split())
    flags = load_labels(Language.ENGLISH).terms["flag"]
    assert {kind.value for kind in FlagKind} <= set(flags)
    for kind in FlagKind:
        assert f"*{flags[kind.value]}*" in page


def test_every_command_and_setting_is_described() -> None:
    page = (REFERENCE / "commands.md").read_text("utf-8")
    assert re.findall(r"^## draftdiff (\S+)$", page, re.MULTILINE) == list(COMMANDS)
    for name in COMMANDS:
        assert f"$ draftdiff {name} --help\nUsage: draftdiff {name} " in page
    settings = page.partition("## Settings")[2]
    assert re.findall(r"^\| `(\w+)` \|", settings, re.MULTILINE) == list(Settings.__struct_fields__)


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"`(?:draftdiff )?(\w+)[^`]*`", (ROOT / "README.md").read_text("utf-8")))
    assert set(COMMANDS) <= named


def test_every_output_format_is_described() -> None:
    page = (REFERENCE / "formats.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \| `\.", page, re.MULTILINE)) == set(RENDERERS)


def test_the_readme_leads_to_every_page() -> None:
    listed = set(re.findall(r"\]\((docs/[\w/-]+\.md)\)", (ROOT / "README.md").read_text("utf-8")))
    pages_below = {str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*/*.md")}
    decisions = {one for one in pages_below if one.startswith("docs/decisions/")}
    assert listed >= pages_below - decisions


def test_the_page_for_developers_places_every_module() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    table = page.partition("## Where things are")[2].partition("## To add something")[0]
    modules = {path.stem for path in (ROOT / "draftdiff").glob("*.py")} - {"__init__"}
    modules |= {path.parent.name for path in (ROOT / "draftdiff").glob("*/__init__.py")}
    placed = re.findall(r"`(\w+)`", "\n".join(row.split("|")[2] for row in table.splitlines() if row.startswith("|")))
    assert sorted(placed) == sorted(modules)


def test_every_input_format_is_described() -> None:
    part = (REFERENCE / "commands.md").read_text("utf-8").partition("| `--from` | suffixes |")[2].partition("\n\n")[0]
    rows = [row.split(" | ") for row in part.splitlines() if row.startswith("| `")]
    described = {row[0].strip("| `"): (tuple(re.findall(r"`(\.\w+)`", row[1])), row[2]) for row in rows}
    assert list(described) == list(IMPORTERS)
    for name, (suffixes, said) in described.items():
        assert suffixes == IMPORTERS[name].suffixes
        assert said.startswith(IMPORTERS[name].help)


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", (folder / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_show_what_the_program_says(path: Path) -> None:
    page = path.read_text("utf-8")
    if BLOCK.search(page):
        assert renewed(page) == page, "`make docs` renews it"


def links() -> Iterator[tuple[Path, str, str]]:
    for path in [*pages(), ROOT / "examples" / "README.md"]:
        for target, anchor in LINK.findall(path.read_text("utf-8")):
            yield path, target, anchor


def test_links_lead_somewhere() -> None:
    for path, target, anchor in links():
        page = path.parent / target if target else path
        assert page.exists(), f"{path.name}: {target}"
        if anchor and page.suffix == ".md":
            assert anchor in anchors(page), f"{path.name}: {target}#{anchor}"
