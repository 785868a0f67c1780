"""What git calls, as `draftdiff-git`: text for its own diff, a comparison, a merge, the hooks.

Nothing here fails: git would end the whole `git diff`, and would lose a side of a merge. What cannot be read as a
document is shown as text and merged as text, with one warning.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from draftdiff.errors import DraftdiffError
from draftdiff.systems import is_closed_pipe, prepare_process

TYPE_CHECKING = False

if TYPE_CHECKING:
    from draftdiff.merge import Names
    from draftdiff.model import Document, Language
    from draftdiff.repository.staged import Fault

Deed = Callable[[Sequence[str]], int]
_LONGEST_MESSAGE = 1 << 24
_REGULAR = ("100644", "100755")
_ABSENT = "."
"""The mode of a side that is not there."""


def main() -> None:
    """Do what git asks for and leave with its exit code; as in `__main__`, nobody looks for cycles."""
    gc.disable()
    prepare_process()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Do one thing for git; if it cannot be done, fall back to what git does with any text."""
    name, *rest = arguments or [""]
    if name not in ACTIONS or len(rest) < ACTIONS[name].least:
        _write(_version() if name == "--version" else f"usage: draftdiff-git {' | '.join(ACTIONS)}\n".encode())
        return 0 if name == "--version" else 2
    action = ACTIONS[name]
    try:
        return action.do(rest)
    except DraftdiffError as error:
        _warn(error.message, _subject(name, rest))
    except Exception as error:
        if isinstance(error, OSError) and is_closed_pipe(error):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        _warn(f"a bug of draftdiff: {type(error).__name__}", _subject(name, rest))
    return _without_documents(action, rest)


def _without_documents(action: Action, arguments: Sequence[str]) -> int:
    """Do what git does with any text; where not even that can be done, say which exit code harms least."""
    try:
        return action.fall_back(arguments)
    except (OSError, DraftdiffError):
        return action.code


def _subject(name: str, arguments: Sequence[str]) -> str:
    """Return the file that a call is about."""
    place = {"textconv": 0, "diff": 0, "merge": 4}.get(name, -1)
    return arguments[place] if 0 <= place < len(arguments) else ""


def _warn(message: str, subject: str) -> None:
    from draftdiff.renderers.harmless import harmless

    about = f"{harmless(subject)}: " if subject else ""
    sys.stderr.write(f"warning: draftdiff: {about}{harmless(message)}\n")


def _version() -> bytes:
    from draftdiff import __version__

    return f"draftdiff-git {__version__}\n".encode()


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _read(path: str) -> bytes:
    from draftdiff.store import load_settings, read_source_file

    return read_source_file(path, load_settings())


def textconv(arguments: Sequence[str]) -> int:
    """`FILE`: write a document as lines that git can compare."""
    from draftdiff.codec import decode_document
    from draftdiff.readable import readable_lines

    document = decode_document(_read(arguments[0]))
    _write("".join(f"{line}\n" for line in readable_lines(document)).encode())
    return 0


def _copied(arguments: Sequence[str]) -> int:
    from draftdiff.store import pieces_of

    for piece in pieces_of(arguments[0]):
        _write(piece)
    return 0


def diff(arguments: Sequence[str]) -> int:
    """`PATH OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE …`, as git calls an external diff: write the comparison."""
    if len(arguments) < 7:
        _write(f"* Unmerged path {arguments[0]}\n".encode(errors="replace"))
        return 0
    _, old_file, _, old_mode, new_file, _, new_mode = arguments[:7]
    if any(mode not in (*_REGULAR, _ABSENT) for mode in (old_mode, new_mode)):
        return _text_diff(arguments)
    _write(_compared(_side(old_file, old_mode), _side(new_file, new_mode)))
    return 0


def _side(file: str, mode: str) -> Document | None:
    """Read one side. Git's name for one that is not there, `/dev/null`, arrives as another on Windows."""
    from draftdiff.codec import decode_document

    return None if mode == _ABSENT else decode_document(_read(file))


