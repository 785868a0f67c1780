"""Word files made for tests: a package of python-docx whose body is what the test writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from docx import Document as new_file
from docx.oxml import parse_xml

from draftdiff.importers.docx.package import Package, w
from draftdiff.importers.docx.revisions import View, resolve
from draftdiff.importers.docx.runs import read_runs
from draftdiff.importers.docx.styles import Styles

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; `parts` are further or other parts of it (`numbering`, `footnotes`)."""
    document = new_file()
    element = document.element.body
    for child in list(element):
        element.remove(child)
    for child in parse_xml(f"<w:body {NAMESPACE}>{body}</w:body>"):
        element.append(child)
    buffer = BytesIO()
    document.save(buffer)
    changed = {f"word/{name}.xml": f"<w:{name} {NAMESPACE}>{content}</w:{name}>" for name, content in parts.items()}
    return with_parts(buffer.getvalue(), changed)


def with_parts(data: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with parts replaced or added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return buffer.getvalue()


def paragraph(text: str, *, properties: str = "", italic: str = "") -> str:
    """Return a paragraph, perhaps with words in italics before its text."""
    lead = f"<w:r><w:rPr><w:i/></w:rPr>{_text(italic)}</w:r>" if italic else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{lead}<w:r>{_text(text)}</w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph with an automatic number."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=numbered)


def field(code: str) -> str:
    """Return the runs of a field whose result Word counts."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"


def counted(code: str, text: str, properties: str = "") -> str:
    """Return a paragraph that a field numbers."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{field(code)}<w:r><w:t>&#9;{text}</w:t></w:r></w:p>"


def list_level(level: int, number_format: str, text: str) -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def read_texts(data: bytes, view: View) -> tuple[str, ...]:
    """Return the characters of each paragraph of one view, as they stand in the file, nothing folded."""
    root = Package(data, "").document()
    resolve(root, view)
    styles = Styles(None)
    return tuple(read_runs(paragraph, styles, {}).text for paragraph in root.iter(w("p")))
