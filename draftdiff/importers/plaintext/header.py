"""Reads the header from the lines of the cover and of the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import ne

from msgspec import Struct

from draftdiff.importers.body.endings import ends_with_full_stop
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, layout_of, plain
from draftdiff.importers.plaintext.zones.cover import announcement_of
from draftdiff.importers.plaintext.zones.identity import Identity
from draftdiff.lexicon import Lexicon
from draftdiff.model import AgendaItem, Event, EventKind, Header, Language, Stage
from draftdiff.numbering import parse_number
from draftdiff.sessions import can_adopt, opening_year
from draftdiff.symbols import parse_symbol

_DRAFT_SYMBOL = re.compile(r"(?<![A-Z])[A-Z]{1,9}(?:/[A-Z0-9.\-]{1,9}){0,9}/L\.\d+(?:/[A-Z][a-z]+\.\d+)*")
_ADDENDUM = re.compile(r"(?<![\w/.])Add\.\d+")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


class _Cover(Struct, frozen=True, kw_only=True):
    """The cover up to what announces the draft, as one text per line, and joined."""

    lines: tuple[str, ...]
    gaps: tuple[bool, ...]
    text: str


def read_header(
    identity: Identity, cover: Sequence[Line], end: Sequence[Line], enacting: str, layout: Layout
) -> Header:
    """Return what cover and end say of the document; the title is not set as yet."""
    announced = announcement_of(cover, layout)
    told = cover[: announced.start] if announced else cover
    lines = tuple(plain(line.text.text) for line in told)
    read = _Cover(lines=lines, gaps=tuple(line.gap for line in told), text=" ".join(lines))
    symbol = parse_symbol(identity.symbol) if identity.symbol else None
    session = _session(read, layout) or (symbol.session if symbol else "")
    adopted = _adopted(read, " ".join(plain(line.text.text) for line in end), session, layout)
    return Header(
        symbol=identity.symbol,
        language=layout.lexicon.language,
        stage=_stage(identity.symbol, adopted),
        organ=_organ(enacting, read, layout),
        session=session,
        agenda=_agenda(read, layout),
        events=tuple(event for event in (adopted, _issued(read, layout)) if event),
        meeting=_meeting(read, end, layout),
        originating=_originating(read),
        sponsors=announced.sponsors if announced else (),
    )


def _stage(symbol: str, adopted: Event | None) -> Stage:
    found = parse_symbol(symbol) if symbol else None
    if found and found.kind == "L":
        return Stage.REVISED if found.suffix.startswith("Rev") else Stage.DRAFT
    return Stage.ADOPTED if adopted or (found and found.is_adopted) else Stage.DRAFT


def _organ(enacting: str, cover: _Cover, layout: Layout) -> str:
    """Return the organ as its cover prints it, where a council's parent may stand too, or as the formula does."""
    printed = [found[0] for line in cover.lines if (found := layout.full("organ", line))]
    formula = layout.full("enacting", plain(enacting))
    speaking = (formula.groupdict().get("organ") or "") if formula else ""
    of_formula = (organ for organ in printed if _closed(organ) in _closed(speaking))
    return next(of_formula, speaking or (printed[0] if printed else ""))


def _closed(text: str) -> str:
    return "".join(text.split()).casefold()


def _session(cover: _Cover, layout: Layout) -> str:
    for line in (*cover.lines, cover.text):
        found = layout.full("session", line) or (layout.search("session", line) if len(line) > 60 else None)
        if found is None:
            continue
        number = _ordinal(found["ordinal"], layout.lexicon)
        if number:
            return f"{_prefix(found.groupdict().get('special') or '')}{number}"
    return ""


def _prefix(special: str) -> str:
    """Return what stands before the number of a session that is called *special*, or *emergency special*."""
    words = special.split()
    if not words:
        return ""
    return "ES-" if len(words) > 1 else "S-"


