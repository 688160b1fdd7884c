"""The stems of Arabic verbs by the kind of their root, from the two forms that a dictionary gives.

Sound, doubled, hollow, defective and hamza-final roots shape their stems differently; which it is shows in the
third person singular of the perfect and the imperfect (source: standard Arabic grammar). A doubled root must
be written with its shadda.
"""

from typing import NamedTuple

_ALEF, _HAMZA, _TEH, _WAW, _YEH, _MAKSURA = "\u0627", "\u0621", "\u062a", "\u0648", "\u064a", "\u0649"
_ALEF_HAMZA, _ALEF_MADDA, _WAW_HAMZA, _YEH_HAMZA = "\u0623", "\u0622", "\u0624", "\u0626"
_SHADDA = "\u0651"
_LONG = (_ALEF, _WAW, _YEH)

Stems = dict[str, tuple[str, ...]]


class Verb(NamedTuple):
    """A verb as the tables give it: perfect and imperfect, both third person singular masculine active."""

    perfect: str
    imperfect: str

    @property
    def doubled(self) -> bool:
        """Whether the last two letters of the root are one letter, written with shadda."""
        return self.perfect.endswith(_SHADDA)

    @property
    def hollow(self) -> bool:
        """Whether the middle of the root is a long vowel, which a following consonant shortens."""
        p, i = self
        if len(p) < 3 or self.doubled or p[-1] in (*_LONG, _MAKSURA):
            return False
        # The second is a verb given in the passive, which some triggers are.
        return (p[-2] == _ALEF and i[-2] in _LONG) or (p[-2] == _YEH and i[-2] == _ALEF)

    @property
    def plain(self) -> "Verb":
        """The verb without the shadda, which only tells the kind of the root."""
        return Verb(self.perfect.replace(_SHADDA, ""), self.imperfect.replace(_SHADDA, ""))


def perfect_stems(verb: Verb) -> Stems:
    """The stems of the perfect, by the names that `verb_endings.tsv` gives them."""
    p, i = verb.plain
    stems: Stems = dict.fromkeys(("whole", "open", "dual", "plural", "closed", "bound"), (p,))
    if verb.doubled:
        stems["closed"] = (p + p[-1],)
    elif verb.hollow:
        stems.update(_hollow_perfect(p))
    elif p[-1] == _YEH:
        stems["plural"] = (p[:-1],)
    elif p[-1] in (_ALEF, _MAKSURA):
        short = p[:-1]
        long = short + (_WAW if i[-1] == _WAW else _YEH)
        before_pronoun = short[:-1] + _ALEF_MADDA if short[-1] == _ALEF_HAMZA else short + _ALEF
        stems.update(open=(short,), plural=(short,), dual=(long,), closed=(long,), bound=(before_pronoun,))
    elif p[-1] == _ALEF_HAMZA:
        stems.update(dual=(p[:-1],), plural=(p, p[:-1] + _WAW_HAMZA))
    return stems


def _hollow_perfect(p: str) -> Stems:
    if p[-1] != _HAMZA:
        return {"closed": (p[:-2] + p[-1],)}
    seat = _YEH_HAMZA if len(p) == 3 else _ALEF_HAMZA
    return {"closed": (p[:-2] + seat,), "plural": (p, p[:-1] + _WAW_HAMZA)}


def imperfect_stems(verb: Verb) -> Stems:
    """The stems of the imperfect, without the letter that marks the person."""
    s = verb.plain.imperfect[1:]
    stems: Stems = dict.fromkeys(("whole", "dual", "plural", "closed", "cut", "bound"), (s,))
    last, short = s[-1], s[:-1]
    if verb.doubled:
        stems["closed"] = (s + last,)
    elif verb.hollow:
        stems.update(_hollow_imperfect(s))
    elif last in (_WAW, _YEH):
        stems.update(plural=(short,), cut=(short,))
    elif last in (_ALEF, _MAKSURA):
        stems.update(
            plural=(short,), cut=(short,), dual=(short + _YEH,), closed=(short + _YEH,), bound=(short + _ALEF,)
        )
    elif last == _ALEF_HAMZA:
        stems.update(dual=(short,), plural=(s, short + _WAW_HAMZA), bound=(s, short + _WAW_HAMZA))
    return stems


def _hollow_imperfect(s: str) -> Stems:
    if s[-1] != _HAMZA:
        cut = (s[:-2] + s[-1],)
        return {"closed": cut, "cut": cut}
    cut = (s[:-2] + _YEH_HAMZA,)
    seats = (s, s[:-1] + _YEH_HAMZA, s[:-1] + _WAW_HAMZA)
    return {"closed": cut, "cut": cut, "plural": seats, "bound": seats}


def passive(verb: Verb) -> Verb:
    """The verb in the passive; equal to `verb` where unvowelled spelling does not show it."""
    return Verb(_passive_perfect(verb), _passive_imperfect(verb))


def _passive_perfect(verb: Verb) -> str:
    p = verb.perfect
    if verb.hollow:
        return p[:-2] + _YEH + p[-1]
    if p[-1] in (_ALEF, _MAKSURA):
        p = p[:-1] + _YEH
    elif p[-1] == _ALEF_HAMZA:
        p = p[:-1] + _YEH_HAMZA
    if len(p) == 3 and p[1] == _ALEF_HAMZA:
        return p[0] + _YEH_HAMZA + p[2]
    if len(p) == 4 and p[1] == _ALEF:
        return p[0] + _WAW + p[2:]
    if len(p) == 5 and p[0] == _TEH and p[2] == _ALEF:
        return p[:2] + _WAW + p[3:]
    return p


def _passive_imperfect(verb: Verb) -> str:
    person, s = verb.imperfect[0], verb.imperfect[1:]
    if verb.hollow:
        return person + s[:-2] + _ALEF + s[-1]
    if s[-1] in (_WAW, _YEH):
        s = s[:-1] + _MAKSURA
    elif s[-1] == _YEH_HAMZA:
        s = s[:-1] + _ALEF_HAMZA
    simple = len(verb.plain.perfect) == 3
    if simple and verb.perfect[0] == _WAW and s[0] != _WAW:
        s = _WAW + s
    elif simple and s[0] == _ALEF_HAMZA:
        s = _WAW_HAMZA + s[1:]
    return person + s
