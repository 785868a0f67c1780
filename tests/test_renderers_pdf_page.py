"""The report as PDF: from the same page, the same bytes each time, refused in plain words where it cannot be made."""

from __future__ import annotations

import os
import sys

import pytest
from msgspec.structs import replace
from support.invented import comparison, row
from test_renderers_html_page import example

from draftdiff.codec import decode_comparison, encode
from draftdiff.errors import DraftdiffError
from draftdiff.model import AgendaItem, Event, EventKind, Language, Vote, VoteKind
from draftdiff.renderers import RenderOptions, render
from draftdiff.renderers.pdf_page import MOST_CHARACTERS, pdf_of

MADE = comparison([row("Requests [-two-]{+three+} reports", numbers=("1.", "1."))])


@pytest.fixture
def weasyprint() -> None:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint is not installed: {error}")


@pytest.mark.usefixtures("weasyprint")
@pytest.mark.parametrize("reader", [Language.ENGLISH, Language.ARABIC])
def test_the_same_comparison_gives_the_same_bytes(reader: Language) -> None:
    options = RenderOptions(reader=reader)
    written = render(MADE, "pdf", options)
    assert isinstance(written, bytes) and written.startswith(b"%PDF-")
    assert render(decode_comparison(encode(MADE)), "pdf", options) == written
    assert b"/CreationDate" not in written


@pytest.mark.usefixtures("weasyprint")
def test_a_page_printed_at_another_hour_has_the_same_bytes_without_harfbuzz_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    written = []
    for hour in (1_000_000_000.0, 2_000_000_000.0):
        monkeypatch.setattr("time.time", lambda hour=hour: hour)
        written.append(render(MADE, "pdf"))
    assert written[0] == written[1]
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.usefixtures("weasyprint")
def test_the_half_page_is_a_page() -> None:
    import pypdfium2

    written = render(example("en"), "pdf", RenderOptions(brief=True))
    assert isinstance(written, bytes)
    first = pypdfium2.PdfDocument(written)[0].get_textpage().get_text_range()
    assert "24 substantive changes" in first and "58 + 60 paragraphs accounted for" in first


@pytest.mark.usefixtures("weasyprint")
def test_the_facts_of_a_head_do_not_stand_upon_one_another() -> None:
    import pypdfium2

    vote = Vote(kind=VoteKind.RECORDED, in_favour=130, against=2, abstaining=49)
    events, agenda = (Event(kind=EventKind.ADOPTED, date="2118-12-16"),), (AgendaItem(item="72 (أ)"),)
    facts = {
        "vote": vote,
        "events": events,
        "agenda": agenda,
        "meeting": "الجلسة العامة 53",
        "originating": ("A/C.3/173/L.57/Rev.1",),
    }
    stated = replace(MADE, old=replace(MADE.old, **facts), new=replace(MADE.new, **facts))
    written = render(stated, "pdf", RenderOptions(reader=Language.ARABIC, brief=True))
    assert isinstance(written, bytes)
    page = pypdfium2.PdfDocument(written)[0].get_textpage()
    places = [page.get_rect(place) for place in range(page.count_rects())]
    for place, (left, bottom, right, top) in enumerate(places):
        for x, y, end, height in places[place + 1 :]:
            assert min(right, end) - max(left, x) < 3 or min(top, height) - max(bottom, y) < 2


@pytest.mark.usefixtures("weasyprint")
def test_a_screen_reader_finds_headings_and_tables() -> None:
    import pypdfium2

    written = render(MADE, "pdf")
    assert isinstance(written, bytes)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(written))


@pytest.mark.usefixtures("weasyprint")
def test_hostile_text_is_text() -> None:
    import pypdfium2

    hostile = "</style><script>alert(1)</script> \u202eevil =1+1 " + "long" * 500
    written = render(comparison([row(f"[-two-]{{+{hostile}+}} reports", numbers=("1.", "1."))]), "pdf")
    assert isinstance(written, bytes)
    document = pypdfium2.PdfDocument(written)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "</style><script>alert(1)</script>" in "".join(text.splitlines())
    assert "<U+202E>evil" in text and "\u202e" not in text
    assert b"/JavaScript" not in written and b"/JS" not in written


@pytest.mark.usefixtures("weasyprint")
def test_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    page = '<html><img src="http://example.org/a.png"><img src="file:///etc/hostname"></html>'
    assert pdf_of(page).startswith(b"%PDF-")
    assert caplog.text.count("disallowed protocol") == 2


def test_a_page_that_is_too_long_is_refused_with_a_hint() -> None:
    with pytest.raises(DraftdiffError, match="too long for PDF") as raised:
        pdf_of("x" * (MOST_CHARACTERS + 1))
    assert raised.value.slug == "too-long-for-pdf"
    assert "--brief" in raised.value.hint


def test_without_weasyprint_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(DraftdiffError) as raised:
        render(MADE, "pdf")
    assert raised.value.slug == "no-weasyprint"
    assert "pip install weasyprint" in raised.value.hint


@pytest.mark.usefixtures("weasyprint")
def test_a_page_of_empty_boxes_is_refused_but_not_a_stray_sign() -> None:
    without_font = [chr(0xF0000 + place) for place in range(11)]
    assert pdf_of(f"<p>Norland {''.join(without_font[1:])}</p>").startswith(b"%PDF-")
    with pytest.raises(DraftdiffError, match=f"the sign {without_font[0]} and 10 others") as raised:
        pdf_of(f"<p>Norland {''.join(without_font)}</p>")
    assert raised.value.slug == "no-font"
