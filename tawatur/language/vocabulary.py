"""The vocabulary of news: how often each word stands there, and which forms belong to which lemma.

Words are counted *bare*: without marks and without any hamza, since many writers leave it out. Unlike the folded
form for look-up (`tawatur.text.letters`), the bare form keeps ta marbuta and heh, alef maksura and yeh apart:
they tell a pronoun from an ending. Counts come from news, lemmas from simplemma (`training/count_words.py`).
"""

from dataclasses import dataclass

from tawatur.language.models import model_lines
from tawatur.text.letters import Letters

_KEPT_APART = (0x0629, 0x0649)
_HAMZA = 0x0621


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words known from news.

    `frequency` is the logarithm of a bare word's count, in half steps of base 2. `lemmas` leads from a bare form
    to its lemmas, which are spelled in full; `forms` counts the forms of a lemma; `headwords` are the bare
    forms of the lemmas.
    """

    frequency: dict[str, int]
    lemmas: dict[str, tuple[str, ...]]
    forms: dict[str, int]
    headwords: frozenset[str]
    table: dict[int, str]

    def bare(self, word: str) -> str:
        """The word without marks and hamzas."""
        return word.translate(self.table)


def bare_table(letters: Letters) -> dict[int, str]:
    """What each letter becomes in a bare word: the folding table, but for the letters that stay apart."""
    table = {code: made for code, made in letters.table.items() if code not in _KEPT_APART}
    return {**table, _HAMZA: ""}


def load_vocabulary(letters: Letters) -> Vocabulary:
    """The vocabulary that is shipped: `data/models/words.txt.gz` and `lemma-forms.txt.gz`."""
    table = bare_table(letters)
    frequency: dict[str, int] = {}
    for line in model_lines("words.txt.gz"):
        count, words = line.split("\t")
        frequency.update(dict.fromkeys(words.split(" "), int(count)))
    lemmas: dict[str, tuple[str, ...]] = {}
    number: dict[str, int] = {}
    for line in model_lines("lemma-forms.txt.gz"):
        lemma, *found = line.split(" ")
        number[lemma] = len(found)
        for form in found:
            lemmas[form] = (*lemmas[form], lemma) if form in lemmas else (lemma,)
    return Vocabulary(
        frequency=frequency,
        lemmas=lemmas,
        forms=number,
        headwords=frozenset(lemma.translate(table) for lemma in number),
        table=table,
    )
