"""Across reports: copies, who is who, the same event, chains to their origins, history and conflicts."""

from tawatur.linking.linker import Linker
from tawatur.linking.loading import load_linker

__all__ = ["Linker", "load_linker"]
