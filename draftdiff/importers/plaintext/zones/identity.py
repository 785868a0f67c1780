"""Which resolution a text holds: its number, title and enacting formula, and where they stand among the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.citations.bodies import ASSEMBLY, SECURITY, speaking_body
from draftdiff.citations.grammar import grammar_of
from draftdiff.importers.body.endings import ends_with_colon, ends_with_comma, ends_with_full_stop
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, is_said, plain
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.cover import SYMBOL, announcement_of, is_cover
from draftdiff.importers.plaintext.zones.remarks import is_part
from draftdiff.numbering import Style, leading_number
from draftdiff.phrases import find_opening
from draftdiff.symbols import Symbol, of_body, parse_symbol

_NUMBER = (
    r"(?:(?:ES|S)-)?\d{1,3}/\d{1,3}(?:\s?[A-Z])?|\d{4}/\d{1,3}(?=[.．])|\d{1,4}(?:\s[A-Z])?\s?\((?:E?S-)?[IVXLC]+\)"
    r"|\d{1,4}/(?:…|\.{2,3}|_{1,3}|[xX]{1,3}(?![^\W_])|-{1,2})"
)
"""The number before a title; a draft leaves open what is not known yet, `50/…`."""
_NUMBERED = re.compile(
    rf"[*#\s]*({_NUMBER})\s*(?:[.．](?:\s*[-–—](?=\s))?|\s[-\u2010\u2011–—]|[*]*$|\s(?=[^\W\d_]))[*\s]*"
)
_FILE_SYMBOL = re.compile(r"(?:^|[^A-Za-z])([AES](?:_[A-Za-z0-9.\-]+)+)")
MOST_TITLE_LINES = 9
"""So many lines a title may have, between the number and the enacting formula."""
_SIGNATURE, _MOST_SIGNATURE_LINES = "--", 9
"""What mails set above a signature, and how many lines both take at most."""
_INITIALS = (Style.UPPER_LETTER, Style.UPPER_ROMAN)
"""What reads like the letter of a part, `J. Doe`, begins the name of who signs."""
_MOST_NAMES = 4
"""So many words such a name has at most."""
_MATTER = "---"
_OF_COVER = re.compile(r"[\[\]()/]")
"""Signs of the symbols and remarks on a cover."""
_COLON = re.compile(r"\s*[:：]\s*")
_LONGEST_COVER = 30
"""So many lines are read for a symbol where no number stands before the title."""
_LONGEST_NAME = 30
"""A name in a signature has no more signs; what is longer, alone on its line, is a title."""
_TITLE = re.compile(r"title:\s+(?=\S)")


class Identity(Struct, frozen=True, kw_only=True):
    """`symbol` is empty if none is found.

    Indices of lines, -1 where there is none: `heading` that with the resolution's number or the first of the title,
    `enacting` the enacting formula, `end` the first of the next resolution or of a mail's signature, `title_end` that
    behind the title (-1: the formula). `number` is the number before the title as printed, `numbering` with what parts
    it from the title. `running` is the title that heads of pages repeat, where it is another.
    """

    symbol: str = ""
    number: Traced = Traced()
    numbering: Traced = Traced()
    title: Traced = Traced()
    heading: int = -1
    enacting: int = -1
    end: int = -1
    title_end: int = -1
    running: Traced = Traced()

    @property
    def below(self) -> int:
        """The index of the first line below the formula; of a declaration, which has none, below the title."""
        return self.enacting + 1 if self.enacting >= 0 else max(self.title_end, 0)

    @property
    def title_in_heads(self) -> Traced:
        """The title as heads of pages repeat it."""
        return self.running or self.title


def find_identity(lines: Sequence[Line], name: str, layout: Layout) -> Identity:
    """Find the resolution that a text holds; of several, the one that the file's name or the cover names."""
    signature = _signature(lines, layout)
    candidates = list(_candidates(lines, layout))
    stated = [symbol for symbol in (symbol_of_name(name), _symbol_of_cover(lines, candidates, layout)) if symbol]
    own_symbols = [_own_symbol(one, lines, layout) for one in candidates]
    chosen = _chosen(candidates, own_symbols, stated)
    if chosen is None:
        return replace(_without_number(lines, layout, stated[0].text if stated else ""), end=signature)
    end = next((one.heading for one in candidates if one.heading > chosen.enacting), signature)
    own = own_symbols[candidates.index(chosen)]
    agreed = (one for one in stated if own and _same(one, own))
    symbol = next(agreed, stated[0] if stated else own)
    return replace(chosen, symbol=symbol.text if symbol else "", end=end)


