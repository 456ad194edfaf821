# Everything from a fresh clone, with only Python 3.11+ and make: no root, no other tool. Each target sets up what it needs, once.
#
#   make demo    run the tool on sample_data/ and write demo/bevillinger.xlsx
#   make test    all tests                   make lint    ruff            make types     mypy --strict
#   make bench   time by room                make fuzz    long random run make mutation  mutation testing
#   make lock    renew requirements/*.txt    make clean   what targets made (not .venv)   make distclean  .venv too
#
# Another interpreter: make test PYTHON=python3.13 VENV=.venv313

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The lock files carry a hash for every file; pip refuses anything else.
LOCKED := install --require-hashes --no-deps

# Stamps: a set-up step runs again only when what it depends on changed.
MADE := $(VENV)/.made
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
COMPILED := $(VENV)/.compiled
MUTATION := $(VENV)/.mutation-installed
MUTANTS := PATH="$(abspath $(BIN)):$$PATH" PYTHONPATH=. 
FUZZ_EXAMPLES ?= 2000
# Minutes of fuzzing for each of the six sources; FUZZ_EXAMPLES is for the property tests after them.
FUZZ_MINUTES ?= 10
FUZZED ?= text markdown html docx xlsx pdf
FUZZER := $(VENV)/.fuzz-tried

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types format bench fuzz mutation lock clean distclean

help:
	@sed -n 's/^#   //p' Makefile

# A $(VENV) that is already there is used as it is, also one made without pip.
FOUND := $(if $(wildcard $(BIN)/python),$(BIN)/python,$(PYTHON))
$(MADE):
	@$(FOUND) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "bevilling kræver Python 3.11 eller nyere; '$(FOUND)' er: $$($(FOUND) --version 2>&1 || true)." >&2; \
	  echo "Vælg en anden: make $(MAKECMDGOALS) PYTHON=python3.12   (bevilling needs Python 3.11 or newer)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "Kunne ikke oprette $(VENV). På Debian og Ubuntu mangler ofte pakken python3-venv." >&2; rm -rf $(VENV); exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	@touch $@

$(RUN): $(MADE) requirements/run.txt requirements/build.txt pyproject.toml hatch_build.py
	@echo "Installerer de låste pakker i $(VENV) …"
	@$(PIP) $(LOCKED) -r requirements/run.txt
	@$(PIP) $(LOCKED) -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "Installerer udviklingspakkerne i $(VENV) …"
	@$(PIP) $(LOCKED) -r requirements/dev.txt
	@touch $@

# An editable installation has no byte code of its own, and where Python may not write any, every start would compile all of it anew.
$(COMPILED): $(RUN) cli.py $(shell find ledger -name '*.py')
	@$(BIN)/python -m compileall -q cli.py ledger
	@touch $@

$(MUTATION): $(DEV) requirements/mutation.txt
	@$(PIP) $(LOCKED) -r requirements/mutation.txt
	@touch $@

# The samples hold broken appropriations on purpose: findings are what the demo shows, so they must not fail it.
demo: $(COMPILED)
	@mkdir -p demo
	$(BIN)/bevilling check sample_data --fail-on never
	$(BIN)/bevilling export sample_data -o demo/bevillinger.xlsx
	@echo "Regnearksmappen ligger i demo/bevillinger.xlsx."

test: $(DEV) $(COMPILED)
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(DEV)
	$(BIN)/mypy --strict ledger cli.py

bench: $(DEV) $(COMPILED)
	$(BIN)/python -m bench $(ARGS)

# Coverage-guided where atheris is published for this Python and platform (Linux), by chance alone elsewhere.
$(FUZZER): $(DEV) requirements/fuzz.txt
	@$(PIP) $(LOCKED) -r requirements/fuzz.txt || echo "atheris findes ikke her: der ændres på må og få."
	@touch $@

# An hour of changed documents, source by source (what breaks is kept in build/fuzz and makes this fail), then the property tests again
# with many more examples; HYPOTHESIS_PROFILE is read in tests/conftest.py. One source for a minute: make fuzz FUZZED=pdf FUZZ_MINUTES=1
fuzz: $(DEV) $(FUZZER)
	PYTHONPATH=. nice -n 19 $(BIN)/python -m tests.fuzz $(FUZZED) --minutes $(FUZZ_MINUTES)
	HYPOTHESIS_PROFILE=fuzz FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(BIN)/python -m pytest -m hypothesis $(ARGS)

# In a copy of what is committed, for a mutant stands in the file while its tests run. Takes hours; can be stopped and looked at any time.
mutation: $(MUTATION)
	rm -rf build/mutation && git clone --quiet . build/mutation
	cd build/mutation && $(MUTANTS)cosmic-ray init tests/mutation.toml session.sqlite
	cd build/mutation && $(MUTANTS)cr-filter-operators session.sqlite tests/mutation.toml
	cd build/mutation && $(MUTANTS)cosmic-ray exec tests/mutation.toml session.sqlite
	$(BIN)/cr-report build/mutation/session.sqlite | tail -n 3

# Needs uv on the path. One resolution serves Python 3.11 and up on every platform; no index is named in the files.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
lock:
	$(LOCK) $(ARGS) pyproject.toml -o requirements/run.txt
	$(LOCK) $(ARGS) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) $(ARGS) pyproject.toml --extra dev --extra mutation -c requirements/dev.txt -o requirements/mutation.txt
	$(LOCK) $(ARGS) requirements/build.in -c requirements/dev.txt -o requirements/build.txt

clean:
	rm -rf demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)