def _compared(old: Document | None, new: Document | None) -> bytes:
    """Render a comparison as the terminal wants it; a side that is not there has no paragraphs."""
    from draftdiff.compare import compare
    from draftdiff.lexicons import load_lexicon
    from draftdiff.model import Document
    from draftdiff.renderers.options import RenderOptions
    from draftdiff.renderers.terminal import render
    from draftdiff.store import load_settings

    settings = load_settings()
    known = new or old or Document()
    nothing = Document(language=known.language)
    comparison = compare(old or nothing, new or nothing, load_lexicon(known.language), None, settings.watch)
    options = RenderOptions(reader=settings.reader, color=_has_color(), width=_width())
    gap = "" if os.environ.get("GIT_DIFF_PATH_COUNTER", "1") == "1" else "\n"
    return (gap + render(comparison, options)).encode("utf-8", "replace")


def _is_shown() -> bool:
    return sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE", "") in ("1", "true")


def _has_color() -> bool:
    """Ask git whether it would use colour here."""
    if not _is_shown() or os.environ.get("NO_COLOR"):
        return False
    from draftdiff.git import run_plainly

    return run_plainly(["config", "--get-colorbool", "color.diff", "true"]).output.strip() == b"true"


def _width() -> int:
    if not _is_shown():
        return 80
    from shutil import get_terminal_size

    return get_terminal_size(fallback=(80, 24)).columns


def _text_diff(arguments: Sequence[str]) -> int:
    """Write git's own diff of two files, under the names that git has for them."""
    from draftdiff.git import run_plainly

    path, old_file, _, _, new_file, *_ = arguments
    color = "--color=always" if _has_color() else "--color=never"
    answer = run_plainly(["diff", "--no-index", "--no-ext-diff", "--no-textconv", color, "--", old_file, new_file])
    names = {old_file.lstrip("/"): path, new_file.lstrip("/"): path}
    head, at, body = answer.output.partition(b"@@")
    for name, shown in names.items():
        for side in (b"a/", b"b/"):
            head = head.replace(side + name.encode(errors="surrogateescape"), side + shown.encode(errors="replace"))
    _write(head + at + body)
    return 0


def merge(arguments: Sequence[str]) -> int:
    """`BASE OURS THEIRS MARKER-SIZE PATH [NAMES]`: merge by clause into OURS; exit with CONFLICTS if there are any."""
    from draftdiff.codec import decode_document, encode
    from draftdiff.git import CONFLICTS
    from draftdiff.lexicons import load_lexicon
    from draftdiff.merge import merge as merged_of
    from draftdiff.model import Document
    from draftdiff.store import write_atomically

    base_file, ours_file, theirs_file = arguments[:3]
    ours, theirs = decode_document(_read(ours_file)), decode_document(_read(theirs_file))
    base = decode_document(_read(base_file)) if os.path.getsize(base_file) else Document(language=ours.language)
    merged = merged_of(base, ours, theirs, load_lexicon(ours.language), _names(arguments[5:], os.environ))
    data = encode(merged)
    decode_document(data)
    write_atomically(ours_file, data)
    if merged.conflicts and len(arguments) > 4:
        count = len(merged.conflicts)
        said = f"{count} {'conflict' if count == 1 else 'conflicts'}"
        _warn(f"{said}: `draftdiff conflicts {arguments[4]}` lists {'it' if count == 1 else 'them'}", "")
    return CONFLICTS if merged.conflicts else 0


def _names(given: Sequence[str], environment: Mapping[str, str]) -> Names:
    """Return what the two sides are called: as git says it, else by their branches, else ours and theirs.

    `given` are git's `%X %Y`, which stay as they are where git does not know them; GITHEAD_… is what `git merge`
    tells its drivers.
    """
    from draftdiff.merge import SIDES, Names

    said = ["" if name.startswith("%") else _plain_name(name) for name in [*given, "", ""][:2]]
    heads = [_plain_name(value) for name, value in environment.items() if name.startswith("GITHEAD_")]
    ours = said[0] if said[0] not in ("", "HEAD") else _branch()
    theirs = said[1] or (heads[0] if len(heads) == 1 else "")
    if not ours or not theirs or ours == theirs:
        return SIDES
    return Names(ours, theirs)


