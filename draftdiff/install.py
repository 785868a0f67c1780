"""Git's settings, attributes and hooks that make it speak in clauses: put in place, taken away, and looked at.

Everything is idempotent. Hooks of others are never changed: where one stands in the way it is put beside ours under
another name, called first, and put back at the end.
"""

from __future__ import annotations

import os
import shlex
import sys
import sysconfig
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff import __version__
from draftdiff.errors import DraftdiffError
from draftdiff.git import CONFLICTS, Answer, GitPlace, complaint_of, is_bare, refuse_links, run_plainly
from draftdiff.readable import CLAUSE, WORD
from draftdiff.repository.places import PATTERNS, RESOLUTIONS
from draftdiff.store import make_folder, move_file, pieces_of, read_if_there, remove_file, write_atomically

HOOKS = ("pre-commit", "prepare-commit-msg", "post-merge")
ASIDE = ".before-draftdiff"
"""What the name of a foreign hook ends with while ours stands in its place."""

_MARK = "# draftdiff: `draftdiff uninstall` takes this away"
_BEGIN, _END = "# draftdiff begin", "# draftdiff end"
_SECTIONS = ("diff.draftdiff", "merge.draftdiff")
_ATTRIBUTES = "text eol=lf diff=draftdiff merge=draftdiff"
_LONGEST = 1 << 20
"""Of a hook no more is looked at."""
_PROBE = f"{RESOLUTIONS}/A/RES/1/1/en.json"


def install(place: GitPlace | None) -> list[str]:
    """Put drivers, attributes and hooks in place: of a work tree, or for the user (None; no hooks then).

    Returns what was done, a line for each thing. Raises DraftdiffError.
    """
    if place is not None:
        refuse_links(place)
    scope = "--local" if place else "--global"
    for name, value in settings().items():
        _config(place, scope, name, value)
    done = [f"git's {scope[2:]} settings: the drivers of draftdiff {__version__}"]
    file = attributes_file(place)
    if _rewrite(file, [_BEGIN, *(f"{pattern} {_ATTRIBUTES}" for pattern in PATTERNS), _END]):
        done.append(f"{file}: documents are compared and merged by clause")
    if place is None:
        return [*done, "hooks belong to one repository: run `draftdiff install` in it"]
    folder, reason = hooks_folder(place)
    return done + ([reason] if reason else [_install_hook(folder, name) for name in HOOKS])


def uninstall(place: GitPlace | None) -> list[str]:
    """Take away what `install` put in place, and nothing else; return what was done."""
    if place is not None:
        refuse_links(place)
    scope = "--local" if place else "--global"
    done = []
    for section in _SECTIONS:
        answer = run_plainly(["config", scope, "--remove-section", section], place)
        if answer.code == 0:
            done.append(f"git's {scope[2:]} settings: {section} is gone")
        elif "no such section" not in answer.complaint:
            raise complaint_of(answer)
    file = attributes_file(place)
    if _rewrite(file, []):
        done.append(f"{file}: the attributes are gone")
    folder, reason = hooks_folder(place) if place else ("", "")
    if place and not reason:
        done += [said for name in HOOKS if (said := _uninstall_hook(folder, name))]
    return done or ["there was nothing to take away"]


def settings() -> dict[str, str]:
    """Return the settings of git that make the drivers known.

    Where the script is gone or does not start, git's own text diff and merge take over: a diff goes on, and a merge
    loses no side. Of a merge only 0 and CONFLICTS are the script's own answers.
    """
    script = script_command()
    there = _is_there(script)
    plain_diff = 'git diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"; true'
    plain_merge = 'git merge-file -q --marker-size="$4" "$2" "$1" "$3" || return 1'
    answered = f'{there} && {{ {script} merge "$@"; c=$?; test $c -eq 0 || test $c -eq {CONFLICTS}; }}'
    # Doubled below, for git fills in `%O` and the like.
    by_clause = f"m() {{ if {answered}; then return $c; else {plain_merge}; fi; }}; m "
    return {
        "diff.draftdiff.command": f'd() {{ if {there} && {script} diff "$@"; then :; else {plain_diff}; fi; }}; d',
        "diff.draftdiff.textconv": f't() {{ if {there} && {script} textconv "$1"; then :; else cat "$1"; fi; }}; t',
        "diff.draftdiff.xfuncname": CLAUSE,
        "diff.draftdiff.wordRegex": WORD,
        "merge.draftdiff.name": "merge by clause",
        "merge.draftdiff.driver": by_clause.replace("%", "%%") + "%O %A %B %L %P %X %Y",
    }