def _signature(lines: Sequence[Line], layout: Layout) -> int:
    """Return the line above the signature of a mail, at the end of a text, two hyphens or a greeting; -1 if none."""
    last = range(max(len(lines) - _MOST_SIGNATURE_LINES, 1), len(lines))
    signs = [at for at in last if lines[at].text.text == _SIGNATURE or _is_farewell(lines[at], layout)]
    text = [at for at in last if signs and _is_of_draft(plain(lines[at].text.text), layout)]
    return next((at for at in signs if at > max(text, default=0)), -1)


def _is_of_draft(text: str, layout: Layout) -> bool:
    number = leading_number(text)
    is_name = number is not None and number[0].style in _INITIALS and len(text.split()) <= _MOST_NAMES
    is_numbered = number is not None and not is_name
    return is_numbered or find_opening(text, layout.lexicon) is not None or layout.full("annex", text) is not None


def _candidates(lines: Sequence[Line], layout: Layout) -> Iterator[Identity]:
    """Find each number, title and enacting formula that follow one another."""
    headings: list[int] = []
    for index, line in enumerate(lines):
        if _NUMBERED.match(line.text.text) or layout.full("resolution-number", plain(line.text.text)):
            headings.append(index)
        if headings and (layout.full("enacting", plain(line.text.text)) or _is_bare_formula(lines, index, layout)):
            near = [at for at in headings if index - at <= MOST_TITLE_LINES]
            # Above `173/88. Tides` may stand `Resolution 173/88`, which is the heading where nothing else is.
            if near:
                heading = min(near, key=lambda at: _NUMBERED.match(lines[at].text.text) is None)
                yield _candidate(lines, heading, index, layout)
            headings = []


