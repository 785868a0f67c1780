"""`draftdiff fetch`, against a server on this machine: what it asks for, what it keeps, and how it takes a refusal."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request

import pytest
from msgspec import json
from msgspec.structs import replace
from support.git_folders import ROOT, git, identity
from support.small_documents import NEW

from draftdiff import network
from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError
from draftdiff.git import create_repository
from draftdiff.network import address_for

Captured = pytest.CaptureFixture[str]
XML = (ROOT / "examples" / "A_RES_175_16.en.xml").read_bytes()


class Server(ThreadingHTTPServer):
    """A site that says what a test has put into `pages`, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.busy = 0
        self.cut = 0
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"no such document"))
        if self.server.busy:
            self.server.busy -= 1
            status, headers, body = 429, {"Retry-After": "2"}, b""
        if not status:
            return  # the connection is closed without a word
        etag = f'"{hashlib.sha256(body).hexdigest()[:8]}"'
        length = len(body)
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body, length = 304, b"", 0
        if status == 200 and self.headers.get("If-Range") == etag:
            begin = int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
            headers = {"Content-Range": f"bytes {begin}-{length - 1}/{length}", **headers}
            status, body = 206, body[begin:]
            length = len(body)
        self.send_response(status)
        for name, value in {"ETag": etag, "Content-Length": str(length), **headers}.items():
            if value != "unsaid":
                self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the other side may have had enough
            self.wfile.write(body[: self.server.cut] if self.server.cut else body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server, and a repository whose settings lead to it; nobody waits."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waited: list[float] = []
    monkeypatch.setattr(network.time, "sleep", waited.append)
    monkeypatch.setattr(network, "PAUSE", 0.0)
    with identity():
        create_repository(str(tmp_path))
        monkeypatch.chdir(tmp_path)
        settings(server, "/doc?s={symbol}&l={language}")
        yield server
    server.shutdown()
    server.server_close()


def settings(server: Server, *templates: str, more: str = "") -> None:
    addresses = json.encode([f"{server.address}{template}" for template in templates]).decode()
    Path("draftdiff.toml").write_text(f"addresses = {addresses}\n{more}", "utf-8")


def page(site: Server, body: bytes, path: str = "/doc?s=A/RES/175/16&l=en", status: int = 200, **headers: str) -> None:
    site.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def refused(capsys: Captured, *arguments: str) -> tuple[str, str]:
    """Return the message and the name of the error of a fetch that fails."""
    assert run(["fetch", *(arguments or ("175/16",))]) == 2
    _, error, hint = capsys.readouterr().err.splitlines()
    return error.removeprefix("error: A/RES/175/16 (en): "), hint.rpartition("[")[2].rstrip("]")


def test_a_document_is_downloaded_and_committed(site: Server, capsys: Captured) -> None:
    page(site, XML)
    assert run(["fetch", "175/16"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "notice: connecting to 127.0.0.1",
        "notice: A/RES/175/16 (en): added",
    ]
    assert git("log", "-1", "--format=%s").strip() == "Add 175/16 (en)"
    assert f"Source-sha256: {hashlib.sha256(XML).hexdigest()}" in git("log", "-1", "--format=%B")
    _, headers = site.asked[0]
    assert headers["User-Agent"].startswith("draftdiff/")


def test_several_languages_are_asked_for_one_by_one(site: Server) -> None:
    for language in ("ar", "fr"):
        file = ROOT / "examples" / f"A_RES_175_16.{language}.xml"
        page(site, file.read_bytes(), f"/doc?s=A/RES/175/16&l={language}")
    assert run(["fetch", "175/16", "--language", "ar", "--language", "fr"]) == 0
    assert git("ls-tree", "-r", "--name-only", "HEAD", "resolutions").splitlines() == [
        "resolutions/A/RES/175/16/ar.json", "resolutions/A/RES/175/16/fr.json",
    ]  # fmt: skip


def test_what_is_there_is_not_downloaded_again(site: Server, capsys: Captured) -> None:
    page(site, XML)
    run(["fetch", "175/16"])
    capsys.readouterr()
    assert run(["fetch", "175/16"]) == 0
    assert "A/RES/175/16 (en): unchanged" in capsys.readouterr().err
    assert "If-None-Match" in site.asked[1][1]


def test_a_download_that_was_cut_off_goes_on_where_it_stopped(site: Server, capsys: Captured) -> None:
    page(site, XML)
    site.cut = 5000
    assert refused(capsys) == ("127.0.0.1 stopped in the middle", "no-connection")
    site.cut = 0
    assert run(["fetch", "175/16"]) == 0
    assert site.asked[1][1]["Range"] == "bytes=5000-"
    assert f"Source-sha256: {hashlib.sha256(XML).hexdigest()}" in git("log", "-1", "--format=%B")


def test_a_document_that_changed_meanwhile_is_downloaded_anew(site: Server, capsys: Captured) -> None:
    page(site, XML.replace(b"</akomaNtoso>", b"</akomaNtoso> "))
    site.cut = 5000
    refused(capsys)
    site.cut = 0
    page(site, XML)
    assert run(["fetch", "175/16"]) == 0
    assert f"Source-sha256: {hashlib.sha256(XML).hexdigest()}" in git("log", "-1", "--format=%B")


def test_a_server_that_sends_another_part_than_was_asked_for_is_asked_for_the_whole(
    site: Server, capsys: Captured
) -> None:
    page(site, XML, Content_Range=f"bytes 0-{len(XML) - 1}/{len(XML)}")
    site.cut = 5000
    refused(capsys)
    site.cut = 0
    assert run(["fetch", "175/16"]) == 0
    assert [asked.get("Range", "") for _, asked in site.asked] == ["", "bytes=5000-", ""]
    assert f"Source-sha256: {hashlib.sha256(XML).hexdigest()}" in git("log", "-1", "--format=%B")


def test_the_next_address_is_tried_where_one_has_nothing(site: Server) -> None:
    settings(site, "/word?s={symbol}", "/doc?s={symbol}&l={language}")
    page(site, XML)
    assert run(["fetch", "175/16"]) == 0
    assert [path for path, _ in site.asked] == ["/word?s=A/RES/175/16", "/doc?s=A/RES/175/16&l=en"]


def test_an_old_word_file_is_passed_over_for_the_next_format(site: Server, capsys: Captured) -> None:
    settings(site, "/word?s={symbol}", "/doc?s={symbol}&l={language}")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "WordDocument".encode("utf-16-le")
    page(site, old, "/word?s=A/RES/175/16")
    assert refused(capsys)[1] == "old-word"
    page(site, XML)
    assert run(["fetch", "175/16"]) == 0


def test_a_server_that_is_busy_is_asked_again_after_a_while(site: Server) -> None:
    page(site, XML)
    site.busy = 2
    assert run(["fetch", "175/16"]) == 0
    assert len(site.asked) == 3


def test_a_server_that_stays_busy_is_left_alone(site: Server, capsys: Captured) -> None:
    site.busy = 99
    assert refused(capsys) == ("127.0.0.1 asks draftdiff to wait", "too-many-requests")
    assert len(site.asked) == 3
    page(site, b"", status=503, Retry_After="86400")
    site.busy = 0
    assert refused(capsys) == ("127.0.0.1 asks draftdiff to wait", "too-many-requests")
    assert len(site.asked) == 4
    page(site, b"", status=503, Retry_After="Wed, 21 Oct 2118 07:28:00 GMT")
    assert refused(capsys)[1] == "too-many-requests"


def test_a_document_that_is_not_there_is_told(site: Server, capsys: Captured) -> None:
    assert refused(capsys) == ("127.0.0.1 does not have it", "not-there")
    for status, hint in ((500, "try again later"), (403, "look at the address in a browser")):
        page(site, b"", status=status)
        assert run(["fetch", "175/16"]) == 2
        assert f"127.0.0.1 answers with {status}\nhint: {hint} [refused-request]" in capsys.readouterr().err
    page(site, b"", status=0)
    message = "127.0.0.1 cannot be reached: remote end closed connection without response"
    assert refused(capsys) == (message, "no-connection")


@pytest.mark.parametrize(
    "body", [b"<!DOCTYPE html><html><body>Sorry</body></html>", b"\n <html lang=en>", b"", b"\x89PNG\r\n\x1a\n" * 50]
)
def test_what_is_no_document_is_not_stored(site: Server, capsys: Captured, body: bytes) -> None:
    page(site, body, Content_Type="application/pdf")
    assert refused(capsys) == ("what the server sent is no document", "wrong-type")
    assert not Path("resolutions").exists()


def test_another_document_than_the_one_asked_for_is_not_stored(site: Server, capsys: Captured) -> None:
    page(site, encode(replace(NEW, symbol="A/RES/175/17")))
    message, slug = refused(capsys)
    assert (message, slug) == ("the server sent A/RES/175/17 instead of A/RES/175/16", "wrong-document")


def test_what_is_too_large_is_not_downloaded(site: Server, capsys: Captured) -> None:
    settings(site, "/doc?s={symbol}&l={language}", more="max_megabytes = 1\n")
    page(site, b" " * 2_000_000)
    assert refused(capsys) == ("what the server sends is larger than is allowed", "too-large")
    assert [*Path(".git/draftdiff/downloads").iterdir()] == []
    page(site, b" " * 2_000_000, Content_Length="unsaid")
    assert refused(capsys) == ("what the server sends is larger than is allowed", "too-large")


def test_a_server_that_says_nothing_is_given_up(
    site: Server, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        Path("draftdiff.toml").write_text(
            f'addresses = ["http://127.0.0.1:{silent.getsockname()[1]}/{{symbol}}"]', "utf-8"
        )
        assert refused(capsys) == ("127.0.0.1 does not answer in time", "timed-out")
    assert refused(capsys) == ("127.0.0.1 cannot be reached: connection refused", "no-connection")


def test_a_redirection_leads_to_the_web_alone(site: Server, capsys: Captured) -> None:
    page(site, b"", status=302, Location=f"{site.address}/moved")
    page(site, XML, "/moved")
    assert run(["fetch", "175/16"]) == 0
    capsys.readouterr()
    for target in ("file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"):
        page(site, b"", status=302, Location=target)
        assert refused(capsys)[1] == "refused-request"
    page(site, b"", status=302, Location="http://[x/moved")
    assert refused(capsys) == ("127.0.0.1 leads to what is no address", "refused-request")


def test_a_safe_connection_is_not_left_for_an_open_one() -> None:
    follow = partial(network._OnlyTheWeb().redirect_request, Request("https://x/a"), BytesIO(), 302, "", Message())
    assert follow("https://x/b")
    with pytest.raises(HTTPError):
        follow("http://x/b")


@pytest.mark.parametrize(
    "template",
    [
        "file:///etc/passwd?{symbol}",
        "ftp://x/{symbol}",
        "https://x/",
        "{symbol}",
        "http:///{symbol}",
        "http://[x/{symbol}",
    ],
)
def test_an_address_that_is_none_is_refused(template: str) -> None:
    with pytest.raises(DraftdiffError) as caught:
        address_for(template, "A/RES/175/16", "en")
    assert caught.value.slug == "invalid-address"


def test_a_symbol_is_quoted_in_an_address() -> None:
    filled = address_for("https://x/{symbol}?l={language}&{symbol.__class__}", "S/RES/1325 (2000)", "en")
    assert filled == "https://x/S/RES/1325%20%282000%29?l=en&{symbol.__class__}"


def test_one_that_fails_does_not_stop_the_others(site: Server, capsys: Captured) -> None:
    page(site, XML)
    assert run(["fetch", "175/99", "175/16"]) == 2
    assert "A/RES/175/16 (en): added" in capsys.readouterr().err
