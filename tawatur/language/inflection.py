"""Every inflected form of a verb, participle or noun, from the dictionary forms that a table row gives.

Forms are folded and bare: conjunctions, prepositions, the article, the future letter and pronouns are taken off
at look-up (`tawatur.language.clitics`). A row gives, parted by a slash,

  verb         perfect/imperfect, third person singular masculine; a doubled root with its shadda
  noun         singular/plural/…; a first part left empty makes a noun that has only plurals
  participle   its singular masculine, also for an adjective that inflects so; a weak root ends in kasratan
  particle     forms that never change

A caret after it says that it takes no pronoun (and, of a verb, that it has no passive).

Where spelling does not tell two forms apart, the form has the features of both. Endings stand in
`data/language`; stems come from `tawatur.language.roots`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tawatur.language.roots import Stems, Verb, imperfect_stems, passive, perfect_stems
from tawatur.tables import read_table
from tawatur.text.letters import Letters

PartOfSpeech = Literal["verb", "noun", "participle", "adjective", "particle"]

_ALEF, _HAMZA, _YEH, _MAKSURA = "\u0627", "\u0621", "\u064a", "\u0649"
_WAW_HAMZA, _YEH_HAMZA, _TA_MARBUTA, _TEH = "\u0624", "\u0626", "\u0629", "\u062a"
_KASRATAN = "\u064d"
_NO_PRONOUN = "^"


@dataclass(frozen=True, slots=True)
class Features:
    """What the spelling of a form tells; an empty value where it does not tell or does not apply.

    `mood`: `full` is the indicative, `short` the subjunctive or jussive. `voice`: `active`, `passive`, or `either`
    where unvowelled spelling shows no difference.
    """

    part: PartOfSpeech
    tense: str = ""
    mood: str = ""
    voice: str = ""
    person: str = ""
    number: str = ""
    gender: str = ""
    case: str = ""


Forms = dict[str, tuple[Features, ...]]


@dataclass(frozen=True, slots=True)
class Inflection:
    """The folded forms of one word: `free` as they stand, `bound` as they are spelled before a pronoun."""

    free: Forms
    bound: Forms


@dataclass(frozen=True, slots=True)
class _Ending:
    """One row of an ending table, its letters folded; `voices` are the features for active, passive, either."""

    stem: str
    bound_stem: str
    prefix: str
    ending: str
    before_pronoun: str
    voices: tuple[Features, Features, Features]


class Inflector:
    """Inflects the rows of the lexicon. `load_inflector` builds one."""

    def __init__(self, letters: Letters, endings: dict[str, tuple[_Ending, ...]]) -> None:
        """`letters` folds the forms; `endings` are the rows of the ending tables by kind of word."""
        self._fold = letters.fold
        self._endings = endings

    def inflect(self, part: PartOfSpeech, forms: str) -> Inflection:
        """All forms of the word that a table row gives as `forms`.

        Raises ValueError where a verb does not give both perfect and imperfect.
        """
        bare = forms.removesuffix(_NO_PRONOUN)
        if part == "verb":
            found = self._verb(bare.split("/"), intransitive=bare != forms)
        elif part == "noun":
            found = self._noun(bare.split("/"))
        elif part == "particle":
            same: Forms = {self._fold(form): (Features(part),) for form in bare.split("/")}
            found = Inflection(same, same)
        else:
            found = Inflection({}, {})
            stems = self._folded(_participle_stems(bare))
            self._add(found, self._endings[part], stems, stems)
        return found if bare == forms else Inflection(found.free, {})

    def _verb(self, parts: list[str], intransitive: bool) -> Inflection:
        if len(parts) != 2 or min(len(part) for part in parts) < 2:
            raise ValueError(f"a verb needs perfect/imperfect, not {'/'.join(parts)!r}")
        active = Verb(*parts)
        other = passive(active)
        found = Inflection({}, {})
        for tense, stems_of in (("perfect", perfect_stems), ("imperfect", imperfect_stems)):
            stems = self._folded(stems_of(active))
            if intransitive:
                turned: Stems = {}
            else:
                turned = stems if other == active else self._folded(stems_of(other))
            self._add(found, self._endings[tense], stems, turned)
        return found

    def _noun(self, parts: list[str]) -> Inflection:
        found = Inflection({}, {})
        for kind, part in zip(["noun", *["noun_plural"] * len(parts)], parts, strict=False):
            if part:
                stems = self._folded(_noun_stems(part))
                self._add(found, self._endings[kind], stems, stems)
        return found

    def _folded(self, stems: Stems) -> Stems:
        fold = self._fold
        return {name: tuple(fold(stem) for stem in forms) for name, forms in stems.items()}

    @staticmethod
    def _add(found: Inflection, endings: Iterable[_Ending], active: Stems, other: Stems) -> None:
        """Join stems and endings; `other` are the passive stems. Stems that a word lacks make no forms."""
        for end in endings:
            if end.stem == "cut" and active["cut"] == active["whole"]:
                continue
            for forms, stem, ending in (
                (found.free, end.stem, end.ending),
                (found.bound, end.bound_stem, end.before_pronoun),
            ):
                plain = [_joined(end.prefix, s, ending) for s in active.get(stem, ())]
                turned = plain if other is active else [_joined(end.prefix, s, ending) for s in other.get(stem, ())]
                for form in plain:
                    _put(forms, form, end.voices[2 if form in turned else 0])
                for form in turned:
                    if form not in plain:
                        _put(forms, form, end.voices[1])


def _joined(prefix: str, stem: str, ending: str) -> str:
    # Two alefs are written as one (the first person of a root that begins with hamza).
    if prefix == _ALEF and stem[0] == _ALEF:
        return stem + ending
    return prefix + stem + ending


def _put(forms: Forms, form: str, features: Features) -> None:
    had = forms.get(form)
    if had is None:
        forms[form] = (features,)
    elif features not in had:
        forms[form] = (*had, features)


def _participle_stems(lemma: str) -> Stems:
    if _KASRATAN not in lemma:
        return {"whole": (lemma,), "long": (lemma,), "plural": (lemma,)}
    short = lemma.replace(_KASRATAN, "")
    return {"whole": (short,), "plural": (short,), "long": (short + _YEH,)}


def _noun_stems(lemma: str) -> Stems:
    """The stems of one number of a noun, by how it ends (source: spelling rules of hamza and ta marbuta)."""
    if _KASRATAN in lemma:
        short = lemma.replace(_KASRATAN, "")
        long = (short + _YEH,)
        return {"whole": (short,), "long": long, "bound": long, "accusative": long, "dual": long}
    last, short = lemma[-1], lemma[:-1]
    if last == _TA_MARBUTA:
        return {"whole": (lemma,), "bound": (short + _TEH,), "dual": (short + _TEH,)}
    if last == _MAKSURA:
        return {"whole": (lemma,), "bound": (short + _ALEF,), "dual": (short + _YEH,)}
    stems: Stems = dict.fromkeys(("whole", "bound", "dual", "accusative"), (lemma,))
    if last == _HAMZA:
        stems["bound"] = (lemma, short + _YEH_HAMZA, short + _WAW_HAMZA)
        if short[-1] == _ALEF:
            del stems["accusative"]
    elif lemma.endswith(_ALEF + _TEH):
        del stems["accusative"]
    return stems


def load_inflector(letters: Letters) -> Inflector:
    """An inflector with the project's ending tables."""
    endings: dict[str, list[_Ending]] = {}
    for row in read_table("language/verb_endings.tsv"):
        features = Features(
            "verb",
            tense=row["tense"],
            mood=row["mood"],
            person=row["person"],
            number=row["number"],
            gender=row["gender"],
        )
        voices = [replace(features, voice=voice) for voice in ("active", "passive", "either")]
        endings.setdefault(row["tense"], []).append(_ending(row, voices, letters))
    for row in read_table("language/noun_endings.tsv"):
        for kind, part in _PARTS[row["kind"]]:
            plain = Features(part, number=row["number"], gender=row["gender"], case=row["case"])
            endings.setdefault(kind, []).append(_ending(row, [plain] * 3, letters))
    return Inflector(letters, {kind: tuple(rows) for kind, rows in endings.items()})


# The kinds of the noun table, each with the kinds of word and the parts of speech that it serves.
_PARTS: dict[str, tuple[tuple[str, PartOfSpeech], ...]] = {
    "participle": (("participle", "participle"), ("adjective", "adjective")),
    "noun": (("noun", "noun"),),
    "noun_plural": (("noun_plural", "noun"),),
}


def _ending(row: dict[str, str], voices: list[Features], letters: Letters) -> _Ending:
    active, turned, either = voices
    return _Ending(
        stem=row["stem"],
        bound_stem=row["bound_stem"],
        prefix=letters.fold(row.get("prefix", "")),
        ending=letters.fold(row["ending"]),
        before_pronoun=letters.fold(row["before_pronoun"]),
        voices=(active, turned, either),
    )
