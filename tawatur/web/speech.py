"""How the site speaks: texts, plurals, numbers, dates and names in the language of the reader."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

from tawatur.model.answers import Label
from tawatur.model.days import day_of, days_of_value
from tawatur.tables import read_table
from tawatur.web.settings import Settings

_ARABIC_INDIC = str.maketrans("0123456789", "".join(map(chr, range(0x660, 0x66A))))
# Signs that turn the direction of what follows, and controls that no text needs.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})")

Texts = dict[tuple[str, str], str]


@cache
def load_texts(lang: str) -> Texts:
    """The texts of the interface, by key and plural form (empty where there is but one)."""
    return {(row["key"], row["form"]): row["text"] for row in read_table(f"web/{lang}.tsv")}


def harmless(value: object) -> object:
    """Any text without signs that would turn the direction of the page around it; other values as they are."""
    return _HIDDEN.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


class Speech:
    """Says things as one reader wants them. `label` gives what an entity is called."""

    def __init__(self, settings: Settings, label: Callable[[str], Label | None]) -> None:
        self.settings = settings
        self._label = label
        region = settings.months if settings.lang == "ar" else "GB"
        self._locale = Locale(settings.lang, region)
        self._texts = load_texts(settings.lang)

    def t(self, key: str, **values: object) -> Markup:
        """The text of this key, with values put in; whatever is no Markup is escaped. KeyError where there is none."""
        return Markup(escape(self._texts[key, ""])).format(**values) if values else Markup(escape(self._texts[key, ""]))

    def known(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return (key, "") in self._texts

    def n(self, key: str, count: int) -> Markup:
        """A number of things, in the plural form that it asks for."""
        form = str(self._locale.plural_form(count))
        text = self._texts.get((key, form)) or self._texts[key, "other"]
        return Markup(escape(text)).format(n=self.number(count))

    def number(self, value: int) -> str:
        """A number in the reader's digits."""
        return self.digits(str(value))

    def digits(self, text: str) -> str:
        """A text of our own with its digits as the reader wants them."""
        wanted = self.settings.lang == "ar" and self.settings.digits == "arab"
        return text.translate(_ARABIC_INDIC) if wanted else text

    def day(self, value: str | None, form: str = "d MMMM y") -> str:
        """An ISO date, or the date of a date-time, in words; `form` is a CLDR pattern."""
        if not value:
            return str(self.t("undated"))
        try:
            return self.digits(format_date(date.fromisoformat(value[:10]), form, locale=self._locale))
        except ValueError:
            return value

    def days(self, first: str | None, last: str | None) -> str:
        """The days from one to another; a whole month or year by its name, what both share named once."""
        if not first or not last or first == last:
            return self.day(first or last)
        if first[5:] == "01-01" and last == f"{first[:4]}-12-31":
            return self.digits(first[:4])
        if first[8:] == "01" and days_of_value(first[:7]) == (day_of(first), day_of(last)):
            return self.day(first, "MMMM y")
        if first[:7] == last[:7]:
            return f"{self.digits(str(int(first[8:10])))}–{self.day(last)}"
        return f"{self.day(first, 'd MMMM' if first[:4] == last[:4] else 'd MMMM y')} – {self.day(last)}"

    def when(self, value: str | None) -> str:
        """A TIMEX3 value in words; as it stands where the calendar does not tell its days."""
        found = days_of_value(value)
        if found is None or value is None:
            return value or ""
        first, last = (date.fromordinal(n).isoformat() for n in found)
        clock = _CLOCK.match(value)
        return self.days(first, last) + (f", {self.digits(clock[1])}" if clock else "")

    def name(self, id_: str | None) -> Markup:
        """What an entity is called, in the letters of the reader's language, isolated."""
        label = self._label(id_) if id_ else None
        if label is None:
            return isolated(id_ or "")
        if self.settings.lang == "en" and label.romanized:
            return isolated(label.romanized, "en", label.name)
        return isolated(label.name, "ar")

    def names(self, ids: Iterable[str]) -> Markup:
        """Names one after the other."""
        return self.t("comma").join(self.name(id_) for id_ in ids)

    def plain_name(self, id_: str) -> str:
        """What an entity is called, without marks."""
        label = self._label(id_)
        if label is None:
            return id_
        return (self.settings.lang == "en" and label.romanized) or label.name


def isolated(text: object, lang: str = "", title: str = "") -> Markup:
    """A text that keeps its own direction among others; `title` is shown where one points at it."""
    more = Markup(' lang="{}"').format(lang) if lang else Markup()
    more += Markup(' title="{}"').format(harmless(title)) if title else Markup()
    return Markup("<bdi{}>{}</bdi>").format(more, harmless(text))
