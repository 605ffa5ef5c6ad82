# Everything a user of the checkout or a developer runs. CI runs `make ci` and nothing else.
PYTHON ?= python3
VENV   ?= .venv
PY     := $(VENV)/bin/python
RUN    := $(VENV)/.ready-to-run
DEV    := $(VENV)/.ready-to-develop

.DEFAULT_GOAL := help
.PHONY: help rank test install format lint types floors check browser test-fast fuzz golden schema bench bench-quick scale build clean ci

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

rank: $(RUN) ## rank the bundled Finnish sites on the TP3 factors
	@$(PY) -m sitescore rank sites/finland.csv

test: $(DEV) ## all tests and doctests, on all processors
	$(PY) -m pytest -q -n auto --dist worksteal

install: $(DEV) ## make the virtual environment for development

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "sitescore needs Python 3.11 or later; try: make PYTHON=python3.12 rank"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python has no venv module here; on Debian or Ubuntu: apt install python3-venv"; exit 1; }

$(RUN): $(PY) pyproject.toml
	@echo "installing sitescore into $(VENV) ..." >&2
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): $(PY) pyproject.toml
	@echo "installing sitescore and its test tools into $(VENV) ..." >&2
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN)

format: $(DEV) ## rewrite the code in the house format
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format .

lint: $(DEV) ## format and lint, changing nothing
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types: $(DEV) ## mypy, strict
	$(PY) -m mypy

floors: $(DEV) ## which room may import which
	$(VENV)/bin/lint-imports --config pyproject.toml

check: lint types floors ## all that runs no test

browser: ## Chromium for the tests of pages, where it is missing and apt-get may bring it
	@if command -v chromium > /dev/null && command -v chromedriver > /dev/null; then :; \
	elif command -v apt-get > /dev/null && test "$$(id -u)" = 0; then \
	  echo "installing Chromium for the tests of pages ..." >&2; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium chromium-driver; } \
	    > /dev/null 2>&1 \
	    || echo "Chromium could not be installed: tests that need it are skipped" >&2; \
	else echo "no Chromium with its driver: tests that need it are skipped (Debian: apt install chromium chromium-driver)" >&2; fi

test-fast: $(DEV) ## what to run while typing
	$(PY) -m pytest -x -q -m "not slow" --no-header tests/core

fuzz: $(DEV) ## damaged and hostile files to every reader for TIME=600 seconds; findings in build/fuzz
	$(PY) -m tests.fuzz --seconds $(or $(TIME),600)

golden: $(DEV) ## rewrite golden files and the README's screen; read the diff before committing
	$(PY) -m pytest -q tests/test_golden.py --update-golden

schema: $(DEV) ## rewrite criteria/schema from the models
	$(PY) -m sitescore schema -o criteria/schema/criteria.schema.json

bench: $(DEV) ## speed beside peers, plain numpy and the machine's limits; writes benchmarks/RESULTS.md
	$(PY) -m benchmarks

bench-quick: $(DEV) ## the same at small sizes in two minutes, once peers are installed; writes nothing
	$(PY) -m benchmarks --quick

scale: $(DEV) ## how cost grows with sites, criteria and draws; writes docs/scale.md
	$(PY) -m benchmarks.scale

build: $(DEV) ## the wheel, alone in an empty environment, run outside the checkout
	rm -rf build dist
	$(PY) -m build --no-isolation --outdir dist . > /dev/null
	$(PYTHON) -m venv --clear --without-pip build/bare
	$(PY) -m pip --python build/bare/bin/python install --quiet --disable-pip-version-check --no-compile dist/*.whl
	cd build && bare/bin/sitescore rank finland > rank.txt && bare/bin/sitescore validate finland > /dev/null
	grep -q "Kokkola Industrial Park" build/rank.txt
	build/bare/bin/sitescore --version

clean: ## remove what the targets make
	rm -rf $(VENV) build dist benchmarks/.peers benchmarks/.inputs .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .import_linter_cache

ci: $(if $(CI),browser) check test build ## what has to pass
