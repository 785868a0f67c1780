"""Whole reports, as they are read: documents in three scripts, readers of six languages, every format.

    python tests/test_renderers_goldens.py

writes the files of `tests/goldens/` anew; read what changed before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.invented import PREAMBULAR, comparison, field, finding, note, row

from draftdiff.comparison import Change, Comparison, Flag, FlagKind, Link, NoteChange, Row, RunnerUp, Value, Weight
from draftdiff.model import AgendaItem, Event, EventKind, Header, Language, ParagraphKind, Source, Stage, Vote, VoteKind
from draftdiff.problems import Location, Problem, Severity
from draftdiff.renderers import Order, RenderOptions, render

GOLDENS = Path(__file__).parent / "goldens"
HEAVY, TECHNICAL, EDITORIAL = Weight.SUBSTANTIVE, Weight.TECHNICAL, Weight.EDITORIAL
HEADING, TEXT, TABLE_ROW = ParagraphKind.HEADING, ParagraphKind.TEXT, ParagraphKind.TABLE_ROW


def roll(old: str, new: str, step: str = "2") -> tuple[Value, Value]:
    return Value(name="moved", old=old, new=new), Value(name="step", old="2", new=step)


def split_row() -> Row:
    made = row("Noting that lamps attract moths, [-and-]{+Noting also+} that moths feed bats,", PREAMBULAR)
    (old,) = made.old
    first, second = (
        replace(made.new[0], text=text)
        for text in ("Noting that lamps attract moths,", "Noting also that moths feed bats,")
    )
    segments = row("Noting that lamps attract moths,[- and-]{+\nNoting also+} that moths feed bats,").segments
    return replace(made, change=Change.SPLIT, new=(first, second), old=(old,), segments=segments, weight=HEAVY)


def english() -> Comparison:
    session = finding("roll-forward", "roll-forward", TECHNICAL, *roll("seventy-fifth", "seventy-seventh"))
    verb = finding(
        "governing-verb",
        "governing-verb",
        HEAVY,
        Value(name="verb", old="Requests", new="Invites"),
        Value(name="direction", new="weaker"),
    )
    off = Flag(kind=FlagKind.OFF_CYCLE, message="off-cycle", values=roll("2174", "2175", "1"))
    untouched = Value(name="words", old="the next biennium", new="the next biennium")
    silent = Flag(kind=FlagKind.TIME_BOUND, message="time-bound", values=(untouched,))
    meeting = finding("roll-forward", "roll-forward", TECHNICAL, *roll("2174", "2175", "1"))
    long = "of the lamps of all harbours, of the keepers who tend them and of the ships that pass them by night"
    added = row("{+Notes with interest the survey of harbour lamps;+}", numbers=("", "2."), weight=HEAVY)
    noted = replace(added.new[0], notes=(note("A/175/88.", "2"),))
    added = replace(added, new=(noted,), notes=(NoteChange(old=None, new=0),))
    rows = [
        row("Recalling its resolution 171/51,", PREAMBULAR),
        row(
            f"Having considered the report on the state {long},",
            PREAMBULAR,
            weight=TECHNICAL,
            note_redline="[-A/173/214-]{+A/175/198+}.",
            findings=[finding("roll-forward", "roll-forward", TECHNICAL, *roll("A/173/214", "A/175/198"))],
        ),
        split_row(),
        row("Mindful of the needs of the next biennium,", PREAMBULAR, flags=[silent]),
        row(
            f"Taking note of the meeting {long}, held every two years, with the next one set for [-2174-]{{+2175+}},",
            PREAMBULAR,
            weight=TECHNICAL,
            findings=[meeting],
            flags=[off],
        ),
        row("I. Lamps", HEADING),
        row("Decides to keep the lamps alight;", numbers=("1.", "1.")),
        added,
        row(
            "[-Requests-]{+Invites+} the keepers to trim the wicks;",
            numbers=("2.", "3."),
            weight=HEAVY,
            findings=[verb],
        ),
        row("Calls upon all ships:", numbers=("3.", "4.")),
        row("To carry a lamp;", numbers=("(a)", "(a)"), level=1),
        row("To sound a horn[- in fog-];", numbers=("(b)", "(b)"), level=1, weight=HEAVY),
        row("Stresses the use of oil;", numbers=("4.", "5.")),
        row("[-Welcomes the gift of a bell;-]", numbers=("5.", ""), weight=HEAVY),
        row("Thanks the keepers;", numbers=("7.", "6."), moved=True),
        row(
            "Requests a report at its [-seventy-fifth-]{+seventy-seventh+} session.",
            numbers=("6.", "7."),
            weight=TECHNICAL,
            findings=[session],
        ),
        row("Cape Vesper\t[-2111-]{+2112+}", TABLE_ROW, annex=1, weight=HEAVY),
    ]
    rival = RunnerUp(old="o11.0", new="n12.0", score=0.412)
    rows[11] = replace(rows[11], link=Link(old=("k",), new=("k",), score=0.655, runner_up=rival, sure=False))
    return comparison(rows, old=old_header(), new=new_header(), fields=[field("title", "Lamps{+ of harbours+}", HEAVY)])


def old_header() -> Header:
    problems = [Problem(code="split-word", severity=Severity.INFO, message="m")] * 14
    place = Location(paragraph="o2.0")
    problems.append(Problem(code="note-without-call", severity=Severity.WARNING, message="m", location=place))
    return Header(
        symbol="A/RES/173/135",
        language=Language.ENGLISH,
        title="Lamps",
        events=(Event(kind=EventKind.ADOPTED, date="2118-12-13"),),
        meeting="52nd plenary meeting",
        agenda=(AgendaItem(item="128 (b)"),),
        originating=("A/173/L.45",),
        source=Source(name="A_RES_173_135.txt"),
        problems=tuple(problems),
    )


def new_header() -> Header:
    return Header(
        symbol="A/RES/175/16",
        language=Language.ENGLISH,
        title="Lamps of harbours",
        events=(Event(kind=EventKind.ADOPTED, date="2120-11-23"),),
        meeting="30th plenary meeting",
        agenda=(AgendaItem(item="130 (b)"),),
        originating=("A/175/L.27", "A/175/L.27/Add.1"),
        vote=Vote(kind=VoteKind.RECORDED, in_favour=140, against=1, abstaining=3),
        source=Source(name="A_RES_175_16.xml"),
    )


def header(symbol: str, title: str, language: Language, meeting: str, date: str) -> Header:
    return Header(
        symbol=symbol,
        language=language,
        title=title,
        events=(Event(kind=EventKind.ADOPTED, date=date),),
        meeting=meeting,
        agenda=(AgendaItem(item="130"),),
        vote=Vote(kind=VoteKind.WITHOUT_VOTE),
    )


def arabic() -> Comparison:
    session = finding("roll-forward", "roll-forward", TECHNICAL, *roll("الخامسة والسبعين", "السابعة والسبعين"))
    negation = finding("negation", "negation", HEAVY, Value(name="words", new="لا"))
    rows = [
        row("إذ تشير إلى قرارها 171/51 المؤرخ 23 تشرين الثاني/نوفمبر 2116،", PREAMBULAR),
        row("وإذ تحيط علما بتقرير المصابيح،", PREAMBULAR, weight=TECHNICAL, note_redline="[-A/173/214-]{+A/175/198+}."),
        row("تقرر إبقاء المصابيح مضاءة؛", numbers=("1 -", "1 -")),
        row("{+تحيط علما بالقرار 174/7 بشأن الأجراس؛+}", numbers=("", "2 -"), weight=HEAVY),
        row(
            "تهيب بجميع السفن أن {+لا +}تطفئ مصابيحها في المرافئ (انظر القرار [-171/51-]{+173/135+})؛",
            numbers=("2 -", "3 -"),
            weight=HEAVY,
            findings=[negation],
        ),
        row("حمل المصباح [-الأول-]{+الثاني+}؛", numbers=("(أ)", "(أ)"), level=1, weight=HEAVY),
        row(
            "تطلب تقديم تقرير إليها في دورتها [-الخامسة والسبعين-]{+السابعة والسبعين+}.",
            numbers=("3 -", "4 -"),
            weight=TECHNICAL,
            findings=[session],
        ),
    ]
    old = header("A/RES/173/135", "المصابيح", Language.ARABIC, "الجلسة العامة 52", "2118-12-13")
    new = header("A/RES/175/16", "المصابيح", Language.ARABIC, "الجلسة العامة 30", "2120-11-23")
    return comparison(rows, old=old, new=new)


def chinese() -> Comparison:
    modal = finding("modal", "modal", HEAVY, Value(name="words", old="应当", new="可以"))
    rows = [
        row("回顾其第171/51号决议，", PREAMBULAR),
        row("决定保持灯火长明；", numbers=("1.", "1.")),
        row("{+赞赏地注意到港口灯火调查；+}", numbers=("", "2."), weight=HEAVY),
        row(
            "强调所有港口的守灯人[-应当-]{+可以+}按照本决议附件所列规则修剪灯芯并在雾天鸣钟，以保障夜间过往船只的安全，并请各船只携带灯具；",
            numbers=("2.", "3."),
            weight=HEAVY,
            findings=[modal],
        ),
        row("请秘书长向大会第[-七十五-]{+七十七+}届会议提出报告。", numbers=("3.", "4."), weight=TECHNICAL),
    ]
    old = header("A/RES/173/135", "港口灯火", Language.CHINESE, "第52次全体会议", "2118-12-13")
    new = header("A/RES/175/16", "港口灯火", Language.CHINESE, "第30次全体会议", "2120-11-23")
    return comparison(rows, old=replace(old, stage=Stage.DRAFT), new=new)


def options(reader: str = "en", **more: object) -> RenderOptions:
    return RenderOptions(reader=Language(reader), **more)  # type: ignore[arg-type]


CASES: dict[str, tuple[Callable[[], Comparison], RenderOptions]] = {
    "terminal/english.txt": (english, options()),
    "terminal/english.wide.txt": (english, options(width=132)),
    "terminal/english.narrow.txt": (english, options(width=44)),
    "terminal/english.color.txt": (english, options(color=True)),
    "terminal/english.brief.txt": (english, options(brief=True)),
    "terminal/english.all.txt": (english, options(show_all=True)),
    "terminal/english.by-weight.txt": (english, options(sort=Order.WEIGHT, min_weight=HEAVY)),
    "terminal/english.for-french.txt": (english, options("fr")),
    "terminal/english.for-spanish.txt": (english, options("es")),
    "terminal/english.for-russian.txt": (english, options("ru")),
    "terminal/english.for-arabic.txt": (english, options("ar")),
    "terminal/arabic.txt": (arabic, options("ar")),
    "terminal/arabic.for-english.txt": (arabic, options()),
    "terminal/chinese.txt": (chinese, options("zh")),
    "markdown/english.md": (english, options()),
    "markdown/english.brief.md": (english, options(brief=True)),
    "markdown/english.for-russian.md": (english, options("ru")),
    "markdown/arabic.md": (arabic, options("ar")),
    "markdown/arabic.for-english.md": (arabic, options()),
    "markdown/chinese.md": (chinese, options("zh")),
    "json/chinese.json": (chinese, options()),
    "alignment/english.alignment.json": (english, options()),
    "alignment/arabic.alignment.json": (arabic, options("ar")),
}


def written(name: str) -> bytes:
    made, how = CASES[name]
    result = render(made(), name.split("/")[0], how)
    return result.encode() if isinstance(result, str) else result


@pytest.mark.parametrize("name", CASES)
def test_a_report_is_what_it_was(name: str) -> None:
    assert written(name).decode().splitlines() == (GOLDENS / name).read_bytes().decode().splitlines()


def test_every_golden_file_is_made_by_a_case() -> None:
    formats = {name.split("/")[0] for name in CASES}
    found = {str(path.relative_to(GOLDENS)) for form in formats for path in (GOLDENS / form).iterdir()}
    assert found == set(CASES)


if __name__ == "__main__":
    for name in CASES:
        (GOLDENS / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDENS / name).write_bytes(written(name))
