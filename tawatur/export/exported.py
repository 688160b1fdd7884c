"""What an export of one reading gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """Lines without line ends, and for each event that is in none of them, why (in a few words)."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]
