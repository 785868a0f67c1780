"""A name in other capitals than official texts give it: *Member states*, *Asamblea general*.

In Russian, small letters behind which a name follows may be those of another body: *генеральный секретарь Конференции*.
So are those of one that is counted: *la vingtième assemblée générale de l’Association*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import names_of
from draftdiff.checks.remarks import Remark
from draftdiff.model import Language
from draftdiff.patterns import any_of
from draftdiff.problems import Severity
from draftdiff.tokens import words_of


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each name in letters that official texts do not use; headings may be all capitals."""
    language = draft.lexicon.language
    for clause in draft.clauses:
        for match in _pattern(language).finditer(clause.paragraph.text):
            printed = " ".join(match[0].split())
            if printed not in names_of(language) and not printed.isupper() and not _is_of_another(clause, match):
                due = tuple(f"`{name}`" for name in names_of(language) if name.lower() == printed.lower())
                yield clause.remark(Severity.WARNING, "other", offset=match.start(), text=match[0], hint="due", due=due)


def _is_of_another(clause: Clause, name: re.Match[str]) -> bool:
    before, follows = name.string[: name.start()], name.string[name.end() :][:2]
    is_counted = name[0].islower() and not clause.lexicon.ordinals.keys().isdisjoint(words_of(before)[-1:])
    return is_counted or (clause.lexicon.language is Language.RUSSIAN and follows.isupper())


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(names_of(language))}(?![\w-])", re.IGNORECASE)
