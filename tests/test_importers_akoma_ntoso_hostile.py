"""XML that means harm, or is no XML: one clear error, and nothing of it is run, loaded or expanded."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftdiff.errors import DraftdiffError, UnknownFormat, UnreadableFile
from draftdiff.importers import read_source
from draftdiff.model import Language

PLAIN = (Path(__file__).parent / "cases" / "import" / "plain.xml").read_bytes()
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akoma_ntoso(body: str) -> bytes:
    return f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution">{body}</statement></akomaNtoso>'.encode()


def error_of(data: bytes, name: str = "lamps.xml") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_source(data, name, from_format="akoma-ntoso")
    return caught.value


def test_malformed_xml_is_refused_with_line_and_column() -> None:
    error = error_of(PLAIN.replace(b"</statement>", b"</statment>"))
    assert error.message == (
        "lamps.xml is not well-formed XML at line 47, column 14: "
        "Opening and ending tag mismatch: statement line 2 and statment"
    )
    assert error.hint


@pytest.mark.parametrize("data", [b"", b"<", b"\x00\x01\x02", b"<akomaNtoso", PLAIN[: len(PLAIN) // 2], b"\xff\xfe<"])
def test_broken_data_is_refused(data: bytes) -> None:
    assert "lamps.xml" in error_of(data).message


def test_bytes_that_are_no_utf_8_are_refused() -> None:
    assert "not well-formed" in error_of(PLAIN.replace(b"lamps", b"l\xe4mps")).message


def test_a_document_type_is_refused_before_it_can_expand() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>' + PLAIN.replace(b"lamps", b"&y;")
    assert "document type" in error_of(bomb).message


def test_no_file_of_the_machine_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the lamp")
    data = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode() + PLAIN.replace(b"lamps", b"&s;")
    assert "secret of the lamp" not in str(error_of(data))


def test_a_document_type_in_utf_16_is_refused_too() -> None:
    data = ("<!DOCTYPE a []>" + PLAIN.decode()).encode("utf-16")
    assert "document type" in error_of(data).message


def test_an_entity_that_nothing_defines_is_refused() -> None:
    assert "not well-formed" in error_of(PLAIN.replace(b"lamps", b"&lamps;")).message


def test_xml_without_a_statement_is_refused() -> None:
    data = f'<akomaNtoso xmlns="{NAMESPACE}"><act/></akomaNtoso>'.encode()
    assert "no statement" in error_of(data).message


@pytest.mark.parametrize("element", ["span", "authorialNote", "paragraph", "table", "list"])
def test_deep_nesting_is_refused_or_read(element: str) -> None:
    for depth in (100, 240, 5000):
        data = akoma_ntoso(f"<mainBody>{f'<{element}>' * depth}A lamp burns.{f'</{element}>' * depth}</mainBody>")
        try:
            (document,) = read_source(data, "lamps.xml").documents
        except UnreadableFile as error:
            assert "lamps.xml" in error.message
        else:
            texts = [one.text for one in document.paragraphs]
            notes = [note.text for one in document.paragraphs for note in one.notes]
            assert texts + notes != []


def test_control_characters_are_left_out_and_told() -> None:
    (document,) = read_source(PLAIN.replace(b"lamps lit", "lamps\u0085\u0080 lit".encode())).documents
    assert document.paragraphs[-1].text.endswith("keep the lamps lit.")
    (problem,) = document.problems
    assert (problem.code, problem.location.paragraph) == ("control-character", document.paragraphs[-1].key)
    assert "\u0080" in problem.text


def test_numbers_without_end_are_no_numbers() -> None:
    digits = "9" * 10_000
    body = f"<mainBody><paragraph><num>{digits}</num><content><p>Lamps.</p></content></paragraph></mainBody>"
    conclusions = f'<conclusions><p><docDate date="2120-11-23">{digits}</docDate></p></conclusions>'
    votes = (
        f'<meta><analysis><voting outcome="x"><count value="{digits}" refersTo="#against"/></voting></analysis></meta>'
    )
    (document,) = read_source(akoma_ntoso(votes + body + conclusions)).documents
    assert [one.text for one in document.paragraphs] == ["Lamps."]


@pytest.mark.parametrize(
    "lines",
    [
        "<paragraph><content><p>A lamp</p></content></paragraph>",
        "<paragraph><subheading>Lamps</subheading></paragraph>",
        "<paragraph><num>(a)</num><content><p>a lamp;</p></content></paragraph>",
    ],
)
def test_many_lines_are_read_one_by_one(lines: str) -> None:
    (document,) = read_source(akoma_ntoso(f"<mainBody>{lines * 5000}</mainBody>")).documents
    kept = sum(1 for one in document.paragraphs) + sum(p.code == "repeated-heading" for p in document.problems)
    assert kept == 5000


def test_many_notes_in_one_line_are_read_one_by_one() -> None:
    calls = '(<authorialNote marker="1"><p>()lamp</p></authorialNote>)' * 5000
    (document,) = read_source(akoma_ntoso(f"<mainBody><p>Lamps {calls}</p></mainBody>")).documents
    (paragraph,) = document.paragraphs
    assert (paragraph.text, len(paragraph.notes)) == ("Lamps", 5000)


@pytest.mark.parametrize(
    ("before", "inner", "after", "text"),
    [
        ("المنارات(", "()", ")، والأجراس", "المنارات، والأجراس"),
        ("المنارات", "()", "() والأجراس", "المنارات والأجراس"),
        ("المنارات()", "()", "، والأجراس", "المنارات، والأجراس"),
        ("المنارات(", "()", "()اتفاق المد)، والأجراس", "المنارات (اتفاق المد)، والأجراس"),
        ("المنارات(", "(4)", ")؛", "المنارات؛"),
        ("المنارات(", "", ")؛", "المنارات؛"),
        ("المنارات", "()", "، والأجراس", "المنارات، والأجراس"),
    ],
)
def test_no_empty_brackets_are_left_where_a_note_is_called(before: str, inner: str, after: str, text: str) -> None:
    note = f'<authorialNote marker="4"><p>\t{inner}\tالمرجع نفسه.</p></authorialNote>'
    body = f"<mainBody><paragraph><num>1 -</num><content><p>{before}{note}{after}</p></content></paragraph></mainBody>"
    (document,) = read_source(akoma_ntoso(body), language=Language.ARABIC).documents
    (one,) = document.paragraphs
    assert (one.text, one.notes[0].text) == (text, "المرجع نفسه.")
    assert one.text[: one.notes[0].anchor] == "المنارات"


def test_sponsors_without_end_are_split() -> None:
    step = f'<meta><workflow><step outcome="draftResolution" by="{"Fiji (, " * 20_000}"/></workflow></meta>'
    (document,) = read_source(akoma_ntoso(step + "<mainBody><p>Lamps.</p></mainBody>")).documents
    assert len(document.sponsors) == 1


def test_a_source_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="the limit is 100"):
        read_source(PLAIN, "lamps.xml", limit=100)


def test_what_no_importer_knows_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="no importer is called lamp"):
        read_source(PLAIN, from_format="lamp")
    with pytest.raises(DraftdiffError):
        read_source(b"\x7fELF\x00\x00", "lamps.xml")


def test_a_note_in_a_note_is_text_of_it() -> None:
    inner = '<authorialNote marker="2"><p>As amended.</p></authorialNote>'
    note = f'<authorialNote marker="1"><p>See the lamps.{inner}</p></authorialNote>'
    body = f"<mainBody><p>Decides to meet;{note}</p><p>Decides to part.</p></mainBody>"
    paragraph = read_source(akoma_ntoso(body), "lamps.xml").documents[0].paragraphs[0]
    assert [one.text for one in paragraph.notes] == ["See the lamps. As amended."]
