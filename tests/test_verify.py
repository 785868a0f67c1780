"""Drafts held against the official text: silent changes are found, tracked ones are none, and none is invented."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from msgspec.structs import replace
from support.small_documents import NEW, OLD
from support.word_files import read_texts, with_parts, word_file

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.compare import compare
from draftdiff.importers import read_source
from draftdiff.importers.docx.authors import authors_in
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.revisions import View
from draftdiff.importers.options import Revisions
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Mark, MarkKind, Note, NoteKind, Source
from draftdiff.numbering import labels_of
from draftdiff.renderers import RenderOptions, render
from draftdiff.verify import Standing, Verification, renumbered_rows, silent_rows, tracked_rows, verify

Captured = pytest.CaptureFixture[bytes]
ENGLISH = load_lexicon(Language.ENGLISH)
HEAD = (OLD.symbol, OLD.title)


def draft() -> bytes:
    """A Word file that changes OLD into NEW by tracked changes alone."""
    data = render(compare(OLD, NEW, ENGLISH), "docx", RenderOptions(author="Norland", date="2175-11-02T09:00:00Z"))
    assert isinstance(data, bytes)
    return data


def changed_silently(data: bytes, before: str, after: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    assert before in text
    return with_parts(data, {"word/document.xml": text.replace(before, after, 1)})


def verified(data: bytes) -> Verification:
    before, after = read_source(data, "draft.docx", revisions=Revisions.BOTH).documents
    return verify(OLD, before, after, ENGLISH)


def test_a_draft_with_tracked_changes_alone_is_clean() -> None:
    found = verified(draft())
    assert found.is_clean
    assert silent_rows(found) == []
    assert {part.name: part.standing for part in found.parts} == {
        "symbol": Standing.TRACKED,
        "title": Standing.SAME,
        "agenda": Standing.NOT_STATED,
        "notes": Standing.SAME,
        "numbering": Standing.TRACKED,
    }
    assert len(tracked_rows(found)) == 2


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ("no keeper", "one keeper", "PP2"),
        ("171/12", "171/21", "PP1"),
        ("six official languages", "official languages", "OP1"),
        ("ebb and flow.", "ebb and flow, free of charge.", "OP2"),
    ],
)
def test_a_silent_change_is_found_with_its_label(before: str, after: str, label: str) -> None:
    found = verified(changed_silently(draft(), before, after))
    assert not found.is_clean
    (row,) = silent_rows(found)
    assert str(labels_of(OLD.paragraphs)[row.old[0].key]) == label


def test_a_silent_change_of_title_or_number_is_found() -> None:
    title = verified(changed_silently(draft(), "in the field of tide tables", "in the field of tides"))
    assert [part.standing for part in title.parts if part.name == "title"] == [Standing.SILENT]
    assert not title.is_clean
    number = verified(changed_silently(draft(), ">2.</w:delText>", ">4.</w:delText>"))
    assert [part.standing for part in number.parts if part.name == "numbering"] == [Standing.SILENT]
    assert len(renumbered_rows(number)) == 1


def test_a_number_that_was_taken_off_silently_is_found() -> None:
    last = OLD.paragraphs[-1]
    assert last.number == "2."
    before = replace(OLD, paragraphs=(*OLD.paragraphs[:-1], replace(last, number="")))
    found = verify(OLD, before, before, ENGLISH)
    assert [part.standing for part in found.parts if part.name == "numbering"] == [Standing.SILENT]
    assert [row.new[0].text for row in renumbered_rows(found)] == [last.text]


def test_a_clause_that_came_silently_is_no_other_number_and_one_that_moved_is_tracked() -> None:
    *others, last = OLD.paragraphs
    note = Note(anchor=3, marker="9", text="A/173/9.")
    came = replace(last, key="came", text="Decides to build a lighthouse;", notes=(note,))
    before = replace(OLD, title="", paragraphs=(*others, came, replace(last, number="3.")))
    after = replace(before, paragraphs=(*others, replace(last, number="2."), replace(came, number="3.")))
    found = verify(OLD, before, after, ENGLISH)
    assert [row.new for row in silent_rows(found)] == [(came,)]
    assert renumbered_rows(found) == []
    assert any(row.moved for row in tracked_rows(found))
    told = standings(found)
    assert (told["notes"], told["title"]) == (Standing.SILENT, Standing.NOT_STATED)
    assert standings(verify(before, OLD, OLD, ENGLISH))["title"] is Standing.NOT_STATED
    assert "comments" not in told


def test_words_struck_by_hand_are_a_silent_change() -> None:
    struck = Mark(kind=MarkKind.STRIKE, start=0, end=8)
    paragraphs = (replace(OLD.paragraphs[-1], marks=(struck,)),)
    before = replace(OLD, paragraphs=(*OLD.paragraphs[:-1], *paragraphs))
    verification = verify(OLD, before, before, ENGLISH)
    assert [row.new[0].text for row in silent_rows(verification)] == [OLD.paragraphs[-1].text]
    assert not verification.is_clean
    assert verify(before, before, before, ENGLISH).is_clean


def standings(verification: Verification) -> dict[str, Standing]:
    return {part.name: part.standing for part in verification.parts}


def test_a_symbol_that_was_made_unreadable_is_a_silent_change() -> None:
    found = verified(changed_silently(draft(), "A/RES/173/135", "A/RES/173X135"))
    assert found.parts[0].standing is Standing.SILENT
    assert (found.parts[0].base, found.parts[0].draft) == ("A/RES/173/135", "A/RES/173X135")
    assert standings(verified(changed_silently(draft(), "A/RES/173/135", "Draft")))["symbol"] is Standing.NOT_STATED


def marked(kind: MarkKind) -> Document:
    """OLD, with a sign of its last paragraph set otherwise."""
    *others, last = OLD.paragraphs
    mark = Mark(kind=kind, start=1, end=2)
    return replace(OLD, paragraphs=(*others, replace(last, marks=(*last.marks, mark))), source=Source(importer="docx"))


@pytest.mark.parametrize(
    ("kind", "name", "standing", "clean"),
    [
        (MarkKind.SUPERSCRIPT, "raised", Standing.SILENT, False),
        (MarkKind.SUBSCRIPT, "raised", Standing.SILENT, False),
        (MarkKind.BOLD, "look", Standing.ASIDE, True),
        (MarkKind.ITALIC, "look", Standing.ASIDE, True),
    ],
)
def test_signs_raised_by_hand_are_silent_changes_and_other_looks_are_told_beside(
    kind: MarkKind, name: str, standing: Standing, clean: bool
) -> None:
    base = replace(OLD, source=Source(importer="docx"))
    found = verify(base, marked(kind), marked(kind), ENGLISH)
    assert standings(found)[name] is standing
    assert [part.keys for part in found.parts if part.name == name] == [(OLD.paragraphs[-1].key,)]
    assert found.is_clean is clean
    assert name not in standings(verify(marked(kind), marked(kind), marked(kind), ENGLISH))


def test_a_base_that_states_no_looks_has_none_that_changed() -> None:
    assert "look" not in standings(verify(OLD, marked(MarkKind.BOLD), marked(MarkKind.BOLD), ENGLISH))


def test_notes_of_an_official_text_that_a_draft_lacks_are_a_silent_change() -> None:
    first, *others = OLD.paragraphs
    noted = replace(
        first, notes=(Note(anchor=0, marker="1", text="A/175/20."), Note(anchor=0, marker="2", text="Ibid."))
    )
    base = replace(OLD, paragraphs=(noted, *others), source=Source(importer="akoma-ntoso"))
    bare = replace(
        OLD,
        paragraphs=tuple(replace(paragraph, notes=()) for paragraph in OLD.paragraphs),
        source=Source(importer="docx"),
    )
    found = verify(base, bare, bare, load_lexicon(Language.ENGLISH))
    assert standings(found)["notes"] is Standing.SILENT
    assert not found.is_clean


def test_comments_that_came_are_told_and_are_no_silent_change() -> None:
    *others, last = OLD.paragraphs
    comment = Note(kind=NoteKind.COMMENT, anchor=3, marker="", text="Ask the harbour master")
    before = replace(OLD, paragraphs=(*others, replace(last, notes=(*last.notes, comment))))
    found = verify(OLD, before, before, ENGLISH)
    part = found.parts[-1]
    assert (part.name, part.standing, part.draft, part.keys) == (
        "comments", Standing.ASIDE, "Ask the harbour master", (last.key,)
    )  # fmt: skip
    assert found.is_clean
    assert verify(before, OLD, OLD, ENGLISH).parts[-1].base == "Ask the harbour master"


def test_a_word_that_was_set_in_bold_in_the_file_is_told(folder: Path, capfdbinary: Captured) -> None:
    base = render(compare(OLD, OLD, ENGLISH), "docx", RenderOptions())
    assert isinstance(base, bytes)
    (folder / "official.docx").write_bytes(base)
    bold = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>no</w:t></w:r><w:r><w:t xml:space="preserve">'
    (folder / "draft.docx").write_bytes(changed_silently(base, "no keeper", f"{bold} keeper"))
    assert run(["verify", "draft.docx", "--base", "official.docx"]) == 0
    assert "look of the words different, but the words are the same (PP2)" in " ".join(said(capfdbinary).split())


HIDDEN = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> by night</w:t></w:r>'


@pytest.mark.parametrize(
    ("written", "standing", "verdict"),
    [
        (HIDDEN, Standing.SILENT, "1 silent change: hidden text."),
        (f'<w:ins w:id="900" w:author="A">{HIDDEN}</w:ins>', Standing.TRACKED, "Every change is tracked."),
    ],
)
def test_text_that_the_draft_hides_is_told(
    folder: Path, capfdbinary: Captured, written: str, standing: Standing, verdict: str
) -> None:
    data = changed_silently(draft(), "no keeper", f"no keeper</w:t></w:r>{written}<w:r><w:t>")
    assert [part.standing for part in verified(data).parts if part.name == "hidden"] == [standing]
    (folder / "draft.docx").write_bytes(data)
    run(["verify", "draft.docx", "--base", "official.json"])
    out = said(capfdbinary)
    assert out.startswith(verdict) and ": + by night\n" in out


def test_typography_is_no_silent_change() -> None:
    assert verified(changed_silently(draft(), "Secretary-General", "Secretary‑General")).is_clean


def base_texts(root: etree._Element) -> list[etree._Element]:
    """Return the texts of paragraphs that stand in the official text too: none of them is inserted."""
    found = [text for text in root.iter(w("t")) if len(text.text or "") > 12]
    return [text for text in found if not any(above.tag == w("ins") for above in text.iterancestors())]


@pytest.mark.parametrize("seed", range(30))
def test_every_random_silent_edit_is_found_and_none_invented(seed: int) -> None:
    random = Random(seed)
    with zipfile.ZipFile(BytesIO(draft())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for text in random.sample(base_texts(root)[1:], 2):
        words = (text.text or "").split(" ")
        place = random.randrange(1, len(words) - 1)
        words[place : place + 1] = random.choice((["quoin"], [], [words[place], "quoin"]))
        text.text = " ".join(words)
    data = with_parts(draft(), {"word/document.xml": etree.tostring(root, encoding="unicode")})
    known = {p.text for p in OLD.paragraphs}
    texts = (text.rpartition("\t")[2] for text in read_texts(data, View.REJECT))
    told = [p.text for row in silent_rows(verified(data)) for p in row.new]
    assert told == [text for text in texts if text and text not in {*known, *HEAD}]
    assert told


def test_authors_are_counted() -> None:
    (author,) = authors_in(draft())
    assert (author.name, author.first, author.moved) == ("Norland", "2175-11-02T09:00:00Z", 0)
    assert (author.inserted, author.deleted) == (3, 3)


def test_a_change_that_word_parts_is_one() -> None:
    def change(kind: str, *texts: str) -> str:
        runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)
        return f'<w:{kind} w:id="1" w:author="Norland">{runs}</w:{kind}>'

    mark = '<w:pPr><w:rPr><w:moveTo w:id="2" w:author="Norland"/></w:rPr></w:pPr>'
    moved = f"<w:p>{mark}{change('moveTo', 'Notes')}{change('moveTo', ' the lamps')}</w:p>"
    kept = "<w:r><w:t> that stay </w:t></w:r>"
    edited = f"<w:p>{change('ins', 'One')}{change('ins', ' lamp')}{kept}{change('ins', 'lit')}</w:p>"
    (author,) = authors_in(word_file(moved + edited))
    assert (author.moved, author.inserted) == (1, 2)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "official.json").write_bytes(encode(OLD))
    (tmp_path / "draft.docx").write_bytes(draft())
    return tmp_path


def said(captured: Captured) -> str:
    return captured.readouterr().out.decode()


def test_the_command_says_what_is_tracked_and_by_whom(folder: Path, capfdbinary: Captured) -> None:
    assert run(["verify", "draft.docx", "--base", "official.json"]) == 0
    out = said(capfdbinary)
    assert out.startswith("Every change is tracked.\n")
    assert "title  as in the base" in out
    assert "symbol  changed, tracked: A/RES/173/135 → A/RES/175/16" in out
    assert "Norland: inserted" in out
    assert "OP2  added" in out


def test_tracked_clauses_are_told_by_their_opening_words_and_others_by_their_kind(
    folder: Path, capfdbinary: Captured
) -> None:
    assert run(["verify", "draft.docx", "--base", "official.json"]) == 0
    tracked = said(capfdbinary).partition("TRACKED CHANGES")[2]
    assert "OP1  amended · substantive: governing verb" in tracked
    assert f"OP2  added · substantive: {NEW.paragraphs[-2].text[:20]}" in tracked


def test_the_command_lists_silent_changes_and_exits_with_1(folder: Path, capfdbinary: Captured) -> None:
    (folder / "draft.docx").write_bytes(changed_silently(draft(), "no keeper", "one keeper"))
    assert run(["verify", "draft.docx", "--base", "official.json", "-o", "silent.md"]) == 1
    out = said(capfdbinary)
    assert out.startswith("1 silent change: PP2.\n")
    assert "[-no-] {+one+} keeper" in " ".join(out.split())
    assert "keeper" in (folder / "silent.md").read_text("utf-8")
    assert run(["verify", "draft.docx", "--base", "official.json", "--reader", "fr"]) == 1
    assert said(capfdbinary).startswith("1 modification non signalée")


def test_tracked_changes_of_the_base_are_told(folder: Path, capfdbinary: Captured) -> None:
    assert run(["verify", "draft.docx", "--base", "draft.docx"]) == 1
    assert "draft.docx has tracked changes itself" in capfdbinary.readouterr().err.decode()


def test_a_draft_must_be_a_word_file(folder: Path) -> None:
    assert run(["verify", "official.json", "--base", "official.json"]) == 2


def test_a_title_beside_a_changed_formula_is_no_silent_paragraph() -> None:
    found = verified(changed_silently(draft(), "The General Assembly,", "The Assembly of States,"))
    told = [p.text for row in silent_rows(found) for p in (*row.old, *row.new)]
    assert told == ["The General Assembly,", "The Assembly of States,"]


def edited(data: bytes, random: Random, count: int) -> bytes:
    """The file with words changed in so many paragraphs of the official text, nothing of it tracked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for text in random.sample(base_texts(root)[2:], count):
        said = text.text or ""
        place = random.randrange(4, len(said) - 4)
        text.text = random.choice((said[:place] + said[place + 3 :], f"{said[:place]} 77 {said[place:]}"))
    return with_parts(data, {"word/document.xml": etree.tostring(root, encoding="unicode")})


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_silent_edits_of_real_drafts_are_found_and_none_invented(corpus: Path, language: str) -> None:
    paths = [corpus / "oic" / f"A_RES_{number}.{language}.xml" for number in ("75_16", "77_18")]
    old, new = (read_source(path.read_bytes(), path.name).documents[0] for path in paths)
    lexicon = load_lexicon(Language(language))
    data = render(compare(old, new, lexicon), "docx", RenderOptions(author="Norland"))
    assert isinstance(data, bytes)
    official = {p.text for p in old.paragraphs}
    for seed in range(10):
        changed = edited(data, Random(seed), 4)
        before, after = read_source(changed, "", revisions=Revisions.BOTH, language=Language(language)).documents
        touched = [p.text for p in before.paragraphs if p.text not in official]
        told = [p.text for row in silent_rows(verify(old, before, after, lexicon)) for p in row.new]
        assert touched
        assert sorted(told) == sorted(touched), (language, seed)
