"""`draftdiff proposals`: what several drafts change in one text, as a facilitator puts them side by side."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.small_documents import OLD, edited

from draftdiff import redline_texts
from draftdiff.cli.main import run
from draftdiff.codec import decode_document, encode
from draftdiff.keys import with_keys
from draftdiff.model import LANGUAGES, By, Document, Language, Mark, MarkKind, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.renderers.proposals.compilation import Choice, parts_of

ADDED = "Decides to lend every harbour a tide gauge;"


def with_added(document: Document) -> Document:
    """The document with a clause behind its first."""
    clause = Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number="2.", text=ADDED)
    return replace(document, paragraphs=with_keys([*document.paragraphs[:4], clause, *document.paragraphs[4:]]))


EU = with_added(edited("Requests", "Urges"))
G77 = with_added(edited("Requests", "Invites"))
SIDS = replace(edited("all coastal States", "coastal States"), title="Cooperation in the field of tides")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, document in (("text", OLD), ("EU", EU), ("reply", G77), ("SIDS", SIDS)):
        (tmp_path / f"{name}.json").write_bytes(encode(document))
    monkeypatch.chdir(tmp_path)
    return tmp_path


DRAFTS = ("EU.json", "G77=reply.json", "SIDS.json")


def told(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert run(["proposals", "text.json", *DRAFTS, *options]) == 1
    return capsys.readouterr().out


def test_each_draft_is_named_and_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys).startswith(
        "Proposals on 173/135\n"
        "EU    1 amended · 1 added\n"
        "G77   1 amended · 1 added\n"
        "SIDS  title · 1 amended\n"
        "proposals at 4 places · they differ at 1\n"
    )


def test_proposals_stand_under_the_clause_and_those_that_differ_are_marked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(capsys)
    assert "OP1  proposals differ\n    Requests the Secretary-General to print tide tables" in text
    assert "  EU  amended · substantive · governing verb: Requests → Urges (weaker)\n    [-Requests-]{+Urges+}" in text
    assert "  G77  amended · substantive · governing verb: Requests → Invites (weaker)\n" in text


def test_drafts_that_propose_the_same_stand_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"after OP1\n  EU, G77  added · substantive\n    {{+{ADDED}+}}\n" in told(capsys)


def test_a_proposed_title_is_told_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys)
    proposed = "  SIDS  substantive\n    Cooperation in the field of [-tide tables-]{+tides+}"
    assert text.index(f"title\n    Cooperation in the field of tide tables\n{proposed}") < text.index("OP1")


def test_what_is_put_before_the_first_paragraph_is_at_the_beginning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = Paragraph(
        key="new", kind=ParagraphKind.HEADING, text="Part one: tides and the harbours that live by them"
    )
    (folder / "EU.json").write_bytes(encode(replace(OLD, paragraphs=with_keys([heading, *OLD.paragraphs]))))
    assert run(["proposals", "text.json", "EU.json"]) == 1
    assert "at the beginning\n  EU  added" in capsys.readouterr().out


def test_a_note_that_a_draft_changes_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clause = replace(OLD.paragraphs[3], notes=(Note(anchor=8, marker="1", text="See A/173/250."),))
    paragraphs = (*OLD.paragraphs[:3], clause, *OLD.paragraphs[4:])
    (folder / "EU.json").write_bytes(encode(replace(OLD, paragraphs=paragraphs)))
    run(["proposals", "text.json", "EU.json"])
    assert "{+See A/173/250.+}" in capsys.readouterr().out


def test_merged_clauses_are_told_under_each_and_shown_under_the_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = OLD.paragraphs[3:]
    merged = replace(first, text=f"{first.text[:-1]}, and {second.text[0].lower()}{second.text[1:]}")
    (folder / "EU.json").write_bytes(encode(replace(OLD, paragraphs=(*OLD.paragraphs[:3], merged))))
    assert run(["proposals", "text.json", "EU.json", "SIDS.json"]) == 1
    text = capsys.readouterr().out
    assert "EU  OP1, OP2 · merged · " in text[: text.index("OP2  proposals differ")]
    assert "OP2  proposals differ\n    Invites all coastal States" in text
    assert "EU  OP1, OP2 · merged · substantive\n  SIDS  amended" in text


def shuffled(order: str) -> bytes:
    """A text of five clauses in an order."""
    texts = {
        "a": "Requests the Board to publish the tables of tides once a year;",
        "b": "Encourages coastal States to mark wrecks within their waters;",
        "c": "Welcomes the school for lighthouse keepers on the northern coast;",
        "d": "Invites pilots to tell fishing fleets where the sandbanks lie;",
        "e": "Decides to convene a conference of harbours every other spring;",
    }
    clauses = (Paragraph(key="new", kind=ParagraphKind.OPERATIVE, text=texts[letter]) for letter in order)
    return encode(replace(OLD, paragraphs=with_keys([*OLD.paragraphs[:3], *clauses])))


def test_a_clause_is_proposed_for_the_place_to_which_it_is_moved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, order in (("text", "abcde"), ("EU", "bcdea"), ("LDCs", "bcdea"), ("reply", "bcade"), ("SIDS", "abced")):
        (folder / f"{name}.json").write_bytes(shuffled(order))
    assert run(["proposals", "text.json", "LDCs.json", *DRAFTS]) == 1
    text = capsys.readouterr().out
    assert "EU    1 moved\n" in text
    assert "OP1  proposals differ\n" in text
    assert "  LDCs, EU  moved · after OP5\n" in text
    assert "  G77  moved · after OP3\n" in text


def test_of_a_split_clause_the_end_of_the_first_part_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = f"{OLD.paragraphs[3].text[:-1]}, and to send a copy of them to every harbour within the year;"
    clause = replace(OLD.paragraphs[3], text=whole)
    parts = [replace(clause, text=whole[:82]), replace(clause, key="new", text=whole[83:])]
    for name, clauses in (("text", [clause]), ("EU", parts)):
        (folder / f"{name}.json").write_bytes(
            encode(replace(OLD, paragraphs=with_keys([*OLD.paragraphs[:3], *clauses])))
        )
    run(["proposals", "text.json", "EU.json"])
    assert "six official languages, ¶ and to send a copy" in " ".join(capsys.readouterr().out.split())


def by(author: str, document: Document) -> Document:
    """The document with its first clause inserted by an author as a tracked change."""
    clause = document.paragraphs[3]
    mark = Mark(kind=MarkKind.INSERTED, start=0, end=len(clause.text), by=By(name=author))
    return replace(
        document, paragraphs=(*document.paragraphs[:3], replace(clause, marks=(mark,)), *document.paragraphs[4:])
    )


def test_of_a_common_proposal_each_author_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, author in (("EU", "Arve"), ("reply", "Binh")):
        (folder / f"{name}.json").write_bytes(encode(by(author, edited("Requests", "Urges"))))
    run(["proposals", "text.json", "EU.json", "G77=reply.json"])
    assert "tracked by Arve · tracked by Binh\n" in capsys.readouterr().out


def test_what_two_drafts_add_at_one_place_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = with_added(OLD)
    added = replace(other.paragraphs[4], text="Decides to lend every harbour two tide gauges;")
    paragraphs = (*other.paragraphs[:4], added, *other.paragraphs[5:])
    (folder / "reply.json").write_bytes(encode(replace(other, paragraphs=paragraphs)))
    assert "after OP1  proposals differ\n  EU  added" in told(capsys)


def test_additions_in_nearly_the_same_words_stand_side_by_side(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "EU": (ADDED, "Welcomes the school of lighthouse keepers on the northern coast;"),
        "reply": ("Welcomes the old school of lighthouse keepers on the coast;", ADDED.replace("every", "each")),
    }
    for name, added in texts.items():
        clauses = [Paragraph(key="new", kind=ParagraphKind.OPERATIVE, text=text) for text in added]
        paragraphs = with_keys([*OLD.paragraphs[:4], *clauses, *OLD.paragraphs[4:]])
        (folder / f"{name}.json").write_bytes(encode(replace(OLD, paragraphs=paragraphs)))
    text = told(capsys)
    assert re.findall("lend every|lend each|keepers on the northern|keepers on the coast", " ".join(text.split())) == [
        "lend every", "lend each", "keepers on the northern", "keepers on the coast",
    ]  # fmt: skip


def test_light_proposals_can_be_left_out_and_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    light = replace(edited("coastal States", "coastal states"), title=OLD.title.title())
    (folder / "EU.json").write_bytes(encode(light))
    assert run(["proposals", "text.json", "EU.json", "--min-weight", "substantive"]) == 1
    told = capsys.readouterr().out
    assert told.endswith("proposals at 0 places · EU: 2 lighter changes, not shown\n")


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_all_proposals_stand_in_every_format_and_language(
    folder: Path, reader: str, format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(capsys, "--format", format_name, "--reader", reader)
    for words in ("Urges", "Invites", ADDED, "EU", "G77", "SIDS"):
        assert words in text
    assert ("proposals differ" in text) is (reader == "en")


@pytest.mark.parametrize("reader", ["en", "ar"])
def test_a_word_file_holds_the_table(folder: Path, reader: str, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "--reader", reader, "-o", "table.docx")
    document = zipfile.ZipFile(folder / "table.docx").read("word/document.xml").decode()
    text = re.sub("<[^>]+>", "", document)
    assert "Requests Urges the Secretary-General to print tide tables" in text
    assert ("EU, G77  added · substantive" in text) is (reader == "en")
    assert ("<w:bidiVisual/>" in document) is (reader == "ar")


def test_what_a_draft_says_runs_nowhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "EU.json").write_bytes(encode(edited("Requests", "Urges <script>alert(1)</script>")))
    assert run(["proposals", "text.json", "<b>EU</b>=EU.json", "--format", "html"]) == 1
    page = capsys.readouterr().out
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert run(["proposals", "text.json", "\x9b31mEU=EU.json"]) == 1
    assert "\x9b" not in capsys.readouterr().out


def test_no_proposal_at_all_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proposals", "text.json", "same=text.json"]) == 0
    assert "same  No difference found.\n" in capsys.readouterr().out


def test_two_drafts_of_one_name_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proposals", "text.json", "EU.json", "EU=reply.json"]) == 2
    assert "two drafts are called EU" in capsys.readouterr().err


def test_a_name_before_the_sign_of_equality_is_not_empty(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proposals", "text.json", "=EU.json"]) == 2
    assert "=EU.json: there is no such file" in capsys.readouterr().err


REV = with_added(edited("Requests", "Urges"))


def outcome(capsys: pytest.CaptureFixture[str], rev: Document, *options: str) -> str:
    Path("rev.json").write_bytes(encode(rev))
    return told(capsys, "--outcome", "Rev1=rev.json", *options)


def test_of_each_proposal_it_is_said_whether_the_outcome_took_it_up(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = outcome(capsys, REV)
    assert text.startswith(
        "Proposals on 173/135\n"
        "EU    1 amended · 1 added · taken up: 2\n"
        "G77   1 amended · 1 added · taken up: 1 · not taken up: 1\n"
        "SIDS  title · 1 amended · not taken up: 2\n"
        "Rev1  1 amended · 1 added\n"
        "proposals at 4 places"
    )
    assert "  EU  taken up · amended · substantive" in text
    assert "  G77  not taken up · amended · substantive" in text
    assert "  EU, G77  taken up · added · substantive" in text


def test_the_outcome_stands_under_the_proposals(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = outcome(capsys, REV)
    assert (
        "  Rev1  amended · substantive · governing verb: Requests → Urges (weaker)\n    [-Requests-]{+Urges+}" in text
    )
    assert text.index("  SIDS  not taken up · amended") < text.index("  Rev1  unchanged\n")


def test_what_the_outcome_changes_though_nobody_proposed_it_is_shown_and_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rev = edited("have no keeper", "have one keeper")
    text = outcome(capsys, rev)
    assert "Rev1  1 amended · 1 place that no proposal touched\nproposals at 4 places" in text
    assert "PP2\n    Noting with concern" in text
    assert "[-no-]\n    {+one+}" in text


def test_a_proposal_that_was_cut_down_was_taken_up_in_part(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rev = with_added(OLD)
    clause = replace(rev.paragraphs[4], text="Decides to lend every large harbour a tide gauge, on request;")
    rev = replace(rev, paragraphs=(*rev.paragraphs[:4], clause, *rev.paragraphs[5:]))
    assert "  EU, G77  taken up in part · added" in outcome(capsys, rev)


@pytest.mark.parametrize(
    ("proposed", "came"),
    [
        ("to print and to sell tide tables", "to print and not to sell tide tables"),
        ("to print and to sell tide tables", "to print and to sell, on request, tide tables"),
        ("to tide tables", "to never tide tables"),
    ],
)
def test_words_that_the_outcome_puts_into_a_proposal_or_in_its_stead_are_not_lost_in_it(
    folder: Path, proposed: str, came: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "SIDS.json").write_bytes(encode(edited("to print tide tables", proposed)))
    assert "  SIDS  taken up in part · amended" in outcome(capsys, edited("to print tide tables", came))


@pytest.mark.parametrize("turned", ["not to print", "to print, where possible,", "to endeavour not to print"])
def test_a_proposal_in_a_clause_that_the_outcome_denies_or_hedges_is_taken_up_in_part(
    folder: Path, turned: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, proposed = "to print tide tables in the", "to print tide tables in all the"
    (folder / "SIDS.json").write_bytes(encode(edited(printed, proposed)))
    assert "  SIDS  taken up · amended" in outcome(capsys, edited(printed, proposed))
    came = edited(printed, proposed.replace("to print", turned))
    assert "  SIDS  taken up in part · amended" in outcome(capsys, came)


def test_a_proposal_in_a_clause_that_begins_with_a_weaker_verb_is_taken_up_in_part(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "Requests the Secretary-General to print tide"
    (folder / "SIDS.json").write_bytes(encode(edited(asked, f"{asked} and star")))
    came = edited(asked, f"{asked.replace('Requests', 'Invites')} and star")
    assert "  SIDS  taken up in part · amended" in outcome(capsys, came)


def test_an_operative_paragraph_that_the_outcome_puts_into_the_preamble_is_taken_up_in_part(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rev = with_added(OLD)
    preambular = replace(rev.paragraphs[4], kind=ParagraphKind.PREAMBULAR, number="")
    rev = replace(rev, paragraphs=(*rev.paragraphs[:2], preambular, *rev.paragraphs[2:4], *rev.paragraphs[5:]))
    assert "  EU, G77  taken up in part · added" in outcome(capsys, rev)


def test_words_of_which_the_outcome_keeps_the_smaller_part_are_taken_up_in_part(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "SIDS.json").write_bytes(encode(edited("share their", "urgently scale up their")))
    assert "  SIDS  taken up in part · amended" in outcome(capsys, edited("share their", "scale up their"))


def test_a_clause_that_the_outcome_drops_takes_up_no_amendment_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "SIDS.json").write_bytes(encode(edited(" all coastal", " coastal")))
    rev = replace(OLD, paragraphs=OLD.paragraphs[:-1])
    assert "  SIDS  not taken up · amended · substantive" in outcome(capsys, rev)


def test_a_clause_that_the_outcome_drops_as_proposed_is_taken_up(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rev = replace(OLD, paragraphs=OLD.paragraphs[:-1])
    (folder / "SIDS.json").write_bytes(encode(rev))
    assert "  SIDS  taken up · removed · substantive" in outcome(capsys, rev)


def test_a_phrase_that_the_outcome_puts_into_another_clause_is_taken_up_in_part(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase = ", and the soundings of their harbour masters"
    (folder / "SIDS.json").write_bytes(encode(edited("official languages", f"official languages{phrase}")))
    assert "  SIDS  taken up in part · amended" in outcome(capsys, edited("ebb and flow", f"ebb and flow{phrase}"))


def test_a_move_is_taken_up_if_the_outcome_moves_the_clause(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, order in (("text", "abcde"), ("EU", "bcdea"), ("reply", "abced"), ("SIDS", "abcde")):
        (folder / f"{name}.json").write_bytes(shuffled(order))
    (folder / "rev.json").write_bytes(shuffled("bcdea"))
    assert run(["proposals", "text.json", *DRAFTS, "--outcome", "rev.json"]) == 1
    text = capsys.readouterr().out
    assert "  EU  taken up · moved · after OP5\n" in text
    assert "  G77  not taken up · moved · " in text


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_the_outcome_stands_in_every_format_and_language(
    folder: Path, reader: str, format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = outcome(capsys, REV, "--format", format_name, "--reader", reader)
    assert "Rev1" in text
    assert ("not taken up" in text) is (reader == "en")


def test_the_word_file_holds_the_outcome_where_it_leaves_room_for_what_is_agreed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome(capsys, REV, "-o", "table.docx")
    text = re.sub("<[^>]+>", " ", zipfile.ZipFile(folder / "table.docx").read("word/document.xml").decode())
    assert "Agreed" not in text
    assert "Rev1  amended · substantive" in " ".join(text.split()).replace("Rev1 ", "Rev1  ")


def test_an_outcome_that_bears_the_name_of_a_draft_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proposals", "text.json", "EU.json", "--outcome", "EU=reply.json"]) == 2
    assert "two drafts are called EU" in capsys.readouterr().err


def compiled(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    return told(capsys, "--layout", "compilation", *options)


def test_a_compilation_is_the_text_with_what_each_draft_would_have_in_brackets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compiled(capsys) == (
        "Cooperation in the field of [tide tables / SIDS: tides]\n\n"
        "The General Assembly,\n\n"
        "Recalling its resolution 171/12 on the printing of tide tables for small\nharbours,\n\n"
        "Noting with concern that many lighthouses of the northern coasts have no keeper,\n\n"
        "1. [Requests / EU: Urges / G77: Invites] the Secretary-General to print tide\n"
        "   tables in the six official languages;\n\n"
        f"[EU, G77: {ADDED}]\n\n"
        "2. Invites [all / SIDS: delete] coastal States to share their measurements of\n   ebb and flow.\n"
    )


def test_words_that_a_draft_puts_in_stand_apart_from_the_word_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "EU.json").write_bytes(encode(edited("ebb and flow", "ebb and flow, and of the moon")))
    assert "ebb and flow [EU: , and of the moon]." in " ".join(compiled(capsys).split())


def test_a_compilation_names_what_is_moved_and_what_is_divided(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "text.json").write_bytes(shuffled("abcde"))
    for name, order in (("EU", "bcdea"), ("reply", "abcde"), ("SIDS", "abced")):
        (folder / f"{name}.json").write_bytes(shuffled(order))
    text = compiled(capsys)
    assert "once a year;\n\n[EU: moved, after OP5]\n" in text
    first, second = OLD.paragraphs[3:]
    merged = replace(first, text=f"{first.text[:-1]}, and {second.text[0].lower()}{second.text[1:]}")
    (folder / "text.json").write_bytes(encode(OLD))
    (folder / "EU.json").write_bytes(encode(replace(OLD, paragraphs=(*OLD.paragraphs[:3], merged))))
    assert run(["proposals", "text.json", "EU.json", "--layout", "compilation"]) == 1
    assert "[EU: OP1, OP2, merged: Requests the Secretary-General" in capsys.readouterr().out


def test_a_compilation_holds_notes_and_comments(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def noted(text: str, kind: NoteKind = NoteKind.FOOTNOTE) -> Document:
        clause = replace(OLD.paragraphs[3], notes=(Note(anchor=8, marker="1", text=text, kind=kind),))
        return replace(OLD, paragraphs=(*OLD.paragraphs[:3], clause, *OLD.paragraphs[4:]))

    (folder / "text.json").write_bytes(encode(noted("See A/173/250.")))
    (folder / "EU.json").write_bytes(encode(noted("See A/175/250.")))
    (folder / "SIDS.json").write_bytes(encode(noted("Ask the capital.", NoteKind.COMMENT)))
    text = compiled(capsys)
    assert "note 1: See [A/173/250 / EU: A/175/250].\n" in text
    assert "comment 1: [SIDS: Ask the capital.]\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compilation_is_in_the_language_of_the_text(
    folder: Path, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("text", "EU", "reply", "SIDS"):
        document = decode_document((folder / f"{name}.json").read_bytes())
        (folder / f"{name}.json").write_bytes(encode(replace(document, language=language)))
    text = compiled(capsys, "--reader", "fr")
    assert "Urges" in text
    assert ("delete" in text, "supprimer" in text) == (language == "en", language == "fr")
    assert "<U+" not in text


@pytest.mark.parametrize(("format_name", "deleted"), [("markdown", "~~Requests~~"), ("html", "<del>Requests</del>")])
def test_a_compilation_marks_what_would_go_and_come(
    folder: Path, format_name: str, deleted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = compiled(capsys, "--format", format_name)
    assert deleted in text
    assert "Decides to lend every harbour a tide gauge;" in text


def test_a_compilation_in_word_can_be_read_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compiled(capsys, "-o", "compilation.docx")
    text = re.sub("<[^>]+>", "", zipfile.ZipFile(folder / "compilation.docx").read("word/document.xml").decode())
    assert "1.\u00a0[Requests / EU: Urges / G77: Invites] the Secretary-General" in text
    assert run(["import", "compilation.docx", "-o", "again.json"]) == 0


def test_a_compilation_says_nothing_of_an_outcome(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proposals", "text.json", "EU.json", "--outcome", "reply.json", "--layout", "compilation"]) == 1
    assert "--outcome changes nothing in a compilation" in capsys.readouterr().err


@given(st.data())
def test_of_a_compilation_each_text_can_be_had_again(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(["tides", "wrecks", "and", "reefs,", "all", "1,000"]), min_size=1, max_size=9)
    text, *drafts = (" ".join(data.draw(words)) for _ in range(3))
    redlines = {name: redline_texts(text, draft) for name, draft in zip(("EU", "G77"), drafts, strict=True)}
    parts = parts_of(text, redlines)
    assert "".join(part if isinstance(part, str) else part.words for part in parts) == text
    for name, draft in zip(("EU", "G77"), drafts, strict=True):
        assert "".join(taken(part, name) for part in parts) == draft


def taken(part: str | Choice, name: str) -> str:
    """What a part of a compilation is if the alternative of a draft is taken."""
    if isinstance(part, str):
        return part
    return next((words for names, words in part.alternatives if name in names), part.words)
