"""What a resolution says of itself outside its paragraphs: cover, identification, preface, conclusions, workflow."""

from __future__ import annotations

import re

from lxml import etree

from draftdiff.importers.akoma_ntoso.inline import read_text
from draftdiff.importers.akoma_ntoso.parse import NAMESPACE
from draftdiff.model import AgendaItem, Event, EventKind, Header, Language, Vote, VoteKind
from draftdiff.symbols import parse_symbol

_NAMES = {"a": NAMESPACE}
LANGUAGES = {
    "ara": Language.ARABIC, "ar": Language.ARABIC, "zho": Language.CHINESE, "chi": Language.CHINESE,
    "eng": Language.ENGLISH, "fra": Language.FRENCH, "fre": Language.FRENCH, "rus": Language.RUSSIAN,
    "spa": Language.SPANISH,
}  # fmt: skip
_ITEM = re.compile(r"\d+(?:\s?\([^\W\d_]\)|\s?[^\W\d_]\))?")
_DRAFT = re.compile(r"[AE](?:/[A-Z0-9.\-]+)+?/L\.\d+(?:/[A-Z][a-z]+\.\d+)*")


def _find(root: etree._Element, path: str) -> etree._Element | None:
    return root.find(path, _NAMES)


def read_header(statement: etree._Element) -> Header:
    """Return the header of a statement: all fields but `source` and `problems`."""
    symbol = read_text(_find(statement, "a:coverPage//a:docNumber[@refersTo='#symbol']"))
    parsed = parse_symbol(symbol)
    return Header(
        symbol=parsed.text if parsed else symbol,
        session=parsed.session if parsed else "",
        language=_language(statement),
        title=_title(statement),
        agenda=_agenda(statement),
        events=_events(statement),
        meeting=_meeting(statement),
        vote=_vote(statement),
        originating=_originating(statement),
    )


def _language(statement: etree._Element) -> Language:
    element = _find(statement, "a:meta//a:FRBRlanguage")
    return LANGUAGES.get(element.get("language", "") if element is not None else "", Language.UNKNOWN)


def _title(statement: etree._Element) -> str:
    title = read_text(_find(statement, "a:preface//a:docTitle[@refersTo='#resolutionTitle']"))
    return title.lstrip("- ")


def _agenda(statement: etree._Element) -> tuple[AgendaItem, ...]:
    item = read_text(_find(statement, "a:coverPage//a:inline[@name='agenda item']"))
    title = read_text(_find(statement, "a:coverPage//a:inline[@name='agenda item name']"))
    items = _ITEM.findall(item) or ([""] if title else [])
    return tuple(AgendaItem(item=one, title=title if not index else "") for index, one in enumerate(items))


def _events(statement: etree._Element) -> tuple[Event, ...]:
    events = []
    for kind, path in (
        (EventKind.ADOPTED, "a:conclusions//a:docDate"),
        (EventKind.ISSUED, "a:coverPage//a:docDate[@refersTo='#dateOfIssuance']"),
    ):
        date = _find(statement, path)
        if date is not None:
            events.append(Event(kind=kind, date=date.get("date", ""), text=read_text(date)))
    return tuple(events)


def _meeting(statement: etree._Element) -> str:
    inline = _find(statement, "a:conclusions//a:inline[@name='adoptionMeeting']")
    return read_text(inline if inline is not None else _find(statement, "a:conclusions//a:event/a:location"))


def _vote(statement: etree._Element) -> Vote | None:
    voting = _find(statement, "a:meta//a:voting")
    if voting is None:
        return None
    if voting.get("outcome") == "adoptedWithoutVote":
        return Vote(kind=VoteKind.WITHOUT_VOTE)
    counts = {count.get("refersTo"): int(count.get("value") or 0) for count in voting.iterfind("a:count", _NAMES)}
    return Vote(
        kind=VoteKind.RECORDED,
        in_favour=counts.get("#inFavour"), against=counts.get("#against"), abstaining=counts.get("#abstaining"),
    )  # fmt: skip


def _originating(statement: etree._Element) -> tuple[str, ...]:
    cover = read_text(_find(statement, "a:coverPage//a:docProponent"))
    steps = statement.iterfind("a:meta//a:step[@outcome='draftResolution']", _NAMES)
    return tuple(_DRAFT.findall(cover)) or tuple(step.get("as", "") for step in steps if step.get("as"))
