"""The site: its addresses, and what answers at each."""

import hmac
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tawatur.export.record_forms import FORMS
from tawatur.export.record_lines import record_lines
from tawatur.model.answers import Placed
from tawatur.model.wire import reading_to_dict
from tawatur.text.loading import BadInputError
from tawatur.web import calendar, openapi, showing
from tawatur.web.forms import Fields, back_to, fields_of, report_of
from tawatur.web.judging import judge_page, keep, now, person
from tawatur.web.pages import Ask, BadQuestionError, Page
from tawatur.web.paging import BadTokenError
from tawatur.web.rendering import Renderer, wire
from tawatur.web.safety import COOKIE, Guard, Safety
from tawatur.web.settings import CHOICES, Settings, settings_of
from tawatur.web.shelf import Shelf
from tawatur.web.speech import Speech

_STATIC = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600
_CHUNK = 2**16
_log = logging.getLogger(__name__)

Handler = Callable[[Ask], Page]
Change = Callable[[Request, Fields], Response]

PAGES: dict[str, Handler] = {
    "/home": showing.home,
    "/search": showing.search,
    "/timeline": showing.timeline,
    "/conflicts": showing.conflicts,
    "/sources": showing.sources,
    "/story/{id:path}": showing.story,
    "/event/{id:path}": showing.event,
    "/entity/{id:path}": showing.entity,
    "/report/{id:path}": showing.report,
    "/judge": judge_page,
    "/calendar": calendar.calendar,
}


