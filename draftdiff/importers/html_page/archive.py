"""Web archives (.mht) and mails (.eml): the page that is packed in them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from draftdiff.errors import UnreadableFile

if TYPE_CHECKING:
    from email.message import Message

_HEAD = re.compile(rb"(?:[\w-]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?MIME-Version:", re.IGNORECASE)
_LONGEST_HEAD = 16_384
"""Of a mail that came through many servers; the search ends there."""
_MOST_NAMED = 5
"""Attached files that the error names."""


def is_archive(data: bytes) -> bool:
    """Say whether the data begins as a mail or a web archive does."""
    return _HEAD.match(data[:_LONGEST_HEAD]) is not None


def page_in(data: bytes, name: str) -> bytes:
    """Return the page of an archive, in UTF-8 where it says its encoding. Raises UnreadableFile where it holds none."""
    parts = _parts(data, name or "the mail")
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        hint = "save its text as a .txt file, and import that"
        raise UnreadableFile(f"{name or 'the mail'} holds no page", hint=hint, slug="no-page")
    return _in_utf_8(page)


def _parts(data: bytes, name: str) -> Sequence[Message]:
    """Return the parts that hold no others. A mail that brings files is refused: the draft is one of them."""
    from email import message_from_bytes

    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    except RecursionError as error:
        hint = "is it the mail you mean? save its text as a .txt file"
        raise UnreadableFile(f"{name} is packed too deeply", hint=hint, slug="too-deep") from error
    files = [part.get_filename("") for part in parts if part.get_content_maintype() == "application"]
    if files:
        named = ", ".join(filter(None, files[:_MOST_NAMED])) or "files"
        hint = "save the one that you mean, and import that"
        raise UnreadableFile(f"{name} is a mail that brings {named}", hint=hint, slug="mail-with-files")
    return parts


def _in_utf_8(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return codecs.BOM_UTF8 + data.decode(part.get_content_charset("")).encode()
    except (LookupError, ValueError):  # no such encoding, a name that is none, or bytes that are not in it
        return data
