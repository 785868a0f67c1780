"""The rules: each finds one kind of change in a row, and claims the words that it explains.

A rule is a function `(Evidence, Claims) -> Iterable[Claim]` in a module of its own. `RULES` is their order: what
was claimed before is handed on, so light proofs come first, then what delegations fight over, and last what nobody
explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence

Rule = Callable[[Evidence, Claims], Iterable[Claim]]

RULES: dict[str, tuple[str, str]] = {
    "clause": ("clause:find", "a clause added, removed, split, merged or moved across"),
    "typographic": ("typographic:find", "spaces, hyphens, quotation marks"),
    "note": ("note:find", "a note that came, went or moved"),
    "citation": ("citation:find", "instruments cited: own series, new, dropped, replaced"),
    "roll-forward": ("roll_forward:find", "dates, sessions and symbols moved on by time"),
    "places": ("roll_forward:find_places", "the place of a meeting that rolled"),
    "joints": ("roll_forward:find_joints", "little words between dates that rolled"),
    "themes": ("roll_forward:find_themes", "the theme of a meeting that rolled"),
    "list-dated": ("list_dated:find", "a list of dated things grown by the next"),
    "dates-of": ("roll_forward:find_dates_of_citations", "the date of an instrument that stayed"),
    "name-recorded": ("name:find_recorded", "a renaming or successor that is recorded"),
    "also-further": ("also_further:find", "also and further recomputed, with the cause"),
    "tense": ("time_word:find_tenses", "a tense that aged"),
    "house-style": ("house_style:find", "spelling, capitals, short forms, paragraph numbers"),
    "full-name": ("full_name:find", "names spelled out or shortened, as the document has them"),
    "ages": ("roll_forward:find_ages", "years that have passed since"),
    "agreement": ("house_style:find_agreement", "forms that follow another change"),
    "forms": ("house_style:find_forms", "cases and other forms of the same words"),
    "order": ("moved_words:find", "words that stand elsewhere in the same clause"),
    "stated": ("roll_forward:find_stated", "a date or session that is stated now, or no longer"),
    "references": ("house_style:find_references", "another paragraph referred to"),
    "same-source": ("note:find_same_source", "the source of a note, named in other words"),
    "widened": ("citation:find_widened", "all subsequent resolutions, as amended"),
    "named": ("citation:find_named", "instruments cited by name alone"),
    "governing-verb": ("governing_verb:find", "the verb that governs, and its degree"),
    "agreement-after": ("house_style:find_agreement", "forms that follow another verb"),
    "negation": ("negation:find", "not, no, without"),
    "modal": ("modal:find", "shall, should, may, will"),
    "period": ("period:find", "deadlines, rhythms, lengths of time"),
    "qualifier": ("qualifier:find", "as appropriate, within existing resources, upon request"),
    "scope": ("scope:find", "all, any, relevant, including"),
    "quantity": ("quantity:find", "amounts, posts, percentages, counts"),
    "time-word": ("time_word:find", "recent, ongoing, continued"),
    "hosts": ("name:find_hosts", "another host, another payer"),
    "addressee": ("addressee:find", "who is asked, hosts, pays"),
    "reporting-request": ("reporting_request:find", "a report asked for, dropped or changed"),
    "name-other": ("name:find_other", "a name that no record makes equal"),
    "events": ("list_dated:find_events", "a numbered event put into a list or left out"),
    "list-members": ("list_members:find", "members of a list"),
    "little-words": ("little_words:find", "commas, articles and conjunctions"),
    "topical-clause": ("topical_clause:find", "words that nothing else explains"),
}
"""Name of the rule: its function, in the order in which they are asked, and what it finds."""


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in their order."""
    return tuple(_load(place) for place, _ in RULES.values())


def _load(place: str) -> Rule:
    module, function = place.split(":")
    rule: Rule = getattr(import_module(f"draftdiff.rules.{module}"), function)
    return rule
