"""Web archives (.mht) and mails (.eml): the page that is packed in them, or the plain text of a mail without one."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from draftdiff.errors import UnreadableFile

if TYPE_CHECKING:
    from email.message import Message

_HEAD = re.compile(rb"(?:[\w-]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?MIME-Version:", re.IGNORECASE)
_LONGEST_HEAD = 16_384
"""Of a mail that came through many servers; the search ends there."""
_CONTENT_HEADER = re.compile(rb"^Content-[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
"""What tells of a part; the library takes the square of its length to read it."""
_OF_HOST_NAMES = frozenset({"punycode", "idna"})
"""Encodings of Python that are none of a text; they take the square of its length."""
_MOST_NAMED = 5
"""Attached files that the error names."""


_PAGE, _TEXT = "text/html", "text/plain"


class Packed(NamedTuple):
    """What an archive holds, in UTF-8 where it says its encoding; `is_page`: it is a page, else plain text."""

    data: bytes
    is_page: bool


def is_archive(data: bytes) -> bool:
    """Say whether the data begins as a mail or a web archive does."""
    return _HEAD.match(data[:_LONGEST_HEAD]) is not None


def unpacked(data: bytes, name: str) -> Packed:
    """Return the page of an archive, or the text of a mail without page. Raises UnreadableFile where it holds none."""
    name = name or "the mail"
    if any(len(header[0]) > _LONGEST_HEAD for header in _CONTENT_HEADER.finditer(data)):
        raise _broken(name)
    try:
        part = _part_of(data, name)
        return Packed(_in_utf_8(part), part.get_content_type() == _PAGE)
    except RecursionError as error:
        hint = "is it the mail you mean? save its text as a .txt file"
        raise UnreadableFile(f"{name} is packed too deeply", hint=hint, slug="too-deep") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # the library trusts what headers say
        raise _broken(name) from error


def _broken(name: str) -> UnreadableFile:
    hint = "save its text as a .txt file, and import that"
    return UnreadableFile(f"{name} says of its parts what no mail does", hint=hint, slug="no-page")


def _part_of(data: bytes, name: str) -> Message:
    """Return the part that is a page or else text. A mail that brings files is refused: the draft is one of them."""
    from email import message_from_bytes

    parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    files = [part.get_filename("") for part in parts if part.get_content_maintype() == "application"]
    if files:
        named = ", ".join(filter(None, files[:_MOST_NAMED])) or "files"
        hint = "save the one that you mean, and import that"
        raise UnreadableFile(f"{name} is a mail that brings {named}", hint=hint, slug="mail-with-files")
    for kind in (_PAGE, _TEXT):
        for part in parts:
            if part.get_content_type() == kind and part.get_payload(decode=True):
                return part
    hint = "save what it shows as a .txt file, and import that"
    raise UnreadableFile(f"{name} holds no page and no text", hint=hint, slug="no-page")


def _in_utf_8(page: Message) -> bytes:
    data = page.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        charset = codecs.lookup(page.get_content_charset("")).name
        return data if charset in _OF_HOST_NAMES else codecs.BOM_UTF8 + data.decode(charset).encode()
    except (LookupError, ValueError):  # no such encoding, a name that is none, or bytes that are not in it
        return data
