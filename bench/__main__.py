"""All measurements, one after the other: `python -m bench`."""

from pathlib import Path

from bench import linking, reading


def main() -> None:
    """Print the bench of reading, then that of linking."""
    print("Reading\n")
    reading.main(Path("examples/geneva.jsonl"))
    print("\nAdding one report to a record, in milliseconds\n")
    linking.main(linking.STORY)


if __name__ == "__main__":
    main()
