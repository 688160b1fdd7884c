"""To whom, through what medium and when something is said."""

import pytest

from tawatur.claims.candidates import Candidates
from tawatur.claims.circumstances import Circumstances, load_circumstances
from tawatur.claims.statements import Said
from tawatur.model import Act, Span, Statement, Time
from tawatur.text.document import Cutter, Document
from tests.claims.conftest import Cut
from tests.claims.marked import place

TO = {"كيري": "n2", "لكيري": "n2", "خالدا": "n3"}


@pytest.fixture(scope="session")
def circumstances(cutter: Cutter) -> Circumstances:
    return load_circumstances(cutter.letters)


def said(document: Document, first: str, act: Act = "say") -> Said:
    """The statement whose cue is the first word, and whose content runs from a word to the end."""
    at = place(document, first)
    cue, content = document.span(0, 1), document.span(at, len(document.words))
    statement = Statement(id="s1", speaker="n1", cue=cue, act=act, quoted=False, content=content)
    return Said(statement, 0, at, len(document.words))


def filled(document: Document, first: str, circumstances: Circumstances, act: Act = "say") -> Statement:
    places = {i: TO[name] for name in TO for i, w in enumerate(document.words) if w.folded == name}
    who = Candidates((1, *places), ("n1", *places.values()))
    yesterday = [i for i, w in enumerate(document.words) if w.folded == "امس"]
    times = [Time(id=f"t{i}", span=document.span(i, i + 1), type="DATE", value=None) for i in yesterday]
    (found,) = circumstances.fill(document, [said(document, first, act)], who, times)
    return found.statement


@pytest.mark.parametrize(
    ("text", "first", "act", "to"),
    [
        ("قال سالم لكيري إن الوفد غادر", "الوفد", "say", ("n2",)),
        ("قال سالم مع كيري إن الوفد غادر", "الوفد", "say", ()),
        ("طالب سالم كيري بأن يغادر", "بأن", "demand", ("n2",)),
        ("سأل سالم خالدا هل يغادر", "هل", "ask", ("n3",)),
        ("قال سالم إن لكيري رأيا", "رأيا", "say", ("n2",)),
        ("قال سالم إن الوفد غادر لكيري", "الوفد", "say", ()),
        ("قال سالم. غادر لكيري وفد", "وفد", "say", ()),
    ],
)
def test_to_whom(  # noqa: PLR0917 - a row and two fixtures
    text: str, first: str, act: Act, to: tuple[str, ...], circumstances: Circumstances, cut: Cut
) -> None:
    assert filled(cut(text), first, circumstances, act).to == to


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("قال سالم في بيان إن الوفد غادر", "بيان"),
        ("قال سالم خلال مؤتمر صحفي إن الوفد غادر", "مؤتمر صحفي"),
        ("قال سالم في المؤتمر الصحافي إن الوفد غادر", "المؤتمر الصحافي"),
        ("قال سالم في مؤتمر دولي إن الوفد غادر", None),
        ("قال سالم عن بيان إن الوفد غادر", None),
        ("قال سالم إن الوفد غادر في بيان", None),
    ],
)
def test_medium(text: str, medium: str | None, circumstances: Circumstances, cut: Cut) -> None:
    found = filled(cut(text), "الوفد", circumstances).medium
    assert (found.of(text) if isinstance(found, Span) else None) == medium


def test_when(circumstances: Circumstances, cut: Cut) -> None:
    assert filled(cut("قال سالم أمس إن الوفد غادر"), "الوفد", circumstances).time == "t2"
    assert filled(cut("قال سالم إن الوفد غادر أمس"), "الوفد", circumstances).time is None
