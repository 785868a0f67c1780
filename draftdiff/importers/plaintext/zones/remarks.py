"""Remarks of negotiators beside the text: `[Agreed ad ref]`, and where a wording is from, `(based on 175/16, OP3)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from draftdiff.importers.body.numbers import behind_number
from draftdiff.importers.plaintext.layout import Layout, layout_of, plain
from draftdiff.model import Language
from draftdiff.phrases import find_opening

_BRACKETED = re.compile(
    r"[\[(（](?P<inner>[^\[\]]{4,100})[\])）]|(?P<named>[^\W\d_]{2,12}:\s.{4,100})|(?P<loud>[A-Z ]{3,30})"
)
_SYMBOL = re.compile(
    r"(?:[A-Z]{1,5}(?=/\S*\d)(?:/[\w.-]+)+(?:\s\(\d{4}\))?|(?<!\d)\d{1,3}/\d{1,3}(?!\d)|\d{3,4}\s?\(\d{4}\))"
)
_NUMBER = re.compile(r"(?:[PO]P\.?\s?)?\d{1,3}(?:\s?(?:bis|ter|alt))?(?:\s?\([a-z]\))?", re.IGNORECASE)
_LABEL = re.compile(r"\b[PO]P\.?\s?\d", re.IGNORECASE)
_SPEAKERS = r"(?=[^\W\d_]|77)(?:[^\W\d_]|[A-Z]-?\d{1,2}|(?<!\d)77(?!\d)|[/,，、&+ -]){1,50}"
"""Names of delegations; a figure is part of one as in *G77* and *Group of 77*, not as in *Goal 7*."""
_CODE = r"(?:[A-Z]-?\d{1,2}|[A-ZÀ-ÖØ-ÞА-ЯЁ]{2,12}(?:-?\d{1,2})?)(?!\w)"
_CODES = rf"{_CODE}(?:[\s/,，、&+]{{1,3}}{_CODE}){{0,9}}"
"""Names of delegations in capitals, `EU, G77`: they need no colon."""
_WANTED = r"(?P<wish>(?:[^\[\](),;，；،؛:：]|[(（]\w{1,4}[)）]){2,40})"
_SAID = re.compile(rf"(?P<by>{_SPEAKERS})\s?[:：]\s?{_WANTED}")
_SAID_IN_BRACKETS = (
    _SAID,
    re.compile(rf"(?P<by>{_CODES})\s{_WANTED}"),
    re.compile(rf"{_WANTED}\s?[:：–—-]\s?(?P<by>{_CODES})"),
)
_IN_BRACKETS = re.compile(r"[\[(（](?P<inner>[^\[\]]+)[\])）]")
_BETWEEN_BRACKETS = re.compile(r"(?<=[\])）])\s?(?=[\[(（])")
_BETWEEN_WISHES = re.compile(r"\s?[;；؛]\s?")
_ITEM = re.compile(r"\s?[(（]\w{1,4}[)）]")
_MOST_WORDS = 4
"""A wish has no more words; more are those of a clause."""
_ROUND_NAMES = " \t:：[]()（）-–—=*_#"
_BETWEEN = re.compile(r"[\s.,;:–-]+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_a-zA-Z])")
"""What parts the words of a remark; in Chinese a figure does."""


class Wish(Struct, frozen=True):
    """What a delegation, or several, want of a paragraph, both as typed."""

    by: str
    text: str


def is_remark(text: str, layout: Layout, *, alone: bool = True) -> bool:
    """Say whether a text is such a remark, perhaps in emphasis; beside a clause it has to say more than a citation."""
    told = is_status(text, layout) or is_position(text, layout)
    return told or _names_source(plain(text).strip("*_ "), layout, alone=alone)


def is_part(text: str, layout: Layout) -> bool:
    """Say whether a line is the name of the preamble or of the operative part, perhaps set apart by signs."""
    return is_said("part", plain(text).strip(_ROUND_NAMES), layout)


def is_position(text: str, layout: Layout) -> bool:
    """Say whether a text tells what a delegation wants of a paragraph, or whose proposal follows it."""
    line = plain(text)
    is_proposal = is_said("proposal", line, layout) and find_opening(behind_number(line), layout.lexicon) is None
    return is_proposal or bool(wishes_of(text, layout))


def wishes_of(text: str, layout: Layout) -> tuple[Wish, ...]:
    """Return what delegations want of a paragraph, `[EU: delete; G77: retain]`, `[US reserves]`; empty if it is text.

    Without brackets a wish names the paragraph at most: *Goal: support small ports* is a heading.
    """
    line = " ".join(text.split())
    parts = _BETWEEN_BRACKETS.split(line)
    return _wishes_in(line, layout) or (_all_of([_wishes_in(one, layout) for one in parts]) if parts[1:] else ())


def _all_of(found: Sequence[Sequence[Wish]]) -> tuple[Wish, ...]:
    return tuple(chain.from_iterable(found)) if all(found) else ()


def _wishes_in(line: str, layout: Layout) -> tuple[Wish, ...]:
    """Return what one pair of brackets holds, or a line without any."""
    found = _IN_BRACKETS.fullmatch(line)
    if found is None:
        wish = _wish_of(line, _SAID, layout)
        return (wish,) if wish and _names_paragraph(wish.text, layout) else ()
    said = _BETWEEN_WISHES.split(found["inner"])
    return _all_of([[*filter(None, (_wish_of(one, form, layout) for form in _SAID_IN_BRACKETS))][:1] for one in said])


def _wish_of(text: str, form: re.Pattern[str], layout: Layout) -> Wish | None:
    """Read one wish in a form; of one without a colon behind its speaker all words have to be known."""
    found = form.fullmatch(text)
    rest = _rest_of_wish(found["wish"], layout) if found else None
    if found is None or rest is None or len(rest) >= _MOST_WORDS:
        return None
    by = found["by"].strip()
    is_known = _names_paragraph(found["wish"], layout)
    is_clause = _opens(by, layout) or (bool(rest) and _opens(found["wish"], layout))
    if is_clause or not (is_known or (form is _SAID and not _is_asked(by, layout))):
        return None
    return Wish(by=by, text=found["wish"].strip())


def _opens(text: str, layout: Layout) -> bool:
    return any(find_opening(text, one.lexicon) for one in _spoken(layout))


def _is_asked(name: str, layout: Layout) -> bool:
    """Say whether clauses ask those of a name to do something, as no delegation: `[Parties: support small ports]`."""
    asked = (term for one in _spoken(layout) for term in one.lexicon.words.get("addressee", ()))
    return name.lower() in map(str.lower, asked)


def _rest_of_wish(wish: str, layout: Layout) -> list[str] | None:
    """Return the words behind those that tell a wish; None where none do."""
    line = _ITEM.sub("", plain(wish))
    found = next(filter(None, (one.at("position", line) for one in _spoken(layout))), None)
    return line[found.end() :].split() if found else None


def _names_paragraph(wish: str, layout: Layout) -> bool:
    return all(_names_place(word, layout) for word in _rest_of_wish(wish, layout) or ())


def _names_place(word: str, layout: Layout) -> bool:
    return _NUMBER.fullmatch(word) is not None or is_said("source-place", word, layout)


def is_status(text: str, layout: Layout) -> bool:
    """Say whether a text is a remark on the state of negotiations."""
    return is_said("status", plain(text).strip("*_ "), layout)


def _names_source(text: str, layout: Layout, *, alone: bool) -> bool:
    """Say whether a text names a document and what of it, or that its words are from there, and nothing else.

    Alone on a line, `(new)` and `AGREED` say enough.
    """
    found = _BRACKETED.fullmatch(text)
    if found is None or (found["named"] and not is_said("source", found["named"].partition(":")[0], layout)):
        return False
    inner, symbols = _SYMBOL.subn(" ", found["inner"] or found["named"] or found["loud"])
    rest, numbers = _NUMBER.subn(" ", inner)
    words = [word for word in _BETWEEN.split(rest) if word]
    others = [word for word in words if not is_said("source", word, layout)]
    says_more = len(others) < len(words) or _LABEL.search(inner) or (alone and (words or numbers))
    is_source = symbols and says_more and all(is_said("source-place", word, layout) for word in others)
    return bool(is_source) or (alone and bool(words) and not (others or symbols or numbers))


def is_said(name: str, text: str, layout: Layout) -> bool:
    """Say whether a text is such a word or line of a typist."""
    return any(one.full(name, text) is not None for one in _spoken(layout))


def _spoken(layout: Layout) -> tuple[Layout, Layout]:
    """Return the words of a language and those of English, in which most negotiate."""
    return layout, layout_of(Language.ENGLISH)
