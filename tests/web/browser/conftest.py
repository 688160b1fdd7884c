"""A site that runs, and a browser that looks at it. All of it is skipped where there is no Chromium."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PHONE = {"width": 360, "height": 740}
# What a browser says of requests that were under way when the page was left.
_LEFT = "net::ERR_ABORTED"
DESK = {"width": 1280, "height": 900}

Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what stands here where it cannot be run."""
    try:
        import playwright  # noqa: F401, PLC0415
    except ImportError:
        missing = "needs playwright"
    else:
        missing = "" if CHROMIUM else "needs Chromium (apt-get install chromium)"
    for item in items:
        if missing and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def running() -> Iterator[Callable[[Path], str]]:
    """Runs sites: `running(path)` gives the address of the site of a record."""
    import uvicorn  # noqa: PLC0415

    from tawatur.web.app import create_app  # noqa: PLC0415

    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def run(path: Path) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(path), port=port, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        servers.append((server, thread))
        while not server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{port}"

    yield run
    for server, thread in servers:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def origin(running: Callable[[Path], str], filled: Path) -> str:
    """The address of a site that is only looked at."""
    return running(filled)


@pytest.fixture
def own_origin(running: Callable[[Path], str], record_path: Path) -> str:
    """The address of a site for one test alone."""
    return running(record_path)


@pytest.fixture
def opened(browser: "Browser") -> Iterator[Open]:
    """Opens windows: `opened(origin, lang="ar", size=PHONE)`. Nothing in them may fail or look elsewhere."""
    wrong: list[str] = []
    contexts = []

    def open_(origin: str, *, lang: str = "en", size: dict[str, int] | None = None, **chosen: str) -> "Page":
        context = browser.new_context(viewport=size or DESK, locale=lang)  # type: ignore[arg-type]
        context.add_cookies([{"name": n, "value": v, "url": origin} for n, v in {"lang": lang, **chosen}.items()])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: wrong.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((origin, "data:")) else None)
        page.on("requestfailed", lambda r: wrong.append(f"failed: {r.url}") if r.failure != _LEFT else None)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
