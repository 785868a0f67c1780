"""What a drafter calls the places of a text: `in the third preambular paragraph`, `after paragraph 4 of the annex`."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from draftdiff.comparison import Comparison, new_document, old_document
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.numbering import Label
from draftdiff.renderers.amendments.plan import below
from draftdiff.renderers.amendments.records import Anchor
from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.wording import Wording, annex_number, steps_of

_KINDS = {
    ParagraphKind.PREAMBULAR: "preambular",
    ParagraphKind.OPERATIVE: "operative",
    ParagraphKind.HEADING: "heading",
    ParagraphKind.TABLE_ROW: "table-row",
    ParagraphKind.ENACTING: "enacting",
    ParagraphKind.CLOSING: "closing",
}
_COUNTED = "["
"""What the number of a paragraph begins with that was counted and is not printed."""
_WORDS = 5
"""Of a paragraph without a number: enough to find it by."""


class Places:
    """Names the paragraphs of the old text, and those of the new one that they are recast as."""

    def __init__(
        self, comparison: Comparison, wording: Wording, gone: Container[Key], recast: Container[Key] = ()
    ) -> None:
        """`gone`: old paragraphs that do not stay where they are; `recast`: that become others than they were."""
        self._wording = wording
        self._gone, self._recast = gone, recast
        self._old = _Side(old_document(comparison).paragraphs, wording.names.old)
        self._new = _Side(new_document(comparison).paragraphs, wording.names.new)

    def say(self, key: Key, form: str) -> str:
        """Name an old paragraph, alone or behind a preposition; one that has others below it, by its own words."""
        return self._named(self._old, key, form, self._path(self._old, key))

    def kind_of(self, keys: Sequence[Key], *, whole: bool) -> str:
        """Return what old paragraphs are called by, as the labels name it. `whole`: an annex, if they are all of it."""
        return "annex" if whole and self._old.annex_of(keys) else _kind_of(self._old.labels[keys[0]])

    def recast(self, key: Key) -> str:
        """Name a new paragraph alone."""
        return self._named(self._new, key, "whole", self._path(self._new, key))

    def all_of(self, keys: Sequence[Key]) -> str:
        """Name paragraphs that go: an annex; one, with all below it; the first and the last of several neighbours."""
        if annex := self._old.annex_of(keys):
            number = annex_number(annex.annex, self._wording.labels)
            return self._wording.labels.place("annex" if annex.sole_annex else "annexes", "whole", number, "")
        first = self._named(self._old, keys[0], "whole", self._path(self._old, keys[0], whole=True))
        lower = self._old.below(keys[0])
        if len(keys) == 1 and lower:
            return self.say(keys[0], "whole")
        if len(keys) == 1:
            return first
        if tuple(keys) == (keys[0], *lower):
            return self._wording.say("amend.subs", place=first)
        return self._wording.say("amend.range", first=first, last=self._last(keys))

    def _last(self, keys: Sequence[Key]) -> str:
        """Name the last paragraph of a range, not what stands below it."""
        kind = self._old.paragraphs[keys[0]]
        last = next(key for key in reversed(keys) if self._old.paragraphs[key].level <= kind.level)
        return self._named(self._old, last, "whole", self._path(self._old, last, whole=True))

    def listed(self, keys: Sequence[Key]) -> str:
        """Name several paragraphs that are replaced at once."""
        *others, last = [self.say(key, "whole") for key in keys]
        if not others:
            return last
        return self._wording.say("amend.and", said=self._wording.say("list").join(others), last=last)

    def anchor(self, anchor: Anchor, paragraph: Paragraph | None = None) -> str:
        """Say where a paragraph goes; behind the last sub-paragraph of a clause, it goes behind the clause."""
        if not anchor.key:
            return self._wording.say("amend.beginning")
        if anchor.before:
            return self._named(self._old, anchor.key, "before", self._path(self._old, anchor.key, whole=True))
        key = anchor.key
        if paragraph is not None and not paragraph.level and paragraph.kind is not ParagraphKind.CONTINUATION:
            key = key if key in self._recast else self._old.clause_ended_by(key, self._gone)
            is_whole = key != anchor.key or all(lower in self._gone for lower in self._old.below(key))
            path = self._path(self._old, key, whole=is_whole)
        else:
            path = self._path(self._old, key)
        said = self._named(self._old, key, "after", path)
        is_behind_clause = key != anchor.key  # so behind what is new at its end, too
        return self._wording.say("amend.new", anchor=said) if anchor.behind_new and not is_behind_clause else said

    def _named(self, side: _Side, key: Key, form: str, path: str) -> str:
        label, labels = side.labels[key], self._wording.labels
        section = ".".join(labels.divisions.get(part, part) for part in label.section.split("."))
        of_section = "amend.of-article" if label.is_article else "amend.of-section"
        is_inside = bool(label.section) and not label.names_article
        number = (
            labels.divisions.get(label.number, label.number) if label.kind is ParagraphKind.HEADING else label.number
        )
        return self._wording.say(
            "amend.within",
            place=labels.place(_kind_of(label), form, harmless(number), path),
            section=self._wording.say(of_section, number=section) if is_inside else "",
            annex=self._annex(label),
        )

    def _annex(self, label: Label) -> str:
        if not label.annex:
            return ""
        if label.sole_annex:
            return self._wording.say("amend.of-annex")
        return self._wording.say("amend.of-annexes", number=annex_number(label.annex, self._wording.labels))

    def _path(self, side: _Side, key: Key, *, whole: bool = False) -> str:
        """Return what follows the number of a paragraph: the numbers below it, which part is meant, its first words.

        `whole`: all that stands below it is meant too.
        """
        label, paragraph = side.labels[key], side.paragraphs[key]
        steps = steps_of(label, self._wording.labels)
        if label.occurrence > 1:
            steps.append(f"[{label.occurrence}]")
        if label.continued:
            steps.append(self._wording.say("amend.continued"))
        elif not whole and side.below(key):
            steps.append(self._wording.say("amend.chapeau"))
        is_counted = label.number.startswith(_COUNTED) or any(step.startswith(_COUNTED) for step in label.path)
        if (is_counted or label.continued) and paragraph.text.strip():
            opening = opening_text(paragraph.text.partition("\t")[0] or paragraph.text, _WORDS).strip()
            steps.append(self._wording.say("amend.opening", words=quoted(opening, self._wording)))
        path = ""
        for step in steps:
            path = self._wording.say("amend.path", path=path, step=step)
        return path


class _Side:
    """The paragraphs of one text, by key."""

    def __init__(self, paragraphs: Sequence[Paragraph], labels: Mapping[Key, Label]) -> None:
        self.labels = labels
        self.paragraphs = {paragraph.key: paragraph for paragraph in paragraphs}
        self._order = paragraphs
        self._places = {paragraph.key: place for place, paragraph in enumerate(paragraphs)}

    def below(self, key: Key) -> tuple[Key, ...]:
        """Return the keys of all that stands below a paragraph."""
        lower = below(self.paragraphs[key], self._order[self._places[key] + 1 :])
        return tuple(paragraph.key for paragraph in lower)

    def annex_of(self, keys: Sequence[Key]) -> Label | None:
        """Return the label of the first paragraph of an annex, if they are all that it holds."""
        label = self.labels[keys[0]]
        inside = [paragraph.key for paragraph in self._order if paragraph.annex == label.annex]
        return label if label.annex and inside == [*keys] else None

    def clause_ended_by(self, key: Key, gone: Container[Key]) -> Key:
        """Return the key of the whole paragraph whose last part that stays a paragraph is; any other is its own."""
        if key in gone:
            return key
        for place in range(self._places[key] - 1, -1, -1):
            above = self._order[place]
            if not above.level and above.kind is not ParagraphKind.CONTINUATION:
                staying = [lower for lower in self.below(above.key) if lower not in gone]
                return above.key if key in staying[-1:] else key
        return key


def _kind_of(label: Label) -> str:
    if label.names_article:
        return "article"
    kind = _KINDS.get(label.kind, "paragraph")
    return "paragraph" if kind == "operative" and label.annex else kind


def quoted(text: str, wording: Wording) -> str:
    """Return words of a document in the reader's quotation marks: the inner ones where they hold the outer."""
    outer, inner = (wording.labels.phrases[name] for name in ("amend.quote", "amend.quote-inner"))
    marks = [str(template).replace("{words}", "").strip() for template in (outer, inner)]
    holds = [any(mark in text for mark in pair if not mark.isspace()) for pair in marks]
    name = "amend.quote-inner" if holds[0] and not holds[1] else "amend.quote"
    return wording.say(name, words=wording.quote(text.strip()))
