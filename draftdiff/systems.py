"""What operating systems do differently: locks, the code of standard streams, pipes that nobody reads, programs."""

from __future__ import annotations

import errno
import io
import os
import sys
import time

_PAUSE = 0.05
"""Seconds between two tries to get a lock where the system cannot wait itself."""

_ESCAPES = 4
"""The mode of a Windows console in which it reads escape sequences."""


def prepare_process() -> None:
    """Let standard output and error be UTF-8 with plain line ends, and start no program of the current folder.

    Windows gives a pipe or a file the code page of the country, which has no letters for most languages, and looks
    for a program in the current folder first: that may be a hostile repository.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.platform == "win32":
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"


def reads_colors() -> bool:
    """Say whether the terminal of standard output reads colours; an old console of Windows is asked to."""
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    console, mode = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdout.fileno())), ctypes.c_uint32()
    known = ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(mode))
    return bool(known and ctypes.windll.kernel32.SetConsoleMode(console, mode.value | _ESCAPES))


def is_closed_pipe(error: OSError) -> bool:
    """Say whether a write failed because nobody reads any more, as in `| head`; Windows calls it a bad argument."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def unstarted_codes() -> tuple[int, ...]:
    """Return what a shell ends with if it does not find a program; that of Windows has no code of its own for it."""
    return (1, 9009) if sys.platform == "win32" else (127,)


def file_key(path: str) -> str:
    """Return what two names have in common that are one file on some system: no case, one spelling of accents."""
    return composed(path).casefold()


def composed(name: str) -> str:
    """Return a file's name as text, its accents joined to their letters; macOS may hand them out apart.

    Bytes of an old name that are no UTF-8 become question marks.
    """
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name.encode("utf-8", "replace").decode())


def wait_for_lock(handle: int) -> None:
    """Lock the file of a descriptor against every other process; wait until nobody else holds it.

    The lock ends with the process at the latest.
    """
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return
            except PermissionError:
                time.sleep(_PAUSE)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
