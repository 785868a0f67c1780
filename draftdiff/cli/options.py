"""Options that several commands share; one name means one thing everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

import click
from msgspec import Struct

from draftdiff.cli.messages import print_notice
from draftdiff.cli.output import format_for, has_color, width_for, write_result
from draftdiff.cli.sources import ReadOptions
from draftdiff.comparison import Comparison, SegmentKind, Weight
from draftdiff.errors import DraftdiffError
from draftdiff.importers import AUTOMATIC, IMPORTERS
from draftdiff.importers.options import Revisions
from draftdiff.model import LANGUAGES, Language
from draftdiff.renderers import RENDERERS, SEVERAL, Layout, Order, RenderOptions, render_several
from draftdiff.store import STANDARD_STREAM, Settings, load_settings

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class OneOf(click.Choice[StrEnum]):
    """One member of an enumeration: the user types its value, and the command is given the member."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return the value of a member, or what the user typed: click itself takes the name of a member."""
        return super().normalize_choice(str(choice), ctx)


class OutputFormat(click.Choice[str]):
    """The name of an output format; who types that of a layout is told the option."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the format. Raises click.BadParameter."""
        params = ctx.command.params if ctx is not None else ()
        layouts = next((one.type.choices for one in params if isinstance(one.type, OneOf) and one.name == "layout"), ())
        if value in [*layouts]:
            self.fail(f"{value} is a layout: --layout {value}", param, ctx)
        return super().convert(value, param, ctx)


LANGUAGE = OneOf(LANGUAGES, case_sensitive=False)


class Presentation(Struct, frozen=True, kw_only=True):
    """How and where a comparison is to be shown."""

    format_name: str
    output: str
    options: RenderOptions