def _ordinal(words: str, lexicon: Lexicon) -> int:
    """Read an ordinal, or its last words if others stand before it; 0 if it is none."""
    parts = words.casefold().split()
    for start in range(len(parts)):
        number = lexicon.ordinals.get(" ".join(parts[start:]))
        if number:
            return number
    han = parse_number(words)
    return han.value if han else 0


def _agenda(cover: _Cover, layout: Layout) -> tuple[AgendaItem, ...]:
    """Read the item's number, and its title from the lines up to the adoption line; of a letter, up to a blank line."""
    for index, line in enumerate(cover.lines):
        found = layout.search("agenda", line)
        if found is None:
            continue
        rest = [line[found.end() :], *cover.lines[index + 1 :]]
        is_letter = any(ends_with_full_stop(part) for part in rest)
        title: list[str] = []
        for part, gap in zip(rest, cover.gaps[index:], strict=True):
            if part.startswith("[") or layout.full("date", part) or layout.at("draft", part):
                break
            if is_letter and gap and any(title):
                break
            stop = layout.search("adoption", part)
            title.append(part[: stop.start()] if stop else part)
            if stop:
                break
        return (AgendaItem(item=found["item"], title=" ".join(" ".join(title).split())),)
    return ()


def _adopted(cover: _Cover, end: str, session: str, layout: Layout) -> Event | None:
    found = layout.search("adoption", cover.text)
    printed = (found.groupdict().get("date") or "") if found else ""
    if not printed:
        after = layout.search("meeting", end)
        stated = layout.search("date", end) if after else None
        printed = stated[0] if stated else ""
    if not printed and not found:
        return None
    date = layout.date_of(printed) or _date_in_session(printed, session, layout)
    return Event(kind=EventKind.ADOPTED, date=date, text=printed)


def _date_in_session(printed: str, session: str, layout: Layout) -> str:
    """Return a date of which one sign of the year was misread, `22 October /982`, if the session tells the year."""
    day, _, misread = printed.rpartition(" ")
    number = int(session) if session.isdecimal() else 0
    years = [str(opening_year(number) + later) for later in (0, 1)]
    near = [year for year in years if len(year) == len(misread) and sum(map(ne, year, misread)) == 1]
    dates = [date for year in near if can_adopt(number, date := layout.date_of(f"{day} {year}"))]
    return dates[0] if len(dates) == 1 else ""


def _issued(cover: _Cover, layout: Layout) -> Event | None:
    """Read the date of issue: the first date on the cover that is not that of adoption, perhaps in English."""
    text = cover.text
    adoption = layout.search("adoption", text)
    before = text[: adoption.start()] if adoption else text
    readings = (layout, layout_of(Language.ENGLISH))
    dates = [(found.start(), found[0], one) for one in readings if (found := one.search("date", before))]
    if not dates:
        return None
    _, printed, reading = min(dates, key=lambda date: date[0])
    return Event(kind=EventKind.ISSUED, date=reading.date_of(printed), text=printed)


def _meeting(cover: _Cover, end: Sequence[Line], layout: Layout) -> str:
    text = " ".join(plain(line.text.text) for line in end)
    found = layout.search("meeting", text)
    if found and not text[: found.start()][-1:].isalnum():  # `A9th` is no ninth meeting
        return found[0].strip()
    adoption = layout.search("adoption", cover.text)
    said = layout.search("meeting", adoption[0]) if adoption else None
    number = (adoption.groupdict().get("meeting") or "") if adoption else ""
    return said[0] if said and number else number


def _originating(cover: _Cover) -> tuple[str, ...]:
    """Read the drafts between brackets; `A/59/L.12 and Add.1` names two."""
    found: list[str] = []
    for bracketed in _BRACKETED.findall(cover.text):
        drafts = _DRAFT_SYMBOL.findall(bracketed)
        found.extend(drafts)
        if drafts and "/Add." not in drafts[-1]:
            found.extend(f"{drafts[-1]}/{addendum}" for addendum in _ADDENDUM.findall(bracketed))
    return tuple(dict.fromkeys(found))
