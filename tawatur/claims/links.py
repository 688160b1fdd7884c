"""How one event bears on another: what denies, answers, corrects or explains what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.claims.events import Told
from tawatur.model import Event, Link, LinkType
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters

_TATWEEL = "\u0640"
_CONJUNCTIONS = ("\u0648", "\u0641")
# How many sentences back a refusal or an acceptance may look for what it answers.
_ANSWER_REACH = 6
_PROPOSALS = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE"})
_ANSWERS = frozenset({"REJECT", "AGREE"})


@dataclass(frozen=True, slots=True)
class Connector:
    """Words that tell how what stands before them bears on what follows; the last may be a prefix of its word."""

    type: LinkType
    words: tuple[str, ...]
    prefix: str


@dataclass(frozen=True, eq=False)
class Linker:
    """Finds links by the connectors of a table and by the statuses of events told more than once."""

    connectors: tuple[Connector, ...]

    def links(self, doc: Document, told: Sequence[Told]) -> tuple[Link, ...]:
        """The links between the events of a report, each once, in the order of the text."""
        found = [*_denials(told), *_answers(doc, told), *self._connected(doc, told)]
        return tuple(dict.fromkeys(found))

    def _connected(self, doc: Document, told: Sequence[Told]) -> Iterable[Link]:
        for i in range(len(doc.words)):
            connector = self._connector_at(doc, i)
            if connector is None:
                continue
            after = i + len(connector.words)
            if connector.type == "because":
                yield from _explained(doc, told, i, after)
            else:
                yield from _corrected(doc, told, i, after)

    def _connector_at(self, doc: Document, i: int) -> Connector | None:
        for connector in self.connectors:
            end = i + len(connector.words)
            here = [w.folded for w in doc.words[i:end]]
            if here[0][:1] in _CONJUNCTIONS and here[0] != connector.words[0]:
                here[0] = here[0][1:]
            if tuple(here) != connector.words:
                continue
            if not connector.prefix or (end < len(doc.words) and doc.words[end].folded.startswith(connector.prefix)):
                return connector
        return None


def _denials(told: Sequence[Told]) -> Iterable[Link]:
    """An event that is denied denies the mention of it that was told otherwise."""
    for t in told:
        if t.event.status != "denied":
            continue
        others = [o for o in told if o is not t and _one(t.event, o.event) and o.event.status != "denied"]
        if others:
            nearest = min(others, key=lambda o: abs(o.first - t.first))
            yield Link(type="denies", source=t.event.id, target=nearest.event.id, why="rule:denied-and-told")


def _one(a: Event, b: Event) -> bool:
    """Whether both are mentions of one event."""
    return (a.same_as or a.id) == (b.same_as or b.id)


def _answers(doc: Document, told: Sequence[Told]) -> Iterable[Link]:
    """A refusal or acceptance by the one who was asked answers the last proposal or demand made to it."""
    for t in told:
        if t.event.type not in _ANSWERS or t.event.status not in ("happened", "planned") or not t.event.actor:
            continue
        sentence = doc.sentence_of[t.first]
        for asked in reversed([o for o in told if o.first < t.first]):
            if sentence - doc.sentence_of[asked.first] > _ANSWER_REACH:
                break
            proposal = asked.event.status == "proposed" and asked.event.type in _PROPOSALS
            demand = asked.event.type == "REQUEST" and asked.event.status == "happened"
            if (proposal or demand) and set(t.event.actor) & set(asked.event.recipient):
                yield Link(type="answers", source=t.event.id, target=asked.event.id, why="rule:asked-and-answered")
                break


def _explained(doc: Document, told: Sequence[Told], at: int, after: int) -> Iterable[Link]:
    """The last event before a connector in its sentence is explained by the first after it."""
    sentence = doc.sentence_of[at]
    before = [t for t in told if t.first < at and doc.sentence_of[t.first] == sentence]
    behind = [t for t in told if t.first >= after and doc.sentence_of[t.first] == sentence]
    if before and behind:
        yield Link(type="because", source=before[-1].event.id, target=behind[0].event.id, why="rule:connector")


def _corrected(doc: Document, told: Sequence[Told], at: int, after: int) -> Iterable[Link]:
    """The last event of another who that follows a word of correction corrects the last of its type before it."""
    sentence = doc.sentence_of[at]
    behind = [t for t in told if t.first >= after and doc.sentence_of[t.first] == sentence]
    for right in reversed(behind):
        wrong = [
            t for t in told if t.first < at and t.event.type == right.event.type and not _one(t.event, right.event)
        ]
        if wrong:
            yield Link(type="corrects", source=right.event.id, target=wrong[-1].event.id, why="rule:connector")
            return


def load_linker(letters: Letters) -> Linker:
    """A linker with the project's table `data/claims/connectors.tsv`."""
    return Linker(tuple(_connector(row, letters) for row in read_table("claims/connectors.tsv")))


def _connector(row: Mapping[str, str], letters: Letters) -> Connector:
    words = row["words"].split()
    prefix = letters.fold(words.pop()) if words[-1].endswith(_TATWEEL) else ""
    link: LinkType = "because" if row["link"] == "because" else "corrects"
    return Connector(link, tuple(letters.fold(word) for word in words), prefix)
