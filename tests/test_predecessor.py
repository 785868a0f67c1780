"""`draftdiff diff --previous`: which stored resolution a document continues, and how that is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.git_folders import git
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Imported, Language, Source, Stage
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.adding import add_documents
from draftdiff.repository.incoming import incoming_of
from draftdiff.repository.predecessor import find_predecessor
from draftdiff.repository.series import series_through, series_to

Captured = pytest.CaptureFixture[str]


def resolution(symbol: str, *cited: str, title: str = OLD.title, language: Language = Language.ENGLISH) -> Document:
    session = symbol.removeprefix("A/RES/").partition("/")[0]
    recalling = replace(OLD.paragraphs[1], text=f"Recalling its resolutions {' and '.join(cited)} on tide tables,")
    paragraphs = (OLD.paragraphs[0], recalling, *OLD.paragraphs[2:]) if cited else OLD.paragraphs
    return replace(
        OLD, symbol=symbol, session=session, title=title, language=language, paragraphs=paragraphs,
        source=Source(sha256=f"{hash(symbol) & 0xFFFFFF:064x}"),
    )  # fmt: skip


def store(repository: Repository, *documents: Document) -> None:
    steps = add_documents(repository, [incoming_of(document, document.source.sha256) for document in documents])
    assert [step.error for step in steps] == [None] * len(documents)


def previous(repository: Repository, document: Document) -> tuple[str, str]:
    found = find_predecessor(repository, document)
    return found.document.symbol, found.reason


def test_the_latest_that_is_cited_and_has_the_title_counts(repository: Repository) -> None:
    store(
        repository,
        resolution("A/RES/171/12"),
        resolution("A/RES/173/135"),
        resolution("A/RES/174/8", title="Lighthouses of the northern coasts"),
    )
    new = resolution("A/RES/175/16", "171/12", "173/135", "174/8")
    assert previous(repository, new) == ("A/RES/173/135", "cited in PP1, with the same title")


def of(organ: str, document: Document, session: str) -> Document:
    return replace(document, organ=organ, session=session)


def test_what_the_same_body_adopted_comes_before_a_later_text_of_another_with_the_title(repository: Repository) -> None:
    store(repository, resolution("A/RES/176/133"), resolution("A/HRC/RES/144/3"), resolution("E/RES/2121/4"))
    cited = ("176/133 of 16 December 2121", "A/HRC/RES/144/3", "E/RES/2121/4")
    council = of("Human Rights Council", resolution("A/HRC/150/L.7", *cited), "150")
    assert previous(repository, council) == ("A/HRC/RES/144/3", "cited in PP1, with the same title")
    assembly = of("General Assembly", resolution("A/C.3/177/L.7", *cited), "177")
    assert previous(repository, assembly)[0] == "A/RES/176/133"
    economic = of("Economic and Social Council", resolution("E/2122/L.20", *cited), "2122")
    assert previous(repository, economic)[0] == "E/RES/2121/4"


def test_another_bodys_text_with_the_title_counts_only_where_it_is_cited(repository: Repository) -> None:
    store(repository, resolution("A/RES/174/161"))
    council = of("Human Rights Council", resolution("A/HRC/150/L.7", "144/3"), "150")
    with pytest.raises(DraftdiffError):
        find_predecessor(repository, council)


@pytest.mark.parametrize("symbol", ["S/RES/9520 (2120)", "UNEP/EA.5/Res.14", "WHA174.8", "1/CP.76"])
def test_texts_of_bodies_that_number_otherwise_are_found_too(repository: Repository, symbol: str) -> None:
    store(repository, resolution(symbol, title=""))
    new = of("", resolution("", symbol, title=""), "")
    assert previous(repository, new) == (symbol, "cited in PP1, with a similar text")


def test_the_security_council_renews_within_a_year(repository: Repository) -> None:
    store(repository, resolution("S/RES/9520 (2121)", title=""), resolution("S/RES/9480 (2120)", title=""))
    draft = of("Security Council", resolution("S/2121/455", "9480 (2120)", "9520 (2121)", title=""), "2121")
    assert previous(repository, draft)[0] == "S/RES/9520 (2121)"


def test_a_title_may_change_a_little_if_the_resolution_is_cited(repository: Repository) -> None:
    store(repository, resolution("A/RES/173/135", title="Cooperation in the field of tide tables and charts"))
    assert previous(repository, resolution("A/RES/175/16", "173/135")) == (
        "A/RES/173/135", "cited in PP1, with a similar title",
    )  # fmt: skip


def test_a_title_alone_is_enough_if_it_is_the_same(repository: Repository) -> None:
    store(repository, resolution("A/RES/173/135"))
    assert previous(repository, resolution("A/RES/175/16")) == ("A/RES/173/135", "with the same title, not cited")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Report on the fifty-third session of the Commission", "Report on the fifty-fourth session of the Commission"),
        ("Expenses for tide tables in 2119", "Expenses for tide tables in 2120"),
    ],
)  # fmt: skip
def test_a_title_may_name_another_session_or_year(repository: Repository, old: str, new: str) -> None:
    store(repository, resolution("A/RES/173/135", title=old))
    assert previous(repository, resolution("A/RES/174/16", title=new)) == (
        "A/RES/173/135", "with the same title, sessions and years apart, not cited",
    )  # fmt: skip


def test_neither_a_later_session_nor_another_language_nor_a_draft_is_a_predecessor(repository: Repository) -> None:
    store(
        repository,
        resolution("A/RES/177/9"),
        resolution("A/RES/175/17"),
        resolution("A/RES/173/135", language=Language.FRENCH),
        replace(resolution("A/C.3/173/L.8"), stage=Stage.DRAFT),
    )
    with pytest.raises(DraftdiffError) as caught:
        find_predecessor(repository, resolution("A/RES/175/16", "177/9"))
    assert caught.value.slug == "no-predecessor"
    assert caught.value.hint == "add or fetch the resolution that it cites, or name a later one of the series"


def test_what_is_cited_and_stored_in_another_language_alone_is_told(repository: Repository) -> None:
    elsewhere = [resolution("A/RES/173/135", language=one) for one in (Language.FRENCH, Language.SPANISH)]
    store(repository, resolution("A/RES/171/12"), *elsewhere)
    with pytest.raises(DraftdiffError, match="holds nothing in `en` that A/RES/175/16 continues") as caught:
        find_predecessor(repository, resolution("A/RES/175/16", "173/135", "171/12", title="Another matter"))
    assert caught.value.hint == "it cites A/RES/173/135, which is there in es, fr: add or fetch that in `en`"


def test_a_revised_draft_continues_the_revision_before_and_leads_to_all_revisions(repository: Repository) -> None:
    first = resolution("A/C.3/175/L.8", "173/135")
    second, third = (replace(NEW, symbol=f"A/C.3/175/L.8/Rev.{n}", source=Source(sha256=f"{n}" * 64)) for n in (1, 2))
    store(repository, resolution("A/RES/173/135"), first, second, third)
    assert previous(repository, third) == ("A/C.3/175/L.8/Rev.1", "the revision before it")
    assert previous(repository, first) == ("A/RES/173/135", "cited in PP1, with the same title")
    expected = ["A/RES/173/135", first.symbol, second.symbol, third.symbol]
    assert [through(repository, one) for one in (first, second, third)] == [expected] * 3


def test_a_series_is_followed_to_its_beginning(repository: Repository) -> None:
    store(
        repository,
        resolution("A/RES/169/3"),
        resolution("A/RES/171/12", "169/3"),
        resolution("A/RES/173/135", "171/12"),
    )
    series = series_to(repository, resolution("A/RES/175/16", "173/135"))
    assert [link.document.symbol for link in series] == [
        "A/RES/169/3", "A/RES/171/12", "A/RES/173/135", "A/RES/175/16",
    ]  # fmt: skip


def through(repository: Repository, document: Document) -> list[str]:
    return [link.document.symbol for link in series_through(repository, document)]


def test_a_series_is_found_from_any_of_its_documents(repository: Repository) -> None:
    series = [
        resolution("A/RES/169/3"),
        resolution("A/RES/171/12", "169/3"),
        resolution("A/RES/173/135", "171/12", title="Cooperation in the field of tide tables and charts"),
        resolution("A/RES/175/16", "173/135"),
    ]
    others = [
        resolution("A/RES/172/7", title="Lighthouses of the northern coasts"),
        resolution("A/RES/175/17", "169/3", title="Cooperation in the field of tide tables and their printing"),
        resolution("A/RES/173/135", "171/12", language=Language.FRENCH),
    ]
    store(repository, *series, *others)
    for document in series:
        assert through(repository, document) == [one.symbol for one in series]
    assert [link.reason for link in series_through(repository, series[0])] == [
        "cited in PP1, with the same title",
        "cited in PP1, with a similar title",
        "cited in PP1, with a similar title",
        "",
    ]
    assert through(repository, others[0]) == ["A/RES/172/7"]


def test_a_resolution_whose_source_has_no_title_is_known_by_its_text(repository: Repository) -> None:
    other = resolution("A/RES/172/7", title="")
    other = replace(other, paragraphs=(*other.paragraphs[:1], replace(other.paragraphs[1], text="Noting the lamps,")))
    series = [
        resolution("A/RES/169/3"),
        resolution("A/RES/171/12", "169/3"),
        resolution("A/RES/173/135", "171/12", "172/7", title=""),
        resolution("A/RES/175/16", "173/135", "172/7"),
    ]
    store(repository, *series, other, resolution("A/RES/174/8", title="Lighthouses of the northern coasts"))
    for document in series:
        assert through(repository, document) == [one.symbol for one in series]
    assert previous(repository, series[3]) == ("A/RES/173/135", "cited in PP1, with a similar text")
    assert previous(repository, series[2]) == ("A/RES/171/12", "cited in PP1, with a similar text")
    assert through(repository, other) == ["A/RES/172/7"]


def test_what_has_no_symbol_is_continued_by_nothing(repository: Repository) -> None:
    store(repository, resolution("A/RES/173/135"))
    assert through(repository, replace(resolution("A/RES/175/16", "173/135"), symbol="")) == ["A/RES/173/135", ""]


def test_the_series_of_the_first_resolution_is_shown_whole(repository: Repository, capsys: Captured) -> None:
    store(repository, resolution("A/RES/171/12"), resolution("A/RES/173/135", "171/12"))
    assert run(["series", "171/12", "--brief"]) == 0
    told = capsys.readouterr()
    assert told.err == "notice: A/RES/173/135 continues A/RES/171/12: cited in PP1, with the same title\n"
    assert "173/135" in told.out
    assert run(["report", "171/12"]) == 1


def test_the_command_says_how_it_knew(repository: Repository, capsys: Captured) -> None:
    store(repository, OLD)
    Path("new.json").write_bytes(encode(replace(NEW, paragraphs=resolution("x", "173/135").paragraphs)))
    assert run(["diff", "--previous", "new.json"]) == 1
    told = capsys.readouterr()
    assert told.err == "notice: A/RES/175/16 (en) compared with A/RES/173/135: cited in PP1, with the same title\n"
    assert told.out.startswith("OLD  A/RES/173/135")
    assert run(["diff", "--previous", "new.json", "new.json"]) == 2


def test_each_part_of_a_resolution_is_compared_with_what_it_continues(
    repository: Repository, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = (("A", "Tide tables"), ("B", "Lighthouses"))
    store(repository, *(resolution(f"A/RES/173/135 {letter}", title=title) for letter, title in parts))
    renewed = tuple(resolution(f"A/RES/175/16 {letter}", title=title) for letter, title in parts)
    monkeypatch.setattr("draftdiff.cli.sources.read_source", lambda *_, **__: Imported(documents=renewed))
    Path("new.txt").write_text("two parts", encoding="utf-8")
    for command in ("diff", "report"):
        run([command, "--previous", "new.txt"])
        told = capsys.readouterr()
        for letter, _ in parts:
            assert (
                f"notice: A/RES/175/16 {letter} (en) compared with A/RES/173/135 {letter}: with the same title"
                in told.err
            )
        assert "2. A/RES/173/135 B → A/RES/175/16 B  Lighthouses" in told.out


def test_a_shallow_clone_is_the_reason_why_the_revision_before_is_not_there(repository: Repository) -> None:
    draft = replace(NEW, symbol="A/C.3/175/L.8", title="Tide tables", stage=Stage.DRAFT)
    revised = replace(draft, symbol="A/C.3/175/L.8/Rev.1", source=Source(sha256="1" * 64))
    store(repository, draft)
    store(repository, revised)
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), "shallow")
    with pytest.raises(DraftdiffError) as caught:
        find_predecessor(find_repository("shallow"), revised)
    assert "`git fetch --unshallow`" in caught.value.hint
