"""A document on its way into a repository."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Language
from draftdiff.problems import DOUBTS
from draftdiff.repository.places import known_symbol, path_of
from draftdiff.symbols import parse_typed_symbol


class Incoming(Struct, frozen=True, kw_only=True):
    """A document to be stored, as JSON, and what must be known of it without reading that."""

    symbol: str
    language: Language
    title: str
    source_name: str
    """The file that it was read from, as the user names it."""
    data: bytes
    sha256: str
    """Of the source file."""
    source_sha256: str
    """Of the source that the document itself names."""
    doubts: int = 0
    """How much of the import is in doubt."""

    @property
    def is_record(self) -> bool:
        """Say whether the source was JSON of draftdiff: it is stored as it is, keys included."""
        return self.sha256 != self.source_sha256

    @property
    def path(self) -> str:
        """Return where it is to stand. Raises DraftdiffError for one without a symbol or a language."""
        if not self.symbol:
            hint = "say it: --symbol A/RES/75/16"
            raise DraftdiffError("the document has no symbol", hint=hint, slug="no-symbol")
        return path_of(known_symbol(self.symbol), self.language)


def incoming_of(document: Document, sha256: str, source_name: str = "") -> Incoming:
    """Return a document as it is handed over, with the SHA-256 and the name of the file that it was read from.

    Its symbol is spelled as documents are looked for: one that was written by hand may be `75/16`.
    """
    symbol = parse_typed_symbol(document.symbol)
    document = replace(document, symbol=symbol.text) if symbol else document
    return Incoming(
        symbol=document.symbol, language=document.language, title=document.title, data=encode(document),
        source_name=source_name or document.source.name, sha256=sha256, source_sha256=document.source.sha256,
        doubts=sum(problem.severity in DOUBTS for problem in document.problems),
    )  # fmt: skip
