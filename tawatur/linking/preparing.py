"""A reading turned into all that the record keeps for linking, once, when it is added."""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.linking.entities import Decider
from tawatur.linking.mentions import put_together
from tawatur.linking.numbers import Counts
from tawatur.linking.outlets import Outlets
from tawatur.linking.pairs import PairModel, root_of
from tawatur.linking.participants import Comparer
from tawatur.linking.units import linkable, mention_at
from tawatur.model import LinkType, Reading
from tawatur.model.days import days_of
from tawatur.model.linked import Prepared, Said
from tawatur.text.document import Cutter, Document


@dataclass(frozen=True, eq=False)
class Preparer:
    """Turns readings into what linking keeps of them."""

    cutter: Cutter
    comparer: Comparer
    decider: Decider
    outlets: Outlets
    counts: Counts
    model: PairModel

    def prepare(self, reading: Reading) -> Prepared:
        """All that is kept of `reading`."""
        document = self.cutter.cut(reading.report)
        kept = linkable(reading, document, self.comparer)
        if not any(e.same_as for e in reading.events):
            kept = put_together(kept, self.comparer, self.model)
        profiles = {
            e.id: self.decider.profile(p, e.description, f"{reading.report.id}:{e.id}")
            for e, p in zip(reading.entities, kept.participants, strict=True)
        }
        return Prepared(
            kept,
            self._said(reading, document),
            profiles,
            self.outlets.key(reading.report.outlet),
            self.outlets.credit(document),
        )

    def _said(self, reading: Reading, document: Document) -> tuple[Said, ...]:
        times = {t.id: t for t in reading.times}
        names = {e.id: e.name for e in reading.entities}
        corrects = linked_events(reading, "corrects")
        denies = linked_events(reading, "denies")
        found = []
        for event in reading.events:
            at = mention_at(event.trigger, document)
            sentence = document.words[: at.sentence_last]
            time = times.get(event.time or "")
            roots = {root_of(self.comparer.stems.stem(w.folded)) for w in document.words[at.first : at.last]}
            found.append(
                Said(
                    event=event.id,
                    type=event.type,
                    mode=event.mode,
                    status=event.status,
                    trigger=event.trigger,
                    time=time.value if time else None,
                    earliest=time.earliest if time else None,
                    latest=time.latest if time else None,
                    days=days_of(time) if time else None,
                    actor=tuple(a for a in event.actor if a in names),
                    recipient=tuple(r for r in event.recipient if r in names),
                    place=event.place if event.place in names else None,
                    chain=tuple(c for c in event.chain if c in names),
                    chain_names=tuple(names[c] for c in event.chain if c in names),
                    number=self.counts.near(sentence, at.first, at.last),
                    roots=tuple(sorted(roots)),
                    corrects=corrects.get(event.id, ()),
                    corrected_by=tuple(sorted(s for s, targets in corrects.items() if event.id in targets)),
                    denies=denies.get(event.id, ()),
                )
            )
        return tuple(found)


def linked_events(reading: Reading, type_: LinkType) -> Mapping[str, tuple[str, ...]]:
    """For each event that such links of a reading go out from, the events they go to.

    A link of a statement is one of all events that the statement holds.
    """
    held: dict[str, list[str]] = {e.id: [e.id] for e in reading.events}
    for event in reading.events:
        if event.statement is not None:
            held.setdefault(event.statement, []).append(event.id)
    found: dict[str, list[str]] = {}
    for link in reading.links:
        if link.type == type_:
            for source in held.get(link.source, ()):
                found.setdefault(source, []).extend(held.get(link.target, ()))
    return {source: tuple(dict.fromkeys(targets)) for source, targets in found.items()}
