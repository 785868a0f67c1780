"""A State by another name than its official one: *Ivory Coast*, *Corée du Nord*, *Bolivia* alone.

The names stand in `states.json`: those that official texts of recent years do not use, each with those that they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import dates_beside
from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.patterns import any_of
from draftdiff.problems import Severity
from draftdiff.sessions import opening_year


class _States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `states.json`."""

    since: dict[str, int]
    """Official names that are younger, with the first session that used them."""
    names: dict[Language, dict[str, tuple[str, ...]]]
    """By language, names that are not official, each with the official ones; the first is proposed."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each name that is not the official one, nor a part of it, nor was so at a date beside it."""
    names, since = _states().names.get(draft.lexicon.language, {}), _states().since
    for clause in draft.clauses:
        text = clause.paragraph.text.replace("'", "’")
        for match in _pattern(draft.lexicon.language).finditer(text):
            official, *_ = names.get(" ".join(match[0].split()), ("",))
            first = since.get(official, 0)
            dates = dates_beside(*match.span(), clause.citations) if first else ()
            was_official = any(date < str(opening_year(first)) for date in dates)
            if official and not was_official and (draft.session is None or draft.session >= first):
                yield clause.remark(
                    Severity.WARNING, "other", offset=match.start(), text=match[0], hint="due", due=f"`{official}`"
                )


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Return what matches a name, or an official one that may have it as its part."""
    names = _states().names.get(language, {})
    official, other = any_of({one for some in names.values() for one in some}), any_of(names)
    return re.compile(
        f"{official}|{other}" if language is Language.CHINESE else rf"{official}|(?<![\w-]){other}(?![\w-])"
    )


def _states() -> _States:
    return load_package_data(_States, "checks", "states.json")
