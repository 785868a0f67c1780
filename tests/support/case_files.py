"""Files of golden cases: a line `# title` begins a case, a line `== name` each of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path


def cases_in(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the cases of a file in order: the title, and the parts by their names, in the order of the file."""
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *parts = re.split(r"\n== (.+)\n", block)
        yield title, {name: text.strip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}
