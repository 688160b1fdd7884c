"""What stands between the network and the pages: hosts, tokens, sizes, and what a browser may do with a page."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A report has at most a million letters, of four bytes where they are escaped in a form (six for most).
BODY_LIMIT = 8 * 2**20
COOKIE = "tawatur"
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# What needs no token: the page where one is given, and what that page is made of.
_OPEN = ("/enter", "/static/")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

Refuse = Callable[[Scope, int, str], Response]


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, as nobody else reaches it."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True)
class Safety:
    """Who may use the site.

    `host` is the address that the server listens on, `token` what its users must show (None: nothing). `csrf` is put
    into every form, and asked back from whatever changes something: other sites cannot read it.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def host_allowed(self, header: str) -> bool:
        """Whether a Host header names this site, and not another name that was led here.

        A site for all addresses of a machine cannot know its names; there the token protects it, whose cookie no
        other name gets.
        """
        name = header.rsplit(":", 1)[0] if header.rsplit(":", 1)[-1].isdigit() else header
        if is_loopback(name) or name.strip("[]") == self.host:
            return True
        return self.token is not None and self.host in ("0.0.0.0", "::")

    def pass_for(self, token: str) -> str | None:
        """The cookie that a right token is changed for; None for a wrong one."""
        if self.token is None or not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        return hmac.new(self._secret, self.token.encode(), hashlib.sha256).hexdigest()

    def bearer(self, headers: Headers) -> bool:
        """Whether a request shows the token in its Authorization header, which no browser does by itself."""
        kind, _, given = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self.pass_for(given.strip()) is not None

    def admitted(self, headers: Headers) -> bool:
        """Whether a request may see the record."""
        if self.token is None or self.bearer(headers):
            return True
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return hmac.compare_digest(cookie.encode(), (self.pass_for(self.token) or "").encode())


class TooLargeError(Exception):
    """A body that is larger than any report."""


class Guard:
    """Lets through what is safe and puts the headers on what goes out; `refuse` makes the answer to the rest."""

    def __init__(self, app: ASGIApp, safety: Safety, refuse: Refuse) -> None:
        self._app = app
        self._safety = safety
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _with_headers(send)
        refusal = self._refusal(scope)
        if refusal is None:
            started: list[bool] = []
            try:
                await self._app(scope, _limited(receive), _noting(guarded, started))
                return
            except TooLargeError:
                if started:
                    raise
                refusal = (413, "too_large")
        await self._refuse(scope, *refusal)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = HTTPConnection(scope).headers
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._safety.host_allowed(hosts[0]):
            return 421, "wrong_host"
        origin = headers.get("origin")
        if scope["method"] in CHANGING and origin and origin.partition("://")[2] != hosts[0]:
            return 403, "other_site"
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > BODY_LIMIT:
            return 413, "too_large"
        if not scope["path"].startswith(_OPEN) and not self._safety.admitted(headers):
            return 401, "no_token"
        return None


def _limited(receive: Receive) -> Receive:
    """The same, but no more than `BODY_LIMIT` bytes."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT:
            raise TooLargeError
        return message

    return limited


def _noting(send: Send, started: list[bool]) -> Send:
    async def noting(message: Message) -> None:
        started.append(True)
        await send(message)

    return noting


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return guarded
