"""`foedus serve`: the terminal UI in a browser, on this machine."""

from __future__ import annotations

import socket
from importlib.util import find_spec

import click

from .common import EXIT_BAD, write


@click.command("serve")
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where it listens.")
@click.option("--limit", type=click.IntRange(1, 200), default=30, show_default=True, help="So many at the same time.")
def command(cases: tuple[str, ...], port: int, limit: int) -> int:
    """Serve the terminal UI to browsers on this machine, until Ctrl+C; CASEs stand on everybody's Home.

    The address has a key in it, and only who has it comes in. Everybody has answers and files of their own.
    """
    if find_spec("textual_serve") is None:
        click.echo("foedus serve needs a further package. Install it with: pip install 'foedus[web]'", err=True)
        return EXIT_BAD
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            click.echo(f"Something else listens on port {port}. Name another: foedus serve --port {port + 1}", err=True)
            return EXIT_BAD
    from tui.serve.places import Places
    from tui.serve.server import HERE, serve
    from tui.store.disk import folder

    places = Places(limit, folder() / "sessions")
    write(f"Open in a browser on this machine: http://{HERE}:{port}/{places.token}/\n")
    click.echo(f"Up to {limit} at the same time; each has answers of their own. Ctrl+C ends it.", err=True)
    serve(places, port, cases)
    return 0
