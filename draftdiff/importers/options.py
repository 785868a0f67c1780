"""What a caller may ask of the import."""

from __future__ import annotations

from enum import StrEnum


class Revisions(StrEnum):
    """Which text of a source with tracked changes is read: that after them, that before them, or each."""

    ACCEPT = "accept"
    REJECT = "reject"
    BOTH = "both"
