# What a person does with this checkout. Needs Python 3.11 or newer, git and make; everything else goes to .venv.

PYTHON ?= $(shell for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
CORPUS ?= ../shared/corpus
BENCH ?= ../shared/bench

.PHONY: help demo test lowest lint kills bench corpus fuzz docs clean

help:
	@echo "make demo    compare two example resolutions, in Arabic and in English"
	@echo "make test    run the tests"
	@echo "make lowest  run the tests with the lowest versions of packages that pyproject.toml admits"
	@echo "make lint    run ruff, mypy and the import layers"
	@echo "make corpus  run the tests on real documents, if they are in $(CORPUS)"
	@echo "make kills   kill \`draftdiff add\` two hundred times, and look at what it leaves"
	@echo "make fuzz    read 320,000 damaged files, for an hour or two; COUNT=1000 reads so many of each format"
	@echo "make bench   measure quality and speed in one table, with the labelled pairs of $(BENCH)"
	@echo "make docs    make the pictures and outputs of the documentation anew"
	@echo "make clean   remove $(VENV) and what builds leave behind"

# The environment of a user: no more than `pip install .` gives.
$(VENV)/user: pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# The environment of a developer: the tools of the tests too.
$(VENV)/developer: $(VENV)/user
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# 1 is the exit code of two documents that differ.
demo: $(VENV)/user
	@GIT_PAGER=cat $(BIN)/draftdiff diff --reader ar examples/A_RES_173_135.ar.xml examples/A_RES_175_16.ar.xml \
		|| test $$? -eq 1
	@echo
	@GIT_PAGER=cat $(BIN)/draftdiff diff examples/A_RES_173_135.en.xml examples/A_RES_175_16.en.xml || test $$? -eq 1

test: $(VENV)/developer
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

lowest:
	$(PYTHON) -m venv $(VENV)/lowest
	sed -n '/^dependencies/,/^]/s/^  "\(.*\)>=\(.*\)",/\1==\2/p' pyproject.toml >$(VENV)/lowest/versions.txt
	$(VENV)/lowest/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(VENV)/lowest/versions.txt \
		--editable '.[dev]'
	$(VENV)/lowest/bin/python -m pytest $(PYTEST_OPTIONS)

lint: $(VENV)/developer
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: $(VENV)/developer
	$(BIN)/python -m pytest -m corpus -s $(PYTEST_OPTIONS)

kills: $(VENV)/developer
	DRAFTDIFF_KILLS=200 $(BIN)/python -m pytest -s tests/test_repository_kills.py $(PYTEST_OPTIONS)

bench: $(VENV)/developer
	$(BIN)/python -m benchmarks.overview --bench $(BENCH) --corpus $(CORPUS)
	$(BIN)/python -m benchmarks.adding --corpus $(CORPUS)

fuzz: $(VENV)/developer
	$(BIN)/python -m benchmarks.fuzz --corpus $(CORPUS) $(if $(COUNT),--count $(COUNT))

docs: $(VENV)/developer
	$(BIN)/python docs/make_outputs.py
	$(BIN)/python docs/make_pictures.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
