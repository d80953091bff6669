# make run     opens Foedus on the CSTO case; without a terminal it runs that case and prints what follows
# make test    the quick tests (ARGS="-k walk" is handed on to pytest)
# make lint    ruff, mypy, import contracts
# make format  what ruff can put right by itself
# make check   the long tests, and the quick ones on every other Python found
# make clean   removes all that these commands made
#
# Each sets up what it needs in .venv, once, with the Python found and its pip.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --quiet --disable-pip-version-check
JOBS ?= 3
PYTEST = -m pytest -p no:cacheprovider -n $(JOBS)

# Modules are compiled once and kept (__pycache__), whatever the shell says: the tests are collected in half the time,
# and a command of Foedus starts a quarter sooner.
unexport PYTHONDONTWRITEBYTECODE

# What the other Pythons run; on those there is no need for more than the quick tests.
PYTHONS := 3.11 3.12 3.13
CORE ?= tests
# Which of the long tests `make check` runs.
LONG ?= tests

# Editable installs remember the folder. With the folder in their names, stamps do not outlive a move.
PLACE := $(shell pwd | cksum | cut -d ' ' -f 1)
READY := $(VENV)/.ready-$(PLACE)
EXTRAS-run :=
EXTRAS-test := [test]
EXTRAS-lint := [test,lint]
EXTRAS-check := [test,browser]

# An environment whose Python has gone (an upgrade, a removal) is made anew.
ifeq ($(shell $(PYTHON) -c 'print("runs")' 2>/dev/null),)
GONE := gone
endif

.PHONY: run test lint check clean format gone $(PYTHONS:%=check-on-%)
.NOTPARALLEL:
.DELETE_ON_ERROR:
# Stamps that only patterns name would count as leftovers otherwise.
.SECONDARY:

run: $(READY)-run
	@if [ -t 0 ] && [ -t 1 ]; then exec $(VENV)/bin/foedus open csto-2012; else exec $(VENV)/bin/foedus run csto-2012; fi

test: $(READY)-test
	@$(PYTHON) $(PYTEST) $(ARGS)

lint: $(READY)-lint
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(VENV)/bin/lint-imports --no-logo --cache-dir .cache/import-linter

format: $(READY)-lint
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format

check: $(READY)-check $(PYTHONS:%=check-on-%)
	@$(PYTHON) $(PYTEST) -m long $(LONG)

$(PYTHONS:%=check-on-%): check-on-%: $(READY)-test
	@if $(PYTHON) -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$*")'; then \
		echo "Python $*: make test runs on it."; \
	elif python=$$(.ci/find-python $* 2>/dev/null); then \
		$(MAKE) --no-print-directory .venvs/$*/.ready-$(PLACE) && \
		echo "Python $*: the quick tests." && .venvs/$*/bin/python $(PYTEST) $(CORE); \
	else \
		echo "Python $*: not found here, so nothing was tried on it."; \
	fi

clean:
	@rm -rf $(VENV) .venvs .cache .hypothesis .ruff_cache .pytest_cache build dist snapshot_report.html
	@find engine cli tui tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(READY)-%: pyproject.toml constraints.txt $(GONE)
	@$(if $(GONE),python=$$(.ci/find-python) && rm -rf $(VENV) && "$$python" -m venv $(VENV),:)
	@echo "Setting up $(VENV) to $* ..." >&2
	@$(PIP) install --constraint constraints.txt --editable '.$(EXTRAS-$*)'
	@touch $@ $(READY)-run

.venvs/%/.ready-$(PLACE): pyproject.toml constraints.txt
	@python=$$(.ci/find-python $*) && rm -rf .venvs/$* && "$$python" -m venv .venvs/$*
	@echo "Setting up .venvs/$* ..." >&2
	@.venvs/$*/bin/python -m pip --quiet --disable-pip-version-check install \
		--constraint constraints.txt --editable '.$(EXTRAS-test)'
	@touch $@
