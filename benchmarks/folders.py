"""Reads the folders of the corpus and of the benchmark, builds Documents from paragraphs, and finds the scorers."""

from __future__ import annotations

import importlib.util
import json
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from draftdiff.keys import UNKEYED
from draftdiff.model import Document, Language, Paragraph, ParagraphKind

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
"""Real documents; the official XML stands in `ga`."""
DEFAULT_BENCH = CORPUS.parent / "bench"

KINDS = {
    "preambular": ParagraphKind.PREAMBULAR,
    "operative": ParagraphKind.OPERATIVE,
    "sub": ParagraphKind.OPERATIVE,
    "heading": ParagraphKind.HEADING,
    "annex": ParagraphKind.TEXT,
    "table": ParagraphKind.TABLE_ROW,
    "row": ParagraphKind.TABLE_ROW,
}


def files_in(folder: Path, every: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every n-th XML file, from archives and folders alike."""
    archives = sorted(folder.glob("*.tar.xz"))
    found: Iterable[tuple[str, bytes | Path]] = (
        archived(archives) if archives else ((path.name, path) for path in sorted(folder.rglob("*.xml")))
    )
    for index, (name, content) in enumerate(found):
        if index % every == 0:
            yield name, content.read_bytes() if isinstance(content, Path) else content


def archived(archives: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every XML file in archives."""
    for path in archives:
        with tarfile.open(path) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.name.endswith(".xml") else None
                if content:
                    yield Path(member.name).name, content.read()


def load_scorer(bench: Path, name: str) -> ModuleType:
    """Import a scorer of the benchmark by its file; scorers import one another by name."""
    if str(bench) not in sys.path:
        sys.path.append(str(bench))
    spec = importlib.util.spec_from_file_location(name, bench / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(bench / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the JSON files of a folder by name, in order of name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def document_of(entries: Iterable[Mapping[str, str]], language: Language) -> Document:
    """Build a document from entries `{id, kind, text}`; the id becomes the key."""
    return Document(language=language, paragraphs=tuple(_paragraph(entry) for entry in entries))


def _paragraph(entry: Mapping[str, str]) -> Paragraph:
    name, kind = entry["id"], entry["kind"]
    return Paragraph(
        key=name or UNKEYED,
        kind=KINDS.get(kind, ParagraphKind.TEXT),
        annex=int(kind == "annex" or name.startswith("annex")),
        level=max(1, name.count(".")) if kind == "sub" else 0,
        text=" ".join(entry["text"].split()),
    )
