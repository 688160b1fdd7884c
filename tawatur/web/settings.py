"""What a reader of the site chose: language, digits, names of months, light or dark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

_LONGEST_NAME = 60
# What can be chosen, the default first. The language's default follows the browser.
CHOICES: dict[str, tuple[str, ...]] = {
    "lang": ("ar", "en"),
    "digits": ("latn", "arab"),
    "months": ("LB", "EG", "DZ", "MA"),
    "theme": ("auto", "light", "dark"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """One of `CHOICES` each. `digits` and `months` bear on the Arabic pages only; `who` judges, by name."""

    lang: str = "ar"
    digits: str = "latn"
    months: str = "LB"
    theme: str = "auto"
    who: str = ""

    @property
    def direction(self) -> str:
        """The direction of the page, as HTML names it."""
        return "rtl" if self.lang == "ar" else "ltr"


def settings_of(chosen: Mapping[str, str], accepts: str) -> Settings:
    """The settings that cookies hold; what is not chosen, or no choice, is the default.

    `accepts` is the Accept-Language of the request: the first of our languages that it names is taken.
    """
    named = [tag.strip()[:2].lower() for tag in accepts.split(",")]
    lang = next((tag for tag in named if tag in CHOICES["lang"]), "en")
    settings = Settings(lang=lang, who=unquote(chosen.get("who", ""))[:_LONGEST_NAME])
    for name, allowed in CHOICES.items():
        if (value := chosen.get(name)) in allowed:
            settings = replace(settings, **{name: value})
    return settings
