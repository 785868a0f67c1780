"""`draftdiff render SAVED`: the same bytes as the direct run, from the saved comparison alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.small_documents import NEW, OLD

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.renderers import RENDERERS

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison was saved; its documents may be gone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_bytes(encode(OLD))
    (tmp_path / "new.json").write_bytes(encode(NEW))
    assert run(["diff", "old.json", "new.json", "-o", "saved.json"]) == 1


@pytest.mark.parametrize("format_name", list(RENDERERS))
@pytest.mark.parametrize("how", [(), ("--all", "--reader", "ar"), ("--sort", "weight", "--brief")], ids=" ".join)
def test_a_saved_comparison_gives_the_bytes_of_the_direct_run(format_name: str, how: tuple[str, ...]) -> None:
    run(["diff", "old.json", "new.json", "--format", format_name, "-o", "direct", *how])
    Path("old.json").unlink()
    Path("new.json").unlink()
    assert run(["render", "saved.json", "--format", format_name, "-o", "later", *how]) == 0
    assert Path("later").read_bytes() == Path("direct").read_bytes()


def test_showing_is_no_comparing_so_it_exits_with_0(capfdbinary: Captured) -> None:
    assert run(["render", "saved.json"]) == 0
    assert "1 added · 0 removed" in capfdbinary.readouterr()[0].decode()


def test_a_document_is_no_comparison(capfdbinary: Captured) -> None:
    assert run(["render", "old.json"]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode().startswith("error: old.json: `draftdiff.document/1` where `draftdiff.comparison/1`")
