"""Datelines and credits: where a report was filed, and the agency that it rests on.

A dateline stands at the head of a line near the top: places, an agency or outlet, the
writer, then a colon or a dash. A credit stands in brackets at the foot. The words of a
dateline are part of no sentence: what follows them begins the report.
"""

from dataclasses import dataclass, replace

from tawatur.language.names import Form, NameLexicon, NameMatch
from tawatur.language.titles import TitleLexicon
from tawatur.model import Span
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters
from tawatur.text.sentences import Sentence

_LONGEST = 14
_LINES_READ = 5
_LONGEST_CREDIT = 6
_STRANGERS = 3
_DASHES = frozenset("-\u2013\u2014\u0640")
_PARTING = _DASHES | frozenset(":/")
_QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d')
_MARKS = frozenset("\u060c,()./[]|") | _QUOTES | _DASHES
_PRESS = frozenset({"agency", "newspaper", "broadcaster", "site"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline or credit says; words [first, last) are its own. `agency` is the key of an organization."""

    first: int
    last: int
    place: Span | None = None
    place_key: str | None = None
    agency: Span | None = None
    agency_key: str | None = None


@dataclass(frozen=True, eq=False)
class DatelineFinder:
    """Finds datelines and credits; `fillers` are the folded words that stand in them for an agency."""

    names: NameLexicon
    given_names: frozenset[str]
    fillers: frozenset[str]

    def find(self, doc: Document) -> tuple[Dateline, ...]:
        """The datelines at the head of `doc` and the credits at its foot, in order of the text."""
        heads = [self._head(doc, sentence) for sentence in _first_lines(doc)]
        found = [d for d in heads if d]
        taken = found[-1].last if found else 0
        foot = self._foot(doc)
        return tuple(found + ([foot] if foot and foot.first >= taken else []))

    def _head(self, doc: Document, sentence: Sentence) -> Dateline | None:
        """The dateline at the head of a line, before a clause or as a line of its own."""
        end = _terminator(doc, sentence)
        before_clause = self._before_clause(doc, sentence, end) if end is not None else None
        return before_clause or self._whole_line(doc, sentence)

    def _before_clause(self, doc: Document, sentence: Sentence, end: int) -> Dateline | None:
        """Known places, press and a few strangers up to the colon or dash at `end`."""
        # A place in quotation marks is the name of a newspaper.
        matches = [
            m
            for m in self._names_within(doc, sentence.first, end)
            if _form(m, "press") or m.first == sentence.first or doc.words[m.first - 1].folded not in _QUOTES
        ]
        known = {i for m in matches for i in range(m.first, m.last)}
        words = [doc.words[i].folded for i in range(sentence.first, end)]
        place = self._place(doc, sentence, matches)
        press = next((m for m in matches if _form(m, "press")), None)
        filler = any(word in self.fillers for word in words)
        strangers = sum(
            i not in known and word not in _MARKS and word not in self.fillers
            for i, word in enumerate(words, sentence.first)
        )
        opens_with_name = bool(matches) and matches[0].first <= sentence.first + 1
        colon = doc.words[end].folded == ":"
        # A place and a colon alone are a headline; with a dash between them, the place of a writer or agency.
        headline = colon and press is None and not filler and not _DASHES.intersection(words)
        # A short line with a dash in it is a headline too, unless nothing but press and places stand before the dash.
        headline = headline or (not colon and _is_short_line(doc, sentence) and (press is None or strangers > 0))
        if not (place or press or filler) or strangers > _STRANGERS or headline:
            return None
        if not opens_with_name and not filler and press is None:
            return None
        dateline = self._dateline(doc, sentence.first, end + _width(doc, end), place, press)
        return dateline if press else self._with_unknown_agency(doc, dateline, end, known)

    def _with_unknown_agency(self, doc: Document, dateline: Dateline, end: int, known: set[int]) -> Dateline:
        """The strangers of a dateline are its agency, unless they begin like the name of a writer."""
        names = [i for i in range(dateline.first, end) if i not in known and doc.words[i].folded not in _MARKS]
        if not names or names[-1] - names[0] != len(names) - 1:
            return dateline
        if doc.words[names[0]].folded in self.given_names or doc.words[names[0]].folded in self.fillers:
            return dateline
        return replace(dateline, agency=doc.span(names[0], names[-1] + 1))

    def _whole_line(self, doc: Document, sentence: Sentence) -> Dateline | None:
        """A line that holds nothing but a place and press in any order, or a writer, a dash, and a place."""
        if sentence.last - sentence.first > _LONGEST:
            return None
        matches = self._names_within(doc, sentence.first, sentence.last)
        known = {i for m in matches for i in range(m.first, m.last)}
        words = [doc.words[i].folded for i in range(sentence.first, sentence.last) if i not in known]
        strangers = [w for w in words if w not in _MARKS and w not in self.fillers and w != ":"]
        place = self._place(doc, sentence, matches)
        press = next((m for m in matches if _form(m, "press")), None)
        parted = bool(_PARTING.intersection(words))
        credited = parted and not strangers and (press or (place and self.fillers.intersection(words)))
        # The place of a writer, whose name is not known, stands last and apart.
        last = next((m for m in matches if _form(m, "place") and m.last == sentence.last), None)
        written = last is not None and doc.words[last.first - 1].folded in _DASHES and sentence.first > 0
        if credited:
            return self._dateline(doc, sentence.first, sentence.last, place, press)
        if written and len(strangers) <= _STRANGERS and ":" not in words:
            return self._dateline(doc, sentence.first, sentence.last, last, press)
        return None

    def _foot(self, doc: Document) -> Dateline | None:
        """The credit in brackets with which the text ends."""
        last = len(doc.words)
        while last and doc.words[last - 1].folded in (".", "\n"):
            last -= 1
        if not last or doc.words[last - 1].folded != ")":
            return None
        first = last - 1
        while first and last - first <= _LONGEST_CREDIT + 2 and doc.words[first].folded != "(":
            first -= 1
        if doc.words[first].folded != "(":
            return None
        matches = self._names_within(doc, first + 1, last - 1)
        press = next((m for m in matches if _form(m, "press")), None)
        filler = any(doc.words[i].folded in self.fillers for i in range(first, last))
        if press is None and not filler:
            return None
        return self._dateline(doc, first, last, None, press)

    def _place(self, doc: Document, sentence: Sentence, matches: list[NameMatch]) -> NameMatch | None:
        """The first place that stands apart: one after another word may be part of a writer's name."""
        for match in matches:
            before = doc.words[match.first - 1].folded if match.first > sentence.first else ":"
            if _form(match, "place") and (before in _PARTING or before in _MARKS or before in self.fillers):
                return match
        return None

    def _names_within(self, doc: Document, first: int, last: int) -> list[NameMatch]:
        matches = self.names.longest(doc.words[first:last])
        return [NameMatch(m.first + first, m.last + first, m.skip, m.forms) for m in matches if not m.skip]

    def _dateline(
        self, doc: Document, first: int, last: int, place: NameMatch | None, press: NameMatch | None
    ) -> Dateline:
        place_form = _form(place, "place") if place else None
        press_form = _form(press, "press") if press else None
        return Dateline(
            first,
            last,
            doc.span(place.first, place.last) if place else None,
            place_form.name.key if place_form else None,
            doc.span(press.first, press.last) if press else None,
            press_form.name.key if press_form else None,
        )


def _first_lines(doc: Document) -> list[Sentence]:
    """The first sentence of each of the first lines."""
    lines = []
    for n, sentence in enumerate(doc.sentences):
        if n == 0 or doc.words[sentence.first - 1].folded == "\n":
            lines.append(sentence)
            if len(lines) == _LINES_READ:
                break
    return lines


def _terminator(doc: Document, sentence: Sentence) -> int | None:
    """The word that would end a dateline: the last colon or dash near the head, if a clause follows it."""
    found = None
    depth = 0
    # Something must follow in the line.
    stop = min(sentence.last - 1, sentence.first + _LONGEST)
    for i in range(sentence.first, stop):
        word = doc.words[i].folded
        depth += (word in "([") - (word in ")]")
        if word == ":" and depth <= 0:
            return i
        if word in _DASHES and depth <= 0 and i > sentence.first:
            found = i
    return found


def _is_short_line(doc: Document, sentence: Sentence) -> bool:
    ends_line = sentence.last == len(doc.words) or doc.words[sentence.last].folded == "\n"
    return ends_line and sentence.last - sentence.first <= _LONGEST


def _width(doc: Document, end: int) -> int:
    """How many words the closing mark takes: a double dash is one mark."""
    n = 1
    while end + n < len(doc.words) and doc.words[end + n].folded in _DASHES:
        n += 1
    return n


def _form(match: NameMatch, what: str) -> Form | None:
    for form in match.forms:
        if form.name.kind == "place" if what == "place" else form.name.klass in _PRESS:
            return form
    return None


def load_dateline_finder(names: NameLexicon, titles: TitleLexicon, letters: Letters) -> DatelineFinder:
    """A finder with the project's table of words that stand for an agency (`data/names/credits.tsv`)."""
    fillers = frozenset(letters.fold(row["word"]) for row in read_table("names/credits.tsv"))
    return DatelineFinder(names, titles.given_names, fillers)
