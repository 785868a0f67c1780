"""A page in a real browser: filters, keys, links, print, right to left, and what screen readers need."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from support.browser import chromium
from test_renderers_html_page import example, page
from test_series import THREE, compared, rendered

from draftdiff.model import Language
from draftdiff.renderers import Layout, RenderOptions
from draftdiff.renderers.html_page import render_several

SHOWN = "return [...document.querySelectorAll('.row:not([hidden])')].map(row => row.id)"
MARKED = "return [...CSS.highlights.get('found')].map(range => range.toString())"
POSITION = "return document.getElementById('position').textContent"
LEFT_EDGES = """
const bdi = [...document.querySelectorAll('.words .symbol')].find(one => one.textContent === arguments[0]);
return [...bdi.firstChild.data].map((_, at) => {
  const range = new Range();
  range.setStart(bdi.firstChild, at);
  range.setEnd(bdi.firstChild, at + 1);
  const box = range.getBoundingClientRect();
  return [box.left, box.top];
});
"""
AXE = "axe.run(document, arguments[0]).then(arguments[1])"
"""Its whole set of rules, or those that are asked for: a dark page differs from a light one in colours alone."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as driver:
        yield driver


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for language in ("en", "ar", "fr"):
        made[language] = page(example(language), reader=Language(language))
    made["table"] = page(example("en"), layout=Layout.TABLE)
    made["side-by-side"] = page(example("en"), layout=Layout.SIDE_BY_SIDE)
    made["arabic reader"] = page(example("en"), reader=Language.ARABIC)
    made["report"] = render_several(compared(THREE)[1], RenderOptions())
    made["series"] = rendered(THREE, "html")
    made["arabic series"] = rendered(THREE, "html", reader=Language.ARABIC)
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


def opened(browser: Any, address: str, width: int = 1280, scheme: str = "light", media: str = "") -> Any:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get("about:blank")
    browser.get(address)
    return browser


def press(browser: Any, keys: str) -> None:
    browser.find_element("tag name", "body").send_keys(keys)


@pytest.mark.parametrize("name", ["en", "ar", "table", "side-by-side"])
def test_a_page_loads_nothing_and_its_policy_blocks_nothing_of_its_own(
    browser: Any, pages: dict[str, str], name: str
) -> None:
    opened(browser, pages[name])
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []
    assert browser.find_element("id", "controls").is_displayed()


def test_weights_kinds_and_unchanged_paragraphs_can_be_hidden(browser: Any, pages: dict[str, str]) -> None:
    opened(browser, pages["en"])
    everything = browser.execute_script(SHOWN)
    browser.find_element("css selector", "[name=weight][value=technical]").click()
    shown = browser.execute_script(SHOWN)
    assert "PP1" not in shown and "OP5" in shown and "PP2" in shown
    browser.find_element("id", "hide-unchanged").click()
    assert "PP2" not in browser.execute_script(SHOWN)
    browser.find_element("css selector", "#kind option[value=negation]").click()
    assert browser.execute_script(SHOWN) == ["OP8"]
    assert [part.text for part in browser.find_elements("class name", "part") if part.is_displayed()] == [
        "OPERATIVE PART"
    ]
    rows = browser.find_elements("css selector", ".change:not([hidden]) th")
    assert [row.text for row in rows] == ["OP7 → OP8"]
    browser.find_element("css selector", "#kind option[value='']").click()
    browser.find_element("css selector", "[name=weight][value=technical]").click()
    browser.find_element("id", "hide-unchanged").click()
    assert browser.execute_script(SHOWN) == everything


def test_search_finds_words_whatever_their_case_and_vowel_signs(browser: Any, pages: dict[str, str]) -> None:
    opened(browser, pages["en"])
    press(browser, "/")
    browser.switch_to.active_element.send_keys("TWELFTH")
    assert browser.execute_script(SHOWN) == ["PP18"]
    browser.find_element("id", "search").clear()
    browser.find_element("id", "search").send_keys("no such words")
    assert browser.execute_script(SHOWN) == []
    assert browser.find_element("id", "nothing").text == "Nothing matches."
    opened(browser, pages["ar"])
    browser.find_element("id", "search").send_keys("السَّماء")
    assert browser.execute_script(SHOWN) == ["PP24", "OP3", "OP13", "OP15", "OP21"]
    assert set(browser.execute_script(MARKED)) == {"السماء"}


def test_keys_go_from_change_to_change_and_leave_a_link(browser: Any, pages: dict[str, str]) -> None:
    opened(browser, pages["en"])
    seen = []
    for key in "nnnp":
        press(browser, key)
        seen.append(browser.execute_script("return location.hash"))
    assert seen == ["#PP1", "#PP5", "#PP8", "#PP5"]
    assert browser.execute_script(POSITION) == "PP5 · 2 / 34"
    assert browser.execute_script("return document.activeElement.id") == "PP5"


