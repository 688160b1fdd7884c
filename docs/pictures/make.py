"""Makes the pictures of the site that README.md shows, from the sample reports: `make pictures`.

Needs Chromium and playwright (`pip install -e '.[dev]'`).
"""

import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from tawatur.api import Reader, Record
from tawatur.text.loading import load_file
from tawatur.web.app import create_app

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples" / "geneva.jsonl"
SIZE = {"width": 1180, "height": 820}


def pages(path: Path) -> dict[str, tuple[str, str]]:
    """The pictures: name, address and language of each. Makes the record that they show."""
    reader = Reader()
    with Record(path) as record:
        for loaded in load_file(SAMPLE):
            if loaded.report:
                record.add(reader.read_report(loaded.report))
        event = max(record.events(), key=lambda e: (len(e.conflicts), len(e.accounts)))
        report = event.accounts[-1].report
    return {
        "story": (f"/story/{report}", "ar"),
        "event": (f"/event/{event.id}", "en"),
        "report": (f"/report/{report}", "ar"),
    }


def main() -> None:
    """Write the pictures beside this script."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "sample.db"
        shown = pages(path)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(path), port=port, log_level="error"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        origin = f"http://127.0.0.1:{port}"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (address, lang) in shown.items():
            context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
            context.add_cookies([{"name": "lang", "value": lang, "url": origin}])
            page = context.new_page()
            page.goto(origin + address)
            page.evaluate("document.fonts.ready")
            if name == "report":
                page.hover("a.m.event >> nth=1")
            page.screenshot(path=HERE / f"{name}.png")
            context.close()
        browser.close()
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
