"""Official texts, printed and broken at random in the ways of PDFs, OCRs and typists: what comes back is measured."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.invented import note, paragraph
from support.print_measure import measure, officials
from support.printed_text import Cover

from draftdiff.keys import with_keys
from draftdiff.model import Document, Language, ParagraphKind

OFFICIAL = Language.ARABIC, Language.ENGLISH, Language.SPANISH, Language.FRENCH, Language.RUSSIAN, Language.CHINESE
STYLES = "typed", "pdf", "ocr"
WANTED = min(int(os.environ.get("DRAFTDIFF_CORPUS_SAMPLE") or 40), 400)
"""Documents of each language; a sample smaller than ten says little."""
FEW = 3
"""So many paragraphs may be missed in a sample so small that one is more than a hundredth."""

PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE
INVENTED = Document(
    symbol="A/RES/175/16",
    language=Language.ENGLISH,
    title="Lamps and bells in the service of ships",
    paragraphs=with_keys(
        (
            paragraph("The General Assembly,", ParagraphKind.ENACTING),
            *(
                paragraph(
                    f"{verb} its resolution {session}/16 of {day} December 2119 on the lamps of small harbours, in "
                    "which it asked all coasts to keep their lamps lit from dusk to dawn and to ring bells in fog,",
                    PREAMBULAR,
                    notes=[note(f"A/{session}/{day}, annex.", anchor=len(verb) + 15 + len(str(session)) + 3)],
                )
                for verb, session, day in (("Recalling", 73, 14), ("Reaffirming", 74, 12), ("Bearing in mind", 72, 9))
            ),
            *(
                paragraph(
                    f"{verb} the Harbour Board to publish, by the end of the year {2120 + place}, tables of the tides "
                    "on all coasts where ships of more than three masts are known to call;",
                    OPERATIVE,
                    number=f"{place}.",
                )
                for place, verb in enumerate(("Requests", "Invites", "Urges", "Encourages"), 1)
            ),
        )
    ),
)
COVER = Cover(
    ["United Nations", "A/RES/175/16", "General Assembly", "Distr.: General"],
    "175/16.",
    INVENTED.title,
    ["41st plenary meeting", "10 December 2120"],
)


@pytest.mark.parametrize("style", STYLES)
def test_an_invented_resolution_comes_back_whole(style: str) -> None:
    figures = measure([(INVENTED, COVER)] * 20, style).figures()
    assert figures["found"] == 1
    assert figures["kinds right"] == 1
    assert figures["notes"] == 1
    assert figures["documents that break law 4"] == 0


@pytest.mark.corpus
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", OFFICIAL)
def test_official_texts_survive_what_prints_do_to_them(corpus: Path, language: Language, style: str) -> None:
    measured = measure(officials(corpus / "ga", language, WANTED), style)
    figures = measured.figures()
    print(f"\n{language.value} {style}: {figures}")
    assert measured.paragraphs - measured.found <= max(0.01 * measured.paragraphs, FEW)
    assert figures["words right"] >= 0.995
    assert figures["false repairs in 10,000 words"] <= 1
    assert measured.faults == []
