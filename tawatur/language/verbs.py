"""The lexicon of speech and events: words that report, words that name an event, words that set its status.

Each table of `data/claims` is loaded into a frozen look-up; `match` gives what may begin at a word, and the caller
decides by context. The tables say how they were made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, TypeVar, cast, get_args

from tawatur.language.clitics import Clitics, FormTable, Head, load_clitics
from tawatur.language.inflection import Features, Inflection, Inflector, PartOfSpeech, load_inflector
from tawatur.language.patterns import Pattern, follow, parse_pattern
from tawatur.model import Act, EventType
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word

# What a status word does: it sets a status, or tells that something was put off, broken off or ended.
Effect = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied", "possible", "stopped"]

_SCENE_REACH = 12
_SENTENCE_ENDS = frozenset(".!?\n\u061f")


class _Entry(Protocol):
    @property
    def pattern(self) -> Pattern: ...


E = TypeVar("E", bound=_Entry)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech or stance. `act` is None for one that only looks as if somebody spoke.

    `strong`: it reports even where none of its frames is there.
    """

    lemma: str
    part: PartOfSpeech
    act: Act | None
    frames: tuple[str, ...]
    strong: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or expression that names an event. `type` is None for one that only looks like an event.

    `strong`: nearly always an event of this type; `implied`: the status that the word itself sets, or empty;
    `unless`: where words of one of these scenes stand near, it is no longer strong.
    """

    lemma: str
    part: PartOfSpeech
    type: EventType | None
    mode: str
    strong: bool
    implied: str
    unless: tuple[str, ...]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word that sets the status of what it bears on; `effect` is None for one that only looks like it.

    `scope`: verb, clause or noun that follows, `self` where the word is itself the event, or `intent` where what
    follows is meant to be done.
    """

    lemma: str
    part: PartOfSpeech
    effect: Effect | None
    scope: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class WordClass:
    """A word or expression that puts an event of a type into a finer class."""

    type: EventType
    name: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Match(Generic[E]):
    """An entry found in a text: the places of its words, and how its first word is written."""

    entry: E
    features: tuple[Features, ...]
    head: Head
    pronoun: str
    places: tuple[int, ...]

    @property
    def end(self) -> int:
        """The place after its last word."""
        return self.places[-1] + 1

    @property
    def definite(self) -> bool:
        """Whether the article or a possessive pronoun makes it definite."""
        return self.head.kind == "article" or bool(self.pronoun)

    @property
    def future(self) -> bool:
        """Whether the future letter stands before it."""
        return self.head.kind == "future"


class Lexicon(Generic[E]):
    """Entries by the folded forms of their first word."""

    def __init__(self, clitics: Clitics, inflected: Iterable[tuple[E, Inflection]]) -> None:
        """`inflected` are the entries, each with the forms of its first word (the same object for the same word)."""
        groups: dict[int, tuple[Inflection, list[E]]] = {}
        for entry, inflection in inflected:
            groups.setdefault(id(inflection), (inflection, []))[1].append(entry)
        self._forms = FormTable(clitics, ((tuple(entries), inflection) for inflection, entries in groups.values()))

    def match(self, words: tuple[Word, ...], i: int) -> tuple[Match[E], ...]:
        """What may begin at `words[i]`: entries of more words first, then those with fewer clitics taken off."""
        readings = self._forms.look_up(words[i].folded)
        if not readings:
            return ()
        found: list[Match[E]] = []
        for reading in readings:
            for entry in reading.entry:
                rest = follow(entry.pattern, words, i + 1)
                if rest is not None:
                    found.append(Match(entry, reading.features, reading.head, reading.pronoun, (i, *rest)))
        if len(found) > 1:
            found.sort(key=lambda match: -len(match.entry.pattern))
        return tuple(found)


