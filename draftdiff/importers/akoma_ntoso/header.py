"""The header of a document: what the places of the source say, brought together and checked against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.importers.akoma_ntoso.metadata import Metadata
from draftdiff.importers.notices import notice
from draftdiff.model import Event, EventKind, Header, Language, Stage, Vote, VoteKind
from draftdiff.problems import Problem
from draftdiff.symbols import Symbol, parse_symbol

_TITLE_PREFIX = re.compile(r"(?P<number>(?:[\w-]+/)?\d*)\s*[-–]\s+")
_PARTS = re.compile(r"([A-Z])-([A-Z])")


def build_header(metadata: Metadata, language: Language, part: int | None) -> tuple[Header, tuple[Problem, ...]]:
    """Return the header and what is doubtful in it. `part` is the place of the statement among its parts, from 0."""
    symbol = _symbol(metadata, part)
    header = Header(
        symbol=symbol.text if symbol else metadata.cover_symbol,
        language=language,
        stage=_stage(metadata, symbol),
        organ=metadata.organ,
        session=symbol.session if symbol else "",
        title=_title(metadata, symbol),
        agenda=metadata.agenda,
        events=tuple(_events(metadata)),
        meeting=metadata.meeting,
        vote=_vote(metadata),
        originating=metadata.cover_drafts or metadata.workflow_drafts,
        sponsors=metadata.sponsors,
    )
    return header, tuple(_doubts(metadata, header))


def _symbol(metadata: Metadata, part: int | None) -> Symbol | None:
    """Return the symbol on the cover, unless other places agree on another one or show that it was cut short."""
    cover, file = parse_symbol(metadata.cover_symbol), parse_symbol(metadata.file_symbol)
    others = [one for one in (parse_symbol(metadata.number), _work_symbol(metadata), file) if one]
    agreed = next((one for one in others if sum(one.number == other.number for other in others) > 1), None)
    if agreed and (not cover or cover.number != agreed.number):
        cover = parse_symbol(f"{agreed.text} {cover.part}") if cover and cover.part else agreed
    if cover and file and not cover.part and cover.session == file.session and _is_cut_short(cover, file):
        cover = file
    parts = _PARTS.fullmatch(cover.part) if cover else None
    if cover is None or part is None or parts is None:
        return cover
    letter = chr(ord(parts[1]) + part)
    return parse_symbol(cover.text.removesuffix(parts[0]) + letter)


def _is_cut_short(symbol: Symbol, other: Symbol) -> bool:
    return len(symbol.number) < len(other.number) and other.number.startswith(symbol.number)


def _work_symbol(metadata: Metadata) -> Symbol | None:
    """Read `/akn/un/statement/deliberation/unga/2020-11-23/75-16/`."""
    session, _, number = metadata.work.strip("/").rpartition("/")[2].rpartition("-")
    return parse_symbol(f"{session}/{number}") if session else None


def _stage(metadata: Metadata, symbol: Symbol | None) -> Stage:
    if not metadata.is_draft:
        return Stage.ADOPTED
    return Stage.REVISED if symbol and symbol.suffix else Stage.DRAFT


def _title(metadata: Metadata, symbol: Symbol | None) -> str:
    """Return the title, without the number and the dash that Arabic prints before it."""
    title = ": ".join(metadata.titles)
    match = _TITLE_PREFIX.match(title)
    if match and (not match["number"] or (symbol and match["number"] in symbol.text)):
        return title[match.end() :]
    return title


def _events(metadata: Metadata) -> Iterator[Event]:
    if metadata.submitted:
        yield Event(kind=EventKind.SUBMITTED, date=metadata.submitted)
    if metadata.adopted:
        yield metadata.adopted
    elif metadata.work_adopted:
        yield Event(kind=EventKind.ADOPTED, date=metadata.work_adopted)
    if metadata.issued:
        yield metadata.issued
    for text in metadata.reissued:
        yield Event(kind=EventKind.REISSUED, text=text)


def _vote(metadata: Metadata) -> Vote | None:
    votes = metadata.votes
    if votes.counts:
        return Vote(
            kind=VoteKind.RECORDED, in_favour=votes.counts.get("inFavour", 0),
            against=votes.counts.get("against", 0), abstaining=votes.counts.get("abstaining", 0),
        )  # fmt: skip
    return Vote(kind=VoteKind.WITHOUT_VOTE) if votes.outcome else None


def _doubts(metadata: Metadata, header: Header) -> Iterator[Problem]:
    yield from _doubts_of_symbol(metadata, header)
    yield from _doubts_of_dates(metadata)
    if not header.title:
        yield notice("no-title")
    cover, workflow = metadata.cover_drafts, metadata.workflow_drafts
    if cover and workflow and not set(workflow) & set(cover):
        yield notice("originating-disagrees", cover=", ".join(cover), other=", ".join(workflow))
    for side, stated in metadata.votes.counts.items():
        listed = metadata.votes.listed.get(side, 0)
        if listed and listed != stated:
            yield notice("vote-disagrees", which=side, stated=stated, found=listed)
    for text in metadata.preface_notes:
        yield notice("preface-note", text=text)
    for text in metadata.submitters:
        yield notice("no-sponsor", text=text)


def _doubts_of_symbol(metadata: Metadata, header: Header) -> Iterator[Problem]:
    taken = parse_symbol(header.symbol)
    if taken is None:
        yield notice("no-symbol")
        return
    places = {
        "on its cover": parse_symbol(metadata.cover_symbol),
        "in its title line": parse_symbol(metadata.number),
        "in its identification": _work_symbol(metadata),
        "in its file name": parse_symbol(metadata.file_symbol),
    }
    for place, stated in places.items():
        if stated and (stated.session, stated.number) != (taken.session, taken.number):
            yield notice("symbol-disagrees", stated=stated.text, place=place, taken=taken.text)
    if metadata.session and taken.session not in (
        metadata.session,
        f"ES-{metadata.session}",
        f"S-{metadata.session}",
    ):
        yield notice("session-disagrees", cover=metadata.session, other=taken.session)


def _doubts_of_dates(metadata: Metadata) -> Iterator[Problem]:
    adopted = metadata.adopted
    if adopted is None:
        if metadata.work_adopted:
            yield notice("no-adoption-date", other=metadata.work_adopted)
        return
    others = {date for date in (metadata.work_adopted, metadata.workflow_adopted) if date} - {adopted.date}
    for other in sorted(others):
        yield notice("adoption-date-disagrees", printed=adopted.date, other=other)
    for event in (adopted, metadata.issued):
        if event and event.date and not _prints(event.text, event.date):
            yield notice("printed-date-disagrees", printed=event.text, other=event.date)


def _prints(text: str, date: str) -> bool:
    """Say whether the printed date has the year and the day of the other; months are words."""
    numbers = {int(number) for number in re.findall(r"\d{1,4}", text)}
    return not numbers or {int(date[:4]), int(date[8:])} <= numbers
