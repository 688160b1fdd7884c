"""Outlets by name, and agencies credited."""

from pathlib import Path

import pytest

from tawatur.linking.preparing import Preparer
from tawatur.model import Report

EXAMPLES = [
    line.split("\t")
    for line in (Path(__file__).parent / "credit_examples.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


@pytest.mark.parametrize(("credit", "text"), EXAMPLES)
def test_credits(preparer: Preparer, credit: str, text: str) -> None:
    document = preparer.cutter.cut(Report(id="r", text=f"عنوان الخبر\n{text}"))
    assert preparer.outlets.credit(document) == (credit or None)


def test_outlets_go_by_several_names(preparer: Preparer) -> None:
    outlets = preparer.outlets
    assert outlets.known("بي بي سي") == outlets.known("BBC Arabic") == "bbc"
    assert outlets.key("فرانس برس") == "afp"
    assert outlets.known("صحيفة لا يعرفها أحد") is None
    assert outlets.key("صحيفة لا يعرفها أحد") == outlets.key("صحيفة لا يعرفها احد")
    assert outlets.key("") is outlets.key(None) is None


def test_agencies(preparer: Preparer) -> None:
    assert preparer.outlets.is_agency("رويترز")
    assert preparer.outlets.is_agency("وكالة الضفاف")
    assert not preparer.outlets.is_agency("بي بي سي")
    assert not preparer.outlets.is_agency(None)