def _is_bare_formula(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Say whether a line names the organ without a comma, as the formula does where no preamble follows."""
    after = lines[index + 1].text.text if index + 1 < len(lines) else ""
    return layout.full("organ", plain(lines[index].text.text)) is not None and (
        leading_number(after) is not None or find_opening(after, layout.lexicon) is not None
    )


def _candidate(lines: Sequence[Line], heading: int, enacting: int, layout: Layout) -> Identity:
    line = lines[heading].text
    match = _NUMBERED.match(line.text)
    number = line[match.start(1) : match.end(1)] if match else _number_in(line, layout)
    numbering = line[: match.end()].stripped() if match else line
    first = [line[match.end() :]] if match else []
    end = _adoption(lines, heading + 1, enacting, layout)
    title = join([*first, *(each.text for each in lines[heading + 1 : end])])
    return Identity(heading=heading, enacting=enacting, title_end=end, number=number, numbering=numbering, title=title)


def _number_in(line: Traced, layout: Layout) -> Traced:
    """Return the number in a line such as `Resolution 2520 (2020)`; the line if it stands there otherwise."""
    said = layout.full("resolution-number", plain(line.text))
    number = said["symbol"] if said else ""
    start = line.text.find(number)
    return line[start : start + len(number)] if number and start >= 0 else line


def _own_symbol(candidate: Identity, lines: Sequence[Line], layout: Layout) -> Symbol | None:
    """Return the symbol that a number before a title stands for: which body speaks says the formula."""
    own, formula = parse_symbol(candidate.number.text), plain(lines[candidate.enacting].text.text)
    if own is None or own.body != ASSEMBLY or formula in layout.lexicon.layout.get("formula", ())[:1]:
        return own
    return of_body(own, speaking_body(formula, grammar_of(layout.lexicon)))


def _adoption(lines: Sequence[Line], start: int, end: int, layout: Layout) -> int:
    """Return the line below a title that tells of the adoption, as in the Security Council; `end` if there is none."""
    texts = [plain(line.text.text) for line in lines[start:end]]
    found = (place for place in range(len(texts)) if layout.at("adoption", " ".join(texts[place:])))
    return start + next(found, end - start)


def _stands_above_title(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line is a symbol, one in brackets, or a sentence of a mail that the draft is sent with.

    The last line is one behind a greeting; without it, it is a title that somebody typed with a full stop.
    """
    text, below = lines[place].shown, lines[place + 1 :]
    if below and text.startswith("[") and text.endswith("]"):
        return True
    if parse_symbol(plain(text)) or not ends_with_full_stop(text):
        return parse_symbol(plain(text)) is not None
    return not below[0].shown[:1].islower() if below else any(_greets(line.shown) for line in lines[:place])


def _greets(text: str) -> bool:
    """Say whether a line ends as a greeting does, or what announces a text."""
    return ends_with_comma(text) or ends_with_colon(text)


def _chosen(
    candidates: Sequence[Identity], own_symbols: Sequence[Symbol | None], stated: Sequence[Symbol]
) -> Identity | None:
    for symbol in stated:
        for candidate, own in zip(candidates, own_symbols, strict=True):
            if own and _same(symbol, own):
                return candidate
    return candidates[0] if candidates else None


def _same(one: Symbol, other: Symbol) -> bool:
    """Say whether two symbols name one resolution; Arabic text may show session and number turned round."""
    return {one.session, one.number} == {other.session, other.number} and one.part in (other.part, "")


def symbol_of_name(name: str) -> Symbol | None:
    """Read the symbol in a file's name: `A_RES_37_4.en.txt`, `A-RES-75-16`, `A_C.3_78_L.41_Rev.1`.

    A letter that the UN has for a language is no part: `A_RES_75_16_C` is Chinese.
    """
    stem = name.split(".txt")[0].split(".md")[0]
    for found in _FILE_SYMBOL.finditer(stem.replace("-", "_")):
        parts = found[1].split("_")
        for length in range(len(parts), 2, -1):
            text = re.sub(r"\.[a-z].*$", "", "/".join(parts[:length]))
            text = re.sub(r"^S/RES/(\d+)/(\d{4})$", r"S/RES/\1 (\2)", text)
            symbol = parse_symbol(re.sub(r"(?<=\d)/([A-Z](?<![ACEFRS]))$", r" \1", text))
            if symbol:
                return symbol
    return None


def _symbol_of_cover(lines: Sequence[Line], candidates: Sequence[Identity], layout: Layout) -> Symbol | None:
    """Read the first symbol of a resolution or draft among the lines before the enacting formula.

    Without a number before the title it may stand in the head of the next page; a resolution that a clause there names
    is another one.
    """
    formula = -1 if candidates else _enacting(lines[:_LONGEST_COVER], layout)
    last = candidates[0].heading if candidates else _LONGEST_COVER
    for place, line in enumerate(lines[: max(last, 1)]):
        text = plain(line.text.text)
        for found in SYMBOL.finditer(text):
            symbol = parse_symbol(found[0])
            bracketed = line.text.text.startswith(("[", "(")) or line.text.text.endswith("]")
            if symbol is None or bracketed or not _is_of_text(symbol):
                continue
            rest = text[: found.start()] + text[found.end() :]
            if not 0 <= formula < place or symbol.kind == "L" or not any(map(str.isalpha, rest)):
                return symbol
    return None


def _is_of_text(symbol: Symbol) -> bool:
    """Say whether a symbol is one of a resolution or draft; those of drafts of the Security Council are plain."""
    return symbol.kind in ("RES", "DEC", "L") or (symbol.body == SECURITY and not symbol.kind)


def _without_number(lines: Sequence[Line], layout: Layout, symbol: str) -> Identity:
    """Find title and enacting formula of a draft: the title is the block of lines before the formula."""
    enacting = _enacting(lines, layout)
    matter = _front_matter(lines)
    if matter is not None and enacting > matter:
        return _titled_by(lines, matter, enacting, symbol)
    begin = enacting if enacting > 0 else _declaration(lines, layout)
    if begin <= 0:
        return Identity(symbol=symbol, enacting=enacting)
    announced = announcement_of(lines[:begin], layout)
    start = announced.end if announced else 0  # drafts of old have nothing behind it: that of their item is their title
    beside = [_stands_beside_title(line, layout) for line in lines[:begin]]
    end = next((at + 1 for at in reversed(range(start, begin)) if not beside[at]), start)
    first = start or _behind_gap(lines, end)
    above = (at + 1 for at in range(first, end) if beside[at] or _stands_above_title(lines[start:end], at - start))
    first = max(above, default=first)
    cover = max((at + 1 for at in range(first, end) if is_cover(lines[at].text.text, layout)), default=first)
    block = lines[cover:end]
    mixed = cover > first and any(_OF_COVER.search(line.text.text) for line in block)
    if not block or mixed or _greets(block[-1].shown) or _signs(lines, start, cover, end, layout):
        return Identity(symbol=symbol, enacting=enacting)
    title = join(each.text for each in block)
    label = layout.at("draft", title.text) or layout.at("title-label", title.text)
    colon = _COLON.match(title.text, label.end()) if label else None
    cut = colon.end() if colon else 0
    return Identity(
        symbol=symbol, numbering=title[:cut].stripped(), title=title[cut:], heading=cover, title_end=end,
        enacting=enacting,
    )  # fmt: skip


def _enacting(lines: Sequence[Line], layout: Layout) -> int:
    """Return the line of the enacting formula; -1 if there is none."""
    formulas = (place for place, line in enumerate(lines) if layout.full("enacting", plain(line.text.text)))
    bare = (place for place in range(1, len(lines)) if _is_bare_formula(lines, place, layout))
    return next(chain(formulas, bare), -1)


def _declaration(lines: Sequence[Line], layout: Layout) -> int:
    """Return the line at which a declaration without an enacting formula begins, `We, the Heads of State …`, or -1."""
    spoken = (at for at, line in enumerate(lines[:_LONGEST_COVER]) if layout.at("we", plain(line.text.text)))
    return next(spoken, -1)


def _stands_beside_title(line: Line, layout: Layout) -> bool:
    """Say whether a line is of the head of a mail, or the version of a draft, its sponsors, its part, a rule.

    The month of a date, or a letter, may stand apart in the text layer of a PDF.
    """
    text = plain(line.text.text)
    letters = sum(map(str.isalpha, text))
    if not letters:
        return line.gap or not any(map(str.isdigit, text))
    is_told = is_said("beside-title", text, layout) or is_part(text, layout)
    return "@" in text or is_told or (line.gap and (letters == 1 or layout.is_month(text)))


def _signs(lines: Sequence[Line], start: int, first: int, end: int, layout: Layout) -> bool:
    """Say whether the block of lines is a signature: it holds the greeting before it, or short ones stand below one."""
    above = lines[max(first - 1, start) : end]
    greeting = next((at for at, line in enumerate(above) if _is_farewell(line, layout)), -1)
    short = end - first > 1 or len(lines[first].shown) <= _LONGEST_NAME
    return greeting > 0 or (greeting == 0 and short)


def _is_farewell(line: Line, layout: Layout) -> bool:
    """Say whether a line is the greeting above a signature; many write it in English."""
    return is_said("farewell", plain(line.text.text), layout)


def _behind_gap(lines: Sequence[Line], end: int) -> int:
    """Return the first line of the block of lines that ends."""
    first = max(end - 1, 0)
    while first > 0 and not lines[first].gap and end - first < MOST_TITLE_LINES:
        first -= 1
    return first


def _front_matter(lines: Sequence[Line]) -> int | None:
    """Return the line of the title in what stands between two rules at the top of a Markdown file."""
    if not lines or lines[0].text.text != _MATTER:
        return None
    inside = takewhile(lambda line: line.text.text != _MATTER, lines[1:])
    return next((index for index, line in enumerate(inside, 1) if _TITLE.match(line.text.text)), None)


def _titled_by(lines: Sequence[Line], index: int, enacting: int, symbol: str) -> Identity:
    line = lines[index].text
    match = _TITLE.match(line.text)
    end = match.end() if match else 0
    return Identity(
        symbol=symbol, numbering=line[:end].stripped(), title=line[end:], heading=index, title_end=index + 1,
        enacting=enacting,
    )  # fmt: skip
