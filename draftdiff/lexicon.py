"""What must be known about a language: phrases, modifiers, months, numbers, layout words, word classes.

Pure records; the data stands in `lexicons/<language>.json`, the loader in `lexicons/__init__.py`. Acts are
language-neutral: rules compare acts, never words.
"""

# Without `from __future__ import annotations`, as in `model`.

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Header, Language, ParagraphKind, name_of
from draftdiff.patterns import any_form_of

LEXICON_FORMAT = "draftdiff.lexicon/1"


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an opening phrase does: `request` on the scale `directive` with strength 82.

    Strengths are an editable judgement, comparable on one scale only, and no law of the United Nations.
    """

    scale: str
    strength: int


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An opening phrase without its modifiers, and the acts that it may express (several are possible)."""

    text: str
    acts: tuple[str, ...]
    kinds: tuple[ParagraphKind, ...]
    count: int = 0
    """How often it was seen in resolutions; 0: not counted."""


class EqualTerms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Terms that name the same thing: a renaming (old to new), a full and a short form, a spelling."""

    terms: tuple[str, ...]
    kind: str
    """`renaming`, `successor`, `short-form`, `spelling`, `style`, `tense`, `agreement` or `optional`."""
    source: str
    """Where the equality is recorded."""


class Lexicon(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """One language. Each member of a `dict` is documented in `schemas/lexicon-1.schema.json`.

    Compared and hashed by identity, so that what is compiled from a lexicon can be cached by it.
    """

    format: str = LEXICON_FORMAT
    language: Language
    direction: str
    """`ltr` or `rtl`."""
    acts: dict[str, Act] = {}
    """The same for all languages, from `lexicons/acts.json`."""
    phrases: tuple[Phrase, ...] = ()
    masculine: dict[str, str] = {}
    """Words of phrases, which the General Assembly uses, and what they are where a council or a committee speaks."""
    modifiers: dict[str, tuple[str, ...]] = {}
    """also, further, again, strongly, deeply …: the words that may stand in or beside an opening phrase."""
    trailing_modifiers: dict[ParagraphKind, tuple[str, ...]] = {}
    """Classes of modifiers that may stand after a phrase, by kind of paragraph (`Recalling also`)."""
    proclitics: tuple[str, ...] = ()
    """Conjunctions written together with the next word: Arabic waw."""
    endings: int = 0
    """Letters at the end of a longer word that inflection changes."""
    bodies: dict[str, tuple[str, ...]] = {}
    """Names of bodies whose resolutions are cited by number alone, by the beginning of their symbols."""
    session_marks: dict[str, str] = {}
    """What stands before the number of a special session (`ES-10/21`), and how symbols write it (`ES-`)."""
    part_names: dict[str, str] = {}
    """How citations name the parts A, B, C … of a resolution, and the letter that symbols write."""
    conferences: dict[str, str] = {}
    """How decisions of a conference of parties are abbreviated (`1/CP.21`), and the one spelling of each."""
    months: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    """Ordinal words of sessions and meetings, every inflected form: `seventy-seventh` → 77."""
    cardinals: dict[str, int] = {}
    letters: tuple[str, ...] = ()
    """Letters of sub-paragraphs, in order."""
    patterns: dict[str, tuple[str, ...]] = {}
    """Regular expressions of citations, dates, sessions and paragraph references, by what they find."""
    hints: dict[str, tuple[str, ...]] = {}
    """Letters of which a text must hold one to match the patterns of a name at all: they spare the search."""
    layout: dict[str, tuple[str, ...]] = {}
    """Regular expressions of cover, running heads, meeting, adoption, the enacting formula, notes."""
    punctuation: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    """Word classes that rules look for: negation, modal, scope, qualifier, time, quantity …"""
    equal_terms: tuple[EqualTerms, ...] = ()

    def __repr__(self) -> str:
        return f"<Lexicon {self.language.value}>"  # the words of a language would fill a notebook


def masculine_phrases(lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the phrases of a lexicon that are others where a council or a committee speaks, as those say them."""
    for phrase in lexicon.phrases if lexicon.masculine else ():
        text = " ".join(lexicon.masculine.get(word, word) for word in phrase.text.split())
        if text != phrase.text:
            yield replace(phrase, text=text, count=0)


@lru_cache(maxsize=64)
def word_pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    """Return what matches an entry of a class of words, whatever its case; `*` in one stands for any ending."""
    return re.compile(any_form_of(lexicon.words.get(name, ())), re.IGNORECASE)


def refuse_other_languages(lexicon: Lexicon, *texts: Header) -> None:
    """Raise DraftdiffError for texts that are known to be in two languages, or in another than the lexicon's."""
    named = {text.language: name_of(text) for text in reversed(texts)}
    known = [*dict.fromkeys(text.language for text in texts if text.language is not Language.UNKNOWN)]
    if len(known) > 1:
        first, second = (f"{named[language]} is in `{language.value}`" for language in known[:2])
        message = f"{first}, {second}"
        hint = "compare two texts of one language (--reader chooses that of the report); --language mends a wrong guess"
        raise DraftdiffError(message, hint=hint, slug="languages-differ")
    if known and known[0] is not lexicon.language:
        message = f"the text is in `{known[0].value}`, the lexicon of `{lexicon.language.value}`"
        hint = "leave out --language where a text says its own; a program takes the lexicon of that language"
        raise DraftdiffError(message, hint=hint, slug="languages-differ")


def refuse_same_language(text: Header, other: Header) -> None:
    """Raise DraftdiffError for the same text in another language that is in the language of the first."""
    if text.language is other.language:
        message = f"{name_of(other)} is in `{other.language.value}` too"
        raise DraftdiffError(message, hint="give the same text in another language", slug="same-language")


def refuse_other_document(compared: Document, document: Document) -> None:
    """Raise DraftdiffError for a comparison whose new document, `compared`, is another one than is asked about."""
    if compared.paragraphs != document.paragraphs:
        message = f"the comparison is of {name_of(compared)}, which has other paragraphs than {name_of(document)}"
        hint = "compare the older text with the very document that is given beside the comparison"
        raise DraftdiffError(message, hint=hint, slug="other-document")
