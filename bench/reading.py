"""How fast reading is: words a second of each step, memory, start-up, and peers on the same text."""

import importlib
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tawatur.model import Report
from tawatur.reader import STEPS, Draft, load_tools
from tawatur.text.loading import load_file

_ROUNDS = 5
_LEAST_WORDS = 20_000
# Peers that do a part of the work, with how each is run on a text. They are measured where they are installed.
_PEERS: dict[str, tuple[str, Callable[[object, str], object]]] = {
    "dateparser, search for dates": (
        "dateparser.search",
        lambda module, text: module.search_dates(text, languages=["ar"]),  # type: ignore[attr-defined]
    ),
    "simplemma, lemmas": (
        "simplemma",
        lambda module, text: [module.lemmatize(word, lang="ar") for word in text.split()],  # type: ignore[attr-defined]
    ),
    "qalsadi, lemmas": (
        "qalsadi.lemmatizer",
        lambda module, text: module.Lemmatizer().lemmatize_text(text),  # type: ignore[attr-defined]
    ),
}


def main(file: Path) -> None:
    """Measure on the reports of a file of JSON lines, repeated until they are long enough, and print a table."""
    texts = [loaded.report.text for loaded in load_file(file) if loaded.report]
    words = sum(len(text.split()) for text in texts)
    texts *= 1 + _LEAST_WORDS // max(words, 1)
    words = sum(len(text.split()) for text in texts)
    began = time.perf_counter()
    tools = load_tools()
    print(f"tables and models loaded in {time.perf_counter() - began:.2f} s")
    print(f"start-up of `tawatur read` on one short report: {_start_up():.2f} s")
    reports = [Report(id=str(i), text=text, published="2013-11-21") for i, text in enumerate(texts)]
    drafts = [Draft(report=report) for report in reports]
    spent: dict[str, float] = {}
    for step in STEPS:
        began = time.process_time()
        drafts = [step(draft, tools) for draft in drafts]
        spent[step.__name__] = time.process_time() - began
    whole = sum(spent.values())
    print(f"\n{'step':<32} {'words/s':>12} {'share':>7}")
    for name, seconds in spent.items():
        print(f"{name:<32} {words / seconds:>12,.0f} {seconds / whole:>7.1%}")
    print(f"{'the whole reading, one core':<32} {words / whole:>12,.0f}")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _peers(texts[: max(1, len(texts) // 10)], words / whole)


def _start_up() -> float:
    """Seconds from nothing to a reading of one short report, at best of a few."""
    command = [sys.executable, "-m", "tawatur", "read", "--published", "2013-11-21", "-"]
    text = "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631.".encode()
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, input=text, check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    return best


def _peers(texts: list[str], ours: float) -> None:
    words = sum(len(text.split()) for text in texts)
    print(f"\n{'peer, on the same text':<32} {'words/s':>12} {'whole reading / peer':>21}")
    for name, (module_name, run) in _PEERS.items():
        try:
            module = importlib.import_module(module_name)
        except ImportError:
            print(f"{name:<32} {'not installed':>12}")
            continue
        began = time.process_time()
        for text in texts:
            run(module, text)
        speed = words / max(time.process_time() - began, 1e-9)
        print(f"{name:<32} {speed:>12,.0f} {ours / speed:>21.2f}")
