"""What git does with any text, where a file is no document: it loads no more than starting git takes."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.drivers.telling import has_color, write


def nothing(arguments: Sequence[str]) -> int:
    """Let a commit go on."""
    return 0


def copied(arguments: Sequence[str]) -> int:
    """`FILE`: write a file as it is."""
    from draftdiff.store import pieces_of

    for piece in pieces_of(arguments[0]):
        write(piece)
    return 0


def text_diff(arguments: Sequence[str]) -> int:
    """Write git's own diff of two files, under the names that git has for them."""
    from draftdiff.git import run_plainly

    path, old_file, _, _, new_file, *_ = arguments
    color = "--color=always" if has_color() else "--color=never"
    answer = run_plainly(["diff", "--no-index", "--no-ext-diff", "--no-textconv", color, "--", old_file, new_file])
    names = {old_file.lstrip("/"): path, new_file.lstrip("/"): path}
    head, at, body = answer.output.partition(b"@@")
    for name, shown in names.items():
        for side in (b"a/", b"b/"):
            head = head.replace(side + name.encode(errors="surrogateescape"), side + shown.encode(errors="replace"))
    write(head + at + body)
    return 0


def text_merge(arguments: Sequence[str]) -> int:
    """Merge as git merges any text, with conflict markers in OURS; of binary files OURS stays, as a conflict."""
    from draftdiff.git import CONFLICTS, run_plainly

    base_file, ours_file, theirs_file, *more = arguments
    size = more[0] if more and more[0].isdecimal() else "7"
    labels = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
    files = [ours_file, base_file, theirs_file]
    answer = run_plainly(["merge-file", "-q", f"--marker-size={size}", *labels, "--", *files])
    return CONFLICTS if answer.code else 0
