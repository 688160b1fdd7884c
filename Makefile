# make setup | demo | test | bench | pictures | train
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: setup demo test bench pictures train clean

setup: $(VENV)/ready

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: setup
	rm -f build/demo.db && mkdir -p build
	$(BIN)/tawatur add --record build/demo.db examples/geneva.jsonl
	@echo; echo "== What is said to have happened (tawatur timeline) =="; echo
	@$(BIN)/tawatur timeline --record build/demo.db
	@echo; echo "== Where the accounts cannot all be right (tawatur conflicts) =="; echo
	@$(BIN)/tawatur conflicts --record build/demo.db
	@echo; echo "Try next:"
	@echo "  $(BIN)/tawatur read examples/geneva.jsonl | less      what each report says"
	@echo "  $(BIN)/tawatur serve --record build/demo.db           all of it in a browser"
	@echo "  $(BIN)/tawatur who Lavrov --record build/demo.db      one person: said, did, met"
	@echo "  $(BIN)/tawatur read YOUR-REPORT.txt --published 2013-11-21"

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# The peers are measured beside Tawatur where they can be installed; it needs none of them.
bench: setup
	-$(BIN)/python -m pip install --quiet dateparser qalsadi
	$(BIN)/python -m bench

# The pictures of the site in README.md; needs Chromium.
pictures: setup
	$(BIN)/python docs/pictures/make.py

# Trains every model anew from DATA, in the order in which they need one another (training/README.md); takes hours.
train: setup
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	$(BIN)/python -m training.count_words $(DATA)
	$(BIN)/python -m training.train_clitics $(DATA)
	$(BIN)/python -m training.train_lemmas $(DATA)
	$(BIN)/python -m training.train_romanizer $(DATA)
	$(BIN)/python -m training.pretrain $(DATA) build/encoder.pt
	$(BIN)/python -m training.train_reader $(DATA) --encoder build/encoder.pt --write tawatur/data/models

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
