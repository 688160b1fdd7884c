"""`tawatur serve`: the record as a site on this machine."""

from pathlib import Path

import click

from tawatur.cli.options import fail, record_option

_PORT = 8013


@click.command(
    epilog="""
\b
Examples:
  tawatur serve
  tawatur serve --record syria.db --port 9000
  TAWATUR_TOKEN=… tawatur serve --host 192.168.1.20
"""
)
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; others need --token.")
@click.option(
    "--token", envvar="TAWATUR_TOKEN", metavar="WORDS",
    help="What users must show; better given in the environment (TAWATUR_TOKEN), where nobody else sees it.",
)  # fmt: skip
@record_option
def serve(port: int, host: str, token: str | None, path: Path) -> None:
    """Open the record as a site and API, in Arabic and English, for this machine only.

    docs/site.md says what is on it. Nothing that it shows comes from elsewhere, and nothing is sent elsewhere.
    """
    from tawatur.web.safety import is_loopback  # noqa: PLC0415 - a quick --help
    from tawatur.web.server import serve as run  # noqa: PLC0415

    if not is_loopback(host) and not token:
        raise click.UsageError(f"--host {host} can be reached by others: give a --token that its users must show.")
    if token is not None and len(token) < 16:
        raise click.UsageError("A --token needs 16 letters at least.")
    if not path.exists():
        fail(f"{path}: there is no such record; make one with `tawatur add --record {path} FILE`.")
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"{path} is at http://{shown}:{port}/ until you press Ctrl+C.")
    try:
        run(path, host, port, token)
    except ValueError as error:
        fail(str(error))
