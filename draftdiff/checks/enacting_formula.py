"""*The General Assembly,* stands once above the preamble, with a comma; before a sole *Decides* it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity
from draftdiff.tokens import INVISIBLE

_UNSEEN_END = re.compile(rf"[\s{INVISIBLE}]+\Z")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem where the formula of a text with a preamble is missing, stands twice, or lacks its comma.

    A quoted or sectioned text may have another one behind a heading.
    """
    body = [clause for clause in draft.clauses if not clause.paragraph.annex]
    first = next((clause for clause in body if clause.paragraph.kind is ParagraphKind.PREAMBULAR), None)
    if first and not (draft.is_declaration or any(map(_is_formula, body))):
        yield first.remark(Severity.WARNING, "missing", offset=0)
    for formula, following in filter(lambda pair: _is_formula(pair[0]), pairwise(body)):
        if _is_formula(following):
            yield following.remark(Severity.ERROR, "twice", offset=0, text=following.paragraph.text)
        elif following.paragraph.kind is ParagraphKind.PREAMBULAR:
            yield from _without_comma(formula)


def _is_formula(clause: Clause) -> bool:
    return clause.paragraph.kind is ParagraphKind.ENACTING


def _without_comma(formula: Clause) -> Iterator[Remark]:
    text = _UNSEEN_END.sub("", formula.paragraph.text)
    marks = formula.lexicon.punctuation.get("preambular-end", ())
    if marks and not text.endswith(marks):
        due = tuple(f"`{mark}`" for mark in marks)
        yield formula.remark(Severity.ERROR, "comma", offset=len(text), text=text, hint="due", due=due)
