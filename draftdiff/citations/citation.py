"""The records of what is found in a text: kinds of citations and their values."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class CitationKind(StrEnum):
    """What is cited."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DOCUMENT = "document"
    TREATY = "treaty"
    IBID = "ibid"
    DATE = "date"
    YEAR = "year"
    SESSION = "session"
    MEETING = "meeting"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    ANNEX = "annex"


class Citation(Struct, frozen=True):
    """One citation: `start` to `end` in code points, `text` between them (empty while its places are in a folded text).

    `value` is the same in all languages: `A/RES/75/16`, `A/75/345` (a symbol), `2020-11-23`, `2020-11` or
    `--11-23` (a date as far as it is stated, with the year that a range shares), `77` (a session, meeting or
    annex), `3 (b)` (a paragraph), `2515/44910` (volume and number of the Treaty Series). A resolution or
    decision of a body that the text does not make out has its bare number (`16/18`). `date` is the date that
    stands with a resolution.
    """

    start: int
    end: int
    kind: CitationKind
    value: str
    date: str = ""
    text: str = ""
