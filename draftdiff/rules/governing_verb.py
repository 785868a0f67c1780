"""The verb that governs: the opening one or a later one of the chain replaced by another, or its degree changed.

Why it matters: *requests* that became *invites* is a mandate lost. Example: *Welcomes the report* becomes *Takes
note of the report*: to neutral (decision 55/488). Limits: *stronger* and *weaker* are said on one scale and for the
same object alone; the order of verbs is data that can be edited and was never voted by the Assembly. News that aged
(*notes*, *welcomes*, *looks forward to* X becomes *recalls* X, X unchanged but for tense) is technical.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import either_matters, is_glue, is_small
from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.forms import forms_of, is_one_stem
from draftdiff.changes.little import is_little, is_separator
from draftdiff.changes.signs import OPENING_REACH
from draftdiff.changes.term_tree import words_of_entry
from draftdiff.changes.terms import CHINESE, CLITIC
from draftdiff.changes.verbs import VerbPair, acts_of, degrees_of, is_same_verb, verb_pairs
from draftdiff.comparison import Value, Weight
from draftdiff.lexicon import Act
from draftdiff.model import MarkKind, Paragraph

RULE = "governing-verb"
NEUTRAL = frozenset({"note", "take-note"})
_NEWS = (
    "welcome", "note", "take-note", "look-forward", "express-appreciation", "express-satisfaction",
    "appreciate", "acknowledge-with-appreciation",
)  # fmt: skip
_NO_NEWS = ("-concern", "-regret", "-alarm")
_RECALLED = "recall"
_AGEING_RULES = frozenset({"typographic", "house-style", "also-further", "name-recorded", "time-word"})
_FORM = "house-style.form"
"""Message of a case that changed, which a verb asks of its object alone."""
_OBJECT = 8
"""Units after a verb that are looked at to say whether its object stayed."""
_CHARACTERS = 20
"""Characters of a Chinese object that are said."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each verb replaced, each degree changed, and an opening limb with a verb of its own."""
    ends: set[tuple[int, int]] = set()
    for pair in verb_pairs(evidence):
        if pair.old and pair.new:
            if (pair.old.end, pair.new.end) not in ends:  # *also welcomes* is a part of *in this regard also welcomes*
                yield from _both(evidence, claims, pair.old, pair.new)
            ends.add((pair.old.end, pair.new.end))
        elif pair.is_opening and evidence.note is None:
            yield from _opening_limb(evidence, pair)
    yield from _unknown(evidence)


def _both(evidence: Evidence, claims: Claims, old: Verb, new: Verb) -> Iterator[Claim]:
    bare = old, new
    old, new = _with_particle(evidence.old, old), _with_particle(evidence.new, new)
    units = evidence.old.changed_in(old.start, old.end), evidence.new.changed_in(new.start, new.end)
    said = Value(name="verb", old=old.phrase.phrase, new=new.phrase.phrase)
    if acts_of(old) != acts_of(new):
        aged = _aged(evidence, claims, *bare)
        if aged is not None:
            yield Claim(
                RULE, Weight.TECHNICAL, "governing-verb.ageing", (said,), units[0] | aged[0], units[1] | aged[1]
            )
            return
        direction = direction_of(evidence, claims, old, new)
    elif degrees_of(old) != degrees_of(new):
        direction = _degree_direction(evidence, claims, old, new)
    elif (units[0] <= claims.old and units[1] <= claims.new) or is_same_verb(evidence, *bare):
        return
    else:
        direction = direction_of(evidence, claims, old, new)
    if direction != "not-comparable":
        called = _called_for(evidence.old, old) - claims.old, _called_for(evidence.new, new) - claims.new
        units = units[0] | called[0], units[1] | called[1]
    values = (said, Value(name="direction", new=direction), *_objects(evidence, old, new, direction))
    message = "governing-verb.objects" if direction == "not-comparable" else RULE
    yield Claim(RULE, Weight.SUBSTANTIVE, message, values, *units)


def _with_particle(side: Side, verb: Verb) -> Verb:
    """Take in a little word after the verb that changed with it (*taking note of*), or all of *in this regard*."""
    end = verb.end
    for entry in map(words_of_entry, side.lexicon.modifiers.get("in-this-regard", ())):
        if side.keys[end : end + len(entry)] == tuple(entry):
            return replace(verb, end=end + len(entry))
    if end < len(side.keys) and side.changed[end] and side.changed[end - 1] and side.is_in(end, "date-glue"):
        end += 1
    return replace(verb, end=end)


