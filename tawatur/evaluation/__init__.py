"""How well readings agree with gold annotations."""

from tawatur.evaluation.gold import GoldError, GoldReport, load_gold
from tawatur.evaluation.scoring import LAYERS, Scores, score, table

__all__ = ["LAYERS", "GoldError", "GoldReport", "Scores", "load_gold", "score", "table"]
