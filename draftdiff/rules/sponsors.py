"""Who joined or left the sponsors.

Why it matters: it tells who stands behind a text; it is no word of it, so it is never substantive. Example: *Benin;
Chad* becomes *Benin; Chile*: Chad left and Chile joined. A name with another article (*the Bahamas*) or other
capitals, with a stray space, or in its recorded short form, is the same sponsor; official files list them in English
in each language. Limits: names are compared as they are printed otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from draftdiff.comparison import BETWEEN, FieldChange, Finding, Value, Weight
from draftdiff.lexicon import Lexicon
from draftdiff.tokens import compared_text

RULE = "sponsors"
HOUSE_STYLE = "house-style"
_DOTTED = "i\u0307"
"""As which some official files write the i of Türkiye."""
_SAME = frozenset({"short-form", "renaming"})
"""Kinds of equal terms that name one State."""


def find(field: FieldChange, lexicon: Lexicon) -> Finding:
    """Return the finding about a change of sponsors: it explains every word."""
    old, new = field.old.split(BETWEEN), field.new.split(BETWEEN)
    plain = {name: _plain(name, lexicon) for name in (*old, *new)}
    before, after = {plain[name] for name in old}, {plain[name] for name in new}
    gone = [name for name in old if plain[name] not in after]
    come = [name for name in new if plain[name] not in before]
    segments = tuple(range(len(field.segments)))
    if not gone and not come:
        words = [name for name in old if name not in new], [name for name in new if name not in old]
        value = Value(name="words", old=BETWEEN.join(words[0]), new=BETWEEN.join(words[1]))
        message = f"{HOUSE_STYLE}.small"
        return Finding(rule=HOUSE_STYLE, weight=Weight.EDITORIAL, message=message, values=(value,), segments=segments)
    value = Value(name="sponsors", old=BETWEEN.join(gone), new=BETWEEN.join(come))
    return Finding(rule=RULE, weight=Weight.TECHNICAL, message=RULE, values=(value,), segments=segments)


def _plain(name: str, lexicon: Lexicon) -> str:
    """Return a name in small letters, without its article, in the first form that the lexicon records of it.

    Nor do articles count in what a bracket says: *Norland (on behalf of the States members of the League)*.
    """
    whole = compared_text(name).lower().replace(_DOTTED, "i").rstrip(".")
    first, _, rest = whole.partition(" ")
    articles = (*lexicon.words.get("article", ()), *lexicon.words.get("listed-article", ()))
    said = rest if rest and first in articles else whole
    recorded = _first_forms(lexicon).get(said)
    state, mark, others = said.partition(" (")
    plain = recorded or state + mark + " ".join(word for word in others.split() if word not in articles)
    return plain.replace(" ", "")  # a file holds `Nor land`


@lru_cache(maxsize=16)
def _first_forms(lexicon: Lexicon) -> dict[str, str]:
    """Return the first form of each name of which the lexicon records others."""
    groups = [group.terms for group in lexicon.equal_terms if group.kind in _SAME]
    return {term.lower(): terms[0].lower() for terms in reversed(groups) for term in terms}
