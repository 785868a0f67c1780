"""The user's files: the only module that reads and writes them, settings included.

Every read has a cap; every write is whole or not at all.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from draftdiff.errors import DraftdiffError, InvalidRecord, UnreadableFile
from draftdiff.model import Language

STANDARD_STREAM = "-"
"""The name of standard input where a file is read, of standard output where one is written."""

SETTINGS_FILE = "draftdiff.toml"

_MAY_READ = "may you read it?"
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds to wait before the next try where another program has a file open."""
_PART = r"(?P<path>.+)#(?P<part>[A-Za-z]|[0-9]{1,2})"


class CheckSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `[check]` says: which drafting checks are run; none named: all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user has set in `draftdiff.toml`; command line options come before it."""

    reader: Language = Language.ENGLISH
    """The language that reports speak."""
    max_megabytes: Annotated[int, Meta(ge=1, le=4096)] = 32
    """Larger files are refused."""
    watch: tuple[str, ...] = ()
    """Terms that are flagged wherever they appear or disappear."""
    addresses: tuple[str, ...] = (
        "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t=docx",
        "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t=pdf",
    )
    """Where `draftdiff fetch` finds official documents, in the order in which it tries."""
    check: CheckSettings = CheckSettings()
    """Which drafting checks are run."""

    def __post_init__(self) -> None:
        """Refuse a language that has no reports."""
        if self.reader is Language.UNKNOWN:
            raise ValueError(f"there are no reports in '{self.reader}' - at `$.reader`")

    @property
    def limit(self) -> int:
        """The largest file that is read, in bytes."""
        return self.max_megabytes * 1024 * 1024


class SourceName(Struct, frozen=True):
    """A file that a user names, and which of its parts: `RES.xml#B` is part B of `RES.xml`."""

    path: str
    part: str = ""
    """One capital letter, or a number where parts have no letters; empty: all parts."""


def parse_source_name(argument: str) -> SourceName:
    """Take the part off `FILE#B`; a file that has such a name itself wins."""
    found = re.fullmatch(_PART, argument) if "#" in argument else None
    if found is None or os.path.lexists(argument):
        return SourceName(argument)
    return SourceName(found["path"], found["part"].upper())


def load_settings(folder: str | os.PathLike[str] = os.curdir) -> Settings:
    """Return the settings of a folder: of the nearest `draftdiff.toml` there or above it in a work tree.

    An empty file sets nothing. Raises UnreadableFile, or InvalidRecord if the file says something that is no setting.
    """
    path = _find_settings(folder)
    if path is None or os.path.getsize(path) == 0:
        return Settings()
    import tomllib

    try:
        data = read_source_file(path, Settings())
    except DraftdiffError as error:
        raise error.saying(f"{path}: {error.message}") from error
    try:
        return msgspec.convert(tomllib.loads(_text_of(data)), Settings)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = 'a line is `name = value`, with words in quotation marks: reader = "fr"'
        raise InvalidRecord(f"{path}: not TOML: {error}", hint=hint, slug="invalid-settings") from error
    except msgspec.ValidationError as error:
        known = ", ".join(Settings.__struct_fields__)
        raise InvalidRecord(f"{path}: {error}", hint=f"settings are {known}", slug="invalid-settings") from error


def _text_of(data: bytes) -> str:
    """Decode a text file as editors save it: UTF-8, on Windows with a mark before it, or UTF-16 with its own."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_wide else "utf-8-sig")


def _find_settings(folder: str | os.PathLike[str]) -> str | None:
    above = os.path.abspath(folder)
    while True:
        path = os.path.join(above, SETTINGS_FILE)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(above)
        if parent == above or os.path.exists(os.path.join(above, ".git")):
            return None
        above = parent


def read_source_file(path: str, settings: Settings) -> bytes:
    """Return the bytes of a file, `-` being standard input.

    Raises UnreadableFile if it is missing, empty, a folder, forbidden, or larger than the settings allow.
    """
    limit = settings.limit
    with _explained("read"):
        data = _read_standard_input(limit) if path == STANDARD_STREAM else _read_capped(path, limit)
    if len(data) > limit:
        hint = f"`max_megabytes` in {SETTINGS_FILE} sets the limit"
        raise UnreadableFile(f"larger than {settings.max_megabytes} MB", hint=hint, slug="too-large")
    if not data and path == STANDARD_STREAM:
        hint = "it can be read once: let `-` stand for one file alone, and see that something is piped into it"
        raise UnreadableFile("nothing came in", hint=hint, slug="empty-file")
    if not data:
        raise UnreadableFile("the file is empty", hint="is the download complete?", slug="empty-file")
    return data


def _read_standard_input(limit: int) -> bytes:
    """A stream that the shell has closed is None, and holds nothing."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(limit + 1)


def _read_capped(path: str, limit: int) -> bytes:
    """Read one byte more than the limit at most: enough to know, also of pipes and devices without an end."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        return file.read(limit + 1) if size <= limit else b"\0" * (limit + 1)


