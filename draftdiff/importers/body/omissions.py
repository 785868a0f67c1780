"""Characters of the source that stand in no text of the document, to be told as problems."""

from __future__ import annotations

from msgspec import Struct


class Omission(Struct, frozen=True, kw_only=True):
    """What was left out of a line, at which place of its text, and why (`code`)."""

    code: str
    text: str
    offset: int | None = None