def test_a_link_leads_to_its_clause(browser: Any, pages: dict[str, str]) -> None:
    for name in ("en", "table"):
        opened(browser, f"{pages[name]}#OP5")
        top = browser.execute_script("return document.getElementById('OP5').getBoundingClientRect().top")
        bar = browser.execute_script("return document.getElementById('controls').getBoundingClientRect().bottom")
        assert bar <= top < 200
        assert browser.execute_script(POSITION).startswith("OP4 → OP5 · ")
        browser.execute_script("location.hash = 'changes'")
        browser.execute_async_script("setTimeout(arguments[0], 50)")
        assert browser.execute_script(POSITION).startswith("– / ")


def test_without_scripts_only_the_filters_go(browser: Any, pages: dict[str, str]) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, f"{pages['en']}#OP5")
        assert not browser.find_element("id", "controls").is_displayed()
        assert browser.find_element("id", "OP5").is_displayed()
        assert "Invites" in browser.find_element("id", "OP5").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_symbol_in_arabic_stands_from_left_to_right_in_one_line(browser: Any, pages: dict[str, str]) -> None:
    for width in (1280, 400):
        opened(browser, pages["ar"], width)
        edges = browser.execute_script(LEFT_EDGES, "171/51")
        assert edges == sorted(edges) and len({top for _, top in edges}) == 1


def test_arabic_is_mirrored_and_old_words_stand_before_new_ones(browser: Any, pages: dict[str, str]) -> None:
    opened(browser, pages["ar"])
    box = "return document.querySelector(arguments[0]).getBoundingClientRect().left"
    assert browser.execute_script(box, "#OP5 h4") > browser.execute_script(box, "#OP5 .words")
    assert browser.execute_script(box, "#OP5 .words del") > browser.execute_script(box, "#OP5 .words ins")
    opened(browser, pages["arabic reader"])
    assert browser.execute_script(box, "#OP5 h4") > browser.execute_script(box, "#OP5 .words")
    assert browser.execute_script(box, "#OP5 .words del") < browser.execute_script(box, "#OP5 .words ins")


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
@pytest.mark.parametrize("name", ["en", "ar", "side-by-side", "report", "series"])
def test_nothing_sticks_out_of_the_page(browser: Any, pages: dict[str, str], name: str, width: int) -> None:
    opened(browser, pages[name], width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_it_prints_without_controls_and_tells_changes_without_colour(browser: Any, pages: dict[str, str]) -> None:
    opened(browser, pages["en"], media="print")
    assert not browser.find_element("id", "controls").is_displayed()
    style = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine"
    assert browser.execute_script(style, "#OP5 ins") == "underline"
    assert browser.execute_script(style, "#OP5 del") == "line-through"
    opened(browser, pages["en"])
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(printed["data"]).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["en", "ar", "series"])
def test_no_page_of_the_print_holds_a_few_words_alone(browser: Any, pages: dict[str, str], name: str) -> None:
    opened(browser, pages[name])
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    words = [len(sheet.get_textpage().get_text_range().split()) for sheet in document]
    assert len(words) <= 12
    assert min(words[:-1]) > 60


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("en", 400, "light"), ("fr", 800, "light"), ("ar", 1280, "light"), ("series", 400, "light"),
     ("arabic series", 1280, "light"),
     *((name, 1280, scheme) for name in ("en", "table", "report", "series") for scheme in ("light", "dark"))],
)  # fmt: skip
def test_axe_finds_no_violation(browser: Any, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python.base", reason="axe-core-python is not installed")
    opened(browser, pages[name], width, scheme)
    browser.execute_script(Path(axe.__file__).with_name("axe.min.js").read_text("utf-8"))
    found = browser.execute_async_script(AXE, {"runOnly": ["color-contrast"]} if scheme == "dark" else {})
    assert "color-contrast" in [one["id"] for one in found["passes"]]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []


def test_on_a_telephone_both_texts_of_a_change_are_named(browser: Any, pages: dict[str, str]) -> None:
    named = "return getComputedStyle(document.querySelector('.changes td.old'), '::before').content"
    for name, said in (("en", '"Old text"'), ("fr", '"Ancien texte"')):
        opened(browser, pages[name], 400)
        assert browser.execute_script(named) == said
        opened(browser, pages[name])
        assert browser.execute_script(named) == "none"


def test_changes_are_spoken_in_the_reader_s_language(browser: Any, pages: dict[str, str]) -> None:
    said = "return getComputedStyle(document.querySelector('#OP5 ins'), '::before').content"
    opened(browser, pages["en"])
    assert browser.execute_script(said) == '" [insertion] "'
    opened(browser, pages["fr"])
    assert browser.execute_script(said) == '" [ajout] "'
