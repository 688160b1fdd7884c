"""Who is meant: mentions of one report led together into entities.

Each mention, in the order of the text, joins the nearest earlier entity that it can stand
for, or begins a new one. What counts: the row of the lexicon, the same words (article,
number and case endings and leading common nouns aside), part of a person's name, and a
common noun with the article for the last body of that kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tawatur.language.names import Form, NameMatch
from tawatur.mentions.mention import Mention
from tawatur.model import EntityKind
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters

_ARTICLE = "\u0627\u0644"
_LAM_LAM = "\u0644\u0644"
# Endings of the sound plural and dual, by case: the same group stands with either.
_PLURALS = ("\u0648\u0646", "\u064a\u0646", "\u0627\u0646")
_SHORTEST_STEM = 3
_ALIKE = 84
_BODIES = frozenset({"organization", "group"})

# Known names that words may stand for, by row of the lexicon and by the state whose body it is ("" where none is told).
Known = dict[tuple[str, str], Form]


@dataclass(slots=True)
class Cluster:
    """An entity in the making: its mentions, the forms seen, and the common nouns that call it."""

    kind: EntityKind
    mentions: list[Mention] = field(default_factory=list)
    forms: set[tuple[str, ...]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    known: Known = field(default_factory=dict)
    last: int = 0


@dataclass(frozen=True, eq=False)
class ReferenceRules:
    """The tables that references need, folded.

    `left_off` are words that may be left off a name, `stand_ins` honorifics that stand for a person.
    """

    letters: Letters
    left_off: frozenset[str]
    stand_ins: frozenset[str]
    nouns_of_class: Mapping[str, frozenset[tuple[str, ...]]]

    def cluster(self, doc: Document, mentions: tuple[Mention, ...], names: list[NameMatch]) -> list[Cluster]:
        """The mentions led together, in order of first mention.

        `names` are the known names of the document; one counts for a mention where it covers the same words.
        """
        exact = {(m.first, m.last): m for m in names}
        clusters: list[Cluster] = []
        for mention in mentions:
            core = self._core(doc, mention)
            known = _known(mention, exact.get((mention.first, mention.last)))
            cluster = None
            if mention.kind == "unnamed":
                cluster = _source_before(clusters, doc, mention, core)
            elif core:
                cluster = self._find(clusters, mention.kind, core, known)
            if cluster is None:
                cluster = Cluster(mention.kind)
                clusters.append(cluster)
            self._join(doc, cluster, mention, core, known)
        return clusters

    def _core(self, doc: Document, mention: Mention) -> tuple[str, ...]:
        """The folded words of a mention, articles and case endings taken off."""
        surface = mention.span.of(doc.report.text)
        words = [w for w in self.letters.fold(surface).split() if any(c.isalnum() for c in w)]
        if words and words[0].startswith(_LAM_LAM):
            words[0] = _ARTICLE + words[0][len(_LAM_LAM) :]
        bodies = mention.kind in _BODIES
        return tuple(_bare(word, bodies) for word in words)

    def _find(self, clusters: list[Cluster], kind: EntityKind, core: tuple[str, ...], known: Known) -> Cluster | None:
        """The nearest earlier cluster that a mention can stand for, the surest reason first."""
        near = sorted((c for c in clusters if _kin(c.kind, kind) and not _of_others(c, known)), key=lambda c: -c.last)
        if near and kind == "person" and len(core) == 1 and core[0] in self.stand_ins:
            return near[0]
        for test in (_same_words, _same_row):
            for cluster in near:
                if test(cluster, core, known):
                    return cluster
        for cluster in near:
            if kind == "person":
                if any(_part_of_name(core, form) for form in cluster.forms):
                    return cluster
            elif kind == "place":
                if any(self._without_head(core) == self._without_head(form) for form in cluster.forms):
                    return cluster
            elif self._same_body(cluster, core):
                return cluster
        return None

    def _same_body(self, cluster: Cluster, core: tuple[str, ...]) -> bool:
        if len(core) == 1 and core[0] in cluster.nouns:
            return True
        if any(core in self.nouns_of_class.get(form.name.klass, ()) for form in cluster.known.values()):
            return True
        return any(self._shortened(core, form) or self._shortened(form, core) for form in cluster.forms)

    def _shortened(self, short: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """Whether `short` is `full` with its end, or a leading common noun, left off."""
        if len(short) >= len(full):
            return False
        if full[: len(short)] == short:
            return len(short) > 1 or short[0] not in self.left_off
        return full[-len(short) :] == short and all(word in self.left_off for word in full[: -len(short)])

    def _without_head(self, form: tuple[str, ...]) -> tuple[str, ...]:
        return form[1:] if len(form) > 1 and form[0] in self.left_off else form

    def _join(self, doc: Document, cluster: Cluster, mention: Mention, core: tuple[str, ...], known: Known) -> None:
        cluster.mentions.append(mention)
        cluster.last = mention.first
        cluster.known |= known
        if not core:
            return
        cluster.forms.add(core)
        if cluster.kind in _BODIES:
            if len(core) > 1:
                cluster.nouns.add(core[0])
            if mention.first and core[0] not in cluster.nouns:
                before = doc.words[mention.first - 1].folded
                if before in self.left_off:
                    cluster.nouns.add(_bare(before, True))


def _bare(word: str, plural: bool) -> str:
    if word.startswith(_ARTICLE) and len(word) - len(_ARTICLE) >= _SHORTEST_STEM:
        word = word[len(_ARTICLE) :]
    if plural and word.endswith(_PLURALS) and len(word) - 2 >= _SHORTEST_STEM:
        return word[:-2]
    return word


def _kin(a: EntityKind, b: EntityKind) -> bool:
    return a == b or {a, b} <= _BODIES


def _known(mention: Mention, match: NameMatch | None) -> Known:
    if match is None:
        return {}
    forms = (form for form in match.forms if _kin(form.name.kind, mention.kind))
    return {(f"{form.name.table}/{form.name.key}", match.country): form for form in forms}


def _of_others(cluster: Cluster, known: Known) -> bool:
    """Whether both are bodies of states, and of different ones: two foreign ministries are two."""
    states = {state for _, state in known if state}
    return bool(states) and states.isdisjoint({state for _, state in cluster.known if state} or states)


def _source_before(clusters: list[Cluster], doc: Document, mention: Mention, core: tuple[str, ...]) -> Cluster | None:
    """The last unnamed source of the same noun, where the mention is that noun with the article."""
    if not core or not doc.words[mention.first].folded.startswith(_ARTICLE):
        return None
    same = (c for c in reversed(clusters) if c.kind == "unnamed" and any(form[0] == core[0] for form in c.forms))
    return next(same, None)


def _same_words(cluster: Cluster, core: tuple[str, ...], _known: Known) -> bool:
    return core in cluster.forms


def _same_row(cluster: Cluster, _core: tuple[str, ...], known: Known) -> bool:
    """Whether both are known by one row, and the mention by no other."""
    return len(known) == 1 and any(key in cluster.known for key in known)


def _part_of_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one is part of the other's name, or both are full names spelt a little differently."""
    short, full = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < len(full):
        rest = iter(full)
        return all(word in rest for word in short)
    if len(short) < 2 or short[-1] != full[-1]:
        return False
    return fuzz.ratio(" ".join(short), " ".join(full)) >= _ALIKE


def load_reference_rules(letters: Letters) -> ReferenceRules:
    """The rules with the project's tables `anaphors`, `heads` and `stand_ins` of `data/names`."""
    nouns = {}
    for row in read_table("names/anaphors.tsv"):
        forms = (form.split() for form in row["nouns"].split("|"))
        nouns[row["class"]] = frozenset(tuple(_bare(letters.fold(w), True) for w in form) for form in forms)
    heads = frozenset(_bare(letters.fold(row["noun"]), False) for row in read_table("names/heads.tsv"))
    stand_ins = frozenset(letters.fold(row["word"]) for row in read_table("names/stand_ins.tsv"))
    return ReferenceRules(letters, heads, stand_ins, nouns)
