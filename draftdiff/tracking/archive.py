"""The package of the official file with its changed parts; all others stay byte for byte as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from draftdiff.importers.docx.package import RELATIONS, Package, w
from draftdiff.importers.docx.styles import whole
from draftdiff.renderers.docx.package import FORMAT, RELATION, packed

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def highest_number(roots: Iterable[etree._Element]) -> int:
    """Return the highest number that any mark in the file has: bookmarks, comments and changes share them."""
    return max((whole(element.get(w("id"))) for root in roots for element in root.iter(etree.Element)), default=0)


def saved(package: Package, changed: Mapping[str, etree._Element]) -> bytes:
    """Return the file with these parts changed; a part that it did not have is announced in it."""
    parts = package.parts()
    written: dict[str, str | bytes] = dict(parts)
    for named, root in changed.items():
        name = package.name_of(named)
        if name not in parts:
            _announce(written, name, package.name_of(RELATIONS))
        written[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(written)


def _announce(parts: dict[str, str | bytes], name: str, relating: str) -> None:
    kind = name.removeprefix("word/").removesuffix(".xml")
    types = _root(parts.get(_TYPES), "Types", _TYPES_NAMESPACE)
    override = etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", f"{FORMAT}.{kind}+xml")
    relations = _root(parts.get(relating), "Relationships", _RELATIONS_NAMESPACE)
    relation = etree.SubElement(relations, f"{{{_RELATIONS_NAMESPACE}}}Relationship")
    relation.set("Id", f"rIdDraftdiff{kind.title()}")
    relation.set("Type", f"{RELATION}/{kind}")
    relation.set("Target", f"/{name}")
    for part, root in ((_TYPES, types), (relating, relations)):
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _root(data: str | bytes | None, name: str, namespace: str) -> etree._Element:
    if data is None:
        data = f'<{name} xmlns="{namespace}"/>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data if isinstance(data, bytes) else data.encode(), parser)
