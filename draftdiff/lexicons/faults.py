"""What is wrong with a lexicon although its form is right: acts that do not exist, expressions that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.citations.grammar import Grammar
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language

_MACRO = re.compile(r"(?<!\?P)<[a-z-]+>")
_NEEDED_GROUPS = {"date": {"days", "month"}, "paragraph": {"list"}, "article": {"list"}}
"""The groups of which a pattern of this name must have one, else it finds nothing."""


def find_faults(lexicon: Lexicon) -> Iterator[str]:
    """Yield each fault with its place, as a JSON path."""
    if lexicon.language is Language.UNKNOWN:
        yield "a lexicon is of one language - at `$.language`"
    for index, phrase in enumerate(lexicon.phrases):
        for act in phrase.acts:
            if act not in lexicon.acts:
                yield f"`{act}` is no act - at `$.phrases[{index}].acts`"
    for kind, classes in lexicon.trailing_modifiers.items():
        for name in classes:
            if name not in lexicon.modifiers:
                yield f"`{name}` is no class of modifiers - at `$.trailing_modifiers.{kind}`"
    yield from _faulty_expressions(lexicon)


def _faulty_expressions(lexicon: Lexicon) -> Iterator[str]:
    grammar = Grammar(lexicon)
    for name, patterns in lexicon.patterns.items():
        for index, pattern in enumerate(patterns):
            place = f"$.patterns.{name}[{index}]"
            fault = _expression_fault(grammar.expanded(pattern), _NEEDED_GROUPS.get(name, set()))
            if fault:
                yield f"{fault} - at `{place}`"
    for name, patterns in lexicon.layout.items():
        for index, pattern in enumerate(patterns):
            if fault := _expression_fault(_MACRO.sub("x", pattern), set()):
                yield f"{fault} - at `$.layout.{name}[{index}]`"


def _expression_fault(pattern: str, groups: set[str]) -> str:
    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"no regular expression ({error})"
    missing = groups and not groups & set(compiled.groupindex)
    return f"it has no group {' or '.join(f'`{name}`' for name in sorted(groups))}" if missing else ""
