"""What a resolution says of itself outside its paragraphs: cover, identification, preface, conclusions, workflow."""

from __future__ import annotations

import re
from itertools import zip_longest

from lxml import etree
from msgspec import Struct

from draftdiff.importers.akoma_ntoso import NAMESPACE
from draftdiff.importers.akoma_ntoso.inline import read_inline, read_text
from draftdiff.importers.body.places import fold
from draftdiff.importers.sponsors import names_no_state, split_sponsors
from draftdiff.model import AgendaItem, Event, EventKind, Language

_LANGUAGES = {
    "ara": Language.ARABIC, "ar": Language.ARABIC, "zho": Language.CHINESE, "chi": Language.CHINESE,
    "zh": Language.CHINESE, "eng": Language.ENGLISH, "en": Language.ENGLISH, "fra": Language.FRENCH,
    "fre": Language.FRENCH, "fr": Language.FRENCH, "rus": Language.RUSSIAN, "ru": Language.RUSSIAN,
    "spa": Language.SPANISH, "es": Language.SPANISH,
}  # fmt: skip
_ITEM = re.compile(r"\d+(?:\s?\(?[^\W\d_]{1,2}\)(?:(?:\s?[,،、–-]\s?|\s[^\W\d_]{1,3}\s)\(?[^\W\d_]{1,2}\))*)?")
_DRAFT = re.compile(r"[AE](?:/[A-Z0-9][A-Z0-9.\-]{0,11}){0,3}?/L\.\d{1,4}(?:/[A-Z][a-z]{2,5}\.\d{1,3}){0,3}")
_FILE_NAME = re.compile(r"(?:A_RES_)?(?P<session>(?:ES-|S-)?\d{1,3})_(?P<number>\d{1,3})(?!\d)")
_DATE = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*")
_COUNT = re.compile(r"\s*\d{1,3}\s*")
_NULL_DATE = "0001-01-01"
_STEP_OF_SPONSORS = ("draftResolution", "draftResolutionAdditionalSponsors")


class Sources(Struct, frozen=True):
    """Where the metadata of one resolution is: its own statement, the collection around it, the name of the file."""

    statement: etree._Element
    collection: etree._Element | None = None
    name: str = ""

    def all(self, path: str) -> list[etree._Element]:
        """Find the elements at a path (names between slashes): the statement's own, else the collection's."""
        steps = "/".join(f"{{{NAMESPACE}}}{step}" if step else "" for step in path.split("/"))
        found = list(self.statement.iterfind(steps))
        return found if found or self.collection is None else list(self.collection.iterfind(steps))

    def first(self, path: str, /, **attributes: str) -> etree._Element | None:
        """Find the first element at a path that has these attributes; a reference counts without its `#`."""
        for element in self.all(path):
            if all(element.get(name, "").lstrip("#") == value for name, value in attributes.items()):
                return element
        return None

    def text(self, path: str, /, **attributes: str) -> str:
        """Return the text of the first such element, empty if there is none."""
        return read_text(self.first(path, **attributes))

    def value(self, path: str, attribute: str, /, **attributes: str) -> str:
        """Return an attribute of the first such element, empty if there is none."""
        element = self.first(path, **attributes)
        return element.get(attribute, "") if element is not None else ""


class Metadata(Struct, frozen=True, kw_only=True):
    """What the places of a source say, each for itself; empty where it says nothing. Dates are ISO 8601."""

    cover_symbol: str
    file_symbol: str
    work: str
    number: str
    session: str
    language: Language
    is_draft: bool
    organ: str
    titles: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    adopted: Event | None
    work_adopted: str
    workflow_adopted: str
    issued: Event | None
    submitted: str
    reissued: tuple[str, ...]
    meeting: str
    votes: Votes
    cover_drafts: tuple[str, ...]
    workflow_drafts: tuple[str, ...]
    sponsors: tuple[str, ...]
    submitters: tuple[str, ...]
    """Officers and bodies that submitted a draft where no State did, as the source says it."""
    preface_notes: tuple[str, ...]


class Votes(Struct, frozen=True):
    """How the resolution was adopted: the outcome as stated, and per side the count and the number of States listed."""

    outcome: str = ""
    counts: dict[str, int] = {}
    listed: dict[str, int] = {}


