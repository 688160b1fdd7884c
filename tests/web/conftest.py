"""A site of the made-up story, and clients that ask it as a browser on this machine would."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawatur.api import Record
from tawatur.model.wire import reading_from_dict
from tawatur.web.app import create_app
from tawatur.web.safety import Safety

STORY = Path(__file__).parents[1] / "record" / "story.jsonl"
ORIGIN = "http://127.0.0.1:8013"

Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the story; not to be changed."""
    path = tmp_path_factory.mktemp("web") / "story.db"
    with Record(path) as record:
        for line in STORY.read_text(encoding="utf-8").splitlines():
            assert record.add(reading_from_dict(json.loads(line)))
        assert list(record.events())
    return path


@pytest.fixture
def record_path(filled: Path, tmp_path: Path) -> Path:
    """A record of the story, for one test alone."""
    return Path(shutil.copy(filled, tmp_path / "record.db"))


@pytest.fixture
def site() -> Iterator[Client]:
    """Makes clients: `site(path, lang="en")`; further arguments are those of `Safety`."""
    made: list[TestClient] = []

    def make(path: Path, lang: str = "en", **safety: str) -> TestClient:
        app = create_app(path, Safety(**{"csrf": "asked-for", **safety}))  # type: ignore[arg-type]
        client = TestClient(app, base_url=ORIGIN, headers={"accept-language": lang}, follow_redirects=False)
        made.append(client.__enter__())
        return client

    yield make
    for client in made:
        client.__exit__(None, None, None)


@pytest.fixture
def client(site: Client, record_path: Path) -> TestClient:
    """A client in English."""
    return site(record_path)


@pytest.fixture(scope="session")
def ids(filled: Path) -> dict[str, list[str]]:
    """The ids of all that the record holds, by kind."""
    with Record(filled) as record:
        return {
            "event": [e.id for e in record.events()],
            "entity": [e.id for e in record.entities()],
            "report": [r.report.id for r in record.readings()],
        }


@pytest.fixture(scope="session")
def addresses(ids: dict[str, list[str]]) -> list[str]:
    """The addresses of all pages that show something."""
    pages = [
        "/",
        "/timeline",
        "/conflicts",
        "/sources",
        "/judge",
        "/calendar",
        "/calendar?month=2014-03",
        "/try",
        "/api",
        "/search",
        "/search?words=%D9%87%D9%88%D9%84%D9%85%D9%86",
    ]
    pages += [f"/{kind}/{id_}" for kind, found in ids.items() for id_ in found]
    return pages + [f"/story/{id_}" for id_ in ids["report"]]
