"""Problems: something is wrong, guessed, repaired or left out in one document. Problems are data, never raised."""

# Without `from __future__ import annotations`, as in `model`.

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem should worry the reader of the document."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    INFO = "info"


DOUBTS = frozenset({Severity.ERROR, Severity.WARNING})
"""How problems weigh that a person should look at: `import --strict` and `check` exit with 1 for them."""


class Location(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a problem is: in the source file, in the document, or both. Zero and empty mean *not known*."""

    line: int = 0
    """Line of the source file, counted from 1."""
    column: int = 0
    """Column of the source file in code points, counted from 1."""
    paragraph: str = ""
    """Key of the paragraph that holds the place or stands directly before it; empty: in the head of the document."""
    offset: int | None = None
    """Code points from the start of that paragraph's text; null where the place is outside a paragraph's text."""
    path: str = ""
    """A JSON path (`$.paragraphs[4].kind`), for problems of a JSON file."""


class Problem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a reader of the document should know.

    `code` is a stable name such as `split-word`; renderers count and translate by it. `text` holds the characters
    of the source that the problem is about: what was left out, or what stood there before a repair.
    """

    code: str
    severity: Severity
    message: str
    location: Location = Location()
    text: str = ""
    hint: str = ""

    @property
    def excerpt(self) -> str:
        """Return the beginning of `text`, as much as a line has room for."""
        return self.text if len(self.text) <= _EXCERPT else f"{self.text[: _EXCERPT - 1]}…"


_EXCERPT = 60
"""Characters of an excerpt."""
