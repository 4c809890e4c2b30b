# Tocsin: `make run` and `make test` do everything a new machine needs, the environment included.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help setup run test lint diff bench drill fuzz lock

help: ## what the targets do
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/'

setup: $(STAMP) ## make the environment and install from requirements.lock, every file hash-checked

# the lock is whole: pip need not look for what a package asks, and pips before 23.3 take an unpinned SQLAlchemy for "sqlalchemy[asyncio]"
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP) ## code the sample articles and make a release in OUT (default: out)
	$(BIN)/tocsin run data/sample --out $(OUT)

test: $(STAMP) ## run all tests
	$(BIN)/python -m pytest

lint: $(STAMP) ## ruff, mypy, import-linter, the lexicon's own checks
	$(BIN)/ruff check schemas coders flows tests data
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tocsin lexicon check

DAY_BEFORE = $(shell git rev-list -1 --before=$$(($$(git log -1 --format=%ct) - 86400)) HEAD)
diff: $(STAMP) ## events gained, lost and changed over the sample since the lexicon of a day before the last commit (or of REV=...)
	@rev="$(or $(REV),$(DAY_BEFORE))"; \
	if [ -n "$$rev" ]; then $(BIN)/tocsin lexicon diff "$$rev"; else echo "no commit is a day old: nothing to compare the lexicon with"; fi

bench: $(STAMP) ## time the coder and the whole run as ratios in one run (ARTICLES=600: on fewer articles)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_stages $(if $(ARTICLES),--articles $(ARTICLES))

MINUTES ?= 10
fuzz: $(STAMP) ## draw hostile inputs for ingest, text, dates and the lexicon reader (MINUTES=10)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

drill: $(STAMP) ## kill 40 runs at random moments and compare what the next run makes (6 minutes)
	TOCSIN_KILLS=40 $(BIN)/python -m pytest -q tests/flows/test_killed.py

lock: ## write requirements.lock anew from pyproject.toml (no index address in it)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock
