"""Where a work tree and its git folder are, found without git, and what in a git folder is not trusted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.errors import DraftdiffError


class GitPlace(NamedTuple):
    """Where a work tree and its git folder are; `common` is the folder that linked work trees share."""

    root: str
    folder: str
    common: str

    def named(self, path: str) -> str:
        """Return a path of the work tree as the user would name it, from the current folder."""
        return os.path.relpath(os.path.join(self.root, path), os.path.realpath(os.curdir))


def find_place(folder: str) -> GitPlace | None:
    """Return the work tree that holds a folder, None if there is none.

    Raises DraftdiffError for a `.git` that points to the git folder of another work tree, or shares that of one.
    """
    above = os.path.realpath(folder)
    while True:
        found = os.path.join(above, ".git")
        if os.path.islink(found):
            raise _linked(found)
        if is_bare(found):  # git, too, passes over a `.git` that it began and did not end
            return GitPlace(above, found, _common_folder(found))
        if os.path.isfile(found):
            linked = _linked_folder(found)
            return GitPlace(above, linked, _common_folder(linked))
        if os.path.dirname(above) == above:
            return None
        above = os.path.dirname(above)


def is_bare(folder: str) -> bool:
    """Say whether a folder is a git folder itself, without a work tree."""
    return all(os.path.exists(os.path.join(folder, name)) for name in ("HEAD", "objects", "refs"))


def _linked_folder(file: str) -> str:
    """Follow the `.git` file of a linked work tree or a submodule, if the git folder agrees that it belongs there."""
    root = os.path.dirname(file)
    folder = os.path.realpath(os.path.join(root, _first_line(file).removeprefix("gitdir:").strip()))
    back = _first_line(os.path.join(folder, "gitdir"))
    tree = re.search(r"^\s*worktree\s*=\s*(.+?)\s*$", _content(os.path.join(folder, "config")), re.MULTILINE)
    known = [os.path.dirname(os.path.join(folder, back))] if back else []
    known += [os.path.join(folder, tree[1])] if tree else []
    if not any(os.path.isdir(one) and os.path.samefile(root, one) for one in known):  # whatever the case of its letters
        raise _foreign(root)
    return folder


def _common_folder(folder: str) -> str:
    """Return the folder that linked work trees share; the git folders of those stand in it, below `worktrees`."""
    shared = _first_line(os.path.join(folder, "commondir"))
    if not shared:
        return folder
    common = os.path.realpath(os.path.join(folder, shared))
    linked = os.path.join(common, "worktrees")
    if not (os.path.isdir(linked) and os.path.samefile(os.path.dirname(folder), linked)):
        raise _foreign(folder)
    return common


def _foreign(name: str) -> DraftdiffError:
    hint = "its `.git` points to a git folder that knows nothing of it"
    return DraftdiffError(f"{name} belongs to another repository", hint=hint, slug="foreign-repository")


def _first_line(path: str) -> str:
    return _content(path).partition("\n")[0].strip()


def _content(path: str) -> str:
    """Return the beginning of a small file of git's own, empty if there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(65536)
    except OSError:
        return ""


def refuse_links(place: GitPlace) -> None:
    """Raise DraftdiffError if a git folder holds symbolic links: through them git would write elsewhere."""
    for folder in {place.folder, place.common}:
        for name in _names_in(folder):
            if os.path.islink(name):
                raise _linked(name)


def _linked(name: str) -> DraftdiffError:
    hint = "look where the repository comes from before you trust it"
    return DraftdiffError(f"{name} is a symbolic link", hint=hint, slug="symbolic-link")


def _names_in(folder: str) -> Iterator[str]:
    """Yield what stands in the folders that git writes into."""
    for one in ("", "objects", "objects/pack", "objects/info", "info", "hooks", "draftdiff", "draftdiff/downloads"):
        inner = os.path.join(folder, one)
        if os.path.isdir(inner):
            yield from (os.path.join(inner, name) for name in os.listdir(inner))
    for tree in ("refs", "logs"):
        for parent, folders, names in os.walk(os.path.join(folder, tree)):
            yield from (os.path.join(parent, name) for name in (*folders, *names))
