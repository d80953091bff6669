"""In the browser: only with the key in the address, each with answers of their own, and nothing from elsewhere."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.serve_command import command
from tui.serve.places import Places

aiohttp = pytest.importorskip("aiohttp", reason="`foedus serve` is an extra")
pytest.importorskip("textual_serve", reason="`foedus serve` is an extra")

from aiohttp.test_utils import TestClient, TestServer  # noqa: E402

from tui.serve.server import COOKIE, HERE, TEMPLATE, FoedusServer  # noqa: E402

Visit = Callable[[FoedusServer, TestClient], Awaitable[None]]  # type: ignore[type-arg]


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HERE, 0))
        return int(one.getsockname()[1])


def visited(folder: Path, visit: Visit, limit: int = 2) -> None:
    """Serve, and visit."""

    async def both() -> None:
        server = FoedusServer(Places(limit, folder), free_port())
        served = TestServer(await server._make_app(), host=HERE, port=server.port)
        async with TestClient(served) as client:
            await visit(server, client)

    asyncio.run(both())


def at(server: FoedusServer, rest: str = "") -> str:
    return f"/{server.places.token}/{rest}"


def test_a_visitor_is_known_by_a_cookie_that_fits_and_by_no_other(tmp_path: Path) -> None:
    places = Places(2, tmp_path)
    first = places.visitor("")
    assert places.visitor(first) == first
    for word in ("../../etc", "a" * 31, "A" * 32, ""):
        assert places.visitor(word) != word
    assert places.home(first).parent == tmp_path
    assert places.knows(places.token)
    assert not places.knows("")


def test_without_the_key_there_is_nothing(tmp_path: Path) -> None:
    async def visit(server: FoedusServer, client: TestClient) -> None:  # type: ignore[type-arg]
        for path in ("/", "/wrong/", "/wrong/ws", "/wrong/static/js/textual.js", "/static/js/textual.js"):
            answer = await client.get(path)
            assert answer.status == 403, path
            assert "lacks its key" in await answer.text()
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
            assert (await client.get(at(server), headers=headers)).status == 403, headers
        assert (await client.get(at(server))).status == 200
        assert (await client.get(at(server, "static/../../server.py"))).status in (403, 404)
        assert (await client.get(at(server, "static/%2e%2e/server.py"))).status in (403, 404)

    visited(tmp_path, visit)


def test_the_page_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    assert not re.search(r"https?:|//[a-z]", TEMPLATE.read_text("utf-8").replace("// Keys", ""))

    async def visit(server: FoedusServer, client: TestClient) -> None:  # type: ignore[type-arg]
        answer = await client.get(at(server))
        text = await answer.text()
        found = [*re.findall(r'(?:src|href)="([^"]+)"', text), *re.findall(r'url\("([^"]+)"\)', text)]
        assert len(found) >= 4
        for address in found:
            assert address.startswith((at(server), "data:")), address
            if address.startswith("/"):
                assert (await client.get(address)).status == 200, address
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.cookies[COOKIE]["httponly"]

    visited(tmp_path, visit)


def test_when_every_place_is_taken_it_says_so(tmp_path: Path) -> None:
    async def visit(server: FoedusServer, client: TestClient) -> None:  # type: ignore[type-arg]
        server.places.taken = server.places.limit
        answer = await client.get(at(server))
        assert answer.status == 503
        assert (
            await answer.text() == "All 2 places are taken. Whoever closes a page makes room; then load this one again."
        )
        async with client.ws_connect(at(server, "ws")) as socket:
            assert (await socket.receive()).type == aiohttp.WSMsgType.CLOSE
        assert server.places.taken == server.places.limit

    visited(tmp_path, visit)


def test_a_taken_port_is_told() -> None:
    with socket.socket() as one:
        one.bind((HERE, 0))
        one.listen()
        port = str(one.getsockname()[1])
        result = CliRunner().invoke(command, ["--port", port], standalone_mode=False)
    assert result.return_value == 2
    assert f"Something else listens on port {port}." in result.output


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server in a process of its own, for two at a time."""
    environment = os.environ | {"FOEDUS_STATE": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-m", "cli.main", "serve", "--port", str(free_port()), "--limit", "2"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().split()[-1]
        server.terminate()


@pytest.mark.long
def test_clicks_and_keys_in_a_real_browser(address: str, tmp_path: Path) -> None:
    """Two visitors at once: one answers and comes back to the answer, the other sees nothing of it."""
    sync = pytest.importorskip("playwright.sync_api", reason="this needs playwright")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("This needs Chromium.")
    with sync.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        asked: list[str] = []

        def visitor() -> object:
            page = browser.new_context(viewport={"width": 800, "height": 520}).new_page()
            page.on("request", lambda request: asked.append(request.url))
            opened(page)
            return page

        def opened(page: object) -> None:
            page.goto(address)  # type: ignore[attr-defined]
            page.wait_for_selector("body.-first-byte", state="attached")  # type: ignore[attr-defined]
            page.wait_for_timeout(3000)  # type: ignore[attr-defined]

        def keys(page: object, *pressed: str) -> None:
            for key in pressed:
                page.keyboard.press(key)  # type: ignore[attr-defined]
                page.wait_for_timeout(700)  # type: ignore[attr-defined]

        one, other = visitor(), visitor()
        keys(one, "ArrowDown", "Enter", "n")
        keys(other, "ArrowDown", "Enter")
        one.mouse.click(200, 12)  # type: ignore[attr-defined]
        one.wait_for_timeout(1500)  # type: ignore[attr-defined]
        third = browser.new_context().new_page()
        assert third.goto(address).status == 503
        keys(one, "q", "Enter")
        one.wait_for_selector("body.-closed", state="attached")  # type: ignore[attr-defined]
        assert "Everything is saved." in one.inner_text(".closed")  # type: ignore[attr-defined]
        assert third.goto(address).status == 200, "Who leaves makes room."
        host = address.split("/")[2]
        assert all(request.split("/")[2] == host for request in asked if "://" in request), asked
        browser.close()
    kept = sorted((tmp_path / "sessions").glob("*/answers/cases/csto-2012-*.json"))
    said = ['"denied"' in file.read_text("utf-8") for file in kept]
    assert said.count(True) == 1, "The answers of one visitor are no answers of the other."
    assert any('"place": "walk"' in file.read_text("utf-8") for file in kept), "The click went to the walk."
