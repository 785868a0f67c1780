"""The registry of importers: each entry can be loaded, and the content decides which one reads."""

from __future__ import annotations

import importlib

import pytest

from draftdiff.codec import encode
from draftdiff.errors import UnknownFormat
from draftdiff.importers import IMPORTERS, read_source, recognise
from draftdiff.model import Document, Language


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_importer_can_be_loaded(name: str) -> None:
    module, _, function = IMPORTERS[name].target.partition(":")
    importer = importlib.import_module(module)
    assert callable(getattr(importer, function))
    assert callable(importer.recognises)
    assert IMPORTERS[name].help
    assert all(suffix.startswith(".") for suffix in IMPORTERS[name].suffixes)


def test_a_stored_document_is_read_as_it_is() -> None:
    document = Document(symbol="A/RES/175/16", language=Language.ENGLISH, title="Care of lighthouses")
    data = encode(document)
    assert recognise(data, "lamps.txt") == "json"
    assert read_source(data).documents == (document,)


def test_other_json_is_no_document() -> None:
    with pytest.raises(UnknownFormat):
        read_source(b'{"format": "lamps/1"}', from_format="lamps")
