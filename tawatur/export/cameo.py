"""A reading as CAMEO rows: tab-separated text, one dyad a row. `docs/exports.md` says what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

from tawatur.export.actors import Actor, ActorCodes, load_actor_codes
from tawatur.export.conventions import Coded, Conventions, load_conventions
from tawatur.export.exported import Exported
from tawatur.model import Reading
from tawatur.tables import read_table
from tawatur.text.letters import load_letters

_COLUMNS = ("date", "source", "target", "code", "meaning", "status", "event", "outlet", "by_word_of", "words")
_PLANNED, _OFFERED = "planned", "offered"


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A row of `data/export/cameo.tsv`: codes from actor to recipient, back, and between actors; empty: none."""

    type: str
    mode: str
    word: str
    stage: str
    code: str
    back: str
    mutual: str

    def fits(self, coded: Coded, stage: str) -> bool:
        """Whether the row is for this event, of the type and mode that the reading gives it."""
        event = coded.event
        return (
            self.type == event.type
            and self.stage == stage
            and self.mode in {"", event.mode}
            and self.word in {"", coded.word}
        )


@dataclass(frozen=True, eq=False)
class CameoExport:
    """Turns readings into CAMEO rows. `load_cameo` makes one."""

    actors: ActorCodes
    conventions: Conventions
    codes: tuple[CameoCode, ...]
    meanings: dict[str, str]

    header = "\t".join(_COLUMNS)

    def export(self, reading: Reading) -> Exported:
        """The rows of a reading in the order of the text, and why events are left out.

        Another mention of an event gives no row that an earlier one gave.
        """
        codes = self.actors.of(reading)
        lines: list[str] = []
        left_out: list[str] = []
        told: set[tuple[str, ...]] = set()
        for coded in self.conventions.coded(reading, codes):
            dyads, why = self._dyads(coded, codes)
            keys = [(coded.event.same_as or coded.event.id, *dyad) for dyad in dyads]
            fresh = [key for key in keys if key not in told]
            if not fresh:
                left_out.append(why or "told before")
            told.update(fresh)
            lines += ["\t".join(self._row(reading, coded, key[1:])) for key in fresh]
        return Exported(tuple(lines), tuple(left_out))

    def _dyads(self, coded: Coded, codes: dict[str, Actor]) -> tuple[list[tuple[str, ...]], str]:
        """Source, target and code of each row that the event gives, and why it gives none."""
        if not coded.stage:
            return [], coded.event.status
        row = self._code(coded)
        if row is None or not row.code:
            return [], "no such code"
        actors, recipients = _known(coded.actor, codes), _known(coded.recipient, codes)
        found: list[tuple[str, ...]] = []
        for actor, recipient in product(actors, recipients):
            if actor != recipient:
                found.append((actor, recipient, row.code))
                if row.back and coded.stage != _OFFERED:
                    found.append((recipient, actor, row.back))
        if not coded.recipient and row.mutual and coded.stage != _OFFERED:
            found += [(*pair, row.mutual) for pair in permutations(actors, 2)]
        return found, "" if found else "no two actors with codes"

    def _code(self, coded: Coded) -> CameoCode | None:
        stage = _PLANNED if coded.stage == _OFFERED else coded.stage
        fitting = [row for row in self.codes if row.fits(coded, stage)]
        return max(fitting, key=lambda row: (row.word != "", row.mode != ""), default=None)

    def _row(self, reading: Reading, coded: Coded, dyad: tuple[str, ...]) -> Iterator[str]:
        report = reading.report
        names = {entity.id: entity.romanized or entity.name for entity in reading.entities}
        cells = (
            coded.when.start,
            *dyad,
            self.meanings[dyad[-1]],
            coded.event.status,
            f"{report.id}:{coded.event.id}",
            report.outlet or "",
            ", ".join(names.get(key, key) for key in coded.event.chain),
            coded.event.trigger.of(report.text),
        )
        return (" ".join(cell.split()) for cell in cells)


def load_cameo() -> CameoExport:
    """An exporter with the project's tables."""
    letters = load_letters()
    rows = list(read_table("export/cameo.tsv"))
    columns = ("type", "mode", "word", "stage", "code", "back", "mutual")
    return CameoExport(
        load_actor_codes(letters),
        load_conventions(letters),
        tuple(CameoCode(**{column: row[column] for column in columns}) for row in rows),
        {code: row["meaning"] for row in rows for code in (row["code"], row["back"], row["mutual"])},
    )


def _known(keys: tuple[str, ...], codes: dict[str, Actor]) -> list[str]:
    """The codes of actors, each once; where one tells more of the same actor than another, it alone."""
    found = list(dict.fromkeys(codes[key].cameo for key in keys if key in codes and codes[key].cameo))
    return [code for code in found if not any(other != code and other.startswith(code) for other in found)]
