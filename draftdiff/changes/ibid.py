"""*Ibid.* resolved: what a note says when the note before it is read into it."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.lexicon import Lexicon
from draftdiff.model import Key, Paragraph
from draftdiff.patterns import late_pattern
from draftdiff.tokens import first_words

_BETWEEN = late_pattern(r"[,،，]\s*")
_LEADING = late_pattern(r"\A[\s.,،，]+")


def resolved_notes(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> dict[Key, tuple[str, ...]]:
    """Return what the notes of each paragraph say, with *ibid.* resolved by the note before."""
    found: dict[Key, tuple[str, ...]] = {}
    before = ""
    for paragraph in paragraphs:
        said = []
        for note in paragraph.notes:
            before = common_part(before, note.text, lexicon) + without_ibid(note.text, lexicon)
            said.append(before)
        if said:
            found[paragraph.key] = tuple(said)
    return found


def ibid_end(text: str, lexicon: Lexicon) -> int:
    """Return where the *ibid.* that opens a note ends, 0 if none does."""
    start = len(text) - len(text.lstrip())
    for entry in lexicon.words.get("ibid", ()):
        if text[start : start + len(entry)].lower() == entry.lower():
            return start + len(entry)
    return 0


def without_ibid(text: str, lexicon: Lexicon) -> str:
    """Return the text of a note after its *ibid.*"""
    end = ibid_end(text, lexicon)
    return _LEADING.sub("", text[end:], count=1) if end else text


def common_part(before: str, text: str, lexicon: Lexicon) -> str:
    """Return the part of the note before that an *ibid.* stands for; empty where there is none.

    It ends before the first part that the new note states anew: `Treaty Series, vol. 2, No. 3` and `ibid., vol. 5`.
    """
    if not ibid_end(text, lexicon):
        return ""
    first = first_words(without_ibid(text, lexicon), 1)
    for between in _BETWEEN.finditer(before):
        if first and first_words(before[between.end() :], 1) == first:
            return before[: between.end()]
    return before.rstrip(" .。") + ", " if before else ""
