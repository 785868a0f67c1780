"""What Word demands of a file, or else it offers to repair it: order, numbers, pairs and places of the elements."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc "
    "hidden ins del trPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
_FREE = {"trPr": "ins", "sectPr": "footnotePr"}
"""Up to this one the order is free."""
_MANY = frozenset(("tr", "tc", "headerReference", "footerReference", "tblStylePr"))
_MOST_COLUMNS, _HIGHEST = 63, 2**31 - 1
_FOLDED = " \t\n"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_CALLS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}


def faults_of(data: bytes) -> list[str]:
    """Return all that Word would object to in a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    texts = {name: root for name, root in roots.items() if name.startswith("word/") and root.tag.startswith(W)}
    found = [*_of_package(set(parts), roots), *_of_calls(texts), *_of_styles(texts)]
    for name, root in texts.items():
        found += (f"{name}: {fault}" for fault in (*_of_order(root), *_of_numbers(root), *_of_places(root)))
    return sorted(found)


def _of_package(names: set[str], roots: dict[str, etree._Element]) -> Iterator[str]:
    """Every part has a type, every relation a part, every use of a relation its relation."""
    types = roots["[Content_Types].xml"]
    told = {one.get("PartName", "").lstrip("/") for one in types} | {f".{one.get('Extension')}" for one in types}
    for name in names - {"[Content_Types].xml"}:
        if name not in told and f".{name.rpartition('.')[2]}" not in told:
            yield f"no type: {name}"
    for name in (one for one in names if one.endswith(".rels")):
        folder = dirname(dirname(name))
        owner = join(folder, name.rpartition("/")[2].removesuffix(".rels"))
        relations = list(roots[name])
        numbers = [one.get("Id") for one in relations]
        if len(set(numbers)) < len(numbers):
            yield f"relations with one number: {name}"
        for one in relations:
            target = str(one.get("Target"))
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            if one.get("TargetMode") != "External" and path not in names:
                yield f"no part: {path}"
        if owner in roots:
            used = {v for e in roots[owner].iter(etree.Element) for k, v in e.attrib.items() if k.startswith(R)}
            yield from (f"no relation {one}: {owner}" for one in used - set(numbers))


def _of_calls(texts: dict[str, etree._Element]) -> Iterator[str]:
    for call, part in _CALLS.items():
        root = texts.get(f"word/{part}.xml")
        known = {one.get(f"{W}id") for one in root} if root is not None else set()
        for name, text in texts.items():
            yield from (f"{name}: calls no {part}" for one in text.iter(W + call) if one.get(f"{W}id") not in known)


def _of_styles(texts: dict[str, etree._Element]) -> Iterator[str]:
    known = {one.get(f"{W}styleId") for one in texts["word/styles.xml"].iter(f"{W}style")}
    used = {one.get(f"{W}val") for root in texts.values() for one in root.iter(f"{W}pStyle", f"{W}rStyle")}
    yield from (f"no style: {one}" for one in used - known)


def _of_order(root: etree._Element) -> Iterator[str]:
    for parent in root.iter(*(W + name for name in _ORDER)):
        name = _name(parent)
        order = _ORDER[name].split()
        children = [_name(child) for child in parent if child.tag.startswith(W)]
        children = [child for child in children if name not in ("tbl", "tr") or child in order]
        yield from (f"{child} in {name}" for child in children if child not in order)
        places = [order.index(child) for child in children if child in order]
        free = order.index(_FREE[name]) if name in _FREE else 0
        places = [max(place, free) for place in places]
        if places != sorted(places):
            yield f"order of {name}: {' '.join(children)}"
        yield from (f"twice in {name}: {one}" for one, n in Counter(children).items() if n > 1 and one not in _MANY)


def _of_numbers(root: etree._Element) -> Iterator[str]:
    """Numbers of changes are unique, marks round moves are paired, and each move has one start and one end."""
    changes = [e for e in root.iter(etree.Element) if e.get(f"{W}author") is not None and _name(e) != "comment"]
    for kind, elements in (
        ("changes", changes),
        ("bookmarks", root.iter(f"{W}bookmarkStart")),
        ("comments", root.iter(f"{W}comment")),
        ("footnotes", root.iter(f"{W}footnote")),
    ):
        numbers = Counter(one.get(f"{W}id") for one in elements)
        yield from (f"{kind} with one number: {number}" for number, times in numbers.items() if times > 1)
        yield from (f"number of {kind}: {one}" for one in numbers if not abs(int(one or _HIGHEST + 1)) <= _HIGHEST)
    for change in changes:
        date = change.get(f"{W}date")
        if date is not None and not _DATE.fullmatch(date):
            yield f"date: {date}"
    names = {}
    for move in ("moveFrom", "moveTo"):
        starts = {e.get(f"{W}id"): e.get(f"{W}name") for e in root.iter(f"{W}{move}RangeStart")}
        if set(starts) != {e.get(f"{W}id") for e in root.iter(f"{W}{move}RangeEnd")}:
            yield f"{move} is not paired"
        names[move] = Counter(starts.values())
    if names["moveFrom"] != names["moveTo"] or set(names["moveTo"].values()) - {1}:
        yield f"moves from {names['moveFrom']} to {names['moveTo']}"
    paragraphs = Counter(e.get(f"{W14}paraId") for e in root.iter(f"{W}p", f"{W}tr") if e.get(f"{W14}paraId"))
    yield from (f"paragraphs with one number: {one}" for one, times in paragraphs.items() if times > 1)


def _of_places(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name, parent = _name(element), element.getparent()
        if name in ("t", "delText", "instrText", "delInstrText"):
            inside = [_name(one) for one in element.iterancestors() if _name(one) in (*_CHANGES, "txbxContent")]
            gone = inside[:1] == ["del"]
            if gone != name.startswith("del"):
                yield f"{name} in {inside[:1] or 'no change'}"
            text = element.text or ""
            if text != text.strip(_FOLDED) and element.get(_SPACE) != "preserve":
                yield f"spaces are lost: {text!r}"
        elif name in _CHANGES and parent is not None and _name(parent) not in ("rPr", "trPr"):
            if not len(element):
                yield f"{name} round nothing"
            around = next(element.iterancestors(W + "p", *(W + one for one in _CHANGES)), None)
            if around is not None and _name(around) in _CHANGES:
                yield f"{name} in a change"
        elif name == "tc" and (not len(element) or _name(element[-1]) != "p"):
            yield "a cell ends without a paragraph"
        elif name == "tr" and not any(True for _ in element.iter(f"{W}tc")):
            yield "a row without cells"
        elif name == "tblGrid" and len(element) > _MOST_COLUMNS:
            yield f"{len(element)} columns"
        elif name == "p" and parent is not None and _name(parent) in ("p", "r"):
            yield "a paragraph in a paragraph"


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
