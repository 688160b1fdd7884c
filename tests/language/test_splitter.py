"""Words parted into clitics and stems."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language.splitter import CliticSplitter, Segments, load_clitic_splitter
from tawatur.language.vocabulary import Vocabulary, load_vocabulary
from tawatur.text.letters import load_letters

ROOT = Path(__file__).parents[2]
TREEBANK = ROOT / "../shared/data/ud/ar_pud.conllu"
sys.path.insert(0, str(ROOT))

from training.treebank import read_groups  # noqa: E402

EXAMPLES = [
    word
    for line in (Path(__file__).parent / "examples/clitics.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
LETTERS = load_letters()
VOCABULARY = load_vocabulary(LETTERS)
SPLITTER = load_clitic_splitter(LETTERS, VOCABULARY)
ARABIC = st.text(st.sampled_from("ابتدسفلكمنهويةىءأإآؤئـًَُِّْ"), min_size=1, max_size=9)


def split(word: str) -> Segments:
    return SPLITTER.split([word])[0]


def test_there_are_enough_examples() -> None:
    assert sum("+" in word for word in EXAMPLES) >= 60
    assert sum("+" not in word for word in EXAMPLES) >= 60


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example: str) -> None:
    assert "+".join(split(example.replace("+", "")).pieces) == example


@pytest.mark.parametrize(
    ("word", "segments"),
    [
        ("وبلقائهما", Segments(("و", "ب"), "لقائ", "هما")),
        ("وَقالَ", Segments(("وَ",), "قالَ", "")),
        ("وقـــالت", Segments(("و",), "قـــالت", "")),
        ("رئيسهُ", Segments((), "رئيس", "هُ")),
        ("كتابة", Segments((), "كتابة", "")),
        ("له", Segments((), "ل", "ه")),
        ("وله", Segments(("و",), "ل", "ه")),
        ("للوفد", Segments(("ل",), "لوفد", "")),
    ],
)
def test_segments(word: str, segments: Segments) -> None:
    assert split(word) == segments


def test_stem_at() -> None:
    assert split("وسيلتقيه").stem_at == len("وس")


@pytest.mark.parametrize("word", ["2013", "BBC", "،", "٪", "", "و", "ه"])
def test_what_has_no_stem_besides_stays_whole(word: str) -> None:
    assert split(word) == Segments((), word, "")


@pytest.mark.parametrize("word", ["وقال لانه", "وانه سيلتقي رييسها", "ابناوه وشركاوه"])
def test_words_without_hamza(word: str) -> None:
    wanted = {
        "وقال لانه": ["و+قال", "ل+ان+ه"],
        "وانه سيلتقي رييسها": ["و+ان+ه", "س+يلتقي", "رييس+ها"],
        "ابناوه وشركاوه": ["ابناو+ه", "و+شركاو+ه"],
    }
    assert ["+".join(found.pieces) for found in SPLITTER.split(word.split())] == wanted[word]


def test_a_sentence() -> None:
    sentence = "وأضاف أن بلاده ستشارك في المحادثات وأنها أبلغت واشنطن بموقفها قبل لقاء لافروف"
    assert " ".join("+".join(found.pieces) for found in SPLITTER.split(sentence.split())) == (
        "و+أضاف أن بلاد+ه س+تشارك في المحادثات و+أن+ها أبلغت واشنطن ب+موقف+ها قبل لقاء لافروف"
    )


@given(st.lists(ARABIC, max_size=6))
def test_pieces_are_the_word(words: list[str]) -> None:
    for word, found in zip(words, SPLITTER.split(words), strict=True):
        assert "".join(found.pieces) == word
        assert found.stem
        assert all(found.proclitics)


@given(st.lists(ARABIC, min_size=1, max_size=4))
def test_same_words_same_segments(words: list[str]) -> None:
    assert SPLITTER.split(words) == SPLITTER.split(words)


def f1_and_clitics(splitter: CliticSplitter, vocabulary: Vocabulary, *, hamza: bool) -> tuple[float, float]:
    """Segment F1, and the share of words with a clitic that are split right, on sentences 1-200."""
    agree = true = found = clitic = right = 0
    for group in read_groups(TREEBANK)[0]:
        keep = (lambda text: text) if hamza else vocabulary.bare
        pieces = tuple(piece for piece in map(keep, group.pieces) if piece)
        made = splitter.split([keep(group.last), "".join(pieces), keep(group.following)])[1].pieces
        a, b = edges(pieces), edges(made)
        agree, true, found = agree + len(a & b), true + len(a), found + len(b)
        if len(pieces) > 1:
            clitic += 1
            right += pieces == made
    return 2 * agree / (true + found), right / clitic


def edges(pieces: tuple[str, ...]) -> set[tuple[int, int]]:
    """Where each piece begins and ends."""
    ends = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces))]
    return set(zip([0, *ends], ends, strict=False))


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank is not here")
@pytest.mark.parametrize(("hamza", "least"), [(True, 0.98), (False, 0.98)])
def test_accuracy(hamza: bool, least: float) -> None:
    f1, clitics = f1_and_clitics(SPLITTER, VOCABULARY, hamza=hamza)
    assert f1 >= least
    assert clitics >= 0.955


def test_bare_words_have_no_marks_and_no_hamza() -> None:
    assert VOCABULARY.bare("أَبْنَاؤُهُـمْ") == "ابناوهم"
    assert not any(unicodedata.combining(letter) for letter in VOCABULARY.bare("ءَاتٍ"))
