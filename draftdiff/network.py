"""The only module that opens a connection: polite requests for one document at a time, each with an end."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from draftdiff import __version__
from draftdiff.errors import DraftdiffError

PAUSE = 1.0
"""Seconds between two requests."""
SILENCE = 30.0
"""Seconds after which a server that says nothing is given up."""
LONGEST = 600.0
"""Seconds that one download may take."""
LONGEST_WAIT = 60
"""Seconds that a server may ask to wait before it is asked again."""

_TRIES = 3
"""So often a server that is busy is asked: it is not to be pressed."""
_PIECE = 1 << 16
_GOES_ON = "the same command goes on where it stopped"


class Answer(NamedTuple):
    """What a server said: status (200, 206 or 304), what tells versions apart, and the bytes."""

    status: int
    etag: str
    pieces: Iterator[bytes]


def address_for(template: str, symbol: str, language: str) -> str:
    """Fill an address template. Raises DraftdiffError for one that is no web address or names no document."""
    if not host_of(template) or urlsplit(template).scheme not in ("http", "https") or "{symbol}" not in template:
        hint = "`addresses` in draftdiff.toml need http or https, {symbol} and {language}"
        raise DraftdiffError(f"{template} is no address of documents", hint=hint, slug="invalid-address")
    return template.replace("{symbol}", quote(symbol, safe="/")).replace("{language}", quote(language))


def host_of(address: str) -> str:
    """Return the name of the server that an address leads to, empty for what is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def request(address: str, limit: int, etag: str, have: int, wait: Callable[[float], None]) -> Answer:
    """Ask for a document; what is there already is not asked for again.

    `etag` is that of the version which is there; `have` how many bytes of it, 0 if all. The pieces stop with an
    error at `limit` bytes. A server that is busy is asked again after as long as it says. Raises DraftdiffError.
    """
    headers = {"User-Agent": f"draftdiff/{__version__}", "Accept-Encoding": "identity"}
    if etag and have:
        headers |= {"Range": f"bytes={have}-", "If-Range": etag}
    elif etag:
        headers["If-None-Match"] = etag
    for number in range(1, _TRIES + 1):
        try:
            return _opened(Request(address, headers=headers), limit)
        except HTTPError as error:
            if error.code == 304:
                return Answer(304, etag, iter(()))
            if error.code == 416 and headers.pop("Range", ""):  # all of it was there, or the server has no parts
                headers.pop("If-Range", "")
                continue
            pause = _asked_to_wait(error)
            if pause is None or number == _TRIES:
                raise _refused(error, address) from error
            wait(pause)
    raise AssertionError(address)


class _OnlyTheWeb(HTTPRedirectHandler):
    """Follow redirections to web addresses alone, and never from a safe connection to an open one."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        before, after = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if after not in ("http", "https") or (before == "https" and after == "http"):
            raise HTTPError(req.full_url, code, "a redirection that is not followed", headers, None)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opened(asked: Request, limit: int) -> Answer:
    try:
        answer = build_opener(_OnlyTheWeb).open(asked, timeout=SILENCE)
    except HTTPError:
        raise
    except (URLError, OSError, http.client.HTTPException) as error:
        raise _unreachable(error, asked.full_url) from error
    except ValueError as error:
        message = f"{host_of(asked.full_url)} leads to what is no address"
        raise DraftdiffError(message, hint="look at the address in a browser", slug="refused-request") from error
    headers: Mapping[str, str] = answer.headers
    length = headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limit:
        answer.close()
        raise _too_large()
    part = headers.get("Content-Range", "").partition("-")[0]
    # a server that sends another part has none of use: it is asked for the whole, as one that says 416
    if answer.status == 206 and part.replace(" ", "=") != asked.get_header("Range", "").removesuffix("-"):
        raise HTTPError(asked.full_url, 416, "another part than was asked for", answer.headers, answer)
    return Answer(answer.status, headers.get("ETag", ""), _pieces(answer, limit, asked.full_url))


def _pieces(answer: Any, limit: int, address: str) -> Iterator[bytes]:
    deadline = time.monotonic() + LONGEST
    expected = answer.headers.get("Content-Length", "")
    count = 0
    with closing(answer):
        while True:
            try:
                piece: bytes = answer.read1(_PIECE)
            except (OSError, http.client.HTTPException) as error:
                raise _unreachable(error, address) from error
            if not piece:
                break
            count += len(piece)
            if count > limit:
                raise _too_large()
            if time.monotonic() > deadline:
                raise _timed_out(address)
            yield piece
    if expected.isdecimal() and count < int(expected):
        raise _stopped(address)


def _asked_to_wait(error: HTTPError) -> int | None:
    """Return for how many seconds a server that is busy wants to be left alone; None: it is not busy."""
    if error.code not in (429, 503):
        return None
    said = error.headers.get("Retry-After", "")
    seconds = int(said) if said.isdecimal() else 5
    return seconds if seconds <= LONGEST_WAIT else None


def _refused(error: HTTPError, address: str) -> DraftdiffError:
    host = host_of(address)
    if error.code in (404, 410):
        hint = "is the symbol right? not every document is there in every language and format"
        return DraftdiffError(f"{host} does not have it", hint=hint, slug="not-there")
    if error.code in (429, 503):
        later = error.headers.get("Retry-After", "")
        hint = f"try again in {later} seconds" if later.isdecimal() else "try again later"
        return DraftdiffError(f"{host} asks draftdiff to wait", hint=hint, slug="too-many-requests")
    hint = "try again later" if error.code >= 500 else "look at the address in a browser"
    return DraftdiffError(f"{host} answers with {error.code}", hint=hint, slug="refused-request")


def _unreachable(error: Exception, address: str) -> DraftdiffError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return _timed_out(address)
    if isinstance(reason, http.client.IncompleteRead):
        return _stopped(address)
    if isinstance(reason, http.client.HTTPException) and not isinstance(reason, OSError):
        hint = "look at the address in a browser"
        return DraftdiffError(f"{host_of(address)} gives no answer of the web", hint=hint, slug="refused-request")
    hint = f"is there a connection? {_GOES_ON}"
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return DraftdiffError(f"{host_of(address)} cannot be reached: {said.lower()}", hint=hint, slug="no-connection")


def _stopped(address: str) -> DraftdiffError:
    return DraftdiffError(f"{host_of(address)} stopped in the middle", hint=_GOES_ON, slug="no-connection")


def _timed_out(address: str) -> DraftdiffError:
    return DraftdiffError(f"{host_of(address)} does not answer in time", hint=_GOES_ON, slug="timed-out")


def _too_large() -> DraftdiffError:
    hint = "`max_megabytes` in draftdiff.toml sets the limit"
    return DraftdiffError("what the server sends is larger than is allowed", hint=hint, slug="too-large")
