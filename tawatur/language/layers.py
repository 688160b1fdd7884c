"""The labels of the learned reader: what it tells of each word, and of pairs of words.

The order of the labels is part of a trained model.
"""

from collections.abc import Sequence
from typing import get_args

from tawatur.model import Act, EntityKind, EventType, Status

MENTION_KINDS: tuple[EntityKind, ...] = ("person", "organization", "place", "group")
ACTS: tuple[Act, ...] = get_args(Act)
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)


def _begins_and_goes_on(labels: Sequence[str]) -> tuple[str, ...]:
    return ("O", *(f"{part}-{label}" for label in labels for part in ("B", "I")))


# Layers of one label a word. `clitics`: how many letters stand before a name in its first word.
WORD_LAYERS: dict[str, tuple[str, ...]] = {
    "mention": _begins_and_goes_on(MENTION_KINDS),
    "unnamed": _begins_and_goes_on(["unnamed"]),
    "cue": ("O", *ACTS),
    "event": _begins_and_goes_on(EVENT_TYPES),
    "status": STATUSES,
    "clitics": ("0", "1", "2", "3"),
}

# Layers of one score a pair of words, from the first (a cue, a trigger) to the second.
PAIR_LAYERS: tuple[str, ...] = (
    "content-first",
    "content-last",
    "speaker",
    "actor",
    "recipient",
    "place",
    "time",
    "same",
)
