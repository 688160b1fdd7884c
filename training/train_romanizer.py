"""Trains what writes names in Latin letters: `romanizer.crf`, `romanizer-ngrams.txt.gz` and `names.txt.gz`.

    python -m training.train_romanizer DATA_DIR

DATA_DIR holds `names/wikidata-pairs.tsv`. The project's table of people teaches too. A tenth of the words, by
a hash of their Arabic letters, is held back from the models and measures them. Prints, for the models and for a plain
letter table, the share of these words that are spelled as one of their spellings in the data, as the commonest of
them, and the share of letters that agree with the nearest. `names.txt.gz` holds spellings from the data, the
held-back tenth among them, of the words that the models spell otherwise. Nothing is drawn at random: the same
input gives the same bytes.
"""

import gzip
import hashlib
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pycrfsuite import Trainer
from rapidfuzz.distance import Levenshtein

from tawatur.language.romanize import KNOWN, plain_letters
from tawatur.language.spelling import CRF, NGRAMS, features, labels, load_speller
from tawatur.tables import read_table
from tawatur.text.letters import Letters, load_letters
from training.alignment import Chances, Pair, align, learn_chances
from training.joint_ngrams import ngram_lines

HERE = Path(__file__).parent
OUT = HERE.parent / "tawatur" / "data" / "models"
SETTINGS = {"c1": 3.0, "c2": 0.01, "max_iterations": 90, "feature.minfreq": 3}
# Pairs below this log chance a letter are no spellings of one another (titles, translations, slips); of pairs that
# were seen once, more is asked.
LEAST_LIKELY, LEAST_LIKELY_ONCE = -2.8, -2.2
# A spelling has at least this share of the number of Arabic letters.
LEAST_LETTERS = 0.6
LEAST_LABEL = 60
# A word is taught with its commonest spelling, and with others that are at least a third as common.
RIVAL = 3
# How many times in Wikidata one person in the project's own table is worth.
PERSON = 10
HELD_BACK = 10
SHORTEST_KNOWN = 3

ARTICLE_MARK = "al-"
ARTICLE, ALLAH = "\u0627\u0644", "\u0627\u0644\u0644\u0647"
SERVANT = re.compile("\\b(\u0639\u0628\u062f)(\u0627\u0644)")
WITH_ARTICLE = re.compile("[aeiou]l")
NO_MARK = {
    "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
}  # fmt: skip


class Aligned(NamedTuple):
    """A pair with the Latin letters that each Arabic letter takes, and the log chance a letter of that."""

    pair: Pair
    taken: list[str]
    likely: float


def latin_letters(text: str) -> str:
    """Only the letters a to z of a Latin word, those with marks without them."""
    spelled = unicodedata.normalize("NFKD", "".join(NO_MARK.get(c, c) for c in text.lower()))
    return "".join(c for c in spelled if "a" <= c <= "z")


def read_wikidata(path: Path, plain: dict[int, str]) -> Counter[tuple[str, str]]:
    """Arabic and Latin words of names with their counts; what holds digits or points is left out."""
    found: Counter[tuple[str, str]] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, spaced, count = line.split("\t")
        arabic = unicodedata.normalize("NFKC", spaced.replace(" ", "")).translate(plain)
        if arabic.isalpha() and latin_letters(latin) and not re.search(r"[\d.]", latin):
            found[arabic, latin_letters(latin)] += int(count)
    return found


def name_words(name: str) -> list[str]:
    """The Arabic words of a name as English parts them: the name of God is one with the word before it."""
    words: list[str] = []
    for word in SERVANT.sub(r"\1 \2", name.replace("-", " ")).split():
        if word == ALLAH and words:
            words[-1] += word
        else:
            words.append(word)
    return words