def direction_of(evidence: Evidence, claims: Claims, old: Verb, new: Verb) -> str:
    """Say how one verb compares with another: stronger, weaker, to-neutral …, `open` where readings disagree."""
    if not _is_same_object(evidence, claims, old, new):
        return "not-comparable"
    acts = evidence.context.lexicon.acts
    found = {_compared(a, b, acts) for a in old.phrase.acts for b in new.phrase.acts}
    return found.pop() if len(found) == 1 else "open"


def _compared(old: str, new: str, acts: dict[str, Act]) -> str:
    if (old in NEUTRAL) != (new in NEUTRAL):
        return "to-neutral" if new in NEUTRAL else "from-neutral"
    if acts[old].scale != acts[new].scale:
        return "other"
    if acts[new].strength == acts[old].strength:
        return "equal"
    return "stronger" if acts[new].strength > acts[old].strength else "weaker"


def _degree_direction(evidence: Evidence, claims: Claims, old: Verb, new: Verb) -> str:
    if not _is_same_object(evidence, claims, old, new):
        return "not-comparable"
    if degrees_of(old) < degrees_of(new):
        return "stronger"
    return "weaker" if degrees_of(new) < degrees_of(old) else "other"


def _is_same_object(evidence: Evidence, claims: Claims, old: Verb, new: Verb) -> bool:
    """Say whether the first words after the verb stayed, but for what is proved light and what the verb calls for.

    The report on the next session is the same object, a session on.
    """
    before = [unit for unit in _object_words(evidence.old, old) if unit not in claims.proved_old]
    after = [unit for unit in _object_words(evidence.new, new) if unit not in claims.proved_new]
    if len(before) != len(after):
        return False
    clitics = evidence.context.lexicon.words.get(CLITIC, ())
    words = ((evidence.old.keys[i], evidence.new.keys[j]) for i, j in zip(before, after, strict=True))
    return all(is_one_stem(old, new, clitics) for old, new in words)


def _object_words(side: Side, verb: Verb) -> list[int]:
    """Return the changed words among the first of an object, without articles, prepositions and elided words."""
    units = sorted(side.changed_in(verb.end, min(verb.end + _OBJECT, len(side.keys))))
    return [unit for unit in units if not (_is_small(side, unit) or side.keys[unit].endswith("'"))]


def _called_for(side: Side, verb: Verb) -> frozenset[int]:
    """Return the changed little words and forms among the first after a verb: prepositions and cases follow it."""
    found = side.changed_in(verb.end, min(verb.end + _OBJECT, len(side.keys)))
    return frozenset(unit for unit in found if not is_separator(side, unit))


def _objects(evidence: Evidence, old: Verb, new: Verb, direction: str) -> tuple[Value, ...]:
    if direction != "not-comparable":
        return ()
    return (
        Value(
            name="object",
            old=said_of_object(evidence.old, old, old.end),
            new=said_of_object(evidence.new, new, new.end),
        ),
    )


def _reach(side: Side, verb: Verb) -> int:
    """Return how many units of an object are its first words."""
    return _CHARACTERS if verb.end < len(side.keys) and side.keys[verb.end][0] >= CHINESE else _OBJECT


def said_of_object(side: Side, verb: Verb, start: int) -> str:
    """Return what a verb says from a unit to the first words of its object.

    Where the object goes on, up to a word that can end it, and a sign of that.
    """
    stop = side.limb(verb).stop
    end = min(verb.end + _reach(side, verb), stop)
    goes_on = not all(is_separator(side, unit) for unit in range(end, stop))
    while end > verb.end + 1 and _cannot_end(side, end - 1) and (goes_on or not is_separator(side, end - 1)):
        end -= 1
    said = side.said(start, end)
    return f"{said} …" if goes_on else said


def _cannot_end(side: Side, unit: int) -> bool:
    """Say whether what is quoted may not end with a unit: a little word or an elided one."""
    return is_small(side, unit) or side.keys[unit].endswith("'")


def _aged(evidence: Evidence, claims: Claims, old: Verb, new: Verb) -> tuple[frozenset[int], frozenset[int]] | None:
    """Return what changed with a verb that recalls what was news, the object the same but for tense and case.

    None if the verb does not, or if more changed.
    """
    was_news = any(act.startswith(_NEWS) and not act.endswith(_NO_NEWS) for act in old.phrase.acts)
    if _RECALLED not in new.phrase.acts or not was_news or degrees_of(new) - degrees_of(old):
        return None
    light = [claim for claim in claims.made if claim.rule in _AGEING_RULES and claim.message != _FORM]
    before = _rest(evidence.old, old) - frozenset().union(*(claim.old for claim in light))
    after = _rest(evidence.new, new) - frozenset().union(*(claim.new for claim in light))
    return (before, after) if _are_forms(evidence, before, after, old, new) else None


