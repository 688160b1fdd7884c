"""How well reports are read, against gold: no layer may fall below its floor. Floors only go up.

The floors stand in `floors.tsv`; they lie a little below what was reached when they were set, so that they tell a
step backward from a report read otherwise.
"""

import hashlib
from pathlib import Path

import pytest

from tawatur.evaluation import LAYERS, GoldReport, Scores, load_gold, score
from tawatur.reader import load_tools, read_report

HERE = Path(__file__).parent
ROOT = HERE.parent
FOLDERS = {
    "examples": ROOT / "examples" / "gold",
    "seeds": ROOT.parent / "shared" / "gold" / "seeds",
    "dev": ROOT.parent / "shared" / "gold" / "dev",
}
# Gold that changes needs floors that are set anew.
EXAMPLES_HASH = "26392570a31417cb"


def floors() -> dict[str, dict[str, float]]:
    rows = [line.split("\t") for line in (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return {folder: {layer: float(floor) for name, layer, floor in rows if name == folder} for folder in FOLDERS}


def gold_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def read_gold(golds: list[GoldReport]) -> Scores:
    tools = load_tools()
    return score(golds, [read_report(gold.report(), tools) for gold in golds])


def test_gold_of_the_examples_is_what_the_floors_were_set_on() -> None:
    assert gold_hash(FOLDERS["examples"]) == EXAMPLES_HASH


def test_every_layer_has_a_floor() -> None:
    assert {folder: set(layers) for folder, layers in floors().items()} == {folder: set(LAYERS) for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_layer_falls_below_its_floor(folder: str) -> None:
    if not FOLDERS[folder].exists():
        pytest.skip("these annotations are not here")
    found = read_gold(list(load_gold(FOLDERS[folder])))
    reached = {layer: round(found.tallies[layer].f1, 3) for layer in LAYERS}
    fallen = {layer: reached[layer] for layer, floor in floors()[folder].items() if reached[layer] < floor}
    assert not fallen, f"below the floors of {folder}: {fallen}"
