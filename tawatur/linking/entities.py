"""Who is who across reports.

Every entity of a report has a *profile*: its name, its country, its walk of life, the row of the lexicon
it was known by. A consonant key proposes which profiles may be one; `Decider.decide` decides, by full name,
country and walk of life, and says why. In doubt two profiles stay apart. No threshold on likeness decides:
two spellings of one name may be less alike than the names of two people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tawatur.linking.names import NameKeys, PersonNames
from tawatur.linking.participants import Comparer
from tawatur.model.linked import Participant, Profile

# Reports at least so alike tell one story, so that a short name in one may be a full name of the other.
ONE_STORY = 0.2

Verdict = Literal["same", "different", "doubt"]


class Decision(NamedTuple):
    """Whether two profiles are one, and why."""

    verdict: Verdict
    why: str


@dataclass(frozen=True, eq=False)
class Decider:
    """Makes profiles, proposes and decides, with the project's tables."""

    comparer: Comparer
    people: PersonNames
    fields: Mapping[str, str]

    @property
    def keys(self) -> NameKeys:
        """The cutting and keys of names."""
        return self.comparer.name_keys

    def profile(self, participant: Participant, description: str | None, scope: str) -> Profile:
        """The profile of an entity; `scope` names its report and itself."""
        kind = participant.kind
        tokens = self.people.tokens(participant.tokens) if kind == "person" else participant.tokens
        known = participant.key or ""
        bare = Profile(kind, tokens, participant.country or "", self._field(description), known)
        return bare if known or not self._tells_little(bare) else bare._replace(scope=scope)

    def _tells_little(self, profile: Profile) -> bool:
        """Whether the name could be anybody's: unnamed, one word of a name, common names, a body of no country."""
        if profile.kind == "unnamed" or not profile.tokens:
            return True
        if profile.kind == "person":
            return len(profile.tokens) == 1 or (not profile.country and self.people.common(profile.tokens))
        if profile.kind == "place":
            return False
        return not profile.country and self.comparer.is_generic(profile.tokens)

    def _field(self, description: str | None) -> str:
        found = {self.fields[t] for t in self.keys.tokens(description or "") if t in self.fields}
        return found.pop() if len(found) == 1 else ""

    def blocks(self, profile: Profile) -> tuple[str, ...]:
        """Keys such that two profiles without a key in common are never compared."""
        if profile.scope or not profile.tokens:
            return ()
        key = self.keys.key
        tokens = profile.tokens
        if profile.kind == "person":
            found = {
                f"p:{key(tokens[0])}:{key(tokens[-1])}",
                f"p:{key(tokens[0])}:{key(tokens[min(1, len(tokens) - 1)])}",
            }
        else:
            found = {f"{profile.kind[0]}:{''.join(map(key, tokens))}"}
        return tuple(sorted(found))

    def decide(self, one: Profile, two: Profile) -> Decision:
        """Whether two profiles are one."""
        if one.kind != two.kind:
            return Decision("different", "of different kinds")
        if one.key and two.key:
            same = one.key == two.key
            return (
                Decision("same", "one row of the lexicon") if same else Decision("different", "two rows of the lexicon")
            )
        if one.country and two.country and one.country != two.country:
            return Decision("different", "of different countries")
        if one.field and two.field and one.field != two.field:
            return Decision("doubt", "of different walks of life")
        if one.kind == "person":
            return self._decide_person(one, two)
        return self._decide_other(one, two)

    def _decide_person(self, one: Profile, two: Profile) -> Decision:
        short, long = sorted((one.tokens, two.tokens), key=lambda t: (len(t), t))
        backed = bool(one.country and one.country == two.country)
        if len(short) == 1:
            return self._decide_family_name(short[0], long, backed=backed)
        if not self.people.follows(short, long):
            return Decision("different", "different names")
        if short == long:
            why = "one full name"
        elif len(short) == len(long):
            why = "one full name in two spellings"
        elif self.people.alike(short[-1], long[-1]):
            why = "first and last name of a fuller name"
        else:
            why = "first names of a fuller name"
            if not backed:
                return Decision("doubt", f"{why}, and no country to tell by")
        if backed:
            return Decision("same", f"{why}, one country")
        if self.people.common(short):
            return Decision("doubt", "a common name, and no country to tell by")
        return Decision("same", why)

    def _decide_family_name(self, name: str, full: tuple[str, ...], *, backed: bool) -> Decision:
        if not self.people.alike(name, full[-1]):
            return Decision("different", "different names")
        if len(full) > 1 and backed:
            return Decision("same", "family name of a full name, one country")
        return Decision("doubt", "one word of a name tells too little")

    def _decide_other(self, one: Profile, two: Profile) -> Decision:
        if one.tokens == two.tokens:
            if (one.country and two.country) or not self.comparer.is_generic(one.tokens):
                return Decision("same", "one name")
            return Decision("doubt", "a kind of body, and no country to tell by")
        if len(one.tokens) == len(two.tokens) or "".join(one.tokens) == "".join(two.tokens):
            pairs = zip(one.tokens, two.tokens, strict=False)
            if "".join(one.tokens) == "".join(two.tokens) or all(self.people.alike(a, b) for a, b in pairs):
                return Decision("same", "one name in two spellings")
        return Decision("different", "different names")


def choose(decider: Decider, profile: Profile, candidates: Iterable[Profile]) -> tuple[Profile, str] | None:
    """The earlier profile that `profile` is led back to, and why; None where there is none, or two that are not one.

    Of several that are one among themselves the first by rank is taken.
    """
    good = [
        (c, d.why) for c in sorted(candidates, key=lambda c: c.rank)
        if c.rank < profile.rank and (d := decider.decide(c, profile)).verdict == "same"
    ]  # fmt: skip
    if not good:
        return None
    first = good[0][0]
    if any(decider.decide(first, other).verdict != "same" for other, _ in good[1:]):
        return None
    return good[0]


def fuller(decider: Decider, profile: Profile, company: Iterable[Profile]) -> tuple[Profile, str] | None:
    """The person that a name which tells too little stands for, among the people of reports of the same story.

    `company` are the profiles of those reports. None where no such person is named there, or more than one.
    """
    if profile.kind != "person" or not profile.scope:
        return None
    apart: list[Profile] = []
    for person in sorted(set(company), key=lambda p: p.rank):
        fits = person.kind == "person" and not person.scope and _may_be(decider, profile, person)
        if fits and not any(decider.decide(person, other).verdict == "same" for other in apart):
            apart.append(person)
    return (apart[0], "the only such person in reports of the same story") if len(apart) == 1 else None


def _may_be(decider: Decider, profile: Profile, person: Profile) -> bool:
    """Whether a name that tells too little may be that person's."""
    if profile.country and person.country and profile.country != person.country:
        return False
    if len(profile.tokens) == 1:
        return bool(person.tokens) and decider.people.alike(profile.tokens[0], person.tokens[-1])
    short, long = sorted((profile.tokens, person.tokens), key=lambda t: (len(t), t))
    return decider.people.follows(short, long)
