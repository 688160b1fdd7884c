"""What the commands say of themselves, and what they answer to being called in a wrong way."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tawatur.cli import main
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands(main))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], run: Run) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    usage, *_ = result.output.split("\n")
    assert usage.startswith("Usage:")
    examples = re.split(r"Examples?:\n", result.output)[-1]
    assert f"tawatur {' '.join(path)}" in examples
    assert run(*path, "-h").output == result.output


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    options = [p for p in COMMANDS[path].params if isinstance(p, click.Option)]
    assert [p.name for p in options if not p.help] == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_documentation(path: tuple[str, ...]) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    name = f"tawatur {' '.join(path[:1])}"
    assert any(re.search(rf"\b{name}\b", page.read_text(encoding="utf-8")) for page in pages)


def test_every_command_of_the_readme_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^ +tawatur ([a-z]+)", text, re.MULTILINE))
    assert named
    assert named <= set(main.commands)


def test_help_of_the_program_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(re.search(rf"^  {name} ", result.output, re.MULTILINE) for name in main.commands)


def test_version(run: Run) -> None:
    assert re.search(r"\d+\.\d+\.\d+", run("--version").output)


@pytest.mark.parametrize(
    "args",
    [
        ["nosuchcommand"],
        ["read"],
        ["read", "--nosuchoption", "a.txt"],
        ["read", "--format", "xml", "a.txt"],
        ["read", "--published", "yesterday", "a.txt"],
        ["read", "--published", "2013-02-30", "a.txt"],
        ["add"],
        ["add", "--published", "21/11/2013", "a.txt"],
        ["remove"],
        ["timeline", "--from", "2013-13-01"],
        ["timeline", "--to", "2013-11-21T18:30"],
        ["timeline", "--type", "MEET"],
        ["timeline", "--status", "maybe"],
        ["timeline", "--min-independent", "-1"],
        ["timeline", "extra"],
        ["who"],
        ["show"],
        ["story"],
        ["search"],
        ["export", "--format", "text"],
        ["judge", "same", "e-1", "--why", "one"],
        ["judge", "same", "e-1", "e-2"],
        ["judge", "same", "e-1", "n-2", "--why", "one"],
        ["evaluate"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(args: list[str], run: Run) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from tawatur.cli import main\n"
        "assert CliRunner().invoke(main, ['read', '--help']).exit_code == 0\n"
        "print([m for m in ('numpy', 'onnxruntime', 'datasketch', 'pycrfsuite', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
