"""The rules of time: all tables read once, ready to be used on any text."""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.mentions.times.cascade import Cascade, Stage
from tawatur.mentions.times.guards import GUARDS
from tawatur.mentions.times.lexicon import Lexicon, load_lexicon
from tawatur.mentions.times.meaning import parse_meaning
from tawatur.mentions.times.numerals import WORD_NUMBER_CLASSES, all_figure_classes, word_number
from tawatur.mentions.times.patterns import Alphabet, Pattern, Rule, compile_rule, make_alphabet
from tawatur.mentions.times.tense import Tenses, load_tenses
from tawatur.tables import read_table
from tawatur.text.letters import Letters


@dataclass(frozen=True, eq=False)
class TimeRules:
    """What the layer of times knows: words, rules, tenses, days known by an event. Load it once, share it freely."""

    lexicon: Lexicon
    cascade: Cascade
    tenses: Tenses
    value_of_rule: Mapping[str, str]
    known_years: Mapping[tuple[str, int, int], int]


def load_time_rules(letters: Letters) -> TimeRules:
    """The rules of `data/times/`. Raises ValueError naming the rule or cell that cannot be read."""
    lexicon = load_lexicon(letters)
    rules = _read_rules()
    alphabet = _alphabet(lexicon, rules)
    macros = {row["name"]: row["pattern"] for row in read_table("times/macros.tsv")}
    patterns = [compile_rule(rule, macros, alphabet) for rule in rules]
    stages = tuple(_stage([p for p in patterns if p.rule.stage == n]) for n in sorted({r.stage for r in rules}))
    known = read_table("times/known_days.tsv")
    return TimeRules(
        lexicon=lexicon,
        cascade=Cascade(stages, alphabet, GUARDS),
        tenses=load_tenses(letters),
        value_of_rule={rule.name: rule.value for rule in rules},
        known_years={(row["event"], int(row["month"]), int(row["day"])): int(row["year"]) for row in known},
    )


def _read_rules() -> list[Rule]:
    return [
        Rule(
            stage=int(row["stage"]),
            name=row["rule"],
            makes=tuple(row["makes"].split()),
            value=row["value"],
            means=parse_meaning(row["means"]),
            guard=row["guard"],
            pattern=row["pattern"],
        )
        for row in read_table("times/rules.tsv")
    ]


def _alphabet(lexicon: Lexicon, rules: list[Rule]) -> Alphabet:
    """A letter for every set of classes that a token can have: words, number words, figures, and what rules make."""
    entries = [*lexicon.single.values(), *(e for several in lexicon.several.values() for e in several)]
    sets = {frozenset(entry.senses) for entry in entries}
    sets |= {frozenset({name}) for entry in entries for name in entry.clitics}
    for entry in entries:
        found = word_number([entry.senses])
        if found:
            sets.add(frozenset(entry.senses) | WORD_NUMBER_CLASSES[found[2]])
    sets |= set(WORD_NUMBER_CLASSES.values()) | set(all_figure_classes())
    sets |= {frozenset(rule.makes) for rule in rules}
    return make_alphabet(sets)


def _stage(patterns: list[Pattern]) -> Stage:
    letters = {letter for pattern in patterns for letter in pattern.first}
    return Stage({letter: tuple(p for p in patterns if letter in p.first) for letter in letters})