class CueLexicon(Lexicon[Cue]):
    """Words of saying, with the frames that attach what is said."""

    def __init__(
        self, clitics: Clitics, inflected: Iterable[tuple[Cue, Inflection]], frames: dict[str, "Frame"]
    ) -> None:
        """`frames` are the frames by the names that the cues give them."""
        super().__init__(clitics, inflected)
        self._frames = frames

    def match(self, words: tuple[Word, ...], i: int) -> tuple[Match[Cue], ...]:
        """As in every lexicon, but a participle reports only as an adverb: not definite, not governed."""
        found = super().match(words, i)
        return tuple(m for m in found if m.entry.part != "participle" or _adverbial(m)) if found else found

    def cue_at(self, words: tuple[Word, ...], i: int) -> tuple[Match[Cue], tuple[str, int] | None] | None:
        """The cue that begins at `words[i]`, with its frame and the place of that; None where nothing there reports.

        Entries of more words go first; an entry that only looks like a cue rules out the shorter ones.
        """
        for match in self.match(words, i):
            if match.entry.act is None:
                return None
            frame = self.frame_of(words, match)
            if match.entry.strong or frame:
                return match, frame
        return None

    def frame_of(self, words: tuple[Word, ...], match: Match[Cue]) -> tuple[str, int] | None:
        """The frame of a cue that stands nearest after it, and its place; None where none is in reach."""
        best: tuple[str, int] | None = None
        for name in match.entry.frames:
            frame = self._frames[name]
            if frame.kind == "pronoun":
                at = match.places[0] if match.pronoun else None
            else:
                at = frame.find(words, match.end)
            if at is not None and (best is None or at < best[1]):
                best = (name, at)
        return best


def _adverbial(match: Match[Cue]) -> bool:
    if match.definite or match.head.kind == "preposition":
        return False
    return any(f.case == "accusative" or f.number == "plural" or f.gender == "feminine" for f in match.features)


@dataclass(frozen=True, slots=True)
class Frame:
    """A word, prefix or sign that attaches content to a cue, at most `reach` words after it.

    The kind `noun` is whatever follows; of the kind `pronoun` is what the cue itself is written with.
    """

    name: str
    reach: int
    kind: str
    words: frozenset[str]

    def find(self, words: tuple[Word, ...], start: int) -> int | None:
        """Where it stands from `start` on, in the same sentence; None where it does not."""
        if self.kind == "noun":
            return start if start < len(words) else None
        for at in range(start, min(len(words), start + self.reach + 1)):
            folded = words[at].folded
            if folded in self.words or (self.kind == "prefix" and folded[:1] in self.words and len(folded) > 2):
                return at
            if folded in _SENTENCE_ENDS:
                return None
        return None


class TriggerLexicon(Lexicon[Trigger]):
    """Words that name events, with the scenes (sport, …) in which they name something else."""

    def __init__(
        self, clitics: Clitics, inflected: Iterable[tuple[Trigger, Inflection]], scenes: dict[str, FormTable[str]]
    ) -> None:
        """`scenes` are the words of each scene by its name."""
        super().__init__(clitics, inflected)
        self._scenes = scenes

    def scan(self, words: tuple[Word, ...]) -> tuple[Match[Trigger], ...]:
        """The likeliest reading at every place, no word used twice; expressions that only look like events are out.

        A match in a scene that its entry names comes back with an entry that is no longer strong.
        """
        found: list[Match[Trigger]] = []
        used: set[int] = set()
        for i in range(len(words)):
            if i in used:
                continue
            matches = [m for m in self.match(words, i) if used.isdisjoint(m.places) and self._holds(words, m)]
            if not matches:
                continue
            best = min(matches, key=_rank)
            used.update(best.places)
            if best.entry.type is not None:
                found.append(self._in_scene(words, best))
        return tuple(found)

    def _holds(self, words: tuple[Word, ...], match: Match[Trigger]) -> bool:
        """Whether none of its later words begins an expression that only looks like an event."""
        return all(m.entry.type is not None for at in match.places[1:] for m in self.match(words, at))

    def _in_scene(self, words: tuple[Word, ...], match: Match[Trigger]) -> Match[Trigger]:
        entry = match.entry
        if not entry.unless or not entry.strong:
            return match
        tables = [self._scenes[scene] for scene in entry.unless]
        for step in (-1, 1):
            at = match.places[0] + step
            for _ in range(_SCENE_REACH):
                if not 0 <= at < len(words) or words[at].folded in _SENTENCE_ENDS:
                    break
                if any(table.look_up(words[at].folded) for table in tables):
                    return replace(match, entry=replace(entry, strong=False))
                at += step
        return match


def _rank(match: Match[Trigger]) -> tuple[int, int, bool, bool]:
    """More words first, then fewer clitics, then no pronoun (a ta marbuta looks like one), then strong."""
    return -len(match.entry.pattern), len(match.head.letters), match.pronoun != "", not match.entry.strong


class StatusLexicon(Lexicon[StatusWord]):
    """Words that set a status."""


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """The three look-ups together: they share the inflected forms."""

    cues: CueLexicon
    triggers: TriggerLexicon
    status: StatusLexicon


def load_verb_lexicon(letters: Letters) -> VerbLexicon:
    """The lexicon from the tables of `data/claims`. Raises ValueError naming the row where one is wrong."""
    return _Loader(letters, load_clitics(letters), load_inflector(letters)).load()


