"""Reads what was learned: the files in `tawatur/data/models`, each written by a script in `training`."""

import gzip
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def model_path(name: str) -> AbstractContextManager[Path]:
    """A path under which `data/models/NAME` can be read while the context lasts."""
    return as_file(files("tawatur.data").joinpath("models", name))


def model_text(name: str) -> str:
    """The text of `data/models/NAME`, which is packed."""
    data = files("tawatur.data").joinpath("models", name).read_bytes()
    return gzip.decompress(data).decode("utf-8")


def model_lines(name: str) -> list[str]:
    """The lines of `data/models/NAME`, a packed text, without notes (lines that begin with `#`)."""
    return [line for line in model_text(name).splitlines() if line and not line.startswith("#")]
