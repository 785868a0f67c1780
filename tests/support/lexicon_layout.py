"""The one layout of the lexicon files: `python tests/support/lexicon_layout.py` rewrites those that differ.

A member a line; in members that hold many records or names, one entry a line; in the long tables of numbers
and in lists of words, as many a line as fit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "draftdiff" / "lexicons"
WIDTH = 116


def lexicon_files() -> list[Path]:
    return sorted(FOLDER.glob("*.json"))


def laid_out(data: dict[str, Any]) -> str:
    members = (f"  {_inline(name)}: {_member(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _member(value: Any) -> str:
    if isinstance(value, dict) and len(_inline(value)) < WIDTH // 2:
        return _inline(value)
    if isinstance(value, list) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(f"    {_inline(item)}" for item in value) + "\n  ]"
    if isinstance(value, list) and len(_inline(value)) > WIDTH:
        return "[\n" + _filled([_inline(item) for item in value], "    ") + "\n  ]"
    if isinstance(value, dict) and value and isinstance(next(iter(value.values())), int):
        if len(value) > 10:
            return "{\n" + _filled([f"{_inline(k)}: {v}" for k, v in value.items()], "    ") + "\n  }"
    elif isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"    {_inline(name)}: {_entry(item)}" for name, item in value.items()) + "\n  }"
    return _inline(value)


def _entry(value: Any) -> str:
    if isinstance(value, list) and len(_inline(value)) > WIDTH - 20:
        return "[\n" + _filled([_inline(item) for item in value], "      ") + "\n    ]"
    return _inline(value)


def _filled(items: list[str], indent: str) -> str:
    lines: list[str] = [indent]
    for index, item in enumerate(items):
        piece = item + ("," if index < len(items) - 1 else "")
        if len(lines[-1]) > len(indent) and len(lines[-1]) + len(piece) > WIDTH:
            lines.append(indent)
        lines[-1] += piece if len(lines[-1]) == len(indent) else " " + piece
    return "\n".join(lines)


def _inline(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for path in lexicon_files():
        text = path.read_text(encoding="utf-8")
        if laid_out(json.loads(text)) != text:
            path.write_text(laid_out(json.loads(text)), encoding="utf-8")
            print(path.name)
