"""What is wrong with a lexicon although its form is right: acts that do not exist, expressions that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.citations.grammar import Grammar
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language

_MACRO = re.compile(r"(?<!\?P)<[a-z-]+>")
_NEEDED_GROUPS = {"date": "month", "paragraph": "list", "article": "list"}
"""The group without which a pattern of this name finds nothing."""


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
            fault = _expression_fault(grammar.expanded(pattern), _NEEDED_GROUPS.get(name))
            if fault:
                yield f"{fault} - at `{place}`"
    for name, patterns in lexicon.layout.items():
        for index, pattern in enumerate(patterns):
            if fault := _expression_fault(_MACRO.sub("x", pattern), None):
                yield f"{fault} - at `$.layout.{name}[{index}]`"


def _expression_fault(pattern: str, group: str | None) -> str:
    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"no regular expression ({error})"
    return f"it has no group `{group}`" if group and group not in compiled.groupindex else ""
