"""A record and its answers as JSON lines: the public contract in `docs/record.md`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tawatur.model.record import to_dict


def record_lines(items: Iterable[Any]) -> Iterator[str]:
    """One line of JSON for each entity, event, judgement or answer of a record."""
    for item in items:
        yield json.dumps(to_dict(item), ensure_ascii=False)
