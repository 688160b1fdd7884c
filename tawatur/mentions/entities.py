"""Entities: what the mentions of a report stand for, with name, office, Latin letters and lexicon row."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tawatur.language.names import Form, KnownName, NameLexicon, NameMatch
from tawatur.mentions.mention import Mention
from tawatur.mentions.offices import OfficeFinder
from tawatur.mentions.references import Cluster, ReferenceRules
from tawatur.model import Entity, Span
from tawatur.text.document import Document

_ARTICLE = "\u0627\u0644"
_LAM_LAM = "\u0644\u0644"
_LETTER_OF_KIND = {"unnamed": "u"}


@dataclass(frozen=True, eq=False)
class EntityBuilder:
    """Makes entities of mentions; `romanize` writes a name in Latin letters."""

    names: NameLexicon
    references: ReferenceRules
    offices: OfficeFinder
    romanize: Callable[[str], str]

    def entities(self, doc: Document, mentions: tuple[Mention, ...], known: list[NameMatch]) -> tuple[Entity, ...]:
        """The entities of a document, in order of first mention.

        `known` are all known names of the document.
        """
        clusters = self.references.cluster(doc, mentions, known)
        entities = tuple(self._entity(doc, n, cluster, known) for n, cluster in enumerate(clusters, 1))
        return tuple(self._with_allegiance(doc, entity, entities, known) for entity in entities)

    def _entity(self, doc: Document, number: int, cluster: Cluster, known: list[NameMatch]) -> Entity:
        text = doc.report.text
        name = _written(
            max((m.span.of(text) for m in cluster.mentions), key=lambda words: (len(words.split()), len(words)))
        )
        row = _row(cluster)
        office = None
        if cluster.kind == "person":
            offices = (self.offices.office(doc, m, known) for m in cluster.mentions)
            office = next((span.of(text) for span in offices if span), None)
        return Entity(
            id=f"{_LETTER_OF_KIND.get(cluster.kind, 'n')}{number}",
            kind=cluster.kind,
            name=name,
            mentions=tuple(m.span for m in cluster.mentions),
            romanized=row.latin if row else self.romanize(name),
            description=" ".join(office.split()) if office else None,
            key=row.key if row else None,
            why=cluster.mentions[0].why + (f"; table {row.table}" if row else ""),
        )

    def _with_allegiance(
        self, doc: Document, entity: Entity, entities: tuple[Entity, ...], known: list[NameMatch]
    ) -> Entity:
        """The entity with the body or country of this report that its office or its row names."""
        if entity.kind in {"place", "unnamed"}:
            return entity
        by_key = {e.key: e for e in entities if e.key and e.id != entity.id and e.kind != "person"}
        for key in self._allegiances(doc, entity, known):
            if key in by_key:
                return replace(entity, part_of=by_key[key].id)
        return entity

    def _allegiances(self, doc: Document, entity: Entity, known: list[NameMatch]) -> list[str]:
        """Keys of bodies and countries that the entity may act for, the nearest first."""
        keys: list[str] = []
        row = self.names.by_key.get(f"people/{entity.key}") or self.names.by_key.get(f"organizations/{entity.key}")
        if entity.description:
            at = doc.report.text.find(entity.description)
            place = Span(at, at + len(entity.description))
            inside = [m for m in known if at >= 0 and place.contains(doc.span(m.first, m.last))]
            keys += [form.name.key for m in inside for form in m.forms if form.name.kind != "person"]
            keys += [m.country for m in inside if m.country]
            folded = self.references.letters.fold(entity.description).split()
            keys += [self.names.nationalities[word] for word in folded if word in self.names.nationalities]
        if row:
            keys += [row.body, row.country]
        if entity.kind != "person":
            of_states = [(doc.span(m.first, m.last), m.country) for m in known if m.country]
            keys += [state for place, state in of_states if any(place.contains(span) for span in entity.mentions)]
        return [key for key in keys if key]


def _written(name: str) -> str:
    """A name as it is written by itself: the alef back that a preposition swallowed, white space made one space."""
    if name.startswith(_LAM_LAM):
        name = _ARTICLE + name[len(_LAM_LAM) :]
    return " ".join(name.split())


def _row(cluster: Cluster) -> KnownName | None:
    """The row of the lexicon that the cluster is known by, where that is one row and no mere part of a name."""
    sure = [form for form in cluster.known.values() if form.name.kind == cluster.kind]
    full = [form for form in sure if not form.short] or sure
    rows = {form.name for form in full}
    return full[0].name if len(rows) == 1 and any(_holds(form, cluster) for form in full) else None


def _holds(form: Form, cluster: Cluster) -> bool:
    """A common word, or a short form alone that many may bear, names nobody by itself."""
    return not form.common or any(len(words) > 1 for words in cluster.forms)
