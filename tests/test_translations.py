"""One renewal in several languages: what is heavier in one of them is told apart."""

from __future__ import annotations

from draftdiff.compare import compare
from draftdiff.comparison import Comparison, Flag, FlagKind, Weight, new_document, old_document
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Paragraph, ParagraphKind
from draftdiff.translations import Translation, Twins, flag_translations

ENGLISH, FRENCH, SPANISH = Language.ENGLISH, Language.FRENCH, Language.SPANISH

TABLES_EN = "Requests the Secretary-General to print tide tables in the six official languages;"
TABLES_FR = "Prie le Secrétaire général d’imprimer des annuaires des marées dans les six langues officielles ;"
TABLES_ES = "Solicita al Secretario General que imprima tablas de mareas en los seis idiomas oficiales;"
STATES_EN = "Invites all coastal States to share their measurements of ebb and flow."
STATES_FR = "Invite tous les États côtiers à communiquer leurs mesures du flux et du reflux."
STATES_ES = "Invita a todos los Estados ribereños a que compartan sus mediciones de la marea."


def document(symbol: str, language: Language, *clauses: str) -> Document:
    paragraphs = (
        Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number=f"{number}.", text=text)
        for number, text in enumerate(clauses, 1)
    )
    session = symbol.split("/")[2]
    return Document(symbol=symbol, session=session, language=language, paragraphs=with_keys(paragraphs))


def renewal(language: Language, old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    before, after = document("A/RES/173/135", language, *old), document("A/RES/175/16", language, *new)
    return compare(before, after, load_lexicon(language))


def twins_of(here: Document, other: Document, places: dict[int, int] | None = None) -> Twins:
    """Return the twins of paragraphs by their places: there, here; all of them in order if none are named."""
    places = {place: place for place in range(len(other.paragraphs))} if places is None else places
    return {other.paragraphs[there].key: here.paragraphs[place].key for there, place in places.items()}


def beside(here: Comparison, other: Comparison) -> Translation:
    old, new = twins_of(old_document(here), old_document(other)), {}
    if len(other.new_order) == len(here.new_order):
        new = dict(twins_of(new_document(here), new_document(other)))
    return Translation(other, old, new)


def with_flags(here: Comparison, *others: Comparison) -> Comparison:
    return flag_translations(here, [beside(here, other) for other in others])


def flags_of(comparison: Comparison) -> list[tuple[Flag, ...]]:
    return [row.flags for row in comparison.rows]


UNCHANGED_EN = renewal(ENGLISH, (TABLES_EN, STATES_EN), (TABLES_EN, STATES_EN))
UNCHANGED_ES = renewal(SPANISH, (TABLES_ES, STATES_ES), (TABLES_ES, STATES_ES))
CORRECTED_FR = renewal(
    FRENCH, (TABLES_FR, STATES_FR), (TABLES_FR, STATES_FR.replace("communiquer leurs", "partager toutes leurs"))
)


def test_a_clause_that_one_language_alone_amends_is_flagged() -> None:
    first, second = flags_of(with_flags(CORRECTED_FR, UNCHANGED_EN, UNCHANGED_ES))
    assert first == ()
    assert second == (Flag(kind=FlagKind.THIS_LANGUAGE_ONLY, message="this-language-only"),)


def test_a_clause_that_all_others_amend_and_this_one_does_not_is_flagged() -> None:
    first, second = flags_of(with_flags(UNCHANGED_EN, CORRECTED_FR))
    assert first == ()
    assert [flag.kind for flag in second] == [FlagKind.OTHER_LANGUAGES_ONLY]
    assert second[0].values[0].new == Weight.SUBSTANTIVE


def test_a_change_that_one_other_language_shares_is_not_this_language_alone() -> None:
    spanish = renewal(SPANISH, (TABLES_ES, STATES_ES), (TABLES_ES, STATES_ES.replace("todos los", "los")))
    assert flags_of(with_flags(CORRECTED_FR, UNCHANGED_EN, spanish)) == [(), ()]


def test_a_heavier_reading_of_the_same_change_says_how_heavy_it_is_elsewhere() -> None:
    english = renewal(
        ENGLISH, ("Reaffirms its resolution 171/12;", STATES_EN), ("Reaffirms its resolution 173/135;", STATES_EN)
    )
    french = renewal(
        FRENCH,
        ("Réaffirme sa résolution 171/12 ;", STATES_FR),
        ("Réaffirme sa résolution 173/135 et tous les accords ;", STATES_FR),
    )
    (flag,), others = flags_of(with_flags(french, english))
    assert (flag.kind, flag.message) == (FlagKind.THIS_LANGUAGE_ONLY, "this-language-only.weight")
    assert flag.values[0].new == english.rows[0].weight == Weight.TECHNICAL
    assert others == ()


def test_typography_of_one_language_is_its_own_affair() -> None:
    spaced = renewal(FRENCH, (TABLES_FR, STATES_FR), (TABLES_FR.replace(" ;", "\N{NO-BREAK SPACE};"), STATES_FR))
    assert flags_of(with_flags(spaced, UNCHANGED_EN)) == [(), ()]


def test_weights_and_words_stay_as_they_were() -> None:
    flagged = with_flags(CORRECTED_FR, UNCHANGED_EN)
    assert [row.weight for row in flagged.rows] == [row.weight for row in CORRECTED_FR.rows]
    assert [row.segments for row in flagged.rows] == [row.segments for row in CORRECTED_FR.rows]


def test_a_paragraph_without_a_twin_takes_no_flag_from_the_others() -> None:
    corrected = STATES_EN.replace("their", "all their")
    longer = renewal(ENGLISH, (TABLES_EN, STATES_EN), (TABLES_EN, "Decides to sing;", corrected))
    french = renewal(FRENCH, (TABLES_FR, STATES_FR), (TABLES_FR, STATES_FR))
    twins = twins_of(new_document(french), new_document(longer), {0: 0, 2: 1})
    found = flag_translations(french, [beside(french, longer)._replace(new=twins)])
    assert [[flag.kind for flag in flags] for flags in flags_of(found)] == [[], [FlagKind.OTHER_LANGUAGES_ONLY]]
    assert flag_translations(french, [beside(french, longer)._replace(new={})]) == french


def test_without_another_language_nothing_is_said() -> None:
    assert flag_translations(CORRECTED_FR, []) == CORRECTED_FR
