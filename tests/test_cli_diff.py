"""`draftdiff diff OLD NEW`, as a user meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import decode_alignment, decode_comparison, encode
from draftdiff.comparison import Change, new_document, old_document
from draftdiff.model import Document, Language, Note, Paragraph, ParagraphKind, Source

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old and a new document, where the user stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "new.json").write_bytes(encode(NEW))
    return tmp_path


def output(captured: Captured) -> tuple[str, str]:
    out, err = captured.readouterr()
    return out.decode(), err.decode()


def test_documents_that_have_nothing_in_common_are_doubted(folder: Path, capfdbinary: Captured) -> None:
    texts = [OLD.paragraphs[1].text, *(f"Decides that lamp post {number} is painted green;" for number in range(24))]
    paragraphs = tuple(
        Paragraph(key=f"{place}", kind=ParagraphKind.OPERATIVE, number=f"{place}.", text=text)
        for place, text in enumerate(texts, 1)
    )
    (folder / "other.json").write_bytes(encode(replace(OLD, symbol="", title="Lamp posts", paragraphs=paragraphs)))
    assert run(["diff", "old.json", "other.json"]) == 1
    assert "notice: A/RES/173/135 and Lamp posts have little in common: are these the right" in output(capfdbinary)[1]
    assert run(["diff", "old.json", "new.json"]) == 1
    assert output(capfdbinary)[1] == ""


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("A/RES/175/16", "A/RES/173/135", True),
        ("A/C.2/175/L.8/Rev.1", "A/RES/173/135", True),
        ("A/C.2/175/L.8/Rev.2", "A/C.2/175/L.8/Rev.1", True),
        ("A/C.2/175/L.8", "A/C.2/175/L.8/Rev.1", False),
        ("A/RES/173/135", "A/C.2/175/L.8", False),
        ("A/RES/175/16", "A/175/L.2", False),
        ("A/RES/175/16", "A/HRC/RES/53/1", False),
        ("A/RES/175/16", "A/RES/S-32/1", False),
        ("A/RES/ES-11/1", "A/RES/73/135", False),
        ("A/RES/175/16", "", False),
    ],
)
def test_two_documents_that_seem_to_be_the_wrong_way_round_are_told(
    folder: Path, capfdbinary: Captured, old: str, new: str, is_told: bool
) -> None:
    for name, document, symbol in (("a.json", OLD, old), ("b.json", NEW, new)):
        (folder / name).write_bytes(encode(replace(document, symbol=symbol)))
    run(["diff", "a.json", "b.json"])
    said = f"notice: OLD, {old}, is later than NEW, {new}: are they the right way round?\n"
    assert output(capfdbinary)[1] == (said if is_told else "")


def test_notes_that_a_typed_text_leaves_out_are_told_beside_the_verdict_and_at_the_end(
    folder: Path, capfdbinary: Captured
) -> None:
    notes = tuple(Note(anchor=5, marker=marker, text=f"A/175/2{marker}.") for marker in "12")
    paragraphs = tuple(replace(p, notes=notes) if p.kind is ParagraphKind.OPERATIVE else p for p in OLD.paragraphs)
    official = replace(OLD, paragraphs=paragraphs, source=Source(importer="akoma-ntoso"))
    (folder / "official.json").write_bytes(encode(official))
    said = " ".join([f"{p.number} {p.text}\n\n" for p in OLD.paragraphs])
    (folder / "draft.txt").write_text(f"{OLD.symbol}\n\n{OLD.title}\n\n{said}", encoding="utf-8")
    told = {"en": "4 notes not compared", "zh": "未作比较的脚注：4"}
    for reader, words in told.items():
        assert run(["diff", "official.json", "draft.txt", "--reader", reader]) == 0
        out, _ = output(capfdbinary)
        assert out.count(words) == 2
        assert "A/175/21" not in out


def test_two_documents_that_differ_exit_with_1_and_say_how(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json"]) == 1
    out, err = output(capfdbinary)
    assert "1 added · 0 removed" in out
    assert "[-Requests-]{+Invites+} the Secretary-General" in out
    assert "brass astrolabe" in out
    assert "\x1b" not in out
    assert err == ""


def test_the_same_document_twice_exits_with_0(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "old.json"]) == 0
    assert "0 added · 0 removed" in output(capfdbinary)[0]


def test_a_typographic_difference_is_no_difference(folder: Path, capfdbinary: Captured) -> None:
    paragraphs = [replace(p, text=p.text.replace("Secretary-General", "Secretary‑General")) for p in OLD.paragraphs]
    (folder / "printed.json").write_bytes(encode(replace(OLD, paragraphs=tuple(paragraphs))))
    assert run(["diff", "old.json", "printed.json"]) == 0


def test_json_stands_alone_on_standard_output(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "--format", "json"]) == 1
    out, err = capfdbinary.readouterr()
    comparison = decode_comparison(out)
    assert (old_document(comparison), new_document(comparison)) == (OLD, NEW)
    assert [row.change for row in comparison.rows].count(Change.ADDED) == 1
    assert err == b""


def test_a_saved_alignment_is_obeyed(folder: Path, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "-o", "links.alignment.json"]) == 1
    links = decode_alignment((folder / "links.alignment.json").read_bytes())
    requests = OLD.paragraphs[3].key
    apart = replace(links, links=tuple(link for link in links.links if requests not in link.old))
    (folder / "links.alignment.json").write_bytes(encode(apart))
    assert run(["diff", "old.json", "new.json", "--alignment", "links.alignment.json", "--format", "json"]) == 1
    comparison = decode_comparison(capfdbinary.readouterr()[0])
    assert sorted(row.change for row in comparison.rows if row.change is not Change.UNCHANGED) == [
        "added", "added", "removed",
    ]  # fmt: skip


def test_an_alignment_of_other_documents_is_refused(folder: Path, capfdbinary: Captured) -> None:
    (folder / "links.json").write_text(
        '{"format": "draftdiff.alignment/1", "links": [{"old": ["nowhere"], "new": []}]}', encoding="utf-8"
    )
    assert run(["diff", "old.json", "new.json", "--alignment", "links.json"]) == 2
    assert "nowhere" in output(capfdbinary)[1]


@pytest.mark.parametrize(("name", "start"), [("report.md", "#"), ("c.json", "{"), ("c.txt", "OLD")])
def test_the_suffix_of_the_output_tells_the_format(folder: Path, name: str, start: str) -> None:
    assert run(["diff", "old.json", "new.json", "-o", name]) == 1
    assert (folder / name).read_text("utf-8").startswith(start)


def test_a_suffix_that_says_nothing_needs_a_format(folder: Path, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "-o", "report.xyz"]) == 2
    assert "error: the name report.xyz does not tell the format" in output(capfdbinary)[1]
    assert run(["diff", "old.json", "new.json", "-o", "report.xyz", "--format", "markdown"]) == 1
    assert (folder / "report.xyz").exists()


def test_standard_input_is_a_document_too(capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(encode(NEW))))
    assert run(["diff", "old.json", "-"]) == 1
    assert "1 added" in output(capfdbinary)[0]


def test_text_is_compared_with_json(folder: Path, capfdbinary: Captured) -> None:
    lines = [f"{p.number} {p.text}".strip() for p in NEW.paragraphs]
    (folder / "new.txt").write_text("\n\n".join(["Resolution 175/16", *lines]), encoding="utf-8")
    assert run(["diff", "old.json", "new.txt"]) == 1
    assert "brass astrolabe" in output(capfdbinary)[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "error: bad.json: the file is empty"),
        (encode(OLD)[:300], "error: bad.json: not JSON: Input data was truncated"),
        (b"\x00\x9f\x92\x96" * 50, "error: bad.json"),
        (
            b'{"format": "draftdiff.document/1", "title": "mar\xe9e"}',
            "error: bad.json: the JSON is not UTF-8",
        ),
        (
            b'{"format": "draftdiff.document/1", "x": ' + b"[" * 1_000_000,
            "error: bad.json: the JSON is nested too deeply",
        ),
        (b'{"format": "draftdiff.comparison/1"}', "error: bad.json: `draftdiff.comparison/1` where"),
        (b'{"format": "draftdiff.document/2"}', "error: bad.json: `draftdiff.document/2` cannot be read"),
    ],
    ids=["empty", "truncated", "binary", "Latin-1", "deep", "comparison", "newer"],
)
def test_what_cannot_be_read_is_one_line_a_hint_and_exit_2(
    folder: Path, data: bytes, message: str, capfdbinary: Captured
) -> None:
    (folder / "bad.json").write_bytes(data)
    assert run(["diff", "bad.json", "new.json"]) == 2
    out, err = output(capfdbinary)
    lines = err.splitlines()
    assert out == ""
    assert lines[0].startswith(message)
    assert len(lines) == 2
    assert lines[1].startswith("hint: ")


def test_a_file_over_the_limit_of_the_settings_is_refused(folder: Path, capfdbinary: Captured) -> None:
    (folder / "draftdiff.toml").write_text("max_megabytes = 1", encoding="utf-8")
    (folder / "large.json").write_bytes(b" " * (1024 * 1024 + 1))
    assert run(["diff", "old.json", "large.json"]) == 2
    assert "error: large.json: larger than 1 MB" in output(capfdbinary)[1]


def test_a_missing_file_is_named(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "nowhere.json"]) == 2
    assert output(capfdbinary)[1].startswith("error: nowhere.json: there is no such file\nhint: ")
    assert run(["diff", "old.json", "https://example.org/A/RES/175/16"]) == 2
    assert "/175/16 is an address, and nothing is read from the network\nhint: save the" in output(capfdbinary)[1]


def test_an_option_that_the_format_does_not_heed_is_told(capfdbinary: Captured) -> None:
    run(["diff", "old.json", "new.json", "-o", "a.docx", "--min-weight", "substantive", "--author", "Norland"])
    said = (
        "notice: --min-weight changes nothing in docx: "
        "it is for terminal, markdown, html, pdf, docx --layout table, --layout amendments\n"
    )
    assert output(capfdbinary) == ("", said)
    run(["diff", "old.json", "new.json", "-o", "a.docx", "--min-weight", "substantive", "--layout", "table"])
    assert output(capfdbinary) == ("", "")
    run(["diff", "old.json", "new.json", "--brief", "--layout", "table"])
    assert output(capfdbinary)[1] == ("notice: --layout table changes nothing in terminal: it is for html, pdf, docx\n")
    run(["diff", "old.json", "new.json", "--layout", "side-by-side", "-o", "a.docx"])
    assert output(capfdbinary)[1] == "notice: --layout side-by-side changes nothing in docx: it is for html, pdf\n"
    run(["diff", "old.json", "new.json", "--layout", "amendments", "-o", "a.json"])
    said = "notice: --layout amendments changes nothing in json: it is for terminal, markdown, html, pdf, docx\n"
    assert output(capfdbinary)[1] == said
    run(["diff", "old.json", "new.json", "--brief", "--layout", "amendments"])
    said = "notice: --brief changes nothing in terminal --layout amendments: it is for terminal, markdown, html, pdf\n"
    assert output(capfdbinary)[1] == said


def test_amendments_are_a_layout_of_every_format_that_people_read(folder: Path, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "--layout", "amendments"]) == 1
    shown = output(capfdbinary)[0]
    assert "In operative paragraph 1, replace the word “Requests” with “Invites”." in shown
    for name in ("list.md", "list.html", "list.docx"):
        assert run(["diff", "old.json", "new.json", "--layout", "amendments", "-o", name]) == 1
        assert (folder / name).stat().st_size
    assert output(capfdbinary) == ("", "")
    run(["diff", "old.json", "new.json", "-o", "saved.json"])
    run(["render", "saved.json", "--layout", "amendments"])
    assert output(capfdbinary)[0] == shown


def test_who_names_the_layout_as_a_format_is_told_the_option(folder: Path, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "--format", "amendments"]) == 2
    assert "amendments is a layout: --layout amendments" in output(capfdbinary)[1]
    assert run(["proposals", "old.json", "new.json", "--format", "compilation"]) == 2
    assert "compilation is a layout: --layout compilation" in output(capfdbinary)[1]
    assert run(["proposals", "old.json", "new.json", "--format", "amendments"]) == 2
    assert "'amendments' is not one of 'terminal'" in output(capfdbinary)[1]


def test_two_languages_cannot_be_compared(folder: Path, capfdbinary: Captured) -> None:
    (folder / "ar.json").write_bytes(encode(replace(NEW, language=Language.ARABIC)))
    assert run(["diff", "old.json", "ar.json"]) == 2
    assert "error: A/RES/173/135 is in `en`, A/RES/175/16 is in `ar`" in output(capfdbinary)[1]


def test_a_document_without_language_takes_that_of_the_other(folder: Path, capfdbinary: Captured) -> None:
    (folder / "und.json").write_bytes(encode(replace(NEW, language=Language.UNKNOWN)))
    assert run(["diff", "old.json", "und.json"]) == 1
    assert run(["diff", "und.json", "und.json"]) == 2
    assert "--language" in output(capfdbinary)[1]
    assert run(["diff", "und.json", "und.json", "--language", "en"]) == 0


def test_the_reader_is_served_in_his_language(folder: Path, capfdbinary: Captured) -> None:
    run(["diff", "old.json", "new.json", "--reader", "FR"])
    french = output(capfdbinary)[0]
    (folder / "draftdiff.toml").write_text('reader = "fr"', encoding="utf-8")
    run(["diff", "old.json", "new.json"])
    assert output(capfdbinary)[0] == french
    run(["diff", "old.json", "new.json", "--reader", "en"])
    assert output(capfdbinary)[0] != french


def test_colour_is_used_when_asked_for(capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run(["diff", "old.json", "new.json", "--color", "always"])
    assert "\x1b[" in output(capfdbinary)[0]


def _part(document: Document, letter: str, *, text: str = "") -> Document:
    added = (Paragraph(key="extra", kind=ParagraphKind.OPERATIVE, number="4.", text=text),) if text else ()
    return replace(document, symbol=f"{document.symbol} {letter}", paragraphs=(*document.paragraphs, *added))


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources of several parts, without writing official XML: the importer is replaced, nothing else."""
    from draftdiff.model import Imported

    parts = {
        "old.json": (_part(OLD, "A"), _part(OLD, "B")),
        "new.json": (_part(OLD, "B", text="Decides to meet at the next spring tide."), _part(OLD, "C")),
    }

    def read(data: bytes, name: str, **_: object) -> Imported:
        return Imported(documents=parts.get(name) or (OLD,))

    monkeypatch.setattr("draftdiff.cli.sources.read_source", read)


