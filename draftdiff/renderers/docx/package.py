"""The package round a text: content types, relations and styles, written by hand so that its bytes never change."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from draftdiff.model import Language

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{NAMESPACE}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a zip can tell."""
_TAGS = {
    Language.ENGLISH: "en-GB", Language.FRENCH: "fr-FR", Language.SPANISH: "es-ES", Language.RUSSIAN: "ru-RU",
}  # fmt: skip
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
_FOOT_TEXT = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "/></w:p>'
SEPARATORS = "".join(
    f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
    for number, name in ((-1, "separator"), (0, "continuationSeparator"))
)
_SETTINGS = (
    f"<w:settings {_W}><w:trackRevisions/>"
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)
"""Whoever works on the text goes on with tracked changes."""
_UPRIGHT, _ACROSS = 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"'


def pack(
    blocks: Sequence[str],
    language: Language,
    *,
    footnotes: Sequence[str] = (),
    comments: Sequence[str] = (),
    across: bool = False,
) -> bytes:
    """Return a Word file with these paragraphs, tables, footnotes and comments (XML); same text, same bytes.

    `across`: the pages lie on their long side.
    """
    margin = 850 if across else 1440
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz {_ACROSS if across else _UPRIGHT}/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="720" '
        'w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    document = f'<w:document {_W} xmlns:r="{RELATION}"><w:body>{"".join(blocks)}{section}</w:body></w:document>'
    parts = {
        "document": document,
        "styles": _styles(language),
        "footnotes": f"<w:footnotes {_W}>{SEPARATORS}{''.join(footnotes)}</w:footnotes>",
        "settings": _SETTINGS,
        "footer": f"<w:ftr {_W}>{_FOOT_TEXT}</w:ftr>",
    }
    if comments:
        parts["comments"] = f"<w:comments {_W}>{''.join(comments)}</w:comments>"
    return packed({**_frame(list(parts)), **{f"word/{name}.xml": _HEAD + content for name, content in parts.items()}})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of parts, the same bytes for the same parts in the same order."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _frame(names: Sequence[str]) -> dict[str, str]:
    """Return what tells a word processor which parts there are."""
    kinds = {name: f"{FORMAT}.{'document.main' if name == 'document' else name}+xml" for name in names}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATION}/{name}" Target="{name}.xml"/>'
        for place, name in enumerate(names)
        if name != "document"
    )
    whole = f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{whole}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
    }


def _styles(language: Language) -> str:
    lang = f'<w:lang w:val="{_TAGS.get(language, "en-GB")}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="22"/><w:szCs w:val="26"/>{lang}</w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    small = '<w:sz w:val="18"/><w:szCs w:val="22"/>'
    styles = (
        _style("Normal", "Normal", '<w:jc w:val="both"/>', default=True),
        _style("Symbol", "Symbol", '<w:jc w:val="center"/>', "<w:b/><w:bCs/>"),
        _style(
            "Title", "Title", '<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>',
            '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="30"/>',
        ),
        _style(
            "Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>',
            "<w:b/><w:bCs/>",
        ),
        _style("FootnoteText", "footnote text", '<w:spacing w:after="40"/><w:jc w:val="left"/>', small),
        _style("Cell", "Cell", '<w:spacing w:before="40" w:after="40"/><w:jc w:val="left"/>', small),
        _style("CellHead", "Cell Head", "<w:keepNext/>", "<w:b/><w:bCs/>", based="Cell"),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )  # fmt: skip
    return f"<w:styles {_W}>{defaults}{''.join(styles)}</w:styles>"


def _style(
    name: str, title: str, paragraph: str, look: str = "", *, based: str = "Normal", default: bool = False
) -> str:
    is_default = ' w:default="1"' if default else ""
    base = "" if default else f'<w:basedOn w:val="{based}"/>'
    properties = f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{look}</w:rPr>" if look else "")
    return (
        f'<w:style w:type="paragraph"{is_default} w:styleId="{name}"><w:name w:val="{title}"/>{base}'
        f"<w:qFormat/>{properties}</w:style>"
    )
