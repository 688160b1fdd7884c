"""The words of time: every form with its clitics, ready for look-up by folded word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawatur.mentions.times.meaning import Meaning, parse_meaning
from tawatur.tables import read_table
from tawatur.text.letters import Letters

TABLES = ("months", "days", "units", "numerals", "relative", "glue")
# Clitics that may lead a word of time, as the classes of the small words that they are.
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("\u0648", ("AND",)),
    ("\u0641", ("AND",)),
    ("\u0628", ("BI",)),
    ("\u0644", ("LI",)),
    ("\u0643", ("KA",)),
    ("\u0648\u0628", ("AND", "BI")),
    ("\u0648\u0644", ("AND", "LI")),
    ("\u0641\u0628", ("AND", "BI")),
    ("\u0641\u0644", ("AND", "LI")),
)
_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"
_GLUE = "glue"
# Glue that is a sign of time by itself.
_ANCHORED_GLUE = frozenset({"ZONE"})

Senses = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form found in the text: the clitics before it, its senses by class, and the words that follow its first.

    `exact` is the one spelling that counts where another hamza makes another word, or the empty string.
    """

    clitics: tuple[str, ...]
    senses: Senses
    rest: tuple[str, ...] = ()
    exact: str = ""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All forms: those of one word, those of several by their first word (longest first), and the look-up sets."""

    single: Mapping[str, Entry]
    several: Mapping[str, tuple[Entry, ...]]
    anchors: frozenset[str]
    known: frozenset[str]
    letters: Letters


def load_lexicon(letters: Letters) -> Lexicon:
    """The lexicon of the tables `data/times/{months,days,units,numerals,relative,glue}.tsv`."""
    senses: dict[tuple[str, ...], dict[str, Meaning]] = {}
    exact: dict[tuple[str, ...], str] = {}
    anchored: set[tuple[str, ...]] = set()
    for table in TABLES:
        for row in read_table(f"times/{table}.tsv"):
            form = tuple(letters.fold(row["form"]).split())
            meaning = parse_meaning(row["means"])
            for name in row["class"].split():
                senses.setdefault(form, {})[name] = meaning
            if row["spelling"] == "exact":
                exact[form] = row["form"]
            if table != _GLUE or row["class"] in _ANCHORED_GLUE:
                anchored.add(form)
    single: dict[str, Entry] = {}
    several: dict[str, list[Entry]] = {}
    anchors: set[str] = set()
    for form, by_class in senses.items():
        for clitics, first in _with_clitics(form[0], plain=form in exact):
            entry = Entry(clitics, by_class, form[1:], exact.get(form, ""))
            if form[1:]:
                several.setdefault(first, []).append(entry)
            elif first not in single or not clitics:
                single[first] = entry
            elif single[first].clitics == clitics:
                # One spelling, two words: a preposition hides whether the article stands after it.
                single[first] = replace(entry, senses={**entry.senses, **single[first].senses})
            if form in anchored:
                anchors.add(first)
    known = set(single) | set(several) | {word for form in senses for word in form[1:]}
    return Lexicon(
        single=single,
        several={first: tuple(sorted(entries, key=lambda e: -len(e.rest))) for first, entries in several.items()},
        anchors=frozenset(anchors),
        known=frozenset(known),
        letters=letters,
    )


def _with_clitics(word: str, *, plain: bool) -> list[tuple[tuple[str, ...], str]]:
    """The forms of a word with the clitics that may lead it: their classes, the whole form."""
    forms: list[tuple[tuple[str, ...], str]] = [((), word)]
    if len(word) == 1 or not word[0].isalpha():
        return forms
    for letters, classes in _PREFIXES:
        if plain and classes != ("AND",):
            continue
        if letters.endswith(_LAM) and word.startswith(_ARTICLE):
            # The alef goes; of three lams in a row one goes too.
            bare = word[len(_ARTICLE) :]
            forms.append((classes, letters + (bare if bare.startswith(_LAM) else _LAM + bare)))
        else:
            forms.append((classes, letters + word))
    return forms
