"""`python -m tawatur` is the command line."""

from tawatur.cli import main

main()