def read_people(plain: dict[int, str]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The words of the names of people, where both spellings have as many, without article; then those that had one."""
    found: Counter[tuple[str, str]] = Counter()
    with_article: Counter[tuple[str, str]] = Counter()
    for row in read_table("names/people.tsv"):
        latin = [word for word in re.split(r"[ -]", row["latin"].lower()) if word not in ("al", "el")]
        pairs: set[tuple[str, str]] = set()
        for name in row["arabic"].split(" | "):
            arabic = name_words(name.translate(plain))
            if len(arabic) == len(latin):
                pairs.update((a, latin_letters(b)) for a, b in zip(arabic, latin, strict=True))
        for a, b in pairs:
            if not a.isalpha() or not b:
                continue
            if a.startswith(ARTICLE) and len(a) > len(ARTICLE) + 1 and not WITH_ARTICLE.match(b):
                with_article[a[len(ARTICLE) :], b] += PERSON
            else:
                found[a, b] += PERSON
    return found + with_article, with_article


def is_held_back(arabic: str) -> bool:
    """Whether a word is of the tenth that measures."""
    return hashlib.sha256(arabic.encode("utf-8")).digest()[0] % HELD_BACK == 0


def train(aligned: Iterable[Aligned], path: Path) -> None:
    """Train the CRF on the pairs whose labels are common."""
    taught = [(item.pair, labels(item.pair.arabic, item.taken)) for item in aligned]
    counts = Counter(label for _, word in taught for label in word)
    trainer = Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for pair, word in taught:
        if all(counts[label] >= LEAST_LABEL for label in word):
            trainer.append(features(pair.arabic), word)
    trainer.train(str(path))


def taught_pairs(pairs: Sequence[Pair], chances: Chances) -> list[Aligned]:
    """The pairs that are spellings of one another and common enough beside their rivals, aligned."""
    found: list[Aligned] = []
    for pair in pairs:
        taken, likely = align(pair, chances)
        least = LEAST_LIKELY if pair.seen > 1 else LEAST_LIKELY_ONCE
        if likely > least and len(pair.latin) >= LEAST_LETTERS * len(pair.arabic):
            found.append(Aligned(pair, taken, likely))
    most: Counter[str] = Counter()
    for item in found:
        most[item.pair.arabic] = max(most[item.pair.arabic], item.pair.seen)
    return [item for item in found if item.pair.seen * RIVAL > most[item.pair.arabic]]


def measure(spell: Callable[[str], str], held: Iterable[Pair]) -> str:
    """How well the words that were held back are spelled."""
    spellings: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for arabic, latin, count in held:
        spellings[arabic][latin] = count
    any_right = best_right = wrong_letters = letters = 0
    for arabic, known in spellings.items():
        made = spell(arabic)
        any_right += made in known
        best_right += made == max(known, key=lambda latin: (known[latin], latin))
        distance, nearest = min((Levenshtein.distance(made, latin) / len(latin), latin) for latin in known)
        wrong_letters += round(distance * len(nearest))
        letters += len(nearest)
    n = len(spellings)
    return (
        f"{n} words: one of the spellings {any_right / n:.3f}, the commonest {best_right / n:.3f}, "
        f"letters {1 - wrong_letters / letters:.3f}"
    )


def commonest(aligned: Iterable[Aligned], letters: Letters) -> dict[str, Pair]:
    """For each folded word its commonest spelling, of two as common the likelier."""
    by_word: defaultdict[str, list[Aligned]] = defaultdict(list)
    for item in aligned:
        by_word[letters.fold(item.pair.arabic)].append(item)
    return {word: max(found, key=lambda item: (item.pair.seen, item.likely)).pair for word, found in by_word.items()}


def known_spellings(
    words: dict[str, Pair], with_article: dict[str, Pair], spell: Callable[[str], str]
) -> dict[str, str]:
    """The spellings, by folded word, that differ from what the models make of the word.

    The article is written apart, so that a word with it is known only where it is spelled otherwise than without.
    """
    known: dict[str, str] = {}
    for word, pair in words.items():
        bare = word.removeprefix(ARTICLE)
        if bare != word and (bare in words or not WITH_ARTICLE.match(pair.latin)):
            continue
        if len(word) >= SHORTEST_KNOWN and (pair.latin != spell(pair.arabic) or word != pair.arabic):
            known[word] = pair.latin
    for word, pair in with_article.items():
        if pair.latin != (known.get(word) or spell(pair.arabic)):
            known[ARTICLE + word] = ARTICLE_MARK + pair.latin
    return known


def write(name: str, note: str, lines: list[str]) -> None:
    """Pack the lines; no time of writing goes in."""
    data = gzip.compress("\n".join([f"# {note}; by training/train_romanizer.py", *lines, ""]).encode("utf-8"), mtime=0)
    OUT.joinpath(name).write_bytes(data)
    print(f"{name}: {len(lines)} lines, {len(data)} bytes")


def as_pairs(counts: Mapping[tuple[str, str], int]) -> list[Pair]:
    """The counted pairs, in the order of their letters."""
    return [Pair(arabic, latin, count) for (arabic, latin), count in sorted(counts.items())]


def main(data: Path) -> None:
    """Align, train, measure, write."""
    letters = load_letters()
    plain = plain_letters(letters)
    wikidata = read_wikidata(data / "names" / "wikidata-pairs.tsv", plain)
    people, with_article = read_people(plain)
    pairs = as_pairs(wikidata + people)
    teaching = [pair for pair in pairs if not is_held_back(pair.arabic)]
    chances = learn_chances(teaching)
    taught = taught_pairs(teaching, chances)
    train(taught, OUT / CRF)
    note = "Joint n-grams of letters of names (training/joint_ngrams.py)"
    write(NGRAMS, note, ngram_lines(list(zip(item.pair.arabic, item.taken, strict=True)) for item in taught))
    speller = load_speller()

    rows = [line.split("\t") for line in (HERE / "plain_letters.tsv").read_text(encoding="utf-8").splitlines()]
    table = {ord(row[1]): row[0] for row in rows[2:]}
    for name, counts in (("Wikidata", wikidata), ("people", people)):
        held = [pair for pair in as_pairs(counts) if is_held_back(pair.arabic)]
        print(f"{name}, letter table: {measure(lambda arabic: arabic.translate(table), held)}")
        print(f"{name}, model:        {measure(speller.spell, held)}")
    words, articled = (taught_pairs(p, chances) for p in (pairs, as_pairs(with_article)))
    known = known_spellings(commonest(words, letters), commonest(articled, letters), speller.spell)
    by_latin: defaultdict[str, list[str]] = defaultdict(list)
    for word, latin in sorted(known.items()):
        by_latin[latin].append(word)
    note = "Spellings of words of names, after Wikidata and data/names/people.tsv"
    write(KNOWN, note, [" ".join([latin, *forms]) for latin, forms in sorted(by_latin.items())])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
