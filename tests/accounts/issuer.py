"""A small OpenID Connect issuer on this machine, with keys of its own. It tells what it is told
to, also what is wrong."""

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

CLIENT, SECRET = "hoi-am", "một bí mật: của hai bên"
RSA = RSAKey.generate_key(2048, {"kid": "r"})
EC = ECKey.generate_key("P-256", {"kid": "e"})
STRANGE = RSAKey.generate_key(2048, {"kid": "r"})  # bears the name of ours


@dataclass
class Issuer:
    """What it says next, and what it was asked."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)  # laid over the right ones
    drop: str = ""
    alg: str = "RS256"
    key: Any = field(default_factory=lambda: RSA)
    metadata: dict[str, Any] = field(default_factory=dict)
    answer: bytes | None = None  # instead of a token
    now: float = 0
    asked: dict[str, str] = field(default_factory=dict)  # what came with the browser
    given: dict[str, str] = field(default_factory=dict)  # what came with the code
    authorization: str = ""

    def visit(self, address: str) -> str:
        """The browser comes by; with what it goes back."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.url}/authorize?")
        return f"?code=mot-ma&state={self.asked['state']}"

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            **self.metadata,
        }

    def token(self) -> bytes:
        if self.answer is not None:
            return self.answer
        assert self.given["code"] == "mot-ma"
        digest = sha256(self.given["code_verifier"].encode()).digest()
        assert urlsafe_b64encode(digest).rstrip(b"=").decode() == self.asked["code_challenge"]
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": "s-1", "nonce": self.asked["nonce"],
            "iat": int(self.now), "exp": int(self.now) + 300, **self.claims,
        }  # fmt: skip
        claims.pop(self.drop, None)
        header = {"alg": self.alg, "kid": self.key.kid if self.key else "r"}
        if self.alg == "none":
            plain = [
                urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
                for part in (header, claims)
            ]
            return json.dumps({"id_token": ".".join([*plain, ""])}).encode()
        signed = jwt.encode(header, claims, self.key, algorithms=[self.alg])
        return json.dumps({"id_token": signed, "access_token": "x"}).encode()


@contextmanager
def running() -> Iterator[Issuer]:
    """An issuer that answers until the end."""
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/.well-known"):
                self._say(json.dumps(issuer.configuration()).encode())
            else:
                self._say(json.dumps(KeySet([RSA, EC]).as_dict(private=False)).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            issuer.given = {name: values[0] for name, values in parse_qs(body).items()}
            sent = self.headers.get("Authorization", "")
            issuer.authorization = b64decode(sent.removeprefix("Basic ")).decode()
            self._say(issuer.token())

        def _say(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
