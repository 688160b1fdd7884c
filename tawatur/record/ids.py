"""Ids of events and entities of the record: they name a thing by what it is made of, never by the order of adding."""

from base64 import b32encode
from hashlib import blake2b

_BYTES = 10


def event_id(report: str, event: str) -> str:
    """The id of the event whose first account is this event of this report's reading."""
    return "e-" + _short(f"{report}\n{event}")


def entity_id(profile: str) -> str:
    """The id of the entity whose first profile this is."""
    return "n-" + _short(profile)


def _short(text: str) -> str:
    return b32encode(blake2b(text.encode(), digest_size=_BYTES).digest()).decode().lower()
