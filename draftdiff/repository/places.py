"""Where a document stands in a repository: `resolutions/A/RES/75/16/ar.json`, `drafts/A/C.3/75/L.8/en.json`.

The revisions of a draft are versions of one file, so that git shows what a revision changed.
"""

from __future__ import annotations

import re

from draftdiff.errors import DraftdiffError
from draftdiff.model import LANGUAGES, NAME_LANGUAGE, Language
from draftdiff.symbols import Symbol, parse_typed_symbol

RESOLUTIONS, DRAFTS = "resolutions", "drafts"
FOLDERS = (RESOLUTIONS, DRAFTS)
PATTERNS = tuple(f"{top}/**/*.json" for top in FOLDERS)
"""What git calls the files of documents in its attributes."""

_PART = r"(?!(?i:con|prn|aux|nul)[./])[A-Za-z0-9](?:[A-Za-z0-9.()_-]*[A-Za-z0-9()_-])?"
"""A name that a folder may have on every system: Windows keeps some for devices, and takes a dot off the end."""
_OF_ASSEMBLY = re.compile(r"^A/(?:RES/|(?!HRC/))")
_PATH = re.compile(rf"(?:{RESOLUTIONS}|{DRAFTS})(?:/{_PART})+/(?P<language>{'|'.join(LANGUAGES)})\.json")


def known_symbol(text: str) -> Symbol:
    """Read a symbol as a person types it: `A/RES/75/16`, `75/16`, `75/l.27`. Raises DraftdiffError."""
    symbol = parse_typed_symbol(text)
    if symbol is None:
        hint = "symbols look like A/RES/75/16, 75/16, A/C.3/75/L.8/Rev.1"
        raise DraftdiffError(f"{text or 'nothing'} is no symbol", hint=hint, slug="no-symbol")
    return symbol


def folder_of(symbol: Symbol) -> str:
    """Return the folder of a document in all its languages; of a draft, that of all its revisions.

    The organ stands in capitals: names that differ in case alone are one folder on Windows and macOS.
    """
    text = symbol.text if symbol.is_adopted else symbol.unrevised
    if text.startswith(symbol.body):
        text = symbol.body.upper() + text.removeprefix(symbol.body)
    top = RESOLUTIONS if symbol.is_adopted else DRAFTS
    return f"{top}/{text.replace(' ', '_')}"


def path_of(symbol: Symbol, language: Language) -> str:
    """Return the path of a document. Raises DraftdiffError where the language is not known."""
    path = f"{folder_of(symbol)}/{language.value}.json"
    if language is Language.UNKNOWN:
        raise DraftdiffError("the language of the text is not known", hint=NAME_LANGUAGE, slug="unknown-language")
    if not is_document_path(path):
        hint = "store it under another symbol: --symbol"
        raise DraftdiffError(f"no folder can be called {symbol} on every system", hint=hint, slug="no-symbol")
    return path


def is_document_path(path: str) -> bool:
    """Say whether a path is one where documents stand."""
    return _PATH.fullmatch(path) is not None


def language_of(path: str) -> Language:
    """Return the language of the document at a path."""
    found = _PATH.fullmatch(path)
    return Language(found["language"]) if found else Language.UNKNOWN


def short_name(text: str) -> str:
    """Return what a diplomat calls a document: `75/16` for A/RES/75/16, `75/L.27` for A/75/L.27, A/HRC/50/L.7."""
    return _OF_ASSEMBLY.sub("", text)
