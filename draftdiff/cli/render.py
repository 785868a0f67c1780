"""`draftdiff render COMPARISON`: a saved comparison in any format, the same bytes as the direct run."""

from __future__ import annotations

from typing import Any

import click

from draftdiff.cli.options import presentation_of, presentation_options, show
from draftdiff.cli.output import keep_sources
from draftdiff.cli.sources import naming
from draftdiff.codec import decode_comparison
from draftdiff.errors import ExitCode
from draftdiff.store import load_settings, read_source_file


@click.command("render")
@click.argument("comparison")
@presentation_options
def render(comparison: str, **presentation: Any) -> int:
    """Show a COMPARISON that `draftdiff diff --format json` saved; needs neither of its documents."""
    settings = load_settings()
    keep_sources(presentation["output"], [comparison])
    shown = presentation_of(settings, **presentation)
    with naming(comparison):
        saved = decode_comparison(read_source_file(comparison, settings))
    show([saved], shown)
    return ExitCode.SAME
