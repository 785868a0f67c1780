"""The lexicons of the six languages, and how they are read.

The data stands in `<language>.json`, the acts, which all languages share, in `acts.json`. The files have one
layout: `python tests/support/lexicon_layout.py` writes it, and a test holds them to it.
"""

from __future__ import annotations

from functools import cache

import msgspec

from draftdiff.decoding import decode_json
from draftdiff.errors import InvalidRecord, UnreadableFile
from draftdiff.lexicon import LEXICON_FORMAT, Act, Lexicon, masculine_phrases
from draftdiff.lexicons.detection import detect_language
from draftdiff.model import LANGUAGES, NAME_LANGUAGE
from draftdiff.package_data import load_package_data, read_package_data

__all__ = ["decode_lexicon", "detect_language", "load_acts", "load_lexicon"]


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, given by its code. Raises InvalidRecord for any other than the six."""
    if language not in LANGUAGES:
        raise InvalidRecord("the language of the text is not known", hint=NAME_LANGUAGE, slug="unknown-language")
    return _decode(read_package_data("lexicons", f"{language}.json"))


def load_acts() -> dict[str, Act]:
    """Return the acts that opening phrases express, with scale and strength."""
    return load_package_data(dict[str, Act], "lexicons", "acts.json")


def decode_lexicon(data: bytes) -> Lexicon:
    """Read a lexicon of the user's; one without acts is given the shared ones.

    Raises InvalidRecord or UnreadableFile; the message names the place of the first fault.
    """
    from draftdiff.lexicons.faults import find_faults

    lexicon = _decode(data)
    for fault in find_faults(lexicon):
        raise InvalidRecord(f"not a lexicon: {fault}", hint=_HINT, slug="invalid-lexicon")
    return lexicon


_HINT = "run `draftdiff check FILE` to see every fault of its form"


def _decode(data: bytes) -> Lexicon:
    try:
        lexicon = decode_json(data, Lexicon)
    except msgspec.ValidationError as error:
        raise InvalidRecord(f"not a lexicon: {error}", hint=_HINT, slug="invalid-lexicon") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        hint = "a lexicon is JSON; is this the file that was meant?"
        raise UnreadableFile(f"not JSON: {error}", hint=hint, slug="invalid-lexicon") from error
    if lexicon.format != LEXICON_FORMAT:
        message = f"not a lexicon of format {LEXICON_FORMAT} - at `$.format`"
        raise InvalidRecord(message, hint=_HINT, slug="invalid-lexicon")
    known = {phrase.text for phrase in lexicon.phrases}
    others = {phrase.text: phrase for phrase in masculine_phrases(lexicon) if phrase.text not in known}
    phrases = (*lexicon.phrases, *others.values())
    return msgspec.structs.replace(lexicon, phrases=phrases, acts=lexicon.acts or load_acts())
