"""Several comparisons as one text: what each says in one sentence, then each of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers import markdown, terminal
from draftdiff.renderers.head import sides_of
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.verdict import verdict_sentence
from draftdiff.renderers.wording import wording_of


def in_terminal(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return comparisons for a terminal, an empty line between them."""
    return "\n".join(terminal.render(one, options) for one in comparisons)


def in_markdown(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return comparisons as one Markdown document that begins with the verdict of each."""
    labels = load_labels(options.reader)
    title = markdown.escaped(labels.say("report.several", count=len(comparisons)))
    lines = "\n".join(f"{place}. {line}" for place, line in enumerate(_verdicts(comparisons, options), 1))
    head = f"# {title}\n\n{lines}"
    blocks = [markdown.turned(head, "rtl") if labels.direction == "rtl" else head]
    return "\n\n".join(blocks) + "\n\n" + "\n".join(markdown.render(one, options) for one in comparisons)


def _verdicts(comparisons: Sequence[Comparison], options: RenderOptions) -> Iterator[str]:
    for one in comparisons:
        wording = wording_of(one, load_labels(options.reader))
        old, new = sides_of(one, wording)
        named = markdown.escaped(wording.say("from-to", old=old.symbol, new=new.symbol))
        yield f"**{named}** {markdown.escaped(verdict_sentence(one, wording))}".rstrip()
