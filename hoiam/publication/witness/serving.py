"""A witness that answers (c2sp.org/tlog-witness): POST …/add-checkpoint, over plain HTTP.

It stands behind a proxy that speaks TLS, or on a closed network. It keeps nothing about who asks.
"""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from hoiam.publication.witness import clock, cosigning, requests
from hoiam.publication.witness.cosigning import OtherSize
from hoiam.publication.witness.keeping import State
from hoiam.publication.witness.words import Declined

PATIENCE = 20  # seconds that somebody may take to send a request
PATH = "/add-checkpoint"
PLAIN, SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"


def server(
    state: State, host: str, port: int, *, now: Callable[[], int] = clock.now
) -> ThreadingHTTPServer:
    """A server that is bound and not yet serving."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = PATIENCE
        server_version, sys_version = "hoiam-witness", ""

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not (length.isascii() and length.isdigit()) or int(length) > requests.LONGEST:
                self.close_connection = True
                self._give(413 if length else 411, PLAIN, "")
                return
            body = self.rfile.read(int(length))
            if self.path.split("?")[0].endswith(PATH):
                self._give(*answer(state, body, now=now()))
            else:
                self._give(404, PLAIN, "")

        def do_GET(self) -> None:
            """Who this is, for a person who tries the address."""
            self._give(200, PLAIN, f"{state.signer.key.text}\n")

        def _give(self, status: int, kind: str, text: str) -> None:
            content = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing about who asked."""

    return ThreadingHTTPServer((host, port), Handler)


def answer(state: State, body: bytes, *, now: int) -> tuple[int, str, str]:
    """Status, content type and text of the answer to one request."""
    try:
        return 200, PLAIN, cosigning.cosign(state, body, now=now).line
    except OtherSize as other:
        return other.status, SIZE, f"{other.size}\n"
    except Declined as declined:
        return declined.status, PLAIN, f"{declined.words}\n"
