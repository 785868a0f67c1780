"""A name in other capitals than official texts give it: *Member states*, *Asamblea general*.

In Russian, small letters behind which a name follows may be those of another body: *генеральный секретарь Конференции*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import names_of
from draftdiff.model import Language
from draftdiff.problems import Problem, Severity

CODE = "capital-letters"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each name in letters that official texts do not use; headings may be all capitals."""
    language = draft.lexicon.language
    for clause in draft.clauses:
        for match in _pattern(language).finditer(clause.paragraph.text):
            printed = match[0].replace("\u00a0", " ")
            if printed not in names_of(language) and not printed.isupper() and not _is_of_another(clause, match.end()):
                due = tuple(f"`{name}`" for name in names_of(language) if name.lower() == printed.lower())
                yield clause.problem(
                    CODE, Severity.WARNING, "other", offset=match.start(), text=match[0], hint="due", due=due
                )


def _is_of_another(clause: Clause, end: int) -> bool:
    follows = clause.paragraph.text[end : end + 2].strip()
    return clause.lexicon.language is Language.RUSSIAN and follows.isupper()


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    names = sorted(names_of(language), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", "[ \u00a0]") for name in names) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
