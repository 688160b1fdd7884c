"""Names in Latin letters, as English news might write them.

Arabic writes no short vowels, and one letter stands for several of Latin, so that how a name is spelled is
partly a matter of use. A name's words are looked up among spellings counted in Wikidata and in the project's own
table of people; a word that is not there is spelled by what was learned from these (`tawatur.language.spelling`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tawatur.language.models import model_lines
from tawatur.language.spelling import load_speller
from tawatur.tables import read_table
from tawatur.text.letters import Letters

KNOWN = "names.txt.gz"

_BASIC = range(0x0621, 0x064B)
_TATWEEL = 0x0640
_SHORTEST_WITH_ARTICLE = 2
_REMEMBERED = 20_000


def plain_letters(letters: Letters) -> dict[int, str]:
    """What letters become that a name is not spelled by: marks go, letters of other languages are their neighbours."""
    return {code: made for code, made in letters.table.items() if code not in _BASIC or code == _TATWEEL}


@dataclass(frozen=True, slots=True, eq=False)
class Romanizer:
    """Writes names in Latin letters. Loaded once with `load_romanizer`; not to be shared between threads.

    `spell` spells a word that is not known. `words` are the words that names are made with, `known` the spellings of
    other words, both by folded word (or two, with a space between).
    """

    spell: Callable[[str], str]
    letters: Letters
    plain: dict[int, str]
    words: dict[str, str]
    known: dict[str, str]
    article: tuple[str, str]
    god: tuple[str, str]
    servant: tuple[str, str]

    def romanize(self, name: str) -> str:
        """A name of one word or several in Latin letters; what is not Arabic in it stays as it is."""
        words = name.split()
        made: list[str] = []
        while words:
            taken, latin = self._first(words)
            made.append(latin)
            words = words[taken:]
        text = " ".join(made)
        return text if text.startswith(self.article[1]) else text[:1].upper() + text[1:]

    def _first(self, words: list[str]) -> tuple[int, str]:
        """How many of the words make the first one of the name in Latin letters, and that."""
        word, following = words[0], "".join(words[1:2])
        folded, next_folded = self.letters.fold(word), self.letters.fold(following)
        pair = self.words.get(f"{folded} {next_folded}")
        if pair:
            return 2, pair
        if next_folded == self.god[0]:
            return 2, self._word(word).rstrip("a") + self.god[1]
        article = self.article[0]
        if folded == self.servant[0] and next_folded.startswith(article):
            return 2, f"{self.servant[1]} {self._word(following[len(article) :])}"
        return 1, self._word(word)

    def _word(self, word: str) -> str:
        if "-" in word:
            return "-".join(self._word(part) for part in word.split("-"))
        folded = self.letters.fold(word)
        if folded in self.words:
            return self.words[folded]
        article, mark = self.article
        if folded in self.known:
            known = self.known[folded]
            return mark + known.removeprefix(mark).capitalize() if known.startswith(mark) else known.capitalize()
        servant = self.servant[0] + article
        if folded.startswith(article) and len(word) >= len(article) + _SHORTEST_WITH_ARTICLE:
            return mark + self._word(word[len(article) :])
        if folded.startswith(servant) and len(word) >= len(servant) + _SHORTEST_WITH_ARTICLE:
            return self.servant[1] + self._word(word[len(servant) :]).lower()
        plain = word.translate(self.plain)
        return self.spell(plain).capitalize() if any(ord(letter) in _BASIC for letter in plain) else word


def load_romanizer(letters: Letters) -> Romanizer:
    """The romanizer with `data/language/romanization.tsv` and the models that `training/train_romanizer.py` wrote."""
    rows = [(row["role"], letters.fold(row["arabic"]), row["latin"]) for row in read_table("language/romanization.tsv")]
    roles = {role: (arabic, latin) for role, arabic, latin in rows if role != "word"}
    known: dict[str, str] = {}
    for line in model_lines(KNOWN):
        latin, *forms = line.split(" ")
        known.update(dict.fromkeys(forms, latin))
    return Romanizer(
        # Spelling is slow, and names come again.
        spell=lru_cache(_REMEMBERED)(load_speller().spell),
        letters=letters,
        plain=plain_letters(letters),
        words={arabic: latin for role, arabic, latin in rows if role == "word"},
        known=known,
        article=roles["article"],
        god=roles["god"],
        servant=roles["servant"],
    )
