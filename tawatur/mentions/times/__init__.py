"""Expressions of time: where they stand, what they mean, and on what day a report was written.

Everything here is a pure function of text and tables; the day of the computer's clock is never asked for.
"""

from tawatur.mentions.times.facts import CalendarFact
from tawatur.mentions.times.find import find_times
from tawatur.mentions.times.infer import Inference, infer_published
from tawatur.mentions.times.rules import TimeRules, load_time_rules

__all__ = ["CalendarFact", "Inference", "TimeRules", "find_times", "infer_published", "load_time_rules"]