def read_metadata(sources: Sources) -> Metadata:
    """Read all that the source says of one resolution."""
    steps = sources.all("meta/workflow/step")
    adopted = _event(EventKind.ADOPTED, sources.first("conclusions//docDate"))
    drafts = [step for step in steps if step.get("outcome") == "draftResolution"]
    said = (fold(step.get("by", "")) for step in steps if step.get("outcome") in _STEP_OF_SPONSORS)
    lines = tuple(dict.fromkeys(filter(None, said)))
    names = (name for line in lines if not names_no_state(line) for name in split_sponsors(line))
    file = _FILE_NAME.match(sources.name)  # `75_16_E`, `A_RES_ES-11_4_2223239E`
    return Metadata(
        cover_symbol=sources.text("coverPage//docNumber", refersTo="symbol"),
        file_symbol=f"{file['session']}/{file['number']}" if file else "",
        work=sources.value("meta/identification/FRBRWork/FRBRuri", "value"),
        number=sources.text("preface/p/docNumber").strip(" ."),
        session=sources.value("coverPage//session", "value"),
        language=_LANGUAGES.get(
            sources.value("meta/identification/FRBRExpression/FRBRlanguage", "language"), Language.UNKNOWN
        ),
        is_draft=sources.statement.get("name", "").endswith("Draft"),
        organ=sources.text("coverPage//docAuthority", refersTo="issuingBody"),
        titles=tuple(filter(None, map(read_text, sources.all("preface/p/docTitle")))),
        agenda=_agenda(sources),
        adopted=adopted,
        work_adopted=read_date(sources.value("meta/identification/FRBRWork/FRBRdate", "date", name="adoption")),
        workflow_adopted=read_date(next((s.get("date", "") for s in steps if s.get("outcome") == "adopted"), "")),
        issued=_event(EventKind.ISSUED, sources.first("coverPage//docDate", refersTo="dateOfIssuance")),
        submitted=next((date for date in (read_date(step.get("date", "")) for step in drafts) if date), ""),
        reissued=tuple(read_text(note) for note in sources.all("meta/notes/note")),
        meeting=_meeting(sources, adopted.text if adopted else ""),
        votes=_votes(sources),
        cover_drafts=find_drafts(sources.text("coverPage//docProponent")),
        workflow_drafts=tuple(dict.fromkeys(one for step in drafts for one in find_drafts(step.get("as", "")))),
        sponsors=tuple(dict.fromkeys(names)),
        submitters=tuple(filter(names_no_state, lines)),
        preface_notes=tuple(read_inline(note).text for note in sources.all("preface//authorialNote")),
    )


def read_date(value: str) -> str:
    """Return a date of the metadata, empty if it is none or the one that stands for none."""
    match = _DATE.fullmatch(value)
    return match[1] if match and match[1] != _NULL_DATE else ""


def find_drafts(text: str) -> tuple[str, ...]:
    """Return the symbols of draft resolutions in a text."""
    return tuple(_DRAFT.findall(text))


def _event(kind: EventKind, element: etree._Element | None) -> Event | None:
    if element is None:
        return None
    return Event(kind=kind, date=read_date(element.get("date", "")), text=read_text(element))


def _agenda(sources: Sources) -> tuple[AgendaItem, ...]:
    """Pair the items with their titles; where their numbers differ, the titles are one that was broken."""
    inlines = sources.all("coverPage//inline")
    printed = [read_text(one) for one in inlines if one.get("name") == "agenda item"]
    titles = [read_text(one) for one in inlines if one.get("name") == "agenda item name"]
    items = [item for text in printed[:1] for item in _ITEM.findall(text)]
    titles = [title for title in (*printed[1:], *titles) if title]
    if titles and len(titles) != len(items):
        titles = [" ".join(titles)]
    return tuple(AgendaItem(item=item, title=title) for item, title in zip_longest(items, titles, fillvalue=""))


def _meeting(sources: Sources, date: str) -> str:
    """Return the meeting as its line prints it: all before the date, if the line is of meeting and date alone."""
    named = sources.text("conclusions//inline", name="adoptionMeeting") or sources.text("conclusions//location")
    line = " ".join(read_text(line) for line in sources.all("conclusions/p"))
    return line.removesuffix(date).rstrip() if named and line.startswith(named) and line.endswith(date) else named


def _votes(sources: Sources) -> Votes:
    voting = sources.first("meta/analysis//voting")
    if voting is None:
        return Votes()
    counts, listed = {}, {}
    for count in voting.iterfind(f"{{{NAMESPACE}}}count"):
        side = count.get("refersTo", "").lstrip("#")
        if _COUNT.fullmatch(count.get("value", "")):
            counts[side] = int(count.get("value", ""))
        listed[side] = sum(1 for _ in count.iter("{*}organization"))
    return Votes(voting.get("outcome", ""), counts, listed)
