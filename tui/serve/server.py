"""The page and the sessions: textual-serve, with a token in the address, a limit, and answers kept apart."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from .places import Places

TEMPLATE = Path(__file__).parent / "templates" / "page.html"
COOKIE = "foedus"
HERE = "127.0.0.1"
_NO_TOKEN = "This address lacks its key. Open the whole address that foedus serve printed."
_FULL = "All {limit} places are taken. Whoever closes a page makes room; then load this one again."
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Session(AppService):
    """One visitor's program: a process of its own, in a folder of its own."""

    home: Path
    arguments: Sequence[str] = ()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width=width, height=height)
        environment |= {"FOEDUS_STATE": str(self.home / "answers"), "FOEDUS_CONFINED": str(self.home)}
        environment |= {"LC_ALL": "C.UTF-8"}  # The page can show every sign.
        files = self.home / "files"
        files.mkdir(parents=True, exist_ok=True)
        # With -P, no file in that folder is taken for a part of the program.
        command = (sys.executable, "-P", "-m", "cli.main", "open", str(files), *self.arguments)
        self._process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, cwd=files
        )
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        return self._process


class FoedusServer(Server):
    """Serves the screen on loopback, to those who know the token."""

    def __init__(self, places: Places, port: int, arguments: Sequence[str] = ()) -> None:
        super().__init__("foedus", host=HERE, port=port, title="Foedus")
        self.places = places
        self.arguments = tuple(arguments)

    @property
    def address(self) -> str:
        """What one opens in a browser."""
        return f"http://{HERE}:{self.port}/{self.places.token}/"

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._at_the_door])
        app.router.add_get("/{token}/", self.handle_page)
        app.router.add_get("/{token}/ws", self.handle_websocket)
        app.router.add_get("/{token}/static/{file:.+}", self.handle_static)
        return app

    @web.middleware
    async def _at_the_door(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Nothing without the token, and nothing for a page of another address that found this one."""
        names = {f"{name}:{self.port}" for name in (HERE, "localhost")}
        origin = request.headers.get("Origin", f"http://{request.host}").partition("//")[2]
        known = self.places.knows(request.path.strip("/").partition("/")[0])
        if request.host not in names or origin != request.host or not known:
            return web.Response(status=403, text=_NO_TOKEN)
        response: web.StreamResponse = await handler(request)
        return response

    async def handle_page(self, request: web.Request) -> web.Response:
        """The page, which loads everything from here."""
        if self.places.full:
            return web.Response(status=503, text=_FULL.format(limit=self.places.limit), headers=_HEADERS)
        at = f"/{self.places.token}"
        page = TEMPLATE.read_text("utf-8").replace("{{at}}", at)
        page = page.replace("{{socket}}", f"ws://{request.host}{at}/ws")
        response = web.Response(text=page, content_type="text/html", headers=_HEADERS)
        visitor = self.places.visitor(request.cookies.get(COOKIE, ""))
        response.set_cookie(COOKIE, visitor, httponly=True, samesite="Strict", max_age=365 * 86400)
        return response

    async def handle_static(self, request: web.Request) -> web.StreamResponse:
        """A script, a style or a font of textual-serve."""
        root = Path(self.statics_path).resolve()
        file = (root / request.match_info["file"]).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return web.Response(status=404, text="There is no such file.")
        return web.FileResponse(file)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One session, from its first letter to its last."""
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        if self.places.full:
            await socket.close(message=b"full")
            return socket
        self.places.taken += 1
        session: Session | None = None
        try:
            session = self._session(request, socket)
            await session.start(_number(request, "width", 80), _number(request, "height", 24))
            await self._process_messages(socket, session)
        finally:
            self.places.taken -= 1
            if session is not None:
                await session.stop()
        return socket

    def _session(self, request: web.Request, socket: web.WebSocketResponse) -> Session:

        async def close() -> None:
            await socket.close()

        session = Session(
            self.command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        session.home = self.places.home(self.places.visitor(request.cookies.get(COOKIE, "")))
        session.arguments = self.arguments
        return session

    def initialize_logging(self) -> None:
        """What goes on in sessions is nobody's business."""

    async def on_startup(self, app: web.Application) -> None:
        """The command says all there is to say."""


def _number(request: web.Request, name: str, usual: int) -> int:
    """A number from the address, within reason."""
    word = request.query.get(name, "")
    return min(max(int(word), 1), 1000) if word.isascii() and word.isdecimal() else usual


def serve(places: Places, port: int, cases: Sequence[str]) -> None:
    """Serve until Ctrl+C. Files are named whole, since each session has a folder of its own."""
    named = [str(Path(case).resolve()) if os.path.exists(case) else case for case in cases]
    FoedusServer(places, port, named).serve()
