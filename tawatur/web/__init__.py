"""The record as a local site and API. Frameworks stand nowhere else."""
