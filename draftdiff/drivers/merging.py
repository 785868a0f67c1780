"""The merge driver: two descendants of a document merged by clause, for `git merge`, `rebase`, `cherry-pick`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from draftdiff.codec import decode_document, encode
from draftdiff.drivers.telling import warn
from draftdiff.git import CONFLICTS, run_plainly
from draftdiff.lexicons import load_lexicon
from draftdiff.merge import SIDES, SideNames
from draftdiff.merge import merge as merged_of
from draftdiff.model import Document
from draftdiff.store import load_settings, read_source_file, write_atomically

_USUAL_MARKERS = 8
"""So long are git's conflict markers at most (one more if each side moved the file), unless it merges bases first."""
_FILE = re.compile(r":\S.*")
_BASES = SideNames("1", "2")
"""What two bases are called: neither is a side."""


def merge(arguments: Sequence[str]) -> int:
    """`BASE OURS THEIRS MARKER-SIZE PATH [NAMES]`: merge by clause into OURS; exit with CONFLICTS if there are any."""
    base_file, ours_file, theirs_file = arguments[:3]
    settings = load_settings()
    ours, theirs = (decode_document(read_source_file(file, settings)) for file in (ours_file, theirs_file))
    has_base = os.path.getsize(base_file) > 0
    base = decode_document(read_source_file(base_file, settings)) if has_base else Document(language=ours.language)
    markers = arguments[3] if len(arguments) > 3 else ""
    is_of_bases = markers.isdecimal() and int(markers) > _USUAL_MARKERS
    names = _BASES if is_of_bases else _names(arguments[5:], os.environ)
    merged = merged_of(base, ours, theirs, load_lexicon(ours.language), names)
    data = encode(merged)
    decode_document(data)
    write_atomically(ours_file, data)
    if merged.conflicts and len(arguments) > 4 and not is_of_bases:
        count = len(merged.conflicts)
        said = f"{count} {'conflict' if count == 1 else 'conflicts'}"
        warn(f"{said}: `draftdiff conflicts {arguments[4]}` lists {'it' if count == 1 else 'them'}")
    return CONFLICTS if merged.conflicts else 0


def _names(given: Sequence[str], environment: Mapping[str, str]) -> SideNames:
    """Return what the two sides are called: as git says it, else by their branches, else ours and theirs.

    `given` are git's `%X %Y`, which stay as they are where git does not know them; GITHEAD_… is what `git merge`
    tells its drivers.
    """
    said = ["" if name.startswith("%") else _plain_name(name) for name in [*given, "", ""][:2]]
    heads = [_plain_name(value) for name, value in environment.items() if name.startswith("GITHEAD_")]
    ours = said[0] if said[0] not in ("", "HEAD") else _branch()
    theirs = said[1] or (heads[0] if len(heads) == 1 else "")
    if not ours or not theirs or ours == theirs:
        return SIDES
    return SideNames(ours, theirs)


def _plain_name(name: str) -> str:
    """Keep of the name of a side what cannot be taken for a bracket, and not much of it; no `:FILE` behind it."""
    return "".join(sign for sign in _FILE.sub("", name) if sign.isalnum() or sign in "-_./ ")[:40].strip()


def _branch() -> str:
    return _plain_name(run_plainly(["symbolic-ref", "--quiet", "--short", "HEAD"]).output.decode("utf-8", "replace"))