def _are_forms(evidence: Evidence, before: frozenset[int], after: frozenset[int], old: Verb, new: Verb) -> bool:
    """Say whether some units are what another verb asks for: another preposition before its object, another case of it.

    Behind the first word of an object a preposition says who gave and who got; so does the case of a second noun.
    """
    if either_matters(evidence, before, after):
        return False
    gone = [unit for unit in sorted(before) if not _is_joint(evidence.old, unit, old)]
    come = [unit for unit in sorted(after) if not _is_joint(evidence.new, unit, new)]
    if len(gone) != len(come):
        return False
    lexicon = evidence.context.lexicon
    grammar, clitics = forms_of(lexicon), lexicon.words.get(CLITIC, ())
    words = [(evidence.old.keys[i], evidence.new.keys[j]) for i, j in zip(gone, come, strict=True)]
    if grammar and words:
        first, then = first_word(evidence.old, old), first_word(evidence.new, new)
        is_object = evidence.old.is_changed(first, first + 1) and evidence.new.is_changed(then, then + 1)
        nouns = [pair for pair in words if not grammar.agree(*pair)]
        return is_object and len(nouns) < 2 and all(grammar.is_other_form(a, b) for a, b in words)
    return all(a == b or is_one_stem(a, b, clitics, ending=0) for a, b in words)


def _is_joint(side: Side, unit: int, verb: Verb) -> bool:
    """Say whether a unit only joins a verb to its object: a *resolution* is no *decision*."""
    if side.is_in(unit, "source-noun") or unit >= verb.end + _reach(side, verb):
        return False
    return unit < first_word(side, verb) or (is_glue(side, unit) and not side.is_in(unit, "preposition"))


def first_word(side: Side, verb: Verb) -> int:
    """Return the first unit behind a verb that is no preposition and no article."""
    units = range(verb.end, len(side.keys))
    return next((u for u in units if not (is_little(side, u) or side.is_in(u, "preposition"))), len(side.keys))


def _is_small(side: Side, unit: int) -> bool:
    return is_glue(side, unit) or side.is_in(unit, "preposition")


def _rest(side: Side, verb: Verb) -> frozenset[int]:
    """Return the changed units of a verb's limb that are not the verb's own."""
    limb = side.limb(verb)
    return frozenset(unit for unit in side.changed_in(verb.end, limb.stop) if not is_little(side, unit))


def _opening_limb(evidence: Evidence, pair: VerbPair) -> Iterator[Claim]:
    """A limb put before the old opening, or taken from before it, unless it only recalls: nothing took its place."""
    verb, side = (pair.old, evidence.old) if pair.old else (pair.new, evidence.new)
    if verb is None or evidence.scale_of(verb) == "record" or not side.is_changed(verb.start, verb.end):
        return
    if not (evidence.new.verbs if pair.old else evidence.old.verbs):
        return
    place = "old" if pair.old else "new"
    said = Value(name="verb", **{place: verb.phrase.phrase})
    about = Value(name="object", **{place: said_of_object(side, verb, verb.end)})
    values = said, Value(name="direction", new="not-comparable"), about
    units = side.changed_in(verb.start, verb.end)
    claim = Claim(RULE, Weight.SUBSTANTIVE, "governing-verb.objects", values)
    yield replace(claim, old=units) if pair.old else replace(claim, new=units)


def _unknown(evidence: Evidence) -> Iterator[Claim]:
    """An opening that no lexicon knows, and that changed: said as it stands, *not recognised*."""
    row = evidence.row
    if evidence.note is not None or row is None or len(row.old) != 1 or len(row.new) != 1:
        return
    if not (evidence.old.is_changed(0, OPENING_REACH) or evidence.new.is_changed(0, OPENING_REACH)):
        return
    old, new = _lead(evidence.old, row.old[0]), _lead(evidence.new, row.new[0])
    if not old or not new or not (evidence.old.is_changed(0, old) or evidence.new.is_changed(0, new)):
        return
    if _is_known(evidence.old) and _is_known(evidence.new):
        return
    said = Value(name="verb", old=evidence.old.said(0, old), new=evidence.new.said(0, new))
    units = evidence.old.changed_in(0, old), evidence.new.changed_in(0, new)
    yield Claim(RULE, Weight.SUBSTANTIVE, "governing-verb.unknown", (said,), *units)


def _is_known(side: Side) -> bool:
    return bool(side.verbs) and side.verbs[0].start == 0


def _lead(side: Side, paragraph: Paragraph) -> int:
    """Return how many units the opening takes: as the verbs say, else as the source marks it; 0 if nothing does."""
    if _is_known(side):
        return side.verbs[0].end
    ends = [mark.end for mark in paragraph.marks if mark.kind is MarkKind.LEAD and mark.start == 0]
    return side.span(0, max(ends))[1] if ends else 0
