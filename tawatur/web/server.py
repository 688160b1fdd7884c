"""Running the site on this machine."""

from pathlib import Path

import uvicorn

from tawatur.web.app import create_app
from tawatur.web.safety import Safety


def serve(path: Path, host: str, port: int, token: str | None) -> None:
    """Serve the record at `path` until the program is ended."""
    app = create_app(path, Safety(host=host, token=token))
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, ws="none")