def _is_there(script: str) -> str:
    """Return the condition of a shell that the program of a command can be started."""
    return f"command -v {shlex.quote(shlex.split(script)[0])} >/dev/null 2>&1"


def script_command() -> str:
    """Return the command that runs the drivers, quoted for a shell.

    It is the script of this very installation, or its Python, which is told to import nothing from the current folder.
    """
    name = "draftdiff-git.exe" if sys.platform == "win32" else "draftdiff-git"
    for folder in _script_folders():
        script = os.path.join(folder, name)
        if os.access(script, os.X_OK):
            return _quoted(os.path.abspath(script))
    return f"{_quoted(sys.executable)} -P -m draftdiff.drivers"


def _script_folders() -> Iterator[str]:
    """Yield where an installer puts scripts: beside Python, in a folder of its own, in one of the user's."""
    yield os.path.dirname(sys.executable)
    yield sysconfig.get_path("scripts")
    yield sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))


def _quoted(path: str) -> str:
    """Quote a path for the shell of git, which on Windows too writes folders with `/`."""
    return shlex.quote(path.replace("\\", "/") if sys.platform == "win32" else path)


def _config(place: GitPlace | None, scope: str, name: str, value: str) -> None:
    answer = run_plainly(["config", scope, "--replace-all", name, value], place)
    if answer.code:
        raise complaint_of(answer)


def attributes_file(place: GitPlace | None) -> str:
    """Return the attributes file of a work tree that no commit holds, or the user's own."""
    if place is not None:
        return os.path.join(place.common, "info", "attributes")
    said = _said(run_plainly(["config", "--global", "--includes", "--type=path", "--get", "core.attributesFile"]))
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return said or os.path.join(home, "git", "attributes")


def _rewrite(file: str, block: list[str]) -> bool:
    """Put our lines into a file, in place of those that may be there; say whether it changed."""
    old = b"".join(pieces_of(file)).decode("utf-8", "surrogateescape") if os.path.lexists(file) else ""
    lines = old.splitlines()
    if _BEGIN in lines and _END in lines:
        del lines[lines.index(_BEGIN) : lines.index(_END) + 1]
    new = "".join(f"{line}\n" for line in [*lines, *block])
    if new == old:
        return False
    make_folder(os.path.dirname(file))
    write_atomically(file, new.encode("utf-8", "surrogateescape"))
    return True


def _text(file: str) -> str:
    return read_if_there(file, _LONGEST).decode("utf-8", "surrogateescape")


def _said(answer: Answer) -> str:
    return answer.output.decode("utf-8", "surrogateescape").strip() if answer.code == 0 else ""


def hooks_folder(place: GitPlace) -> tuple[str, str]:
    """Return where git looks for hooks, and, if nothing may be written there, why.

    A `core.hooksPath` of the user is obeyed; one that the repository itself says only inside its work tree.
    """
    own = os.path.join(place.common, "hooks")
    scope, chosen = _hooks_path(place)
    if not chosen:
        return own, ""
    folder = os.path.realpath(os.path.join(place.root, chosen))
    if scope in ("local", "worktree") and not _is_within(folder, place.root):
        return folder, f"no hooks: the repository's core.hooksPath leads out of it, to {folder}"
    return folder, ""


def _hooks_path(place: GitPlace) -> tuple[str, str]:
    """Return who says where hooks are, and where, included files too; both empty where only draftdiff itself does."""
    said = _said(run_plainly(["config", "-z", "--show-scope", "--type=path", "--get-all", "core.hooksPath"], place))
    fields = said.split("\0")
    found = zip(fields[::2], fields[1::2], strict=False)
    return next((one for one in reversed([*found]) if one[0] != "command"), ("", ""))


def _is_within(folder: str, root: str) -> bool:
    inner, outer = os.path.normcase(folder), os.path.normcase(root)
    return inner == outer or inner.startswith(os.path.join(outer, ""))