class Site:
    """Answers requests about one record."""

    def __init__(self, shelf: Shelf, safety: Safety) -> None:
        self.shelf = shelf
        self.safety = safety
        self._renderer = Renderer(safety.csrf)

    def app(self) -> Starlette:
        """The application that a server runs."""
        routes: list[Route | Mount] = [Mount("/static", StaticFiles(directory=_STATIC))]
        for path, handler in PAGES.items():
            routes.append(Route(f"{path}.json", self._as_json(handler)))
            routes.append(Route(path, self._as_page(handler)))
        routes += [
            Route("/", self._as_page(showing.home)),
            Route("/settings", self._changing(self._settings), methods=["POST"]),
            Route("/calendar.ics", self._feed),
            Route("/export/{form}", self._export),
            Route("/judgements.json", self._judgements, methods=["GET"]),
            Route("/judgements.jsonl", self._judgements_dump, methods=["GET"]),
            *(Route(f"/judgements{end}", self._changing(self._judge), methods=["POST"]) for end in ("", ".json")),
            *(Route(f"/judgements/undo{end}", self._changing(self._undo), methods=["POST"]) for end in ("", ".json")),
            Route("/try", self._try_page, methods=["GET"]),
            *(Route(f"/try{end}", self._changing(self._try), methods=["POST"]) for end in ("", ".json")),
            Route("/reports.json", self._changing(self._add), methods=["POST"]),
            Route("/api", self._api_page),
            Route("/api/openapi.json", lambda _: JSONResponse(openapi.contract())),
            Route("/api/csrf.json", lambda _: JSONResponse({"csrf": self.safety.csrf})),
            Route("/enter", self._enter_page, methods=["GET"]),
            Route("/enter", self._changing(self._enter), methods=["POST"]),
        ]
        return Starlette(
            routes=routes,
            middleware=[Middleware(Guard, safety=self.safety, refuse=self._refuse)],
            exception_handlers={
                HTTPException: self._on_http_error,
                BadQuestionError: self._on_bad_question,
                BadTokenError: self._on_bad_token,
                Exception: self._on_failure,
            },
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        yield
        self.shelf.close()

    def _as_page(self, handler: Handler) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            with self.shelf.record() as record:
                ask = Ask(record, _settings(request.scope), request.path_params, request.query_params, self.shelf.latin)
                page = _answered(handler, ask)
                text = self._renderer.answer(page.template, ask, request.url.path, page.answer, page.more())
            return HTMLResponse(text)

        return endpoint

    def _as_json(self, handler: Handler) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            with self.shelf.record() as record:
                ask = Ask(record, _settings(request.scope), request.path_params, request.query_params, self.shelf.latin)
                return JSONResponse(wire(_answered(handler, ask).answer))

        return endpoint

    def _changing(self, change: Change) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that changes something: only for those who show what other sites cannot know."""

        async def endpoint(request: Request) -> Response:
            fields = fields_of(await request.body(), request.headers.get("content-type", ""))
            shown = str(fields.get("csrf") or request.headers.get("x-csrf-token", ""))
            if not self.safety.bearer(request.headers) and not hmac.compare_digest(
                shown.encode(), self.safety.csrf.encode()
            ):
                raise HTTPException(403, "no_csrf")
            return await run_in_threadpool(change, request, fields)

        return endpoint

    def _settings(self, _request: Request, fields: Fields) -> Response:
        """Keep what the reader chose, and go back."""
        response = RedirectResponse(back_to(fields.get("back")), 303)
        for name, allowed in CHOICES.items():
            if fields.get(name) in allowed:
                response.set_cookie(name, fields[name], max_age=_YEAR, httponly=True, samesite="lax")
        if "who" in fields:
            response.set_cookie("who", quote(person(fields)), max_age=_YEAR, httponly=True, samesite="lax")
        return response

    def _feed(self, request: Request) -> Response:
        with self.shelf.record() as record:
            ask = Ask(record, _settings(request.scope), {}, {}, self.shelf.latin)
            text = calendar.feed(ask, str(request.base_url).rstrip("/"))
        return Response(text, media_type="text/calendar", headers=_download("planned.ics"))

    def _export(self, request: Request) -> Response:
        """The whole record in a form, as a file; it may be larger than memory."""
        form = FORMS.get(request.path_params["form"])
        if form is None:
            raise HTTPException(404)
        file = TemporaryFile()  # noqa: SIM115 - closed when it was sent
        with self.shelf.own_record() as record:
            file.writelines(f"{line}\n".encode() for line in form.lines(record, Counter()))
        file.seek(0)
        return StreamingResponse(
            iter(lambda: file.read(_CHUNK), b""),
            media_type=form.media_type,
            headers=_download(f"record.{form.suffix}"),
            background=BackgroundTask(file.close),
        )

    def _judgements(self, _request: Request) -> Response:
        with self.shelf.record() as record:
            return JSONResponse({"judgements": wire(record.judgements())})

    def _judgements_dump(self, _request: Request) -> Response:
        with self.shelf.record() as record:
            text = "".join(f"{line}\n" for line in record_lines(record.judgements()))
        return Response(text, media_type="application/jsonl", headers=_download("judgements.jsonl"))

    def _judge(self, request: Request, fields: Fields) -> Response:
        """Keep a person's word."""
        with self.shelf.record() as record:
            try:
                kept = keep(record, fields)
            except KeyError:
                raise HTTPException(404) from None
        if request.url.path.endswith(".json"):
            return JSONResponse({"judgements": wire(kept)}, 201)
        return RedirectResponse(back_to(fields.get("back")), 303)

    def _undo(self, request: Request, fields: Fields) -> Response:
        """Take the last judgement back."""
        with self.shelf.record() as record:
            taken = record.take_back(who=person(fields), when=now())
        if request.url.path.endswith(".json"):
            return JSONResponse({"taken_back": wire(taken)}, 200 if taken else 404)
        return RedirectResponse(back_to(fields.get("back")), 303)

    def _try_page(self, request: Request) -> Response:
        return self._plain(request.scope, "try.html", 200, given={}, reading=None, problem=None)

    def _try(self, request: Request, fields: Fields) -> Response:
        """Read a report, and keep nothing of it."""
        as_json = request.url.path.endswith(".json")
        try:
            reading = self.shelf.read(report_of(fields))
        except BadInputError as error:
            if as_json:
                raise BadQuestionError("bad_report", why=str(error)) from None
            return self._plain(request.scope, "try.html", 400, given=fields, reading=None, problem=str(error))
        if as_json:
            return JSONResponse(reading_to_dict(reading))
        placed = Placed(events={}, judged={}, entities={}, copy_of=None)
        return self._plain(
            request.scope, "try.html", 200, given=fields, problem=None, **showing.beside(reading, placed)
        )

    def _add(self, _request: Request, fields: Fields) -> Response:
        """Read a report and add it to the record."""
        try:
            reading = self.shelf.read(report_of(fields))
        except BadInputError as error:
            raise BadQuestionError("bad_report", why=str(error)) from None
        with self.shelf.record() as record:
            added = record.add(reading)
        return JSONResponse({"report": reading.report.id, "added": added}, 201 if added else 200)

    def _api_page(self, request: Request) -> Response:
        return self._plain(request.scope, "api.html", 200, paths=openapi.contract()["paths"])

    def _enter_page(self, request: Request) -> Response:
        return self._plain(request.scope, "enter.html", 200, back=request.query_params.get("back", "/"), wrong=False)

    def _enter(self, request: Request, fields: Fields) -> Response:
        """Change a token for a cookie."""
        back = back_to(fields.get("back"))
        cookie = self.safety.pass_for(str(fields.get("token", "")))
        if cookie is None:
            return self._plain(request.scope, "enter.html", 403, back=back, wrong=True)
        response = RedirectResponse(back, 303)
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="lax")
        return response

    def _plain(self, scope: Scope, template: str, status: int, **context: object) -> Response:
        """A page that needs no record."""
        speech = Speech(_settings(scope), lambda _: None)
        return HTMLResponse(self._renderer.page(template, speech, scope["path"], {}, **context), status)

    def _refuse(self, scope: Scope, status: int, code: str, **values: str) -> Response:
        """The one shape of an error: a page for people, an object for programs."""
        settings = _settings(scope)
        if scope["path"].endswith(".json") or scope["path"].startswith("/api/"):
            message = str(Speech(Settings(lang="en"), lambda _: None).t(f"error.{code}", **values).unescape())
            return JSONResponse({"error": {"status": status, "code": code, "message": message}}, status)
        if code == "no_token":
            return self._plain(scope, "enter.html", status, back=scope["path"], wrong=False)
        message = Speech(settings, lambda _: None).t(f"error.{code}", **values)
        return self._plain(scope, "error.html", status, message=message, code=status)

    def _on_http_error(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        codes = {404: "not_found", 405: "wrong_method"}
        detail = error.detail if isinstance(error, HTTPException) else ""
        code = codes.get(status) or (detail if detail in ("no_csrf", "bad_body") else "failed")
        return self._refuse(request.scope, status, code)

    def _on_bad_question(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, BadQuestionError):
            raise error
        return self._refuse(request.scope, 400, error.code, **error.values)

    def _on_bad_token(self, request: Request, _error: Exception) -> Response:
        return self._refuse(request.scope, 400, "bad_token")

    def _on_failure(self, request: Request, error: Exception) -> Response:
        _log.error("%s failed", request.url.path, exc_info=error)
        return self._refuse(request.scope, 500, "failed")


def _answered(handler: Handler, ask: Ask) -> Page:
    try:
        return handler(ask)
    except KeyError:
        raise HTTPException(404) from None


def _settings(scope: Scope) -> Settings:
    request = Request(scope)
    return settings_of(request.cookies, request.headers.get("accept-language", ""))


def _download(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def create_app(path: Path, safety: Safety | None = None) -> Starlette:
    """The site of the record at `path`."""
    return Site(Shelf(path), safety or Safety()).app()
