"""All measurements, one after the other: `python -m bench`."""

from pathlib import Path

from bench import linking, pages, reading


def main() -> None:
    """Print the bench of reading, then those of linking and of the site's pages."""
    print("Reading\n")
    reading.main(Path("examples/geneva.jsonl"))
    print("\nAdding one report to a record, in milliseconds\n")
    linking.main(linking.STORY)
    print("\nPages of a record of 50,000 reports at the server, in milliseconds\n")
    pages.main(linking.STORY)


if __name__ == "__main__":
    main()
