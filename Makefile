# Everything a contributor runs. `make audit` and `make test` set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: setup audit samples test test-fast lint bench eval clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q lint
	touch $(STAMP)

audit: $(STAMP)
	-$(BIN)/healthlint check corpus --today 2026-11-21
	$(BIN)/healthlint report corpus --output reports --format html --format text --format json --today 2026-11-21 || test $$? -eq 1

samples: $(STAMP)
	$(BIN)/python tools/make_samples.py

test: $(STAMP)
	$(BIN)/python -m pytest -q -n 2

test-fast: $(STAMP)
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(STAMP)
	$(BIN)/healthlint eval corpus

bench: $(STAMP)
	$(BIN)/python tools/bench.py

clean:
	rm -rf $(VENV) .cache build dist