def hook_script(name: str) -> str:
    """Return the text of a hook: it calls the hook that stood there before, then draftdiff if that is there."""
    script = script_command()
    return "\n".join([
        "#!/bin/sh", _MARK,
        f'before="$(dirname "$0")/{name}{ASIDE}"',
        'if test -x "$before"; then "$before" "$@" || exit $?; fi',
        f"if {_is_there(script)}; then exec {script} {name} \"$@\"; fi",
        "",
    ])  # fmt: skip


def _install_hook(folder: str, name: str) -> str:
    file = os.path.join(folder, name)
    done = "is in place" if is_ours(file) else "called by git"
    is_foreign = not is_ours(file) and os.path.lexists(file)
    if is_foreign and os.path.lexists(file + ASIDE):
        hint = "one of them is enough: remove the other"
        raise DraftdiffError(f"{file} and {file}{ASIDE} are both there", hint=hint, slug="two-hooks")
    make_folder(folder)
    new = f"{file}.draftdiff"  # the other hook is called until ours is whole
    write_atomically(new, hook_script(name).encode("utf-8", "surrogateescape"), is_program=True)
    if is_foreign:
        move_file(file, file + ASIDE)
        done += f", after {name}{ASIDE}, which stood there"
    move_file(new, file)
    return f"{file}: {done}"


def _uninstall_hook(folder: str, name: str) -> str:
    file = os.path.join(folder, name)
    if not is_ours(file):
        return ""
    if os.path.lexists(file + ASIDE):
        move_file(file + ASIDE, file)
        return f"{file}: is again the hook that stood there before"
    remove_file(file)
    return f"{file}: is gone"


def is_ours(file: str) -> bool:
    """Say whether a hook is draftdiff's."""
    return not os.path.islink(file) and _MARK in _text(file)


class Check(NamedTuple):
    """One thing that `doctor` looked at: whether it is in order, what was found, how it is mended."""

    is_fine: bool
    said: str
    hint: str = ""


def examine(place: GitPlace | None) -> Iterator[Check]:
    """Look at everything that `install` puts in place, as git itself sees it."""
    yield _git_version()
    yield _script_version()
    mend = f"run `draftdiff install{'' if place else ' --global'}`"
    for name, value in settings().items():
        found = _said(run_plainly(["config", "--get", name], place))
        if found == value.strip():
            yield Check(True, f"{name} is set")
        else:
            yield Check(False, f"{name} is {'not that of this draftdiff' if found else 'not set'}", mend)
    if place is None:
        hint = "clone it: a bare repository has no files" if is_bare(os.curdir) else "`draftdiff init` makes one"
        yield Check(False, "this is not a repository: attributes and hooks belong to one", hint)
        return
    said = _said(run_plainly(["check-attr", "diff", "merge", "--", _PROBE], place))
    active = sum(line.endswith(": draftdiff") for line in said.splitlines()) == 2
    yield Check(
        active, f"documents are {'' if active else 'not '}compared and merged by clause", "" if active else mend
    )
    folder, reason = hooks_folder(place)
    if reason:
        yield Check(False, reason, "set core.hooksPath in your own settings, or inside the repository")
        return
    for name in HOOKS:
        file = os.path.join(folder, name)
        active = is_ours(file) and os.access(file, os.X_OK) and _text(file) == hook_script(name)
        state = "active" if active else "not that of this draftdiff" if is_ours(file) else "not active"
        yield Check(active, f"the hook {name} is {state}", "" if active else mend)


_OLDEST_GIT = (2, 33)
"""The first whose `rev-list` knows `--no-commit-header`."""


def _git_version() -> Check:
    try:
        said = _said(run_plainly(["version"])).removeprefix("git version ")
    except DraftdiffError as error:
        return Check(False, error.message, error.hint)
    numbers = [int(part) for part in said.split(" ")[0].split(".")[:2] if part.isdigit()]
    fine = tuple(numbers) >= _OLDEST_GIT
    return Check(fine, f"git {said}", "" if fine else "install git 2.33 or newer")


def _script_version() -> Check:
    import subprocess

    command = [*shlex.split(script_command()), "--version"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    fine = said == f"draftdiff-git {__version__}"
    hint = "" if fine else "install draftdiff again, in the environment that you use"
    return Check(fine, f"{said or 'draftdiff-git does not start'} ({command[0]})", hint)
