"""Gold annotations: NAME.txt with NAME.yaml beside it, as `docs/evaluation.md` describes them.

A place is named in them by the words that stand there; here it is turned into a span.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tawatur.model import Report, Span

# Letters that may stand before a name in one word: conjunctions and prepositions.
_CLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643\u0633")
_CONJUNCTIONS = frozenset("\u0648\u0641")
_MOST_CLITICS = 3
_ARTICLE = "\u0627\u0644"
_LAM_LAM = "\u0644\u0644"


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """An annotated statement; `speaker` is an entity id, or `?` and the words of an unnamed source."""

    speaker: str
    cue: Span
    content: Span
    act: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event; who takes part is given as entity ids or `?` and words."""

    id: str
    type: str
    trigger: Span
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    time: str | None
    chain: tuple[str, ...]
    same_as: str | None = None

    @property
    def who(self) -> tuple[str, ...]:
        """All who take part, and the place."""
        return self.actor + self.recipient + ((self.place,) if self.place else ())


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with its annotations.

    `mentions` maps a span to (entity id, kind); `same` leads an entity id to the one it stands for;
    `capital_of` a capital's id to its country's.
    """

    name: str
    path: Path
    text: str
    outlet: str | None
    published: str | None
    mentions: Mapping[Span, tuple[str, str]]
    same: Mapping[str, str]
    capital_of: Mapping[str, str]
    times: tuple[tuple[Span, str], ...]
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]

    def report(self) -> Report:
        """The report as it is given to a reader."""
        return Report(
            id=self.name,
            text=self.text,
            outlet=self.outlet,
            published=self.published,
            published_from="given" if self.published else None,
        )


def load_gold(folder: Path) -> Iterator[GoldReport]:
    """The annotated reports under `folder`, by file name. Raises GoldError."""
    paths = sorted(folder.rglob("*.yaml"))
    if not paths:
        raise GoldError(f"{folder}: holds no gold annotations (NAME.txt with NAME.yaml beside it).")
    for path in paths:
        try:
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            yield _gold_report(path, text, data)
        except OSError as error:
            raise GoldError(f"{error.filename}: cannot be read ({error.strerror}).") from None
        except (KeyError, TypeError, AttributeError, yaml.YAMLError, UnicodeDecodeError) as error:
            raise GoldError(f"{path}: is no gold annotation ({error!r}).") from None
        except GoldError as error:
            raise GoldError(f"{path}: {error}") from None


def _gold_report(path: Path, text: str, data: Mapping[str, Any]) -> GoldReport:
    entities = data.get("entities") or []
    same = {e["id"]: e.get("same_as", e["id"]) for e in entities}
    head = data.get("report") or {}
    return GoldReport(
        name=path.stem,
        path=path,
        text=text,
        outlet=head.get("outlet"),
        published=str(head["published"]) if head.get("published") else None,
        mentions=_mentions(text, entities, same),
        same=same,
        capital_of={e["id"]: e["capital_of"] for e in entities if e.get("capital_of")},
        times=tuple((_place(text, t), str(t["value"])) for t in data.get("times") or []),
        statements=tuple(_statement(text, s) for s in data.get("statements") or []),
        events=tuple(_event(text, e) for e in data.get("events") or []),
    )


def _mentions(text: str, entities: list[dict[str, Any]], same: Mapping[str, str]) -> dict[Span, tuple[str, str]]:
    """Every place where a name stands; where two names claim one place, the longer has it."""
    forms = [(form, entity) for entity in entities for form in entity["names"]]
    found: dict[Span, tuple[str, str]] = {}
    for form, entity in sorted(forms, key=lambda pair: -len(pair[0])):
        for span in name_spans(text, form, glued=entity.get("glued", False)):
            if not any(span.overlaps(other) for other in found):
                found[span] = (same[entity["id"]], entity["kind"])
    return found


def name_spans(text: str, form: str, *, glued: bool = False) -> list[Span]:
    """Every place where `form` stands as a word, with or without clitics before it.

    A form with the article also stands where the preposition lam has swallowed its alef.
    `glued`: the next sentence may run on from the name with no space between.
    """
    spans = []
    for m in re.finditer(re.escape(form), text):
        head = _letters_before(text, m.start())
        bare = len(head) <= _MOST_CLITICS and all(c in _CLITICS for c in head)
        if bare and (glued or _ends_word(text, m.end())):
            spans.append(Span(*m.span()))
    if form.startswith(_ARTICLE):
        for m in re.finditer(re.escape(_LAM_LAM + form[len(_ARTICLE) :]), text):
            before = text[m.start() - 1 : m.start()] if m.start() else ""
            if (not before or not _is_letter(before) or before in _CONJUNCTIONS) and _ends_word(text, m.end()):
                spans.append(Span(*m.span()))
    return spans


def _letters_before(text: str, at: int) -> str:
    start = at
    while start > 0 and _is_letter(text[start - 1]):
        start -= 1
    return text[start:at]


def _is_letter(sign: str) -> bool:
    return re.match(r"\w", sign) is not None


def _ends_word(text: str, at: int) -> bool:
    return at == len(text) or not _is_letter(text[at])


def _place(text: str, item: Mapping[str, Any]) -> Span:
    """The place of `item["text"]`, at its `nth` occurrence."""
    words, nth = item["text"], item.get("nth", 1)
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise GoldError(f"{words!r} (nth {nth}) is not in the text.")
    return Span(at, at + len(words))


def _passage(text: str, item: Mapping[str, str], near: int) -> Span:
    """The passage from `item["from"]` to the next `item["to"]`, of several the one that begins nearest to `near`."""
    found = []
    for m in re.finditer(re.escape(item["from"]), text):
        end = text.find(item["to"], m.start())
        if end >= 0:
            found.append(Span(m.start(), end + len(item["to"])))
    if not found:
        raise GoldError(f"no passage runs from {item['from']!r} to {item['to']!r}.")
    return min(found, key=lambda span: abs(span.start - near))


def _statement(text: str, item: Mapping[str, Any]) -> GoldStatement:
    cue = _place(text, item["cue"])
    content = _passage(text, item["content"], cue.start)
    return GoldStatement(str(item["speaker"]), cue, content, item["act"], bool(item.get("quoted")))


def _event(text: str, item: Mapping[str, Any]) -> GoldEvent:
    def names(key: str) -> tuple[str, ...]:
        return tuple(str(name) for name in item.get(key) or [])

    return GoldEvent(
        id=item["id"],
        type=item["type"],
        trigger=_place(text, item["trigger"]),
        status=item["status"],
        actor=names("actor"),
        recipient=names("recipient"),
        place=item.get("place"),
        time=str(item["time"]) if item.get("time") else None,
        chain=names("chain"),
        same_as=item.get("same_as"),
    )