def _plain_name(name: str) -> str:
    """Keep of the name of a side what cannot be taken for a bracket, and not much of it."""
    return "".join(sign for sign in name if sign.isalnum() or sign in "-_./ ")[:40].strip()


def _branch() -> str:
    from draftdiff.git import run_plainly

    return _plain_name(run_plainly(["symbolic-ref", "--quiet", "--short", "HEAD"]).output.decode("utf-8", "replace"))


def _text_merge(arguments: Sequence[str]) -> int:
    """Merge as git merges any text, with conflict markers in OURS; of binary files OURS stays, as a conflict."""
    from draftdiff.git import CONFLICTS, run_plainly

    base_file, ours_file, theirs_file, *more = arguments
    size = more[0] if more and more[0].isdecimal() else "7"
    labels = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
    files = [ours_file, base_file, theirs_file]
    answer = run_plainly(["merge-file", "-q", f"--marker-size={size}", *labels, "--", *files])
    return CONFLICTS if answer.code else 0


def pre_commit(arguments: Sequence[str]) -> int:
    """Validate what is staged; exit with 1 if a document may not be committed."""
    from draftdiff.repository import find_repository
    from draftdiff.repository.staged import staged_faults

    repository = find_repository()
    return _report(staged_faults(repository), repository.settings.reader)


def validate(arguments: Sequence[str]) -> int:
    """`FILE…`: validate files as the hook does; for the pre-commit framework."""
    from draftdiff.repository.staged import faults_of
    from draftdiff.store import load_settings

    reader = load_settings().reader
    return _report([fault for path in arguments for fault in faults_of(path, _read(path), reader)], reader)


def _report(faults: Sequence[Fault], reader: Language) -> int:
    from draftdiff.renderers.harmless import harmless
    from draftdiff.renderers.labels import load_labels

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
    from draftdiff.repository import find_repository
    from draftdiff.repository.staged import staged_summary, unguarded_conflicts
    from draftdiff.store import read_if_there, write_atomically

    repository = find_repository()
    for line in unguarded_conflicts(repository):
        _warn(line, "")
    if len(arguments) > 1 and arguments[1] not in ("", "template", "squash"):
        return 0
    summary = staged_summary(repository)
    if summary:
        written = read_if_there(arguments[0], _LONGEST_MESSAGE)
        write_atomically(arguments[0], summary.encode("utf-8", "replace") + b"\n" + written)
    return 0


def post_merge(arguments: Sequence[str]) -> int:
    """List which documents came in, and what changed in them."""
    from draftdiff.repository import find_repository
    from draftdiff.repository.staged import merged_changes

    for line in merged_changes(find_repository()):
        _write(f"{line}\n".encode("utf-8", "replace"))
    return 0


def _nothing(arguments: Sequence[str]) -> int:
    return 0


class Action(Struct, frozen=True):
    """Something that git may ask for: what is done, what instead if it cannot be, and how many arguments it needs.

    `code` is the exit code if nothing at all can be done: of a merge 1, so that git's own text merge takes over.
    """

    do: Deed
    fall_back: Deed = _nothing
    least: int = 0
    code: int = 0


ACTIONS: dict[str, Action] = {
    "textconv": Action(textconv, _copied, least=1),
    "diff": Action(diff, _text_diff, least=1),
    "merge": Action(merge, _text_merge, least=3, code=1),
    "pre-commit": Action(pre_commit),
    "validate": Action(validate),
    "prepare-commit-msg": Action(prepare_commit_msg, least=1),
    "post-merge": Action(post_merge),
}
"""What git may ask for."""


if __name__ == "__main__":
    main()
