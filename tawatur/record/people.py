"""Who is who: the profiles of the entities of all reports, led back to one another (`tawatur.linking.entities`)."""

from collections.abc import Iterable, Mapping

from tawatur.model import Entity
from tawatur.model.linked import Profile
from tawatur.model.linking import Linking
from tawatur.record.forest import Forest
from tawatur.record.ids import entity_id
from tawatur.record.packing import pack_profile
from tawatur.record.store import Store


class People:
    """Adds and takes out the entities of reports; holds profiles that a person's word keeps from being led back."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self._store = store
        self._linking = linking
        self._forest = Forest(store.connection, "profile")

    def add(
        self, no: int, entities: Iterable[Entity], profiles: Mapping[str, Profile], changed: set[int]
    ) -> tuple[set[int], set[int]]:
        """Add the entities of a report with their profiles, by id. `changed` are reports with new neighbours.

        Returns the roots of changed trees, and the reports whose entities changed.
        """
        roots: set[int] = set()
        for entity in entities:
            row, new = self._row(profiles[entity.id])
            roots |= new
            self._store.run(
                "INSERT INTO entity (report, entity, own, profile, name, romanized) VALUES (?, ?, ?, ?, ?, ?)",
                (no, entity.id, row, row, entity.name, entity.romanized),
            )
        return roots, self.look_around(changed | {no})

    def remove(self, no: int, changed: set[int]) -> tuple[set[int], set[int]]:
        """Take out the entities of a report; `changed` are reports that lost it as a neighbour."""
        store = self._store
        used = {int(p) for row in store.rows("SELECT own, profile FROM entity WHERE report = ?", (no,)) for p in row}
        store.run("DELETE FROM entity WHERE report = ?", (no,))
        moved = self.look_around(changed - {no})
        return self.let_go(used), moved

    def let_go(self, profiles: Iterable[int]) -> set[int]:
        """Take out those of the profiles that no entity has any more. Returns the roots of changed trees."""
        roots: set[int] = set()
        for row in sorted(profiles):
            if not self._store.rows(
                "SELECT 1 FROM entity WHERE own = ? UNION ALL SELECT 1 FROM entity WHERE profile = ? LIMIT 1",
                (row, row),
            ):
                roots |= self._take_out(row)
        return roots

    def row(self, profile: Profile) -> int:
        """The row of a profile, made where there is none."""
        return self._row(profile)[0]

    def _row(self, profile: Profile) -> tuple[int, set[int]]:
        store = self._store
        found = store.rows("SELECT no FROM profile WHERE id = ?", (profile.id,))
        if found:
            return int(found[0][0]), set()
        values = (profile.id, entity_id(profile.id), pack_profile(profile))
        no = store.run("INSERT INTO profile (id, entity, data, root) VALUES (?, ?, ?, 0)", values)
        store.run("UPDATE profile SET root = no WHERE no = ?", (no,))
        keys = self._linking.blocks(profile)
        store.connection.executemany("INSERT INTO block VALUES (?, ?)", [(key, no) for key in keys])
        tokens = sorted({self._linking.sound(t) for t in profile.tokens})
        store.connection.executemany("INSERT INTO token VALUES (?, ?)", [(token, no) for token in tokens])
        return no, {no} | self._lead_back([no, *self._behind(no, profile)])

    def _take_out(self, no: int) -> set[int]:
        store = self._store
        profile = store.profile(no)
        behind = self._behind(no, profile)
        roots = self._forest.lead(no, None) | {no}
        roots |= self._forest.release(no)[1]
        store.run("DELETE FROM block WHERE profile = ?", (no,))
        store.run("DELETE FROM token WHERE profile = ?", (no,))
        store.run("DELETE FROM profile WHERE no = ?", (no,))
        return (roots | self._lead_back(behind)) - {no}

    def _mates(self, no: int) -> list[int]:
        """The profiles that share a block with `no`."""
        sql = (
            "SELECT DISTINCT b.profile FROM block a JOIN block b ON b.key = a.key"
            " WHERE a.profile = ? AND b.profile != ?"
        )
        return [int(row[0]) for row in self._store.rows(sql, (no, no))]

    def _behind(self, no: int, profile: Profile) -> list[int]:
        return [m for m in self._mates(no) if self._store.profile(m).rank > profile.rank]

    def _lead_back(self, profiles: Iterable[int]) -> set[int]:
        """Lead each profile back to the one that it is another spelling of. Returns the roots of changed trees."""
        changed: set[int] = set()
        held = {int(row[0]) for row in self._store.rows("SELECT profile FROM held")}
        for no in profiles:
            mates = {self._store.profile(m): m for m in self._mates(no)} if no not in held else {}
            chosen = self._linking.choose(self._store.profile(no), mates)
            changed |= self._forest.lead(no, mates[chosen[0]] if chosen else None)
            self._store.run("UPDATE profile SET why = ? WHERE no = ?", (chosen[1] if chosen else "", no))
        return changed

    def hold(self, profiles: set[int]) -> set[int]:
        """Keep exactly these profiles from being led back. Returns the roots of changed trees."""
        before = {int(row[0]) for row in self._store.rows("SELECT profile FROM held")}
        self._store.run("DELETE FROM held")
        self._store.connection.executemany("INSERT INTO held VALUES (?)", [(p,) for p in sorted(profiles)])
        return self._lead_back(sorted(before ^ profiles))

    def look_around(self, reports: Iterable[int]) -> set[int]:
        """Find who names that tell too little stand for, in reports of the same story. Returns the reports changed."""
        store = self._store
        moved: set[int] = set()
        for no in reports:
            sql = "SELECT entity, own, profile, why FROM entity WHERE report = ? AND entity NOT IN"
            rows = store.rows(sql + " (SELECT entity FROM pinned WHERE report = ?)", (no, no))
            unclear = [row for row in rows if store.profile(row[1]).kind == "person" and store.profile(row[1]).scope]
            if not unclear:
                continue
            company = self._company(no)
            for entity, own, shown, why in unclear:
                found = self._linking.fuller(store.profile(own), company)
                row, reason = (company[found[0]], found[1]) if found else (own, "")
                if (row, reason) != (shown, why):
                    self.show(no, entity, row, reason)
                    moved.add(no)
        return moved

    def show(self, no: int, entity: str, profile: int, why: str) -> None:
        """Take an entity of a report for the bearer of another profile than its own."""
        values = (profile, why, no, entity)
        self._store.run("UPDATE entity SET profile = ?, why = ? WHERE report = ? AND entity = ?", values)

    def _company(self, no: int) -> dict[Profile, int]:
        """The profiles of a report's own entities and of those of its nearer neighbours."""
        rows = self._store.rows(
            "SELECT DISTINCT own FROM entity WHERE report = ? OR report IN"
            " (SELECT other FROM neighbour WHERE report = ? AND likeness >= ?)",
            (no, no, self._linking.limits.story),
        )
        return {self._store.profile(row[0]): int(row[0]) for row in rows}
