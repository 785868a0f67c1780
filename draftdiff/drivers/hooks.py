"""The hooks: what may be committed, what a message says of it, what a merge brought."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from draftdiff.drivers.telling import warn, write
from draftdiff.model import Language
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.labels import load_labels
from draftdiff.repository import find_repository
from draftdiff.repository.staged import (
    Fault,
    faults_of,
    merged_changes,
    staged_faults,
    staged_summary,
    unguarded_conflicts,
)
from draftdiff.store import load_settings, pieces_of, read_source_file, write_atomically


def pre_commit(arguments: Sequence[str]) -> int:
    """Validate what is staged; exit with 1 if a document may not be committed."""
    repository = find_repository()
    return _report(staged_faults(repository), repository.settings.reader)


def validate(arguments: Sequence[str]) -> int:
    """`FILE…`: validate files as the hook does; for the pre-commit framework."""
    settings = load_settings()
    files = ((path, read_source_file(path, settings)) for path in arguments)
    faults = [fault for path, data in files for fault in faults_of(path, data, settings.reader)]
    return _report(faults, settings.reader)


def _report(faults: Sequence[Fault], reader: Language) -> int:
    for fault in faults:
        sys.stderr.write(f"{harmless(fault.line)}\n")
    refused = any(fault.refuses for fault in faults)
    if refused:
        sys.stderr.write(f"draftdiff: {load_labels(reader).say('hook.refused')}\n")
    return 1 if refused else 0


def prepare_commit_msg(arguments: Sequence[str]) -> int:
    """`FILE [SOURCE]`: write which clauses change into a message that nobody has written yet.

    A squashed merge's is git's own, a list of its commits, which stays below.
    """
    repository = find_repository()
    for line in unguarded_conflicts(repository):
        warn(line)
    if len(arguments) > 1 and arguments[1] not in ("", "template", "squash"):
        return 0
    summary = staged_summary(repository)
    if summary:
        written = b"".join(pieces_of(arguments[0]))
        write_atomically(arguments[0], summary.encode("utf-8", "replace") + b"\n" + written)
    return 0


def post_merge(arguments: Sequence[str]) -> int:
    """List which documents came in, and what changed in them."""
    for line in merged_changes(find_repository()):
        write(f"{line}\n")
    return 0
