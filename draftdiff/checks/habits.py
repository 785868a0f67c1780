"""How strictly official texts of each language keep a rule, measured: what decides between an error and a hint.

Of *also* and *further* the share of kept cases is that of texts which keep the rule in nine of ten other places.
"""

from __future__ import annotations

import json
from functools import cache

from draftdiff.model import Language
from draftdiff.package_data import read_package_data

_KEPT = 0.94
"""A rule that so many of the official texts' cases follow is kept; where fewer do, breaking it is no error."""


def keeps(code: str, language: Language) -> bool:
    """Say whether the official texts of a language keep the rule of a check."""
    shares = _habits().get(code, {})
    return shares.get(language.value, 0.0) >= _KEPT


@cache
def _habits() -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = json.loads(read_package_data("checks", "habits.json"))
    return shares
