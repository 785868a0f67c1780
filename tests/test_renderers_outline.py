"""Which rows are shown, folded, and renumbered, and under which part of the document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from support.invented import OPERATIVE, PREAMBULAR, comparison, row

from draftdiff.comparison import Aspect, Change, Flag, FlagKind, Row, Weight
from draftdiff.model import Language, ParagraphKind
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.options import Order, RenderOptions
from draftdiff.renderers.outline import Context, Entry, outline_of
from draftdiff.renderers.sentences import between_sentence, section_title
from draftdiff.renderers.wording import wording_of

HEADING = ParagraphKind.HEADING


def outline(rows: Sequence[Row], new_order: Sequence[str] = (), **options: object) -> list[str]:
    """The plan as lines: titles in capitals, `>` before what is shown, `^` before its context."""
    made = comparison(rows)
    made = replace(made, new_order=tuple(new_order) or made.new_order)
    wording = wording_of(made, load_labels(Language.ENGLISH))
    lines = []
    for section in outline_of(made, wording.names, RenderOptions(**options)):  # type: ignore[arg-type]
        lines.append(section_title(section.kind, section.annex, wording))
        for item in section.items:
            if isinstance(item, Entry):
                lines.append(f"> {wording.label(item.row)}")
            elif isinstance(item, Context):
                lines.append(f"^ {wording.label(item.row)}")
            else:
                lines.append(between_sentence(item, wording))
    return lines


def same(kind: ParagraphKind = OPERATIVE, old: str = "", new: str = "", **more: object) -> Row:
    return row("The same", kind, numbers=(old, new or old), **more)  # type: ignore[arg-type]


def amended(old: str = "", new: str = "", kind: ParagraphKind = OPERATIVE, **more: object) -> Row:
    return row("Not [-the-]{+a+} same", kind, numbers=(old, new or old), **more)  # type: ignore[arg-type]


def test_runs_of_unchanged_paragraphs_are_folded_to_one_line() -> None:
    rows = [
        *(same(PREAMBULAR) for _ in range(3)),
        amended(kind=PREAMBULAR),
        same(PREAMBULAR),
        *(same(old=f"{n}.") for n in range(1, 5)),
        amended("5."),
    ]
    assert outline(rows) == [
        "PREAMBLE",
        "PP1–PP3 unchanged",
        "> PP4",
        "PP5 unchanged",
        "OPERATIVE PART",
        "OP1–OP4 unchanged",
        "> OP5",
    ]


def test_a_renumbering_is_said_once_where_it_begins() -> None:
    rows = [
        same(old="1."),
        row("{+Notes more+}", numbers=("", "2.")),
        same(old="2.", new="3."),
        amended("3.", "4."),
        same(old="4.", new="5."),
    ]
    assert outline(rows) == [
        "OPERATIVE PART",
        "OP1 unchanged",
        "> OP2",
        "OP2–OP4 are now OP3–OP5",
        "OP3 unchanged",
        "> OP3 → OP4",
        "OP5 unchanged",
    ]


def test_each_step_of_renumbering_is_a_run_of_its_own_and_a_single_paragraph_is_none() -> None:
    rows = [
        row("{+Notes more+}", numbers=("", "1.")),
        same(old="1.", new="2."),
        row("{+Notes more still+}", numbers=("", "3.")),
        same(old="2.", new="4."),
        same(old="3.", new="5."),
    ]
    assert outline(rows) == [
        "OPERATIVE PART",
        "> OP1",
        "OP2 unchanged",
        "> OP3",
        "OP2–OP3 are now OP4–OP5",
        "OP4–OP5 unchanged",
    ]


def test_a_moved_paragraph_is_shown_and_begins_no_run() -> None:
    rows = [same(old="3.", new="1.", moved=True), same(old="1.", new="2."), same(old="2.", new="3.")]
    assert outline(rows) == ["OPERATIVE PART", "> OP3 → OP1", "OP1–OP2 are now OP2–OP3", "OP2–OP3 unchanged"]


def test_a_run_of_renumbering_ends_where_another_paragraph_takes_a_place() -> None:
    rows = [
        row("{+Notes more+}", numbers=("", "1.")),
        *(same(old=f"{n}.", new=f"{n + 1}.") for n in (1, 2)),
        row("[-Notes this-]", numbers=("3.", "")),
        row("{+Notes that+}", numbers=("", "4.")),
        *(same(old=f"{n}.", new=f"{n + 1}.") for n in (4, 5)),
    ]
    assert [line for line in outline(rows) if "now" in line] == ["OP1–OP2 are now OP2–OP3", "OP4–OP5 are now OP5–OP6"]


def test_a_part_of_a_split_paragraph_among_unchanged_ones_is_not_called_unchanged() -> None:
    whole = amended("1.")
    rows = [
        replace(whole, change=Change.SPLIT, new=(*whole.new, replace(whole.new[0], number="3."))),
        same(old="2."),
        same(old="4."),
    ]
    order = ["n0.0", "n1.0", "n0.1", "n2.0"]
    assert outline(rows, order) == ["OPERATIVE PART", "> OP1 → OP1, OP3", "OP2 unchanged", "OP4 unchanged"]


def test_a_changed_sub_paragraph_is_shown_under_its_unchanged_paragraph() -> None:
    rows = [
        same(old="1."),
        same(old="2."),
        same(old="(a)", level=1),
        amended("(b)", level=1),
        same(old="(c)", level=1),
        same(old="3."),
    ]
    assert outline(rows) == [
        "OPERATIVE PART",
        "OP1 unchanged",
        "^ OP2",
        "OP2 (a) unchanged",
        "> OP2 (b)",
        "OP2 (c)–OP3 unchanged",
    ]


def test_an_unchanged_heading_is_shown_only_above_a_change() -> None:
    rows = [same(HEADING, old="I"), same(old="1."), same(HEADING, old="II"), amended("2.")]
    assert outline(rows) == ["PREAMBLE", "OPERATIVE PART", "OP1 unchanged", "^ heading II", "> OP2"][1:]


def test_a_removed_paragraph_stays_where_it_stood() -> None:
    rows = [
        same(PREAMBULAR),
        row("[-Recalling more-]", PREAMBULAR),
        same(old="1."),
        row("[-Notes-]", numbers=("2.", "")),
    ]
    assert outline(rows) == ["PREAMBLE", "PP1 unchanged", "> PP2", "OPERATIVE PART", "OP1 unchanged", "> OP2"]


def test_annexes_follow_under_their_own_titles() -> None:
    rows = [
        same(old="1."),
        amended("1.", annex=1, kind=ParagraphKind.TEXT),
        amended("1.", annex=2, kind=ParagraphKind.TEXT),
    ]
    assert outline(rows) == [
        "OPERATIVE PART",
        "OP1 unchanged",
        "ANNEX I",
        "> Annex I, para. 1",
        "ANNEX II",
        "> Annex II, para. 1",
    ]


def test_a_flag_shows_an_unchanged_row_and_another_kind_shows_it_too() -> None:
    flag = Flag(kind=FlagKind.TIME_BOUND, message="time-bound")
    crossed = [replace(same(old=f"{n}."), changed=(aspect,)) for n, aspect in ((2, Aspect.KIND), (3, Aspect.LEVEL))]
    assert outline([same(old="1.", flags=[flag]), *crossed]) == ["OPERATIVE PART", "> OP1", "> OP2", "> OP3"]


def test_all_shows_unchanged_text_but_no_enacting_formula() -> None:
    rows = [same(ParagraphKind.ENACTING), same(PREAMBULAR), same(old="1.")]
    assert outline(rows, show_all=True) == ["PREAMBLE", "> PP1", "OPERATIVE PART", "> OP1"]


def test_lighter_changes_are_named_but_not_shown_unless_they_are_flagged() -> None:
    flag = Flag(kind=FlagKind.OFF_CYCLE, message="off-cycle")
    rows = [
        same(old="1."),
        amended("2.", weight=Weight.EDITORIAL),
        row("[-Done-]", ParagraphKind.CLOSING, weight=Weight.TECHNICAL),
        amended("3.", weight=Weight.TECHNICAL),
        amended("4.", weight=Weight.TECHNICAL, flags=[flag]),
        amended("5.", weight=Weight.SUBSTANTIVE),
    ]
    assert outline(rows, min_weight=Weight.SUBSTANTIVE) == [
        "OPERATIVE PART",
        "OP1 unchanged",
        "OP2, OP3: 2 lighter changes, not shown",
        "> OP4",
        "> OP5",
    ]


def test_of_many_lighter_changes_the_first_are_named() -> None:
    rows = [amended(f"{number}.", weight=Weight.TECHNICAL) for number in range(1, 8)]
    assert outline(rows, min_weight=Weight.SUBSTANTIVE) == [
        "OPERATIVE PART",
        "OP1, OP2, OP3, OP4 and 3 more: 7 lighter changes, not shown",
    ]


def test_changes_without_a_weight_are_never_hidden() -> None:
    assert outline([amended("1.")], min_weight=Weight.SUBSTANTIVE) == ["OPERATIVE PART", "> OP1"]


def test_by_weight_there_is_one_list_the_heaviest_first() -> None:
    rows = [
        amended(kind=PREAMBULAR, weight=Weight.SUBSTANTIVE),
        same(old="1."),
        amended("2.", weight=Weight.TECHNICAL),
        amended("3.", weight=Weight.SUBSTANTIVE),
        row("{+Notes more+}", numbers=("", "4."), weight=Weight.SUBSTANTIVE),
    ]
    assert outline(rows, sort=Order.WEIGHT) == ["CHANGES BY WEIGHT", "> OP4", "> OP3", "> PP1", "> OP2"]


def test_by_weight_too_hidden_changes_are_named() -> None:
    rows = [amended("1.", weight=Weight.EDITORIAL), amended("2.", weight=Weight.SUBSTANTIVE)]
    assert outline(rows, sort=Order.WEIGHT, min_weight=Weight.TECHNICAL) == [
        "CHANGES BY WEIGHT",
        "> OP2",
        "OP1: 1 lighter change, not shown",
    ]


def test_two_equal_documents_are_one_fold() -> None:
    assert outline([same(PREAMBULAR), same(old="1.")]) == [
        "PREAMBLE",
        "PP1 unchanged",
        "OPERATIVE PART",
        "OP1 unchanged",
    ]
    assert outline([]) == []
