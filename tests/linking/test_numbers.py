"""Numbers of people around a trigger."""

from pathlib import Path

import pytest

from tawatur.linking.preparing import Preparer

EXAMPLES = [
    line.split("\t")
    for line in (Path(__file__).parent / "number_examples.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


@pytest.mark.parametrize(("number", "trigger", "sentence"), EXAMPLES)
def test_examples(preparer: Preparer, number: str, trigger: str, sentence: str) -> None:
    words = preparer.cutter.word_splitter.words(sentence)
    fold = preparer.comparer.name_keys.letters.fold
    at = next(i for i, w in enumerate(words) if w.folded == fold(trigger))
    assert preparer.counts.near(words, at, at + 1) == (int(number) if number else None)
