"""A person's word, given on the site: kept as `tawatur judge` keeps it."""

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tawatur.api import Record
from tawatur.model.answers import Doubt
from tawatur.model.record import Correction, Judgement, Verdict
from tawatur.web.pages import STATUSES, TYPES, Ask, BadQuestionError, Page

_DOUBTS = 30
_KEPT_SHOWN = 50
# One bulk change is no longer than one page.
_MOST_AT_ONCE = _DOUBTS
_VERDICTS: tuple[Verdict, ...] = ("same", "different", "right", "wrong", "corrected", "unsure")
_WHY = "read on the site"
_LONGEST = 1000


def judge_page(ask: Ask) -> Page:
    """What the machine was least sure of, to be judged one after the other, and what was judged."""
    browsing = ask.record.browsing
    doubts = browsing.doubtful(_DOUBTS)
    judgements = ask.record.judgements()[::-1]
    answer = {"doubtful": tuple(doubts), "judgements": tuple(judgements)}
    more = {"shown": _KEPT_SHOWN, "last": ask.record.last_judgement()}
    return Page("judge.html", answer, lambda: {"pairs": [_pair(ask, d) for d in doubts], **more})


def _pair(ask: Ask, doubt: Doubt) -> Mapping[str, Any]:
    sides = []
    for ref in (doubt.other, doubt.account):
        reading = ask.record.reading(ref.report)
        event = next(e for e in reading.events if e.id == ref.event)
        sides.append((ref, event, ask.record.passage(ref.report, event.trigger)))
    return {"doubt": doubt, "sides": sides}


def keep(record: Record, fields: Mapping[str, Any]) -> list[Judgement]:
    """Keep what a form or an object says: one judgement, or the same verdict on each of several pairs.

    `first` (and `second`) name what is judged, or `item` holds pairs parted by a tab, `count` of them. Raises KeyError
    where the record does not have them, BadQuestionError where the fields make no judgement.
    """
    verdict = fields.get("verdict")
    if verdict not in _VERDICTS:
        raise BadQuestionError("not_one_of", name="verdict", allowed=", ".join(_VERDICTS))
    items = fields.get("item", ())
    pairs = [items] if isinstance(items, str) else list(items)
    if pairs:
        if str(fields.get("count")) != str(len(pairs)) or len(pairs) > _MOST_AT_ONCE:
            raise BadQuestionError("not_counted")
        named = [tuple(str(pair).split("\t")) for pair in pairs]
    else:
        named = [tuple(str(fields[name]) for name in ("first", "second") if fields.get(name))]
    if any(len(names) not in (1, 2) or not all(names) for names in named):
        raise BadQuestionError("nothing_judged")
    return [_keep(record, verdict, names, fields) for names in named]


def _keep(record: Record, verdict: Verdict, names: tuple[str, ...], fields: Mapping[str, Any]) -> Judgement:
    try:
        return record.judge(
            verdict,
            "entity" if names[0].startswith("n-") else "event",
            names[0],
            names[1] if len(names) > 1 else None,
            who=person(fields),
            when=now(),
            why=_text(fields, "why") or _WHY,
            correction=_correction(fields) if verdict == "corrected" else None,
        )
    except ValueError as error:
        raise BadQuestionError("bad_judgement", why=str(error)) from None


def _correction(fields: Mapping[str, Any]) -> Correction:
    kind, status = _text(fields, "type"), _text(fields, "status")
    for name, value, allowed in (("type", kind, TYPES), ("status", status, STATUSES)):
        if value and value not in allowed:
            raise BadQuestionError("not_one_of", name=name, allowed=", ".join(allowed))
    return Correction(type=kind or None, status=status or None, time=_text(fields, "time") or None)  # type: ignore[arg-type]


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name) or ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadQuestionError("too_long", name=name)
    return value.strip()


def person(fields: Mapping[str, Any]) -> str:
    """Who judges: the name given, else that of the user who runs the site."""
    return _text(fields, "who") or getpass.getuser()


def now() -> str:
    """The time as judgements give it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
