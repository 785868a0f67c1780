"""Errors of a run: what a user can mend. Raised by the library, printed once, by `cli/failures.py`."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command, as `diff` has them."""

    SAME = 0
    DIFFERENT = 1
    FAILED = 2
    BUG = 3
    INTERRUPTED = 130


class DraftdiffError(Exception):
    """Something that the user can mend.

    `message` is one sentence without a full stop, `hint` says what to do, `slug` is the anchor in
    `docs/reference/errors.md`.
    """

    def __init__(self, message: str, *, hint: str = "", slug: str = "error") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.slug = slug

    def saying(self, message: str) -> DraftdiffError:
        """Return an error of the same kind with another message, such as one that names a file."""
        return type(self)(message, hint=self.hint, slug=self.slug)


class UnreadableFile(DraftdiffError):
    """A file cannot be read as what it claims to be: truncated, binary, wrongly encoded, too large."""


class InvalidRecord(DraftdiffError):
    """JSON that is well formed but is not a record of the format it names."""


class UnknownFormat(DraftdiffError):
    """No importer or renderer goes by this name, or no importer recognises the content."""
