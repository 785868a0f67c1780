"""Which stored resolution a document continues: the one that it cites and that has its title, or one of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from draftdiff.citations import CitationKind, find_citations
from draftdiff.citations.bodies import SECURITY, body_of
from draftdiff.citations.grammar import grammar_of
from draftdiff.errors import DraftdiffError
from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, name_of
from draftdiff.numbering import labels_of
from draftdiff.repository import Repository
from draftdiff.repository.listed import Title, titles_of
from draftdiff.repository.stored import read_stored, revisions_of
from draftdiff.sequences import likeness
from draftdiff.sessions import session_of
from draftdiff.symbols import Symbol, parse_symbol
from draftdiff.tokens import words_of

_YEAR = re.compile(r"\((\d{4})\)")

SAME_TITLE = 0.95
"""Share of common words from which two titles are one."""
LIKE_TITLE = 0.6
"""Share of common words that is enough for a resolution that is cited; titles and texts change from year to year."""


class Predecessor(Struct, frozen=True, kw_only=True):
    """A document that another continues, and how that is known, in words."""

    document: Document
    reason: str


class _Candidate(Struct, frozen=True, kw_only=True):
    """A stored resolution of an earlier session: where it is cited, and how like its title or text is, 0..1."""

    symbol: Symbol
    is_of_body: bool
    cited_in: str
    likeness: float
    compared: str = "title"

    @property
    def counts(self) -> bool:
        return self.likeness >= (LIKE_TITLE if self.cited_in else SAME_TITLE)

    @property
    def reason(self) -> str:
        is_same = self.compared != "text" and self.likeness >= SAME_TITLE
        how = f"with {'the same' if is_same else 'a similar'} {self.compared}"
        return f"cited in {self.cited_in}, {how}" if self.cited_in else f"{how}, not cited"

    @property
    def rank(self) -> tuple[bool, int, bool, float, int]:
        cited = bool(self.cited_in)
        return (self.is_of_body, _sitting(self.symbol), cited, self.likeness, int(self.symbol.number))


def find_predecessor(repository: Repository, document: Document, titles: Sequence[Title] | None = None) -> Predecessor:
    """Return what a document continues: of a revised draft the revision before, else an earlier resolution.

    `titles` are those of the repository, where they are known already.

    The latest session counts among those that are cited and have nearly the same title, and those that have the same
    title without being cited; what the same body adopted comes before what another did, and that counts only where
    it is cited. Where a title is missing the texts count. Raises DraftdiffError if there is none, or the
    language is not known.
    """
    symbol = parse_symbol(document.symbol)
    if symbol is not None and symbol.revision:
        for known_as, found in revisions_of(repository, symbol, document.language):
            if known_as.revision < symbol.revision:
                return Predecessor(document=found, reason="the revision before it")
    known = titles_of(repository, document.language) if titles is None else titles
    candidates = [one for one in _candidates(repository, known, document) if one.counts]
    if not candidates:
        name = document.symbol or name_of(document)
        message = f"the repository holds nothing in `{document.language}` that {name} continues"
        raise DraftdiffError(message, hint=_hint(repository, document), slug="no-predecessor")
    best = max(candidates, key=lambda candidate: candidate.rank)
    return Predecessor(document=read_stored(repository, best.symbol.text, document.language), reason=best.reason)


def _hint(repository: Repository, document: Document) -> str:
    """Say what to add: the latest that the document cites and that is stored in other languages alone, if any is."""
    symbol = parse_symbol(document.symbol)
    if symbol is not None and symbol.revision and repository.is_shallow:
        return "this clone lacks older revisions; `git fetch --unshallow` brings them"
    cited = _cited(document, load_lexicon(document.language))
    titles = [title for title in titles_of(repository) if title.symbol in cited]
    stored = {symbol for title in titles if (symbol := _resolution_of(title, title.language))}
    stored -= {symbol for title in titles if (symbol := _resolution_of(title, document.language))}
    if not stored:
        return "add or fetch the resolution that it cites, or name a later one of the series"
    latest = max(stored, key=lambda symbol: (_sitting(symbol), symbol.text)).text
    languages = ", ".join(sorted(title.language for title in titles if title.symbol == latest))
    return f"it cites {latest}, which is there in {languages}: add or fetch that in `{document.language}`"


def later_resolutions(titles: Sequence[Title], document: Document, title: str) -> list[Symbol]:
    """Return the resolutions of later sessions that may continue a document, the earliest first.

    Their titles are like that of its series; one without a title may be any.
    """
    own, body = _own_sitting(document), body_of(document, grammar_of(load_lexicon(document.language)))
    words = words_of(title)
    found = []
    for stored in titles:
        later = _resolution_of(stored, document.language)
        if later and later.body == (body or later.body) and own is not None and _sitting(later) > own:
            like = likeness(words, words_of(stored.title)) if stored.title else LIKE_TITLE
            if like >= LIKE_TITLE:
                found.append((_sitting(later), -like, int(later.number), later.text, later))
    return [later for *_, later in sorted(found, key=lambda one: one[:4])]


def _candidates(repository: Repository, titles: Sequence[Title], document: Document) -> Iterator[_Candidate]:
    lexicon = load_lexicon(document.language)
    cited = _cited(document, lexicon)
    words = words_of(document.title)
    own, body = _own_sitting(document), body_of(document, grammar_of(lexicon))
    for title in titles:
        found = _resolution_of(title, document.language)
        if found is None or found.text == document.symbol:
            continue
        cited_in, is_of_body = cited.get(found.text, ""), found.body == (body or found.body)
        if not (_is_before(found, own) if is_of_body else cited_in):
            continue
        if words and title.title:
            like, compared = likeness(words, words_of(title.title)), "title"
            if LIKE_TITLE <= like < SAME_TITLE and not cited_in:
                lasting = (_lasting_words(one, lexicon) for one in (document.title, title.title))
                like, compared = likeness(*lasting), "title, sessions and years apart"
        elif cited_in:
            other = read_stored(repository, found.text, document.language)
            like, compared = likeness(_words_in(document), _words_in(other)), "text"
        else:
            continue
        yield _Candidate(symbol=found, is_of_body=is_of_body, cited_in=cited_in, likeness=like, compared=compared)


def _sitting(symbol: Symbol) -> int:
    """Return the session of a resolution; of one of the Security Council, which has none, the year."""
    year = _YEAR.search(symbol.text)
    return int(symbol.session or (year[1] if year else 0))


def _own_sitting(document: Document) -> int | None:
    symbol = parse_symbol(document.symbol)
    if symbol is not None and symbol.body == SECURITY and symbol.is_adopted:
        return _sitting(symbol)
    return session_of(document)


def _is_before(symbol: Symbol, own: int | None) -> bool:
    """Say whether a resolution may come before a text of its body; the Security Council renews within one year too."""
    return own is None or _sitting(symbol) < own + (symbol.body == SECURITY)


def _lasting_words(title: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a title without the sessions and figures in it, which are others each time."""
    for citation in reversed(find_citations(title, lexicon)):
        if citation.kind is CitationKind.SESSION:
            title = title[: citation.start] + title[citation.end :]
    return [word for word in words_of(title) if not word.isdecimal()]


def _words_in(document: Document) -> list[str]:
    return [word for paragraph in document.paragraphs for word in words_of(paragraph.text)]


def _resolution_of(title: Title, language: Language) -> Symbol | None:
    """Return the symbol of a resolution of a regular session in the language; None for anything else."""
    symbol = parse_symbol(title.symbol)
    if symbol is None or not symbol.is_adopted or title.language is not language:
        return None
    return symbol if symbol.session.isdecimal() or symbol.body == SECURITY else None


def _cited(document: Document, lexicon: Lexicon) -> dict[str, str]:
    """Return the resolutions that a document cites, each with the label of the first paragraph that does."""
    labels = labels_of(document.paragraphs)
    cited: dict[str, str] = {}
    for paragraph in document.paragraphs:
        for citation in find_citations(paragraph.text, lexicon):
            symbol = parse_symbol(citation.value)
            cited.setdefault(symbol.text if symbol else citation.value, str(labels[paragraph.key]))
    return cited
