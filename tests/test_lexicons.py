"""The lexicons of the six languages: complete, valid, laid out in one way, read with clear errors."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from support.lexicon_layout import laid_out, lexicon_files

from draftdiff.compare import compare
from draftdiff.comparison import Change
from draftdiff.errors import DraftdiffError, InvalidRecord, UnreadableFile
from draftdiff.lexicon import Lexicon
from draftdiff.lexicons import decode_lexicon, detect_language, load_acts, load_lexicon
from draftdiff.lexicons.faults import find_faults
from draftdiff.model import LANGUAGES, Document, Language, Paragraph, ParagraphKind
from draftdiff.schema import find_violations, load_schema

ALL = [pytest.param(load_lexicon(language), id=language) for language in LANGUAGES]
ENGLISH = load_lexicon(Language.ENGLISH)


def as_json(lexicon: Lexicon, **changes: object) -> bytes:
    return msgspec.json.encode({**msgspec.to_builtins(lexicon), **changes})


@pytest.mark.parametrize("path", lexicon_files(), ids=lambda path: path.name)
def test_a_file_has_the_one_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(json.loads(text)) == text


@pytest.mark.parametrize("lexicon", ALL)
def test_a_lexicon_is_valid(lexicon: Lexicon) -> None:
    tree = json.loads(as_json(lexicon))
    assert find_violations(tree, lexicon.format) == ()
    assert list(find_faults(lexicon)) == []


def test_schema_and_record_have_the_same_members() -> None:
    schema = load_schema("draftdiff.lexicon/1")
    assert list(schema["properties"]) == list(Lexicon.__struct_fields__)


@pytest.mark.parametrize("lexicon", ALL)
def test_no_list_of_a_lexicon_has_a_thing_twice(lexicon: Lexicon) -> None:
    lists = [*lexicon.words.values(), *lexicon.modifiers.values(), *lexicon.patterns.values()]
    lists += [tuple(tuple(sorted(group.terms)) for group in lexicon.equal_terms)]
    assert [thing for things in lists for thing, times in Counter(things).items() if times > 1] == []


@pytest.mark.parametrize("lexicon", ALL)
def test_a_lexicon_knows_enough_phrases(lexicon: Lexicon) -> None:
    kinds = Counter(kind for phrase in lexicon.phrases for kind in phrase.kinds)
    assert len(lexicon.phrases) >= 240
    assert set(kinds) == {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}
    assert min(kinds.values()) >= 120
    assert len({phrase.text for phrase in lexicon.phrases}) == len(lexicon.phrases)


@pytest.mark.parametrize("lexicon", ALL)
def test_numbers_are_complete(lexicon: Lexicon) -> None:
    assert set(range(1, 200)) <= set(lexicon.ordinals.values())
    assert set(range(1, 101)) <= set(lexicon.cardinals.values())
    assert set(lexicon.months.values()) == set(range(1, 13))
    assert len(lexicon.letters) >= 26


@pytest.mark.parametrize("lexicon", ALL)
def test_every_language_has_what_english_has(lexicon: Lexicon) -> None:
    of_forms = {"singular", "plural", "infinitive", "uncounted", "agreeing", "other-number"}
    either = {"dated-after", "dated-before", "bounded", *of_forms}
    assert set(lexicon.patterns) - either == set(ENGLISH.patterns) - either
    assert set(lexicon.patterns) & either
    assert set(lexicon.hints) == set(ENGLISH.hints)
    assert set(lexicon.punctuation) == set(ENGLISH.punctuation)
    assert set(lexicon.bodies) == set(ENGLISH.bodies)


def test_acts_are_named_once_and_every_act_has_a_phrase() -> None:
    acts = load_acts()
    used = {act for parameter in ALL for phrase in parameter.values[0].phrases for act in phrase.acts}
    assert used <= set(acts)
    assert {name for name in acts if name not in used} == set()


def test_strengths_keep_the_order_that_a_drafter_expects() -> None:
    acts = load_acts()
    ladders = [
        ["demand", "request", "urge", "call-upon", "recommend", "encourage", "invite", "suggest"],
        ["condemn", "deplore", "regret", "express-concern", "note-with-concern"],
        ["endorse", "support", "commend", "welcome", "note-with-satisfaction", "take-note-with-interest"],
        ["reaffirm", "stress", "underline", "recognize", "acknowledge"],
    ]
    for ladder in ladders:
        assert len({acts[name].scale for name in ladder}) == 1
        strengths = [acts[name].strength for name in ladder]
        assert strengths == sorted(strengths, reverse=True)
    assert acts["note"].strength == acts["take-note"].strength


@pytest.mark.parametrize(
    ("data", "error", "place"),
    [
        (b"", UnreadableFile, "not JSON"),
        (b"\xff\xfe", UnreadableFile, "not JSON"),
        (b"[]", InvalidRecord, "Expected `object`"),
        (b'{"format": "draftdiff.lexicon/1"}', InvalidRecord, "missing required field `language`"),
        (b"[" * 10_000, InvalidRecord, "Expected `object`"),
        (as_json(ENGLISH, format="draftdiff.lexicon/9"), InvalidRecord, "$.format"),
        (as_json(ENGLISH, colour="red"), InvalidRecord, "unknown field `colour`"),
        (as_json(ENGLISH, language="xx"), InvalidRecord, "$.language"),
        (as_json(ENGLISH, language="und"), InvalidRecord, "$.language"),
        (as_json(ENGLISH, months={"January": "one"}), InvalidRecord, "$.months"),
        (
            as_json(ENGLISH, phrases=[{"text": "sings", "acts": ["sing"], "kinds": ["operative"]}]),
            InvalidRecord,
            "`sing` is no act - at `$.phrases[0].acts`",
        ),
        (as_json(ENGLISH, trailing_modifiers={"operative": ["loudly"]}), InvalidRecord, "$.trailing_modifiers"),
        (as_json(ENGLISH, patterns={"session": ["("]}), InvalidRecord, "$.patterns.session[0]"),
        (as_json(ENGLISH, patterns={"article": ["article (\\d+)"]}), InvalidRecord, "has no group `list`"),
        (as_json(ENGLISH, layout={"page": ["[a"]}), InvalidRecord, "$.layout.page[0]"),
    ],
)  # fmt: skip
def test_a_faulty_lexicon_is_refused_with_its_place(data: bytes, error: type[DraftdiffError], place: str) -> None:
    with pytest.raises(error) as raised:
        decode_lexicon(data)
    assert place in raised.value.message
    assert raised.value.slug == "invalid-lexicon"


def test_a_lexicon_without_acts_is_given_the_shared_ones() -> None:
    assert decode_lexicon(as_json(ENGLISH, acts={})).acts == load_acts()
    assert decode_lexicon(as_json(ENGLISH)).phrases == ENGLISH.phrases


@pytest.mark.parametrize("lexicon", ALL)
def test_a_lexicon_of_the_user_may_lack_classes_of_words(lexicon: Lexicon) -> None:
    old, new = (
        Document(language=lexicon.language, paragraphs=(Paragraph(key="a", kind=ParagraphKind.OPERATIVE, text=text),))
        for text in ("Requests two yearly reports;", "Requests two-yearly reports on lamps;")
    )
    without_negation = {name: entries for name, entries in lexicon.words.items() if name != "negation"}
    for words in ({}, without_negation):
        assert compare(old, new, replace(lexicon, words=words)).rows[0].change is Change.AMENDED


def test_there_is_no_lexicon_of_an_unknown_language() -> None:
    with pytest.raises(InvalidRecord, match="language of the text is not known") as raised:
        load_lexicon(Language.UNKNOWN)
    assert "--language" in raised.value.hint


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Requests the keepers of the lamps to report to it before the end of the year", Language.ENGLISH),
        ("Prie les gardiens des lampes de lui faire rapport avant la fin de l’année", Language.FRENCH),
        ("Solicita a los fareros que le presenten un informe antes del fin del año", Language.SPANISH),
        ("просит смотрителей ламп представить ей доклад до конца года", Language.RUSSIAN),
        ("تطلب إلى حراس المصابيح أن يقدموا تقريرا إليها قبل نهاية السنة", Language.ARABIC),
        ("请灯具管理员在年底前向大会提交报告", Language.CHINESE),
        ("لمزيد من المعلومات انظر A/75/16 و A/C.3/75/L.8/Rev.1", Language.ARABIC),
        ("见A/C.3/75/L.8/Rev.1号文件", Language.CHINESE),
        ("REQUESTS THE KEEPERS OF THE LAMPS", Language.ENGLISH),
        ("Die Wärter der Lampen werden gebeten, über das Jahr zu berichten", Language.UNKNOWN),
        ("", Language.UNKNOWN),
        ("75/16, 76/205, A/RES/77/18", Language.UNKNOWN),
        ("\ud800\x00…", Language.UNKNOWN),
    ],
)
def test_the_language_of_a_text_is_seen(text: str, language: Language) -> None:
    assert detect_language(text) is language
