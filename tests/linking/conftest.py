"""Parts of linking with the project's tables, and accounts made by hand."""

from collections.abc import Callable

import pytest

from tawatur.linking.loading import load_preparer
from tawatur.linking.preparing import Preparer
from tawatur.model import Span, Status
from tawatur.model.days import days_of_value
from tawatur.model.linked import Said, Speaker, Teller, Told

Tell = Callable[..., Told]


@pytest.fixture(scope="session")
def preparer() -> Preparer:
    """The tables of linking, loaded once."""
    return load_preparer()


@pytest.fixture
def tell() -> Tell:
    """Makes an account: `tell("a-1", outlet="A", day=3, chain=["interfax"], status="planned", time="2013-11-18")`.

    In a chain `?name` is an unnamed source and `@NAME` the outlet of that key.
    """

    def make(
        report: str,
        *,
        outlet: str | None = None,
        day: int = 1,
        chain: tuple[str, ...] | list[str] = (),
        status: Status = "happened",
        time: str | None = None,
        place: str | None = None,
        actor: tuple[str, ...] = (),
        number: int | None = None,
        copy_of: str | None = None,
        event: str = "e1",
        denies: tuple[str, ...] = (),
        corrects: tuple[str, ...] = (),
    ) -> Told:
        teller = Teller(
            report=report, outlet=outlet, outlet_key=outlet, carrier=outlet or report, carrier_name=outlet or report,
            published=f"2013-11-{day:02}", day=day, order=(day, 0, report), copy_of=copy_of or report,
        )  # fmt: skip
        said = Said(
            event=event, type="CONSULT", mode=None, status=status, trigger=Span(0, 1), time=time, earliest=None,
            latest=None, days=days_of_value(time), actor=(), recipient=(), place=None, chain=tuple(chain),
            chain_names=tuple(chain), number=number, roots=("root",), corrects=corrects, corrected_by=(), denies=denies,
        )  # fmt: skip
        speakers = tuple(
            Speaker(c, c.lstrip("?@"), c.startswith("?"), c[1:] if c.startswith("@") else None) for c in chain
        )
        return Told(
            teller=teller, said=said, actor=actor, recipient=(), place=place, chain=speakers, why="made by hand"
        )

    return make
