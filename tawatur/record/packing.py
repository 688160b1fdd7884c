"""What the record keeps of a reading, as bytes and back."""

import json
import zlib
from typing import Any

from tawatur.model import Reading, Span
from tawatur.model.days import Days
from tawatur.model.linked import Linkable, Mention, Participant, Profile, Said, Unit
from tawatur.model.wire import reading_from_dict, reading_to_dict

_LEVEL = 6


def pack_json(value: Any) -> str:
    """A value as JSON text, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def pack_reading(reading: Reading) -> bytes:
    """A reading as bytes."""
    return zlib.compress(pack_json(reading_to_dict(reading)).encode(), _LEVEL)


def unpack_reading(data: bytes) -> Reading:
    """The reading that `pack_reading` packed."""
    return reading_from_dict(json.loads(zlib.decompress(data)))


def pack_linkable(kept: Linkable) -> bytes:
    """What linking keeps of a report, as bytes. Sets are written in order, so that the bytes do not vary."""
    value = [
        kept.report,
        kept.day,
        kept.size,
        " ".join(s or "-" for s in kept.stems),
        [
            [p.kind, p.tokens, sorted(p.stems), sorted(p.keys), p.country, p.is_country, p.key]
            for p in kept.participants
        ],
        [
            [
                u.events,
                sorted(u.types),
                sorted(u.statuses),
                u.mentions,
                u.actors,
                u.recipients,
                u.places,
                u.speakers,
                u.days,
            ]
            for u in kept.units
        ],
        kept.telling,
    ]
    return zlib.compress(pack_json(value).encode(), _LEVEL)


def unpack_linkable(data: bytes) -> Linkable:
    """The `Linkable` that `pack_linkable` packed."""
    report, day, size, stems, participants, units, telling = json.loads(zlib.decompress(data))
    return Linkable(
        report=report,
        day=day,
        size=size,
        stems=tuple("" if s == "-" else s for s in stems.split(" ")) if stems else (),
        participants=tuple(
            Participant(kind, tuple(tokens), frozenset(s), frozenset(keys), country, is_country, key)
            for kind, tokens, s, keys, country, is_country, key in participants
        ),
        units=tuple(
            Unit(
                tuple(events), frozenset(types), frozenset(statuses), tuple(Mention(*m) for m in mentions),
                tuple(actors), tuple(recipients), tuple(places), tuple(speakers), tuple(Days(*d) for d in days),
            )
            for events, types, statuses, mentions, actors, recipients, places, speakers, days in units
        ),
        telling=telling,
    )  # fmt: skip


def pack_said(said: Said) -> str:
    """What a reading says of an event, as text."""
    return pack_json({name: getattr(said, name) for name in _SAID})


def unpack_said(text: str) -> Said:
    """What `pack_said` packed."""
    data = json.loads(text)
    for name, value in data.items():
        if isinstance(value, list):
            data[name] = tuple(value)
    data["trigger"] = Span(*data["trigger"])
    data["days"] = Days(*data["days"]) if data["days"] else None
    return Said(**data)


_SAID = tuple(Said.__dataclass_fields__)


def pack_profile(profile: Profile) -> str:
    """A profile as text."""
    return pack_json(list(profile))


def unpack_profile(text: str) -> Profile:
    """The profile that `pack_profile` packed."""
    kind, tokens, country, field, key, scope = json.loads(text)
    return Profile(kind, tuple(tokens), country, field, key, scope)
