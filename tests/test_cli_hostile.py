"""Whatever a file holds, a user gets a result or one clear line: never a traceback, never a bug's log."""

from __future__ import annotations

import os
import random
import zlib
from pathlib import Path

import pytest
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode

Captured = pytest.CaptureFixture[bytes]
XML = (Path(__file__).parents[1] / "examples" / "A_RES_175_16.ar.xml").read_bytes()
TEXT = "\n\n".join(f"{paragraph.number} {paragraph.text}".strip() for paragraph in NEW.paragraphs)

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha">' + b"".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">'.encode() for i in range(12)
) + b"]><akomaNtoso>&m;</akomaNtoso>"  # fmt: skip

HOSTILE = {
    "empty": b"",
    "blank": b" \n\r\n\t ",
    "byte order mark alone": b"\xef\xbb\xbf",
    "null bytes": b"\0" * 500,
    "noise": random.Random(7).randbytes(5000),
    "compressed": zlib.compress(XML),
    "a zip archive": b"PK\x03\x04" + random.Random(8).randbytes(3000),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(9).randbytes(3000),
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "XML cut off": XML[: len(XML) // 2],
    "XML cut off in a character": XML[: XML.index("قرار".encode()) + 1],
    "XML in another encoding": XML.replace(b"UTF-8", b"UTF-16", 1),
    "XML with a wrong encoding": b"<?xml version='1.0' encoding='klingon'?><akomaNtoso/>",
    "XML of something else": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "XML with entities": LAUGHS,
    "XML that reads files": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><akomaNtoso>&e;</akomaNtoso>',
    "XML nested deeply": b"<akomaNtoso>" + b"<p>" * 50_000,
    "HTML": b"<!doctype html><html><body><p>Decides to meet.</p></body></html>",
    "JSON of something else": b'{"name": "tide", "version": 3}',
    "JSON list": b"[1, 2, 3]",
    "JSON nested deeply": b'{"format": "draftdiff.document/1", "x": ' + b"[" * 200_000,
    "JSON with half a character": b'{"format": "draftdiff.document/1", "title": "\\udc00"}',
    "JSON with a great number": b'{"format": "draftdiff.document/1", "paragraphs": ' + b"9" * 5000 + b"}",
    "UTF-16 text": TEXT.encode("utf-16"),
    "Latin-1 text": "Décide de se réunir à marée basse;\n".encode("latin-1") * 20,
    "text of one line": TEXT.replace("\n", " ").encode() * 200,
    "text of line ends": b"\n" * 100_000,
    "text with commands": b"1. Decides \x1b[2J\x1b]0;title\x07 to meet;\n\n2. Requests \xe2\x80\xae more;\n",
    "text of marks": "\u0301\u200f\u202e".encode() * 5000,
    "numbers alone": b"\n\n".join(b"%d." % number for number in range(3000)),
    "brackets": b"[" * 20_000 + b"]" * 20_000,
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "old.json").write_bytes(encode(OLD))
    return tmp_path


def told(captured: Captured) -> str:
    out, err = captured.readouterr()
    assert "Traceback" not in err.decode()
    assert not {"\x07", "\u202e"} & set((out + err).decode())
    return err.decode()


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "command",
    [
        *(("import", f"source{suffix}") for suffix in ("", ".xml", ".txt", ".json")),
        ("diff", "old.json", "source"),
        ("check", "source"),
        ("render", "source"),
    ],
    ids=" ".join,
)
def test_any_bytes_give_a_result_or_an_error(
    folder: Path, command: tuple[str, ...], data: bytes, capfdbinary: Captured
) -> None:
    name = command[-1]
    (folder / name).write_bytes(data)
    code = run(command)
    err = told(capfdbinary)
    assert code in (0, 1, 2), err
    assert list(folder.glob("draftdiff-bug-*")) == []
    if code == 2:
        first, *hints = err.splitlines()
        assert first.startswith((f"error: {name}", "error: the language", "error: A/RES/173/135 is in `en`"))
        assert len(first) < 300
        assert len(hints) == 1


@pytest.mark.parametrize("seed", range(40))
def test_an_official_file_with_random_damage_does_not_break_the_program(
    folder: Path, seed: int, capfdbinary: Captured
) -> None:
    chance = random.Random(seed)
    data = bytearray(XML)
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[place] = chance.randrange(256)
        else:
            del data[place : place + chance.randint(1, 200)]
    (folder / "damaged.xml").write_bytes(bytes(data))
    assert run(["import", "damaged.xml", "-o", "out.json"]) in (0, 2)
    told(capfdbinary)
    assert list(folder.glob("draftdiff-bug-*")) == []


@pytest.mark.parametrize(
    "command", [("diff", "a.json", "b.json"), ("check", "a.json"), ("list",), ("init",)], ids=" ".join
)
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder in which somebody is")
def test_a_folder_that_is_gone_is_told(
    folder: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    assert run(command) == 2
    assert told(capfdbinary).startswith(("error: the folder in which you are", "error: a.json"))