def load_word_classes(table: str, letters: Letters) -> Lexicon[WordClass]:
    """The lexicon of a table of `data` with the columns type, word, pos and forms. Raises ValueError as above."""
    return _Loader(letters, load_clitics(letters), load_inflector(letters)).word_classes(table)


class _Loader:
    """Reads the tables; each word is inflected once, however many rows begin with it."""

    def __init__(self, letters: Letters, clitics: Clitics, inflector: Inflector) -> None:
        self._letters = letters
        self._clitics = clitics
        self._inflector = inflector
        self._inflected: dict[tuple[str, str], Inflection] = {}
        self._pronouns = tuple(
            p
            for group in clitics.pronouns.values()
            for p in group
            if p not in clitics.verb_pronouns and p not in clitics.teh_pronouns
        )

    def load(self) -> VerbLexicon:
        return VerbLexicon(
            CueLexicon(self._clitics, (self._cue(row) for row in read_table("claims/cues.tsv")), self._frames()),
            TriggerLexicon(
                self._clitics, (self._trigger(row) for row in read_table("claims/triggers.tsv")), self._scenes()
            ),
            StatusLexicon(self._clitics, (self._status(row) for row in read_table("claims/statuswords.tsv"))),
        )

    def word_classes(self, table: str) -> Lexicon[WordClass]:
        return Lexicon(self._clitics, (self._word_class(row) for row in read_table(table)))

    def _word_class(self, row: dict[str, str]) -> tuple[WordClass, Inflection]:
        _, lemma, inflection, pattern = self._forms(row)
        kind = cast(EventType, _checked(row["type"], get_args(EventType), lemma))
        return WordClass(kind, row["word"], pattern), inflection

    def _cue(self, row: dict[str, str]) -> tuple[Cue, Inflection]:
        part, lemma, inflection, pattern = self._forms(row)
        act = None if row["act"] == "-" else cast(Act, _checked(row["act"], get_args(Act), lemma))
        frames = tuple(row["frames"].split(","))
        return Cue(lemma, part, act, frames, row["strength"] == "always", pattern), inflection

    def _trigger(self, row: dict[str, str]) -> tuple[Trigger, Inflection]:
        part, lemma, inflection, pattern = self._forms(row)
        kind = None if row["type"] == "-" else cast(EventType, _checked(row["type"], get_args(EventType), lemma))
        strong = row["strength"] == "strong"
        unless = tuple(row["unless"].split(",")) if row["unless"] else ()
        return Trigger(lemma, part, kind, row["mode"], strong, row["implied"], unless, pattern), inflection

    def _status(self, row: dict[str, str]) -> tuple[StatusWord, Inflection]:
        part, lemma, inflection, pattern = self._forms(row)
        effect = None if row["effect"] == "-" else cast(Effect, _checked(row["effect"], get_args(Effect), lemma))
        return StatusWord(lemma, part, effect, row["scope"], pattern), inflection

    def _forms(self, row: dict[str, str]) -> tuple[PartOfSpeech, str, Inflection, Pattern]:
        part = cast(PartOfSpeech, _checked(row["pos"], get_args(PartOfSpeech), row["forms"]))
        first, _, rest = row["forms"].partition(" ")
        inflection = self._inflected.get((part, first))
        if inflection is None:
            inflection = self._inflected[part, first] = self._inflect(part, first)
        return part, row["forms"], inflection, parse_pattern(rest, self._letters, self._pronouns) if rest else ()

    def _inflect(self, part: PartOfSpeech, first: str) -> Inflection:
        forms, *left_out = first.split("!")
        inflection = self._inflector.inflect(part, forms)
        for form in left_out:
            inflection.free.pop(self._letters.fold(form), None)
            inflection.bound.pop(self._letters.fold(form), None)
        return inflection

    def _frames(self) -> dict[str, Frame]:
        fold = self._letters.fold
        return {
            row["frame"]: Frame(
                row["frame"], int(row["reach"]), row["kind"], frozenset(fold(word) for word in row["words"].split())
            )
            for row in read_table("claims/frames.tsv")
        }

    def _scenes(self) -> dict[str, FormTable[str]]:
        words: dict[str, list[tuple[str, Inflection]]] = {}
        for row in read_table("claims/scenes.tsv"):
            _, lemma, inflection, _ = self._forms(row)
            words.setdefault(row["scene"], []).append((lemma, inflection))
        return {scene: FormTable(self._clitics, rows) for scene, rows in words.items()}


def _checked(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} in the row of {where!r} must be one of {', '.join(allowed)}")
    return value
