"""`draftdiff blame SYMBOL`: since which resolution each clause stands, since when in these words, by whose commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from draftdiff.cli.messages import print_if_shallow, print_notice
from draftdiff.cli.options import language_option
from draftdiff.cli.output import print_lines, width_for
from draftdiff.cli.sources import ReadOptions, import_one
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.renderers.harmless import columns_of, harmless, isolated, width_of
from draftdiff.renderers.terminal.paper import padded
from draftdiff.repository import find_repository
from draftdiff.repository.blame import Origin
from draftdiff.repository.blame import blame as origins_of
from draftdiff.repository.places import short_name
from draftdiff.store import STANDARD_STREAM, load_settings

_NARROWEST = 12
"""Columns for the words of a clause, however narrow the terminal: two words."""
_ENOUGH = 24
"""With fewer columns for the words the date is left out, then the name: the commit tells both."""


@click.command("blame")
@click.argument("symbol")
@language_option
def blame(symbol: str, language: Language | None) -> int:
    """Tell for each paragraph of SYMBOL which resolution of its series first had it.

    Also tells which resolution first had it in these words, and whose commit brought them. Only resolutions that the
    repository holds can be named.
    """
    repository = find_repository()
    document = import_one(symbol, ReadOptions(settings=load_settings(), language=language))
    origins = origins_of(repository, document)
    print_lines(_lines(origins))
    print_if_shallow(repository.is_shallow)
    first = next((origin.since for origin in origins if origin.is_open), "")
    if first:
        print_notice(f"no resolution before {short_name(first)} is stored: what stands since then may be older")
    return ExitCode.SAME


def _lines(origins: Sequence[Origin]) -> Iterator[str]:
    rows = [("clause", "since", "in these words", "commit", "by", "on"), *map(_row, origins)]
    total = width_for(STANDARD_STREAM)
    widths = _widths(rows, total)
    room = max(_NARROWEST, _room(total, widths))
    for row, text in zip(rows, ["", *(origin.text for origin in origins)], strict=True):
        cells = (padded(cell, width) for cell, width in zip(row, widths, strict=False))
        yield "  ".join([*cells, isolated(_cut(harmless(text), room), direction="ltr")]).rstrip()


def _widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Return how wide each column is; the last ones are left out where the words have no room."""
    widths = [max(width_of(row[place]) for row in rows) for place in range(len(rows[0]))]
    while _room(total, widths) < _ENOUGH and len(widths) > len(rows[0]) - 2:
        widths.pop()
    return widths


def _room(total: int, widths: Sequence[int]) -> int:
    """Return how many columns are left for the words of a clause."""
    return total - sum(widths) - 2 * len(widths)


def _cut(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    kept = sum(end < room for end in columns_of(text)[1:])
    return f"{text[:kept].rstrip()}…"


def _row(origin: Origin) -> tuple[str, str, str, str, str, str]:
    version = origin.version
    by = (version.commit[:8], version.author, version.date[:10]) if version else ("", "not committed", "")
    cells = (origin.label, short_name(origin.since), short_name(origin.words_since), *by)
    first, since, words, commit, author, date = map(harmless, cells)
    return first, since, words, commit, author, date
