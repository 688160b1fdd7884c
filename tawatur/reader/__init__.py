"""Reading: one report in, one reading out, step by step."""

from tawatur.model import Reading, Report
from tawatur.reader.draft import Draft
from tawatur.reader.steps import STEPS
from tawatur.reader.tools import Tools, load_tools

__all__ = ["STEPS", "Draft", "Tools", "load_tools", "read_report"]


def read_report(report: Report, tools: Tools) -> Reading:
    """All that is taken from `report`. The same report and tools give the same reading."""
    draft = Draft(report=report)
    for step in STEPS:
        draft = step(draft, tools)
    return Reading(
        report=draft.report,
        entities=draft.entities,
        times=draft.times,
        statements=tuple(said.statement for said in draft.statements),
        events=tuple(told.event for told in draft.events),
        links=draft.links,
    )