language_option = click.option("--language", type=LANGUAGE, help="The language of the documents.")
from_option = click.option(
    "--from",
    "from_format",
    type=click.Choice([AUTOMATIC, *IMPORTERS]),
    default=AUTOMATIC,
    help="The input format, if the guess is wrong.",
)
revisions_option = click.option(
    "--revisions", type=OneOf(Revisions), help="How to read the tracked changes of a Word file."
)
lexicon_option = click.option(
    "--lexicon", metavar="FILE", help="Use this lexicon instead of the one that comes with draftdiff."
)
output_option = click.option(
    "-o", "--output", default=STANDARD_STREAM, metavar="FILE", help="Write to this file instead of the screen."
)
reader_option = click.option("--reader", type=LANGUAGE, help="The language of the report.")
color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colours."
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say how sources are read; with the settings they become the argument `reading`."""

    @from_option
    @language_option
    @wraps(command)
    def read(*, from_format: str, language: Language | None, **others: Any) -> int:
        reading = ReadOptions(settings=load_settings(), from_format=from_format, language=language)
        return command(reading=reading, **others)

    return read


def table_options(formats: Iterable[str]) -> Callable[[Decorated], Decorated]:
    """Return the options that say how and where a result is shown, in which format; `presentation_in` reads them."""
    said = "The output format, if the suffix does not say it."
    format_option = click.option("--format", "format_name", type=OutputFormat([*formats]), help=said)

    def add(command: Decorated) -> Decorated:
        for option in (color_option, reader_option, output_option, format_option):
            command = option(command)
        return command

    return add


def presentation_in(
    formats: Collection[str],
    settings: Settings,
    *,
    format_name: str | None,
    output: str,
    reader: Language | None,
    color: str,
    **looks: Any,
) -> Presentation:
    """Read the options of what is written in these formats; the settings count where the command line is silent.

    `looks` are fields of `RenderOptions`. Raises DraftdiffError.
    """
    options = RenderOptions(
        reader=reader or settings.reader, color=has_color(output, color), width=width_for(output), **looks
    )
    return Presentation(format_name=format_name or format_for(output, formats), output=output, options=options)


def presentation_options(command: Decorated) -> Decorated:
    """Add the options that say how a comparison is shown and where it goes; `presentation_of` reads them."""
    for option in reversed(_LOOKS):
        command = option(command)
    return table_options(RENDERERS)(command)


_MUCH_TYPOGRAPHY = 10
"""Tracked changes of typography, or more, that hide the others from a reader."""
_LOOKS = (
    click.option("--all", "show_all", is_flag=True, help="Show unchanged paragraphs too."),
    click.option(
        "--sort",
        type=OneOf(Order),
        default=Order.READING,
        help="Show changes as they stand in the text, or the heaviest first.",
    ),
    click.option("--min-weight", type=OneOf(Weight), help="Leave out lighter changes."),
    click.option("--brief", is_flag=True, help="Show the first page only: the verdict, and what to look at."),
    click.option(
        "--layout",
        type=OneOf(Layout),
        default=Layout.REDLINE,
        help="redline: one text; side-by-side: two columns, in a page; table: all in one table, in a page or Word; "
        "amendments: instructions to read out, in any format but JSON.",
    ),
    click.option(
        "--author",
        default=RenderOptions().author,
        callback=lambda *call: writable(call[2]),
        help="The author of the tracked changes in a Word file.",
    ),
    click.option("--date", default="", metavar="DATE", help="The date of the tracked changes in a Word file."),
    click.option(
        "--keep-typography",
        is_flag=True,
        help="In a Word file, leave spaces, hyphens and quotation marks as they were.",
    ),
)

_OUTLINED = (*SEVERAL, "docx --layout table")
"""Formats that show a row, or leave it out, and put the rows in an order."""
_AMENDMENTS = "--layout amendments"
"""A layout of every format that people read, with options of its own."""
_HAVE_LAYOUT = {
    Layout.SIDE_BY_SIDE: ("html", "pdf"),
    Layout.TABLE: ("html", "pdf", "docx"),
    Layout.AMENDMENTS: (*SEVERAL, "docx"),
}
"""The formats that have each layout but the first, which stands for none."""
_HEEDED_BY = {
    "show_all": ("--all", SEVERAL),
    "sort": ("--sort", _OUTLINED),
    "min_weight": ("--min-weight", (*_OUTLINED, _AMENDMENTS)),
    "brief": ("--brief", SEVERAL),
    "author": ("--author", ("docx",)),
    "date": ("--date", ("docx",)),
    "keep_typography": ("--keep-typography", ("docx",)),
}
"""Fields of `RenderOptions`: the option that fills each, and the formats that heed it."""


def presentation_of(settings: Settings, *, date: str, **presentation: Any) -> Presentation:
    """Read `presentation_options`; the settings count where the command line is silent. Raises DraftdiffError."""
    shown = presentation_in(RENDERERS, settings, date=moment_of(date), **presentation)
    layout = f"--layout {shown.options.layout}"
    forms = {shown.format_name, f"{shown.format_name} {layout}"}
    name = shown.format_name
    having = _HAVE_LAYOUT.get(Layout(shown.options.layout), RENDERERS)
    if name not in having:
        print_notice(f"{layout} changes nothing in {name}: it is for {', '.join(having)}")
    elif layout == _AMENDMENTS:
        forms, name = {layout}, f"{name} {layout}"
    for field, (option, formats) in _HEEDED_BY.items():
        if forms.isdisjoint(formats) and getattr(shown.options, field) != getattr(RenderOptions(), field):
            print_notice(f"{option} changes nothing in {name}: it is for {', '.join(formats)}")
    return shown


def show(comparisons: Sequence[Comparison], presentation: Presentation) -> None:
    """Render one comparison or several, and write them where they belong."""
    format_name, options = presentation.format_name, presentation.options
    if format_name == "pdf" and sys.stderr.isatty():
        print_notice("laying out the pages")
    write_result(presentation.output, render_several(comparisons, format_name, options))
    has_tracked_changes = options.layout not in (Layout.TABLE, Layout.AMENDMENTS)
    if format_name == "docx" and has_tracked_changes and not options.keep_typography:
        _tell_of_typography(comparisons)


def _tell_of_typography(comparisons: Sequence[Comparison]) -> None:
    """Say that many of the tracked changes are such that no reader would call them changes."""
    segments = (segment for one in comparisons for row in one.rows for segment in row.segments)
    count = sum(segment.kind is SegmentKind.TYPOGRAPHIC for segment in segments)
    if count >= _MUCH_TYPOGRAPHY:
        print_notice(f"{count} of the tracked changes are only typography; --keep-typography leaves them out")


def moment_of(date: str) -> str:
    """Return a day (`2025-11-03`) or a moment as Word writes it, in UTC; empty stays empty. Raises DraftdiffError."""
    from datetime import UTC, datetime

    if not date:
        return ""
    try:
        moment = datetime.fromisoformat(date)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError) as error:
        hint = "write it like 2025-11-03 or 2025-11-03T16:30:00Z"
        raise DraftdiffError(f"{date} is no date", hint=hint, slug="invalid-date") from error
    return f"{moment.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def writable(text: str) -> str:
    """Return a word of the command line with `?` for each byte of it that no text holds."""
    return text.encode("utf-8", "replace").decode()
