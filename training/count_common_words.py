"""Counts in how many reports each stem stands, and writes `tawatur/data/linking/common_words.tsv`.

    python training/count_common_words.py FILE.txt.xz…

Each file holds one report a line. Takes 12,000 reports of more than 40 words, chosen with a fixed seed: the same
files give the same table.
"""

import lzma
import random
import sys
from collections import Counter
from pathlib import Path

from tawatur.linking.stems import load_affixes
from tawatur.text.document import load_cutter

SEED = 1
REPORTS = 12_000
FEWEST_WORDS = 40
LEAST_PER_MILLE = 5.0
OUT = Path(__file__).parents[1] / "tawatur" / "data" / "linking" / "common_words.tsv"
HEAD = """\
# Common stems of Arabic news: in how many of a thousand reports each stands (reports of a Gulf paper and of
# Tunisian outlets, 12,000 of them; counted by training/count_common_words.py). A stem that is not listed is rare.
per_mille\tstem
"""


def main(files: list[str]) -> None:
    """Count and write."""
    reports: list[str] = []
    for name in files:
        with lzma.open(name, "rt", encoding="utf-8") as lines:
            reports += [line for line in lines if len(line.split()) > FEWEST_WORDS]
    random.Random(SEED).shuffle(reports)
    taken = reports[:REPORTS]
    stems, splitter = load_affixes(), load_cutter().word_splitter
    count: Counter[str] = Counter()
    for report in taken:
        count.update({stems.stem(w.folded) for w in splitter.words(report) if w.folded[0].isalnum()})
    shares = {stem: n * 1000 / len(taken) for stem, n in count.items()}
    rows = sorted((-share, stem) for stem, share in shares.items() if share >= LEAST_PER_MILLE)
    OUT.write_text(HEAD + "".join(f"{-share:.1f}\t{stem}\n" for share, stem in rows), encoding="utf-8")
    print(f"{len(rows)} stems of {len(taken)} reports")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
