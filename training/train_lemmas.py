"""Trains the model that chooses lemmas and writes `tawatur/data/models/lemmas.tsv.gz`.

    python -m training.train_lemmas DATA_DIR

DATA_DIR holds `ud/ar_pud.conllu` (sentences 201-1000 teach, 1-200 measure). Needs `count_words.py` and
`train_clitics.py` to have run. Each word is taught as written and without hamzas. What the treebank has for a
form is counted on other sentences than the one it stands in, lest the model trust it too much.

Prints the share of content words (noun, verb, adjective, adverb) with the right lemma, letter by letter without
vowel marks: on words split as in the treebank, and on words split by the splitter. Nothing is drawn at random:
the same input, numpy and scipy give the same bytes.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import minimize  # type: ignore[import-untyped]

from tawatur.language.lemmas import (
    MODEL,
    Edit,
    LemmaFeatures,
    Lemmatizer,
    Script,
    index_scripts,
    load_lemmatizer,
    standing_alone,
)
from tawatur.language.splitter import Segments, load_clitic_splitter
from tawatur.language.vocabulary import Vocabulary, load_vocabulary
from tawatur.text.letters import load_letters
from training.treebank import Group, read_groups

OUT = Path(__file__).parents[1] / "tawatur" / "data" / "models" / MODEL
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
LEAST_SCRIPT = 6
LEAST_FEATURE = 4
LEAST_WEIGHT = 0.05
FOLDS = 8
RIDGE = 1.0
STEPS = 80
ALEF, WAW, YEH, MAKSURA, NUN = "\u0627", "\u0648", "\u064a", "\u0649", "\u0646"


class Taught(NamedTuple):
    """A stem with its clitics, its lemma, its part of speech and features, and the number of its sentence."""

    word: Segments
    lemma: str
    part: str
    features: str
    sentence: int


def stems(groups: Iterable[Group]) -> list[Taught]:
    """Every token of the treebank as a stem with the clitics that are next to it in its word."""
    found: list[Taught] = []
    for group in groups:
        for i, token in enumerate(group.tokens):
            after = group.tokens[i + 1 : i + 2]
            enclitic = after[0].form if after and after[0].part == "PRON" else ""
            word = Segments(tuple(t.form for t in group.tokens[:i]), token.form, enclitic)
            found.append(Taught(word, token.lemma, token.part, token.features, group.sentence))
    return found


def script_of(form: str, lemma: str) -> Script:
    """The edits that lead from a form to its lemma."""
    script = Script()
    for kind, a, b, c, d in SequenceMatcher(None, form, lemma, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if a == 0:
            script = script._replace(cut_front=form[:b], put_front=lemma[c:d])
        elif b == len(form):
            script = script._replace(cut_back=form[a:], put_back=lemma[c:d])
        else:
            script = script._replace(inner=(Edit(len(form) - b, form[a:b], lemma[c:d]), *script.inner))
    return script


def size(script: Script) -> int:
    """How many letters it touches."""
    return sum(len(cell) for cell in script[:4]) + sum(len(old) + len(new) for _, old, new in script.inner)


def learn_scripts(taught: Iterable[Taught]) -> list[Script]:
    """The scripts that several words of the treebank need, the commonest first."""
    counts = Counter(
        min((script_of(form, item.lemma) for form in standing_alone(item.word)), key=size) for item in taught
    )
    return [script for script, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST_SCRIPT]


def remember(known: LemmaFeatures, taught: Iterable[Taught]) -> LemmaFeatures:
    """The same with what these words show."""
    seen: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for item in taught:
        lemmas = seen[known.vocabulary.bare(item.word.stem)]
        lemmas[item.lemma] = lemmas.get(item.lemma, 0) + 1
    return replace(known, seen=dict(seen), lemmas=dict(Counter(item.lemma for item in taught)))


def without_hamza(item: Taught, vocabulary: Vocabulary) -> Taught:
    """The same word as one writes it who leaves hamzas out."""
    word = item.word
    return item._replace(word=word._replace(stem=vocabulary.bare(word.stem)))


def inflected(item: Taught) -> list[Taught]:
    """A verb of the third person singular as dual and plural: news of two who meet has many, the treebank few."""
    stem, features = item.word.stem, item.features
    if item.part != "VERB" or "Gender=Masc" not in features or "Number=Sing" not in features or item.word.enclitic:
        return []
    if "Aspect=Imp" in features and stem.startswith(YEH):
        cut = stem[:-1] if stem.endswith(YEH) else stem
        forms = [] if stem.endswith((WAW, MAKSURA)) else [stem + ALEF + NUN, cut + WAW + NUN]
    elif "Aspect=Perf" in features:
        cut = stem[:-1] if stem.endswith(MAKSURA) else stem
        dual = cut + YEH if stem.endswith(MAKSURA) else stem
        forms = [] if stem.endswith((ALEF, YEH)) else [dual + ALEF, cut + WAW + ALEF]
    else:
        forms = []
    return [item._replace(word=item.word._replace(stem=form)) for form in forms]


class Choice(NamedTuple):
    """The features of each candidate for a word, and which of them is right."""

    features: list[list[str]]
    right: int


def choices(taught: list[Taught], grown: list[Taught], known: LemmaFeatures) -> list[Choice]:
    """What the model is taught: words whose lemma is among several candidates. `taught` are those of the treebank."""
    parts = [remember(known, (t for t in taught if t.sentence % FOLDS != fold)) for fold in range(FOLDS)]
    found: list[Choice] = []
    for written in grown:
        for item in dict.fromkeys((written, without_hamza(written, known.vocabulary))):
            here = parts[item.sentence % FOLDS]
            candidates = here.candidates(item.word) if item.word.stem else []
            lemmas = [candidate.lemma for candidate in candidates]
            if len(lemmas) > 1 and item.lemma in lemmas:
                features = [here.features(candidate, item.word) for candidate in candidates]
                found.append(Choice(features, lemmas.index(item.lemma)))
    return found


def fit(taught: list[Choice]) -> dict[str, float]:
    """Weights of a log-linear model with a ridge, by L-BFGS; small ones are dropped."""
    counts = Counter(f for choice in taught for features in choice.features for f in features)
    column = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST_FEATURE))}
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[int] = []
    row = 0
    for choice in taught:
        starts.append(row)
        right.append(row + choice.right)
        for features in choice.features:
            here = [column[f] for f in features if f in column]
            rows += [row] * len(here)
            columns += here
            row += 1
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(column)))
    owner = np.repeat(np.arange(len(starts)), np.diff([*starts, row]))
    wanted = np.asarray(table[right].sum(axis=0)).ravel()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        raised = np.exp(scores)
        totals = np.add.reduceat(raised, starts)
        value = np.log(totals).sum() - scores[right].sum() + RIDGE / 2 * (weights @ weights)
        return float(value), table.T @ (raised / totals[owner]) - wanted + RIDGE * weights

    found = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return {f: float(found.x[i]) for f, i in column.items() if abs(found.x[i]) >= LEAST_WEIGHT}


def write(scripts: list[Script], known: LemmaFeatures, weights: dict[str, float]) -> None:
    """Write the model; no time of writing goes in."""
    lines = ["# Scripts, lemmas seen in the treebank and weights of the lemma model (training/train_lemmas.py)"]
    for script in scripts:
        lines.append("\t".join(["script", *script[:4], *(str(cell) for edit in script.inner for cell in edit)]))
    for form, lemmas in sorted(known.seen.items()):
        lines += [f"seen\t{count}\t{form}\t{lemma}" for lemma, count in sorted(lemmas.items())]
    lines += [f"weight\t{weight:.3f}\t{feature}" for feature, weight in sorted(weights.items())]
    data = gzip.compress("\n".join([*lines, ""]).encode("utf-8"), mtime=0)
    OUT.write_bytes(data)
    print(f"{OUT.name}: {len(scripts)} scripts, {len(weights)} weights, {len(data)} bytes")


def share(found: Iterable[tuple[bool, str]]) -> str:
    """The share that is right, all together and by part of speech."""
    by_part: defaultdict[str, list[bool]] = defaultdict(list)
    for right, part in found:
        by_part[part].append(right)
    every = [right for rights in by_part.values() for right in rights]
    parts = ", ".join(f"{part.lower()} {sum(rights) / len(rights):.3f}" for part, rights in sorted(by_part.items()))
    return f"{sum(every) / len(every):.4f} of {len(every)} ({parts})"


def measure(lemmatizer: Lemmatizer, measured: list[Taught]) -> str:
    """How many content words have the right lemma, split as in the treebank."""
    content = [item for item in measured if item.part in CONTENT]
    return share((lemmatizer.lemma(item.word) == item.lemma, item.part) for item in content)


def measure_split(lemmatizer: Lemmatizer, groups: list[Group], words: list[Segments]) -> str:
    """How many content words have the right lemma, split by the splitter; a wrong split is a wrong lemma."""
    found: list[tuple[bool, str]] = []
    for group, word in zip(groups, words, strict=True):
        for token in group.tokens:
            if token.part in CONTENT:
                found.append((token.form == word.stem and lemmatizer.lemma(word) == token.lemma, token.part))
    return share(found)


def main(data: Path) -> None:
    """Train, write, measure what was written."""
    letters = load_letters()
    vocabulary = load_vocabulary(letters)
    measuring, teaching = read_groups(data / "ud" / "ar_pud.conllu")
    taught = stems(teaching)
    grown = [*taught, *(more for item in taught for more in inflected(item))]
    scripts = learn_scripts([*grown, *(without_hamza(item, vocabulary) for item in grown)])
    known = remember(LemmaFeatures(vocabulary, index_scripts(scripts), {}, {}), taught)
    write(scripts, known, fit(choices(taught, grown, known)))

    lemmatizer = load_lemmatizer(letters, vocabulary)
    measured = stems(measuring)
    print(f"as written:           {measure(lemmatizer, measured)}")
    print(f"without hamzas:       {measure(lemmatizer, [without_hamza(item, vocabulary) for item in measured])}")
    splitter = load_clitic_splitter(letters, vocabulary)
    words = [splitter.split([group.last, group.word, group.following])[1] for group in measuring]
    print(f"split by the splitter: {measure_split(lemmatizer, measuring, words)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
