"""Answers as HTML and as JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tawatur.export.record_forms import FORMS
from tawatur.model import Span
from tawatur.model.answers import Passage
from tawatur.model.record import to_dict
from tawatur.web.pages import Ask
from tawatur.web.segments import whole_words
from tawatur.web.settings import CHOICES
from tawatur.web.speech import Speech, harmless, isolated

# The pages that every page leads to, with the keys of their names.
NAVIGATION = (
    ("/", "home"),
    ("/timeline", "timeline"),
    ("/conflicts", "conflicts"),
    ("/calendar", "calendar"),
    ("/sources", "sources"),
    ("/judge", "judge"),
    ("/try", "try"),
)
_TEMPLATES = Path(__file__).parent / "templates"


def url(kind: str, id_: str = "", mark: str = "") -> str:
    """The address of a page: its kind, the id of what it shows, and a place on it."""
    path = f"/{kind}/{quote(id_, safe='')}" if id_ else f"/{kind}"
    return f"{path}#{quote(mark)}" if mark else path


def _marked(passage: Passage) -> Span:
    """The whole words of a passage that its mark touches."""
    start = passage.span.start
    marked = whole_words(passage.text, Span(passage.marked.start - start, passage.marked.end - start))
    return Span(marked.start + start, marked.end + start)


def wire(value: Any) -> Any:
    """An answer as JSON values: objects of the record in the shape of `docs/record.md`."""
    if isinstance(value, Mapping):
        return {key: wire(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [wire(item) for item in value]
    return to_dict(value)


class Renderer:
    """Fills templates."""

    def __init__(self, csrf: str) -> None:
        self._csrf = csrf
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=harmless,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, template: str, speech: Speech, path: str, query: Mapping[str, str], **context: object) -> str:
        """A page: `path` and `query` say where it stands."""

        def here(**changed: str | None) -> str:
            """The address of this page, with parts of the query changed."""
            kept = {**query, **changed}
            asked = urlencode({name: value for name, value in kept.items() if value})
            return f"{path}?{asked}" if asked else path

        return self._templates.get_template(template).render(
            t=speech.t,
            n=speech.n,
            known=speech.known,
            number=speech.number,
            day=speech.day,
            days=speech.days,
            when=speech.when,
            name=speech.name,
            names=speech.names,
            plain_name=speech.plain_name,
            settings=speech.settings,
            choices=CHOICES,
            bdi=isolated,
            nav=NAVIGATION,
            forms=tuple(FORMS),
            whole=_marked,
            url=url,
            here=here,
            path=path,
            query=query,
            csrf=self._csrf,
            **context,
        )

    def answer(self, template: str, ask: Ask, path: str, answer: Any, more: Mapping[str, Any]) -> str:
        """The page that shows an answer of the record."""
        known: dict[str, Markup] = {}

        def outlet(name: str | None) -> Markup:
            """The name of an outlet in the reader's letters."""
            if not name:
                return Markup('<span class="faint">{}</span>').format(ask.speech.t("outlet.none"))
            if name not in known:
                english = ask.settings.lang == "en"
                latin = (ask.record.browsing.outlet_name(name) or ask.latin(name)) if english else None
                known[name] = isolated(latin, "en", name) if latin else isolated(name)
            return known[name]

        return self.page(template, ask.speech, path, ask.query, answer=answer, outlet=outlet, **more)
