"""Ways to run the commands, and a record of the sample story to ask."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tawatur.api
import tawatur.reader
from tawatur.cli import main
from tawatur.linking import load_linker
from tests.gold_readings import gold_readings, write_readings

Run = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def tables_loaded_once() -> Iterator[None]:
    """Every command loads its tables anew; here one load serves all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tawatur.api, "load_linker", cache(load_linker))
        patch.setattr(tawatur.reader, "load_tools", cache(tawatur.reader.load_tools))
        yield


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `tawatur` with arguments, in an empty folder; what is not a tidy end of the program is raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def invoke(*args: object, given: bytes = b"") -> Result:
        result = CliRunner().invoke(main, [str(arg) for arg in args], input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture(scope="session")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The readings of the sample story, as gold has them, as JSON lines."""
    return write_readings(tmp_path_factory.mktemp("story") / "readings.jsonl", gold_readings())


@pytest.fixture(scope="session")
def story(readings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample story. Tests must not change it."""
    path = tmp_path_factory.mktemp("record") / "story.db"
    result = CliRunner().invoke(main, ["add", "--record", str(path), "--readings", str(readings)])
    assert result.exit_code == 0, result.output
    return path
