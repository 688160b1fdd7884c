"""What a program calls: read a text, keep a record."""

from functools import cache
from pathlib import Path

from tawatur import record as database
from tawatur.linking import load_linker
from tawatur.model import Reading, Report
from tawatur.reader import load_tools, read_report
from tawatur.text.loading import check_date, text_id


class Reader:
    """Reads reports with tables and models that are loaded once, in half a second. Not to be shared between threads."""

    def __init__(self) -> None:
        self._tools = load_tools()

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        url: str | None = None,
        id: str | None = None,
    ) -> Reading:
        """All that is taken from the text of a report.

        `published` is the day it came out, an ISO date or date-time; where it is None it is inferred from the text
        if the text allows, and relative dates stay unresolved if it does not. `id` names the report in a record; the
        same text gets the same id where none is given. Raises ValueError where `published` is no date.
        """
        if published is not None:
            check_date(published, "published")
        report = Report(
            id=id or text_id(text),
            text=text,
            title=title,
            outlet=outlet,
            published=published,
            published_from="given" if published else None,
            url=url,
        )
        return self.read_report(report)

    def read_report(self, report: Report) -> Reading:
        """All that is taken from a report."""
        return read_report(report, self._tools)


def read(text: str, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """All that is taken from the text of a report, as `Reader.read`; the first call loads tables and models."""
    return _reader().read(text, published=published, outlet=outlet)


@cache
def _reader() -> Reader:
    return Reader()


class Record(database.Record):
    """A record of what many reports say together, in a file. See `tawatur.record.Record` for what it answers."""

    def __init__(self, path: str | Path) -> None:
        """Open the record at `path`; a new one is made where there is none.

        Raises ValueError with a sentence that says what to do where the file is no record that this version reads.
        """
        super().__init__(path, load_linker)
