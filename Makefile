# Every target does its own set-up: a fresh machine needs git, make, Python >= 3.12 and the
# package registries it is set up for. `make` alone lists what there is.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# The interpreter is the one found by scripts/find-python, never one that a tool downloads.
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Without compiled files every process would spend seconds reading its libraries anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
# Stamps carry the date of the lock they were made from, so a second run does nothing.
BASE := $(VENV)/.base-installed
DEV := $(VENV)/.dev-installed
SYNC := --quiet --compile-bytecode --require-hashes --python $(PY)

.PHONY: help run test test-sqlite test-postgres test-browser check fix bench prove spark bundle lock vendor \
	setup coverage clean clean-all

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(BASE) ## install, load the demonstration on first start, serve it and print the address (PORT=8000; PLAY=1: with a clock that can be sent ahead)
	$(PY) -m hoiam demo $(if $(PORT),--port $(PORT)) $(if $(PLAY),--training)

test: test-sqlite test-postgres test-browser ## everything: both databases, then the browser

# Two workers, one a core; whoever is done takes over what the other has not begun.
PYTEST := $(PY) -m pytest -n 2 --dist worksteal

# The lines that ran are counted, which costs nothing; branches are in `make coverage`, where the
# same tests take half as long again.
test-sqlite: $(DEV) ## the tests on SQLite, with the share of lines that ran
	$(PYTEST) -m "not prove and not browser" --database=sqlite --cov --cov-report=
	@$(PY) -m coverage report --format=total --include="hoiam/core/*" | sed 's/^/Coverage of the core, percent: /'
	@$(PY) -m coverage report --format=total --omit="hoiam/core/*,hoiam/web/*,hoiam/cli/*,hoiam/config/*" | sed 's/^/Coverage of the parts, percent: /'

coverage: $(DEV) ## the tests on SQLite once more: which lines and branches none of them runs
	COVERAGE_CORE=ctrace $(PYTEST) -m "not prove and not browser" --database=sqlite --cov --cov-branch --cov-report=
	@$(PY) -m coverage report

# What touches no database is not run a second time (tests/environment.py); the core never does.
test-postgres: $(DEV) ## the same tests on a real PostgreSQL, started and stopped here
	@scripts/system-packages postgresql
	$(PYTEST) -m "not prove and not browser" --database=postgres --ignore=tests/core

# One folder alone (tests/test_environment.py): reading all the others would take each worker ten seconds.
# A third worker on two cores: these tests often wait, for a page or for thirty days of training.
# Chromium without its windows costs half as much; where it cannot be had, the whole one will do.
test-browser: $(DEV) ## the loop in a real Chromium
	@scripts/system-packages chromium-headless-shell age 2>/dev/null || \
		{ echo "chromium-headless-shell cannot be had: with the whole browser it takes longer"; scripts/system-packages chromium age; }
	$(PYTEST) -n 3 -m "not prove and browser" --database=sqlite tests/browser

check: $(DEV) ## format, lint, types, imports, templates, spelling, migrations; changes nothing
	@$(PY) scripts/check.py

fix: $(DEV) ## repair what can be repaired: format, lint, generated pages
	@$(PY) scripts/fix.py

bench: $(DEV) ## everything measured on both databases, in provinces of 20,000 cases and of SIZE (1,000,000)
	@scripts/system-packages postgresql
	$(PY) -m bench --size 20000 --size $(or $(SIZE),1000000)

prove: $(DEV) ## the heavy proofs: kill storms, long property runs, large data
	@scripts/system-packages postgresql chromium age
	HOIAM_TEST_PROFILE=prove $(PY) -m pytest -m prove --database=sqlite
	HOIAM_TEST_BROWSER=chromium $(PYTEST) -m "not prove and browser" --database=sqlite tests/browser
	HOIAM_TEST_PROFILE=prove $(PY) -m pytest -m "prove and not browser" --database=postgres

SPARK := .cache/spark

spark: $(DEV) ## the same figures on DuckDB and on Spark over Parquet (ROWS=1000000); needs Java
	@test -x $(SPARK)/bin/python || $(PY) -m venv $(SPARK)
	@$(SPARK)/bin/python -m pip install -qq --requirement requirements/spark.txt
	HOIAM_TEST_SPARK=$(CURDIR)/$(SPARK)/bin/python HOIAM_TEST_ROWS=$(or $(ROWS),1000000) $(PY) -m pytest tests/figures/test_spark.py -q

bundle: $(DEV) ## one verified archive that installs and upgrades without the Internet, into build/
	@$(PY) -m scripts.make_bundle

lock: $(VENV)/bin/uv ## choose versions anew and write the hashed locks in requirements/
	@scripts/lock

vendor: $(DEV) ## fetch browser files by package name and check their hashes
	@scripts/system-packages npm
	$(PY) scripts/vendor.py

setup: $(DEV) ## install what developers need into .venv, nothing else

clean: ## remove caches and reports
	rm -rf .cache .pytest_cache .hypothesis .coverage* build dist *.egg-info

clean-all: clean ## remove .venv as well; the data and keys folders are never touched
	rm -rf $(VENV)

# ── set-up ────────────────────────────────────────────────────────────────────────────────────

$(PY): | scripts/find-python
	@python=$$(scripts/find-python) && echo "Creating $(VENV) with $$python" && "$$python" -m venv $(VENV)

$(UV): requirements/uv.txt | $(PY)
	@$(PY) -m pip install -qq --require-hashes --requirement requirements/uv.txt
	@touch $@

$(BASE): requirements/base.txt pyproject.toml | $(UV)
	@if [ -e $(DEV) ]; then touch $@; else \
		echo "Installing requirements/base.txt into $(VENV)"; \
		$(UV) pip install $(SYNC) --requirement requirements/base.txt && touch $@; fi

$(DEV): requirements/dev.txt requirements/uv.txt pyproject.toml | $(UV)
	@echo "Installing requirements/dev.txt into $(VENV)"
	@$(UV) pip sync $(SYNC) requirements/dev.txt
	@$(UV) pip install --quiet --python $(PY) --offline --no-deps --no-build-isolation --editable .
	@touch $@ $(BASE)
