"""The package of the official file with its changed parts; all others stay byte for byte as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from draftdiff.importers.attributes import whole
from draftdiff.importers.docx.package import RELATIONS, Package, w
from draftdiff.renderers.docx.package import FORMAT, RELATION, packed

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def highest_number(roots: Iterable[etree._Element]) -> int:
    """Return the highest number that any mark in the file has: bookmarks, comments and changes share them."""
    return max((whole(element.get(w("id"))) for root in roots for element in root.iter(etree.Element)), default=0)


def saved(package: Package, changed: Mapping[str, etree._Element]) -> bytes:
    """Return the file with these parts changed; a part that it did not have is announced in it."""
    written: dict[str, str | bytes] = dict(package.parts())
    own = {package.name_of(name): root for name, root in changed.items()}
    new = [name for name in own if name not in written]
    announced = _announced(package, new) if new else {}
    for name, root in {**announced, **own}.items():
        written[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(written)


def _announced(package: Package, names: Iterable[str]) -> dict[str, etree._Element]:
    """Return the two parts that tell which others there are, with these further ones."""
    types, relations = package.part(_TYPES), package.part(RELATIONS)
    types = etree.Element(f"{{{_TYPES_NAMESPACE}}}Types") if types is None else types
    relations = etree.Element(f"{{{_RELATIONS_NAMESPACE}}}Relationships") if relations is None else relations
    for name in names:
        kind = name.removeprefix("word/").removesuffix(".xml")
        override = etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{FORMAT}.{kind}+xml")
        relation = etree.SubElement(relations, f"{{{_RELATIONS_NAMESPACE}}}Relationship")
        relation.set("Id", f"rIdDraftdiff{kind.title()}")
        relation.set("Type", f"{RELATION}/{kind}")
        relation.set("Target", f"/{name}")
    return {_TYPES: types, package.name_of(RELATIONS): relations}
