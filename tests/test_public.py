"""The public names: given lazily, each of them there."""

from __future__ import annotations

import ast
import doctest
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import draftdiff
from draftdiff import (
    DraftdiffError,
    Language,
    Outcome,
    RenderOptions,
    align_documents,
    check_document,
    compare_documents,
    find_agreed,
    load_lexicon,
    merge_documents,
    read_source,
    render,
    render_compilation,
    render_proposals,
    trace_documents,
)
from draftdiff.comparison import Weight
from draftdiff.renderers import Layout, Order

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", draftdiff.__all__)
def test_a_public_name_is_what_its_module_defines(name: str) -> None:
    found = getattr(draftdiff, name)
    assert found.__module__.startswith("draftdiff.")
    assert found.__doc__
    assert name in dir(draftdiff)


def test_the_page_for_programs_shows_what_they_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "howto" / "library.md"
    tried = doctest.testfile(str(page), module_relative=False)
    assert (tried.failed, tried.attempted > 20) == (0, True)
    named = set(re.findall(r"\w+", page.read_text("utf-8")))
    assert set(draftdiff.__all__) - named == {"decode_document"}


def test_type_checkers_see_the_public_names_and_no_other() -> None:
    source = Path(draftdiff.__file__)
    assert (source.parent / "py.typed").exists()
    tree = ast.parse(source.read_text("utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module != "__future__"]
    seen = {name.asname or name.name: f"{node.module}:{name.name}" for node in imported for name in node.names}
    places = {name: f"draftdiff.{place}" for name, place in draftdiff._PLACES.items()}
    assert {name: place for name, place in seen.items() if name != "import_module"} == places
    assert draftdiff.__all__ == list(places)
    # One that checkers saw would make them take any misspelt name for a public one.
    assert "__getattr__" not in [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def test_a_language_is_its_code() -> None:
    text = read_source("1. Prie le Secrétaire général de faire rapport.".encode(), language="fr").documents[0]
    assert text.language is Language.FRENCH
    comparison = compare_documents(text, text, load_lexicon("fr"))
    assert render(comparison, "markdown", RenderOptions(reader="es")) == render(
        comparison, "markdown", RenderOptions(reader=Language.SPANISH)
    )
    refusing: list[Callable[[str], object]] = [
        load_lexicon,
        lambda code: read_source(b"1. Decides to meet.", language=code),
        lambda code: render(comparison, "markdown", RenderOptions(reader=code)),
        lambda code: check_document(text, load_lexicon("fr"), reader=code),
    ]
    for refuse in refusing:
        with pytest.raises(DraftdiffError) as caught:
            refuse("tlh")
        assert caught.value.slug == "unknown-language"


def test_options_are_their_names_and_others_are_refused() -> None:
    text = read_source(b"1. Decides to meet every year, on the coast.", language="en").documents[0]
    later = read_source(b"1. Decides to meet every year, in the hills.", language="en").documents[0]
    made = compare_documents(text, later, load_lexicon("en"), watch=["hills", "coast"])
    assert made == compare_documents(text, later, load_lexicon("en"), watch=("hills", "coast"))
    assert compare_documents(text, later, load_lexicon("en"), watch="hills").rows[0].flags == made.rows[0].flags[:1]
    named = RenderOptions(layout="table", min_weight="substantive", sort="weight")
    known = RenderOptions(layout=Layout.TABLE, min_weight=Weight.SUBSTANTIVE, sort=Order.WEIGHT)
    assert render(made, "html", named) == render(made, "html", known)
    word = render(made, "docx")
    for revisions, documents in (("reject", (text,)), ("accept", (later,)), ("both", (text, later))):
        read = read_source(word, "a.docx", revisions=revisions).documents
        assert [one.paragraphs[0].text for one in read] == [one.paragraphs[0].text for one in documents]
    refusing: list[Callable[[], object]] = [
        lambda: render(made, "html", RenderOptions(layout="round")),
        lambda: read_source(word, "a.docx", revisions="rejected"),
        lambda: read_source(b"1. Decides to meet.", revisions="rejected"),
    ]
    for refuse in refusing:
        with pytest.raises(DraftdiffError) as caught:
            refuse()
        assert caught.value.slug == "unknown-option"
    with pytest.raises(DraftdiffError, match=r"^draft\.docx is empty$"):
        read_source(b"", "draft.docx")
    for path in ("draft.docx", Path("draft.docx")):
        with pytest.raises(TypeError, match="takes the bytes of a source"):
            read_source(path)  # type: ignore[arg-type]


def test_texts_of_two_languages_are_not_compared() -> None:
    """With the words of another language a *not* would be no more than a word."""
    english, french = load_lexicon("en"), load_lexicon("fr")
    old = read_source(b"1. Decides to meet every year.", language="en").documents[0]
    new = read_source("1. Décide de se réunir chaque année.".encode(), language="fr").documents[0]
    refusing: list[Callable[[], object]] = [
        lambda: merge_documents(old, replace(old, symbol="A/175/L.1"), new, english),
        lambda: compare_documents(old, new, english),
        lambda: compare_documents(old, old, french),
        lambda: compare_documents(old, new, english, align_documents(old, old, english)),
        lambda: trace_documents([old, new], english),
        lambda: align_documents(old, new, english),
        lambda: check_document(old, french),
        lambda: check_document(old, english, beside=[(new, english)]),
    ]
    for refuse in refusing:
        with pytest.raises(DraftdiffError) as caught:
            refuse()
        assert caught.value.slug == "languages-differ"


def test_a_comparison_goes_with_its_own_new_document_and_what_is_beside_it_is_in_another_language() -> None:
    english = load_lexicon("en")
    old, new, other = (
        read_source(f"1. Decides to meet {often}.".encode(), f"{often}.txt", language="en").documents[0]
        for often in ("yearly", "monthly", "daily")
    )
    comparison = compare_documents(old, new, english)
    refusing: list[tuple[Callable[[], object], str, str]] = [
        (lambda: find_agreed(other, [old], comparison), "other-document", "monthly.txt, which has other paragraphs"),
        (lambda: check_document(other, english, previous=comparison), "other-document", "than daily.txt"),
        (lambda: check_document(new, english, beside=[(old, english)]), "same-language", "yearly.txt is in `en` too"),
    ]
    later, outcome = compare_documents(new, other, english), compare_documents(old, other, english)
    proposals: list[Callable[[], object]] = [
        lambda: render_proposals({"EU": comparison, "G77": later}, "terminal"),
        lambda: render_compilation({"EU": comparison, "G77": later}, "terminal"),
        lambda: render_proposals({"EU": comparison}, "terminal", outcome=Outcome("Rev.1", later, {"EU": later})),
        lambda: render_proposals({"EU": comparison}, "terminal", outcome=Outcome("Rev.1", outcome, {})),
    ]
    refusing += [(refuse, "other-document", "different texts") for refuse in proposals]
    for refuse, slug, said in refusing:
        with pytest.raises(DraftdiffError, match=said) as caught:
            refuse()
        assert caught.value.slug == slug
    assert find_agreed(new, [old], comparison).clauses is not None
    assert render_proposals({"EU": comparison}, "terminal", outcome=Outcome("Rev.1", outcome, {"EU": later}))
    assert check_document(new, english, previous=comparison) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="compare_poems"):
        draftdiff.compare_poems  # noqa: B018


def test_importing_the_package_imports_none_of_its_modules() -> None:
    code = "import sys, draftdiff; print(*(name for name in sys.modules if name.startswith('draftdiff.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
