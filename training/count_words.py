"""Counts the words of news and gathers the lemmas of their forms.

    python -m training.count_words DATA_DIR

DATA_DIR holds `raw/*.txt.xz`, news with one report a line. Writes `words.txt.gz` (bare words that stand there
at least LEAST times, by the logarithm of their count) and `lemma-forms.txt.gz` (lemmas, each with its bare forms
that stand there, after simplemma) to `tawatur/data/models`. Nothing is drawn at random: the same input and the
same simplemma give the same bytes.
"""

import gzip
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from tawatur.language.vocabulary import bare_table
from tawatur.text.letters import load_letters

OUT = Path(__file__).parents[1] / "tawatur" / "data" / "models"
LEAST = 10
WORD = re.compile("[\u0621-\u063a\u0640-\u0652\u0670\u0671]+")
PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
ARTICLE = "\u0627\u0644"


def count(folder: Path, table: dict[int, str]) -> dict[str, int]:
    """How often each bare word stands in the news in `folder`; rare ones left out."""
    found: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found.update(WORD.findall(line))
    counts: Counter[str] = Counter()
    for word, number in found.items():
        counts[word.translate(table)] += number
    return {word: number for word, number in counts.items() if number >= LEAST and word}


def lemma_forms(counts: dict[str, int], table: dict[int, str]) -> dict[str, set[str]]:
    """Lemmas with their bare forms that were counted, by themselves or after the article.

    simplemma gives words that it cannot analyse as their own lemma: a lemma counts only where two other forms have it.
    """
    pairs = [
        (form, lemma)
        for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items()
        if isinstance(form, str) and isinstance(lemma, str) and PLAIN.fullmatch(form) and PLAIN.fullmatch(lemma)
    ]
    others = Counter(lemma for form, lemma in pairs if form != lemma)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in pairs:
        bare = form.translate(table)
        known = bare in counts or ARTICLE + bare in counts
        if bare and known and (form != lemma or others[lemma] > 1):
            forms[lemma].add(bare)
    return forms


def write(name: str, note: str, lines: list[str]) -> None:
    """Pack the lines; no time of writing goes in, so that the bytes depend on the lines alone."""
    data = gzip.compress("\n".join([f"# {note}", *lines, ""]).encode("utf-8"), mtime=0)
    OUT.joinpath(name).write_bytes(data)
    print(f"{name}: {len(lines)} lines, {len(data)} bytes")


def main(data: Path) -> None:
    """Count, gather, write."""
    table = bare_table(load_letters())
    counts = count(data / "raw", table)
    by_size: defaultdict[int, list[str]] = defaultdict(list)
    for word, number in counts.items():
        by_size[int(2 * math.log2(number))].append(word)
    print(f"{len(counts)} words")
    note = "Bare words of news by the logarithm of their count, in half steps of base 2 (training/count_words.py)"
    write("words.txt.gz", note, [f"{size}\t{' '.join(sorted(words))}" for size, words in sorted(by_size.items())])
    forms = lemma_forms(counts, table)
    note = "Lemmas and their bare forms that stand in news, after simplemma (training/count_words.py)"
    write("lemma-forms.txt.gz", note, [" ".join([lemma, *sorted(found)]) for lemma, found in sorted(forms.items())])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
