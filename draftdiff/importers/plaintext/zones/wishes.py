"""Reads what delegations want of a paragraph or think of it, typed in brackets beside it: `[EU: delete]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from draftdiff.importers.plaintext.layout import Layout, is_said, plain, spoken
from draftdiff.phrases import find_opening

LABELLED_NUMBER = re.compile(r"(?:[PO]P\.?\s?)?\d{1,3}(?:\s?(?:bis|ter|alt))?(?:\s?\([a-z]\))?", re.IGNORECASE)
_QUOTED = r'"[^"]{1,80}"|“[^”]{1,80}”|«[^»]{1,80}»|„[^“”]{1,80}[“”]|「[^」]{1,80}」'
_SPEAKERS = r"(?=[^\W\d_]|77)(?:[^\W\d_]|[A-Z]-?\d{1,2}|(?<!\d)77(?!\d)|(?<=[^\W\d_])\.|[/,،，、&+ ’'-]){1,50}"
"""Names of delegations; a figure is part of one as in *G77* and *Group of 77*, not as in *Goal 7*."""
_CODE = r"(?:[A-Z]-?\d{1,2}|[A-ZÀ-ÖØ-ÞА-ЯЁ]{2,12}(?:-?\d{1,2})?)(?!\w)"
_CODES = rf"{_CODE}(?:[\s/,،，、&+]{{1,3}}{_CODE}){{0,9}}"
"""Names of delegations in capitals, `EU, G77`: they need no colon."""
_WANTED = rf"(?P<wish>(?:{_QUOTED}|[^\[\](),;，；،؛:：\"“«„「]|[(（]\w{{1,4}}[)）]){{1,60}})"
_SAID = re.compile(rf"(?P<by>{_SPEAKERS})\s?[:：]\s?{_WANTED}")
_FORMS = (
    re.compile(rf"(?P<by>{_CODES})\s(?:[–—-]\s?)?{_WANTED}"),
    re.compile(rf"{_WANTED}\s?[:：–—-]\s?(?P<by>{_CODES})"),
    re.compile(rf"{_WANTED}\s?[(（](?P<by>{_SPEAKERS})[)）]"),
)
"""Other ways to name who wants a thing that is known: `[US reserves]`, `[delete – US]`, `[delete (US)]`."""
_NAMES = re.compile(_SPEAKERS)
_JOINED = re.compile(r"[/,،，、&+’']")
_IN_BRACKETS = re.compile(r"[\[(（［【](?P<inner>[^\[\]【】]+)[\])）］】]")
_BETWEEN_BRACKETS = re.compile(r"(?<=[\])）］】])\s?(?=[\[(（［【])")
_BETWEEN_WISHES = (re.compile(r"\s?[;；؛]\s?"), re.compile(r"\s?[,，،/]\s?"))
_ITEM = re.compile(r"\s?[(（]\w{1,4}[)）]")
_LITERAL = re.compile(_QUOTED)
_MOST_WORDS = 4
"""A wish has no more words that are not known; more are those of a clause."""


class Wish(Struct, frozen=True):
    """What a delegation, or several, want of a paragraph, both as typed."""

    by: str
    text: str


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
        return tuple(one for one in _said(line, layout) if _is_known(one.text, layout))
    ways = ([found["inner"]], *(parting.split(found["inner"]) for parting in _BETWEEN_WISHES))
    read = (_all_of([_said(part, layout) or _told_by_code(part, layout) for part in parts]) for parts in ways)
    wishes = next(filter(None, read), ())
    if wishes or line[0] in "(（":  # what stands in round brackets may be part of a sentence
        return wishes
    return _told_by_name(found["inner"], layout) or _credited(found["inner"], layout)


def _said(text: str, layout: Layout) -> tuple[Wish, ...]:
    """Read a wish behind its speaker and a colon: there a few words of a wish need not be known."""
    found = _SAID.fullmatch(text)
    if found is None or not _is_name(found["by"], layout):
        return ()
    by, wish = found["by"], found["wish"]
    rest = _rest_of("position", wish, layout)
    short = rest is not None and len(rest) < _MOST_WORDS and not (rest and _opens(wish, layout))
    guessed = short and _is_delegation(by, layout)
    return (_wish(by, wish),) if guessed or _is_known(wish, layout) else ()


def _told_by_code(text: str, layout: Layout) -> tuple[Wish, ...]:
    """Read a wish beside a name that no colon sets apart: all its words have to be known."""
    for found in filter(None, (form.fullmatch(text) for form in _FORMS)):
        by, wish = found["by"], found["wish"]
        if _is_known(wish, layout) and _is_delegation(by, layout):
            return (_wish(by, wish),)
    return ()


def _told_by_name(text: str, layout: Layout) -> tuple[Wish, ...]:
    """Read a name beside what tells by itself what it thinks, `[Norland opposes]`."""
    for stance in filter(None, (one.search("stance", text, 1) for one in spoken(layout))):
        by, said = text[: stance.start()], text[stance.start() :]
        if _is_known(said, layout) and _is_delegation(by, layout):
            return (_wish(by, said),)
    return ()


def _credited(text: str, layout: Layout) -> tuple[Wish, ...]:
    """Read whose wording a paragraph is, `[Alternative by Norland]`."""
    for credit in filter(None, (one.full("credit", text) for one in spoken(layout))):
        by = next(filter(None, credit.groups()))
        if _is_delegation(by, layout):
            return (_wish(by, text),)
    return ()


def _wish(by: str, text: str) -> Wish:
    return Wish(by=by.strip(), text=text.strip())


def _is_name(text: str, layout: Layout) -> bool:
    """Say whether a text may be the name of a delegation: no clause begins so, and it is no label nor state of a text.

    Its words have capitals, but for a few.
    """
    name = text.strip()
    if _NAMES.fullmatch(name) is None or _opens(name, layout):
        return False
    words = _JOINED.sub(" ", name).split()
    is_written_so = all(not word.islower() or is_said("name-word", word, layout) for word in words)
    return is_written_so and not any(is_said(one, name, layout) for one in ("label", "source", "object"))


def _opens(text: str, layout: Layout) -> bool:
    return any(find_opening(text, one.lexicon) for one in spoken(layout))


def _is_delegation(name: str, layout: Layout) -> bool:
    """Say whether a name is of none of those whom clauses ask to do something: `[Parties: support small ports]`."""
    asked = {term.lower() for one in spoken(layout) for term in one.lexicon.words.get("addressee", ())}
    words = name.lower().split()
    joining = next((at for at, word in enumerate(words) if not is_said("name-word", word, layout)), 0)
    return _is_name(name, layout) and not asked.intersection((" ".join(words), " ".join(words[joining:])))


def _is_known(wish: str, layout: Layout) -> bool:
    """Say whether all words of a wish are such: what is wanted, and of what, `delete the last line`."""
    rests = (_rest_of(name, wish, layout) for name in ("position", "stance"))
    return any(rest is not None and all(_names_place(word, layout) for word in rest) for rest in rests)


def _rest_of(name: str, wish: str, layout: Layout) -> list[str] | None:
    """Return the words behind those that tell a wish, without what it quotes; None where none do."""
    line = _ITEM.sub("", plain(wish))
    found = next(filter(None, (one.at(name, line) for one in spoken(layout))), None)
    return _LITERAL.sub(" ", line[found.end() :]).split() if found else None


def _names_place(word: str, layout: Layout) -> bool:
    """Say whether a word names a place of the text, or is one of those round it."""
    bare = word.strip(".…’'")
    return (
        LABELLED_NUMBER.fullmatch(bare) is not None
        or re.fullmatch(_CODE, bare) is not None
        or any(is_said(name, bare, layout) for name in ("source-place", "object"))
    )
