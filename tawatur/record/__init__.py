"""The record: what many reports say together, in an SQLite file. SQL stands nowhere else."""

from tawatur.record.record import Record

__all__ = ["Record"]
