"""A document: a report cut into words, sentences and quotations."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tawatur.model import Report, Span
from tawatur.text.letters import Letters, load_letters
from tawatur.text.quotations import Quotation, quotations
from tawatur.text.sentences import Sentence, SentenceSplitter, load_sentence_splitter
from tawatur.text.words import Word, WordSplitter, load_word_splitter


@dataclass(frozen=True, eq=False)
class Document:
    """A report with its words, sentences and quotations; word numbers count `words`."""

    report: Report
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each word the number of its sentence; a line break belongs to the sentence before it."""
        numbers = [0] * len(self.words)
        for n, sentence in enumerate(self.sentences):
            end = self.sentences[n + 1].first if n + 1 < len(self.sentences) else len(self.words)
            for i in range(sentence.first, end):
                numbers[i] = n
        return tuple(numbers)

    def span(self, first: int, last: int) -> Span:
        """The place of words [first, last)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def words_in(self, span: Span) -> tuple[int, int]:
        """The words [first, last) that `span` touches."""
        first = bisect_right(self.words, span.start, key=lambda word: word.end)
        return first, max(first, bisect_right(self.words, span.end - 1, key=lambda word: word.start))


@dataclass(frozen=True, eq=False)
class Cutter:
    """Cuts reports into documents with the project's tables."""

    letters: Letters
    word_splitter: WordSplitter
    sentence_splitter: SentenceSplitter

    def cut(self, report: Report) -> Document:
        """The words, sentences and quotations of `report`."""
        words = self.word_splitter.words(report.text)
        quotes = quotations(words)
        return Document(report, words, self.sentence_splitter.sentences(words, quotes), quotes)


def load_cutter() -> Cutter:
    """A cutter with the project's tables."""
    letters = load_letters()
    return Cutter(letters, load_word_splitter(letters), load_sentence_splitter(letters))
