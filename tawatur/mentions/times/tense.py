"""Whether what stands beside a time is past or to come, told by the verbs and particles of its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word

Direction = Literal["past", "said", "future", "open"]

_YEH = "\u064a"
# The persons of an imperfect verb, made from the third person masculine by its first letter.
_PERSONS = "\u064a\u062a\u0646"
_FUTURE_PREFIX = "\u0633"
_CONJUNCTIONS = ("", "\u0648", "\u0641")
_LAM = "\u0644"
# The pronouns that a verb takes as its object.
_OBJECTS = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
_TENSE_OF_PARTICLE = {"behind": "past"}
# A cue farther away than this belongs to another clause.
_REACH_BACK = 25
_REACH_AHEAD = 12
_SHORTEST_VERB = 3


@dataclass(frozen=True, eq=False)
class Tenses:
    """The cue of every folded word that is one."""

    cues: Mapping[str, str]

    def around(self, words: tuple[Word, ...], first: int, last: int, sentence: tuple[int, int]) -> Direction:
        """The direction of the words [first, last): by the nearest cue before them, else by the first one after.

        `sentence` holds the words [from, to) of the sentence that they stand in.
        """
        for i in range(first - 1, max(sentence[0], first - _REACH_BACK) - 1, -1):
            direction = self._at(words, i, sentence[0])
            if direction:
                return direction
        for i in range(last, min(sentence[1], last + _REACH_AHEAD)):
            direction = "future" if self.cues.get(words[i].folded) == "purpose" else self._at(words, i, sentence[0])
            if direction:
                return direction
        return "open"

    def _at(self, words: tuple[Word, ...], i: int, start: int) -> Direction | None:
        """The direction that word `i` by itself gives, seen with the word before it in the sentence."""
        cue = self.cues.get(words[i].folded)
        before = self.cues.get(words[i - 1].folded) if i > start else None
        if cue == "future":
            return "future"
        if cue in {"verb", "coming"}:
            ahead = cue == "coming" or before in {"subjunctive", "future"}
            return "past" if before == "past" else "future" if ahead else None
        # After a preposition the word is the noun of the verb, which has no tense.
        if cue in {"past", "said"} and before != "preposition":
            return "said" if cue == "said" else "past"
        if cue is None and before == "relative":
            return _after_relative(words[i].folded)
        return None


def _after_relative(verb: str) -> Direction | None:
    """The tense of a verb that no table knows, by its first letter: after "which" stands a verb."""
    if len(verb) < _SHORTEST_VERB or not verb.isalpha():
        return None
    if verb[0] == _FUTURE_PREFIX and verb[1] in _PERSONS:
        return "future"
    return None if verb[0] in _PERSONS else "past"


def load_tenses(letters: Letters) -> Tenses:
    """The cues of `data/times/tense.tsv`, in every person and with the conjunctions that lead them."""
    cues: dict[str, str] = {}
    for row in read_table("times/tense.tsv"):
        form, cue = letters.fold(row["form"]), row["cue"]
        forms = {form: cue}
        if cue in {"verb", "coming"}:
            forms = {person + form.removeprefix(_YEH): cue for person in _PERSONS}
            forms |= {_FUTURE_PREFIX + verb: "future" for verb in list(forms)}
        if cue in {"past", "said", "verb", "coming"}:
            forms |= {each + ending: its for each, its in forms.items() for ending in _OBJECTS}
        if cue == "subjunctive":
            forms[_LAM + form] = cue
        # Particles count as their tense, but take no endings.
        forms = {each: _TENSE_OF_PARTICLE.get(its, its) for each, its in forms.items()}
        for lead in _CONJUNCTIONS:
            for each, its_cue in forms.items():
                cues.setdefault(lead + each, its_cue)
    return Tenses(cues)
