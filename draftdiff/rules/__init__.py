"""The rules: each finds one kind of change in a row, and claims the words that it explains.

A rule is a function `(Evidence, Claims) -> Iterable[Claim]` in a module of its own. `RULES` is their order: what
was claimed before is handed on, so light proofs come first, then what delegations fight over, and last what nobody
explains. A rule is asked, and its module imported, only where a change shows one of its signs (`signs.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from msgspec import Struct

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.signs import (
    ANY,
    BOTH_WAYS,
    EQUAL,
    EXPLAINED,
    HOLDS,
    IN_NOTE,
    ONE_SIDED,
    OPENING,
    REPLACED,
    RESTRUCTURED,
)
from draftdiff.changes.word_signs import BRACKET, CITED, NUMBER, PLACE, QUOTED, VERB

Find = Callable[[Evidence, Claims], Iterable[Claim]]


class Rule(Struct, frozen=True):
    """A rule: its function (`module:function`), what it finds, and the signs one of which a change must show."""

    place: str
    finds: str
    signs: tuple[str, ...]


RULES: dict[str, Rule] = {
    "clause": Rule("clause:find", "a clause added, removed, split, merged or moved across", (RESTRUCTURED,)),
    "typographic": Rule("typographic:find", "spaces, hyphens, quotation marks", (ANY,)),
    "brackets": Rule("brackets:find", "square brackets put or lifted", (BRACKET,)),
    "note": Rule("note:find", "a note that came, went or moved", (IN_NOTE,)),
    "citation": Rule("citation:find", "instruments cited: own series, new, dropped, replaced", (CITED,)),
    "roll-forward": Rule("roll_forward:find", "dates, sessions and symbols moved on by time", (CITED,)),
    "places": Rule("meetings:find_places", "the place of a meeting that rolled", (EXPLAINED,)),
    "themes": Rule("meetings:find_themes", "the theme of a meeting that rolled", (HOLDS + "theme",)),
    "list-dated": Rule("list_dated:find", "a list of dated things grown by the next", (CITED,)),
    "dates-of": Rule("roll_forward:find_dates_of_citations", "the date of an instrument that stayed", (CITED,)),
    "name-recorded": Rule(
        "name:find_recorded", "a renaming or successor that is recorded", (EQUAL + "renaming", EQUAL + "successor")
    ),
    "also-further": Rule("also_further:find", "also and further recomputed, with the cause", (VERB,)),
    "tense": Rule("time_word:find_tenses", "a tense that aged", (EQUAL + "tense",)),
    "house-style": Rule(
        "house_style:find",
        "spelling, capitals, short forms, paragraph numbers",
        (
            REPLACED,
            CITED,
            EQUAL + "short-form",
            EQUAL + "spelling",
            EQUAL + "style",
            EQUAL + "agreement",
            EQUAL + "optional",
        ),
    ),
    "aligned-references": Rule(
        "references:find_aligned", "paragraphs of the same document that have other numbers now", (CITED,)
    ),
    "full-name": Rule("full_name:find", "names spelled out or shortened, as the document has them", (ONE_SIDED,)),
    "ages": Rule("roll_forward:find_ages", "years that have passed since", (NUMBER,)),
    "agreement": Rule("agreement:find", "forms that follow another change", (REPLACED,)),
    "forms": Rule("other_forms:find", "cases and other forms of the same words", (REPLACED,)),
    "order": Rule("moved_words:find", "words that stand elsewhere in the same clause", (BOTH_WAYS,)),
    "stated": Rule("roll_forward:find_stated", "a date or session that is stated now, or no longer", (CITED,)),
    "owners": Rule("owners:find", "pronouns before what a number names", ("pronoun",)),
    "references": Rule("references:find", "another paragraph, section or annex referred to", (CITED, NUMBER)),
    "same-source": Rule("note:find_same_source", "the source of a note, named in other words", (IN_NOTE,)),
    "widened": Rule("citation:find_widened", "all subsequent resolutions, as amended", ("widened",)),
    "named": Rule("instruments:find", "instruments and reports cited by name alone", ("instrument", "report")),
    "governing-verb": Rule("governing_verb:find", "the verb that governs, and its degree", (VERB, OPENING)),
    "agreement-after": Rule("agreement:find", "forms that follow another verb", (REPLACED,)),
    "negation": Rule("negation:find", "not, no, without", ("negation",)),
    "modal": Rule("modal:find", "shall, should, may, will", ("modal",)),
    "period": Rule(
        "period:find",
        "deadlines, rhythms, lengths of time",
        ("period", "period-unit", "deadline", "covered", "quantity", "cardinal", NUMBER, CITED),
    ),
    "qualifier": Rule(
        "qualifier:find", "as appropriate, within existing resources, upon request", ("qualifier", "limit")
    ),
    "scope": Rule("scope:find", "all, any, relevant, including", ("scope", "article", PLACE, QUOTED)),
    "quantity": Rule("quantity:find", "amounts, posts, percentages, counts", ("quantity", "cardinal", NUMBER)),
    "time-word": Rule("time_word:find", "recent, ongoing, continued", ("time-word",)),
    "hosts": Rule("name:find_hosts", "another host, another payer", (HOLDS + "host", HOLDS + "payer")),
    "addressee": Rule("addressee:find", "who is asked, hosts, pays", ("addressee",)),
    "name-other": Rule("name:find_other", "a name that no record makes equal", (REPLACED, "addressee")),
    "events": Rule("list_dated:find_events", "a numbered event put into a list or left out", (CITED,)),
    "list-members": Rule("list_members:find", "members of a list", (ANY,)),
    "little-words": Rule("little_words:find", "commas, articles and conjunctions", (ANY,)),
    "reporting-request": Rule("reporting_request:find", "a report asked for, dropped or changed", (HOLDS + "report",)),
    "topical-clause": Rule("topical_clause:find", "words that nothing else explains", (ANY,)),
}
"""The rules by their names, in the order in which they are asked."""


@cache
def load_rule(name: str) -> Find:
    """Return the function of a rule."""
    module, function = RULES[name].place.split(":")
    find: Find = getattr(import_module(f"draftdiff.rules.{module}"), function)
    return find