def write_atomically(path: str, data: bytes, *, is_program: bool = False) -> None:
    """Write a file so that it is either whole or as it was; a link stays a link, permissions stay.

    A new program may be run by everybody who may read it. Raises DraftdiffError if it cannot be written.
    """
    target = os.path.realpath(path)
    with _explained("written", path):
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:
                device.write(data)
        else:
            _replace(target, data, 0o777 if is_program else 0o666)


def _replace(target: str, data: bytes, mode: int) -> None:
    """Write a new file beside the target and put it in its place; take it away if anything went wrong."""
    folder, name = os.path.split(target)
    new = os.path.join(folder, f".{name[:80]}.{os.getpid()}.part")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if os.path.exists(target):
            os.chmod(new, stat.S_IMODE(os.stat(target).st_mode))
        _put_in_place(new, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _put_in_place(new: str, target: str) -> None:
    """Let a file take the place of another. Windows refuses while a program, such as a virus scanner, has that open."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            os.replace(new, target)
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(new, target)


def remove_leftovers(path: str) -> None:
    """Take away what writes of a file that were killed left beside it; the caller knows that none is going on."""
    folder, name = os.path.split(path)
    left = re.compile(rf"\.{re.escape(name[:80])}\.[0-9]+\.part")
    with _explained("written", path):
        for found in os.listdir(folder):
            if left.fullmatch(found):
                os.unlink(os.path.join(folder, found))


def read_if_there(path: str, limit: int) -> bytes:
    """Return the beginning of a file, `limit` bytes at most; nothing if there is none or it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(limit)
    except OSError:
        return b""


def pieces_of(path: str) -> Iterator[bytes]:
    """Yield a file piece by piece, however large it is. Raises DraftdiffError."""
    with _explained("read", path), open(path, "rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def save_pieces(path: str, pieces: Iterable[bytes], *, behind: bool) -> None:
    """Write pieces as they come, behind what a file holds or anew; after a stop it holds those that came."""
    with _explained("written", path), open(path, "ab" if behind else "wb") as file:
        for piece in pieces:
            file.write(piece)


def move_file(old: str, new: str) -> None:
    """Give a file another name, content and permissions untouched. Raises DraftdiffError."""
    with _explained("moved", old):
        os.replace(old, new)


def remove_file(path: str) -> None:
    """Take a file away. Raises DraftdiffError."""
    with _explained("removed", path):
        os.unlink(path)


def make_folder(path: str) -> None:
    """Make a folder and those above it, if they are not there. Raises DraftdiffError."""
    with _explained("made", path):
        os.makedirs(path, exist_ok=True)


def find_source_files(folder: str, suffixes: Iterable[str]) -> list[str]:
    """Return the files below a folder with one of the suffixes, in order, without hidden ones and links to folders.

    Word leaves `~$NAME` beside a file that is open, and the Finder of Macintosh `._NAME`.

    Raises DraftdiffError if a folder may not be read.
    """
    wanted = tuple(suffixes)
    found = []
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = (name for name in names if not name.startswith((".", "~$")))
        found += [os.path.join(parent, name) for name in shown if name.lower().endswith(wanted)]
    return sorted(found, key=lambda path: (counted(path), path))


def counted(name: str) -> list[str | int]:
    """Return by what folders and paths are put in order, as a person counts: L.9 stands before L.10."""
    return [int(part) if place % 2 else part for place, part in enumerate(re.split("([0-9]+)", name))]


def _refuse(error: OSError) -> None:
    reason = (error.strerror or type(error).__name__).lower()
    raise DraftdiffError(f"{error.filename}: it cannot be read: {reason}", hint=_MAY_READ, slug="no-access") from error


@contextmanager
def _explained(done: str, path: str = "") -> Iterator[None]:
    """Turn what the operating system says of a file into an error that a user can mend; a path is named in it."""
    name = f"{path}: " if path else ""
    try:
        yield
    except FileNotFoundError as error:
        missing = "file" if done == "read" else "folder"
        hint = "look at its name and folder; a name with spaces needs quotation marks"
        raise UnreadableFile(f"{name}there is no such {missing}", hint=hint, slug="no-such-file") from error
    except IsADirectoryError as error:
        hint = "name a file in it; import, add, check and `report --previous` take folders"
        raise UnreadableFile(f"{name}a folder, not a file", hint=hint, slug="is-a-folder") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        asked = _MAY_READ if done == "read" else "may you write there, and is it open in no other program?"
        hint = asked if isinstance(error, PermissionError) else ""
        raise DraftdiffError(f"{name}it cannot be {done}: {reason}", hint=hint, slug="no-access") from error
    except ValueError as error:
        raise DraftdiffError(f"{name}this cannot be the name of a file", slug="no-access") from error
