"""Style sheets within a page: what they say of classes, written into the elements of these classes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

_LARGEST = 500_000
"""The characters of style sheets that are read; those that matter are far smaller."""
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{1,2000})\}")
_CLASS = re.compile(r"^\w*\.([\w-]{1,100})$")
"""A class, alone or with the name of an element."""
_ANY_CLASS = re.compile(r"\.([\w-]{1,100})")
_MEDIA = re.compile(r"@media[^{}]{0,300}\{(?:[^{}]{0,300}\{[^{}]{0,2000}\}){0,500}[^{}]{0,300}\}", re.IGNORECASE)
"""Rules for a printer or a narrow screen."""
_TOLD = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-style\s*:\s*(?:italic|oblique)|text-decoration[^;:]*:[^;]*line-through"
    r"|vertical-align\s*:\s*super",
    re.IGNORECASE,
)
"""What changes how a text is read. Bold and underlined type in a class is the look of headings and links."""
_SHOWN = re.compile(r"display\s*:\s*+(?!none)|visibility\s*:\s*visible", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
"""What holds the text itself, and may be hidden until a script has run."""


def sheets_of(root: etree._Element) -> list[tuple[str, str]]:
    """Return the rules of a page's style sheets, those of certain media left out: selector and declarations."""
    sheet = "".join(str(style.text or "") for style in root.iter("style"))[:_LARGEST]
    return _RULE.findall(_MEDIA.sub("", sheet))


def write_styles(root: etree._Element, *, hiding: bool = True) -> bool:
    """Write into elements what their classes say of hidden, struck, italic and raised text; say whether any is hidden.

    Not `hiding`: what classes hide is left as it is.

    A class that any rule shows is not taken for hidden: scripts may show it. What an element says itself goes before.
    """
    said: defaultdict[str, list[str]] = defaultdict(list)
    shown: set[str] = set()
    for selector, rules in sheets_of(root):
        if _SHOWN.search(rules):
            shown.update(_ANY_CLASS.findall(selector))
        for name in classes_of(selector, _CLASS):
            said[name] += _TOLD.findall(rules)
    hides = False
    for element in root.iter(etree.Element) if any(said.values()) else ():
        names = element.get("class", "").split()
        is_shown = element.tag in _WHOLE or _SHOWN.search(element.get("style", ""))
        keeps = shown.union(names) if is_shown else shown
        styles = [
            one for name in names for one in said.get(name, ()) if not _hides(one) or (hiding and name not in keeps)
        ]
        if styles:
            element.set("style", "; ".join([*styles, element.get("style", "")]))
            hides = hides or any(map(_hides, styles))
    return hides


def classes_of(selector: str, wanted: re.Pattern[str]) -> Iterator[str]:
    """Give the classes that a rule is about, in selectors that are as `wanted`; any other one has none."""
    for part in selector.split(","):
        if found := wanted.search(part.strip()):
            yield found[1]


def _hides(style: str) -> bool:
    return style.lower().startswith(("display", "visibility"))