@pytest.mark.usefixtures("in_parts")
def test_parts_are_paired_by_letter(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json"]) == 1
    summaries = re.findall(r"\d+ added · \d+ removed", output(capfdbinary)[0])
    assert summaries == ["0 added · 4 removed", "1 added · 0 removed", "4 added · 0 removed"]


@pytest.mark.usefixtures("in_parts")
def test_one_part_is_picked_by_its_letter(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json#B", "new.json#B", "--format", "json"]) == 1
    comparison = decode_comparison(capfdbinary.readouterr()[0])
    assert (comparison.old.symbol, comparison.new.symbol) == ("A/RES/173/135 B", "A/RES/173/135 B")
    assert run(["diff", "old.json#D", "new.json#B"]) == 2
    assert "there is no part D" in output(capfdbinary)[1]


@pytest.mark.usefixtures("in_parts")
def test_several_parts_do_not_go_into_one_json(folder: Path, capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "new.json", "--format", "json"]) == 2
    out, err = output(capfdbinary)
    assert out == ""
    assert "of parts OLD#A NEW#A" in err
    (folder / "whole.json").write_bytes(encode(OLD))
    assert run(["diff", "old.json", "whole.json"]) == 2
    assert "NEW is one resolution, and the other side has the parts A, B" in output(capfdbinary)[1]


def test_the_empty_name_is_no_file(folder: Path, capfdbinary: Captured) -> None:
    for arguments in (
        ["diff", "old.json", "new.json", "--base", "", "-o", "a.docx"],
        ["check", "new.json", "--previous", ""],
    ):
        assert run(arguments) == 2
        assert "error: the empty name: there is no such file" in output(capfdbinary)[1]


def test_a_lexicon_of_the_users_own_is_read(folder: Path, capfdbinary: Captured) -> None:
    (folder / "mine.json").write_text('{"format": "draftdiff.lexicon/1"}', encoding="utf-8")
    assert run(["diff", "old.json", "new.json", "--lexicon", "mine.json"]) == 2
    assert output(capfdbinary)[1].startswith("error: mine.json: ")
    (folder / "mine.json").write_text("no JSON", encoding="utf-8")
    assert run(["diff", "old.json", "new.json", "--lexicon", "mine.json"]) == 2
    assert "hint: a lexicon is JSON" in output(capfdbinary)[1]
    lexicon = {"format": "draftdiff.lexicon/1", "language": "en", "direction": "ltr"}
    (folder / "mine.json").write_text(json.dumps(lexicon), encoding="utf-8")
    assert run(["diff", "old.json", "new.json", "--lexicon", "mine.json"]) == 1


EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def example(language: str) -> tuple[str, str]:
    return (
        str(EXAMPLES / f"A_RES_173_135.{language}.xml"),
        str(EXAMPLES / f"A_RES_175_16.{language}.xml"),
    )


def test_beside_another_language_what_this_one_alone_changes_is_told(folder: Path, capfdbinary: Captured) -> None:
    old, new = example("fr")
    text = Path(new).read_text(encoding="utf-8")
    slipped = folder / "slipped.fr.xml"
    slipped.write_text(text.replace("buts et les principes", "buts et tous les principes"), encoding="utf-8")
    assert run(["diff", old, str(slipped), "--beside", *example("en"), "--reader", "en", "--brief"]) == 1
    out, err = output(capfdbinary)
    assert re.search(r"^this language only +PP3$", out, re.MULTILINE)
    assert "1 in this language only" in out
    assert err == ""


def test_beside_its_own_language_is_refused(capfdbinary: Captured) -> None:
    assert run(["diff", *example("fr"), "--beside", *example("fr")]) == 2
    assert "A_RES_175_16.fr.xml is in `fr` too" in output(capfdbinary)[1]


def test_beside_language_needs_two_symbols(capfdbinary: Captured) -> None:
    assert run(["diff", "old.json", "old.json", "--beside-language", "fr"]) == 2
    assert "both sides are versions of one document" in output(capfdbinary)[1]


def test_an_output_never_replaces_a_document_beside(folder: Path, capfdbinary: Captured) -> None:
    beside = folder / "beside.en.xml"
    beside.write_bytes(Path(example("en")[0]).read_bytes())
    assert run(["diff", *example("fr"), "--beside", str(beside), example("en")[1], "-o", str(beside)]) == 2
    assert "is one of the sources" in output(capfdbinary)[1]
    assert beside.read_bytes() == Path(example("en")[0]).read_bytes()


def test_a_language_that_is_not_that_of_the_text_is_told_since_the_report_may_be_meant(
    capfdbinary: Captured,
) -> None:
    assert run(["diff", *example("en"), "--language", "fr", "--brief"]) == 1
    said = output(capfdbinary)[1]
    assert said.count("looks like `en`, not `fr` (--reader is the language of the report)") == 2


def test_one_file_given_twice_is_told(capfdbinary: Captured) -> None:
    old = example("en")[0]
    assert run(["diff", old, old]) == 0
    assert output(capfdbinary)[1] == f"notice: OLD and NEW are the same: {old}\n"
