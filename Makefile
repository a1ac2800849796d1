# Everything that can be done with the project; `make help` lists it.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Modules that are compiled anew in every process double the time of the tests.
unexport PYTHONDONTWRITEBYTECODE
EXAMPLES := $(wildcard examples/*/*.md)

.PHONY: help all setup system fonts start examples test test-all check format bench measure messages pictures fuzz release clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

all: setup examples  ## set everything up and export examples/ into dist/

setup: system $(VENV)/ready fonts start  ## system packages where they are missing, virtual environment, tool

system:
	@tools/system.sh

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "· making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "· installing the pinned Python packages of constraints.txt"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

fonts: $(VENV)/ready  ## build the fonts that PDF embeds, half a minute once
	@$(BIN)/python tools/fonts.py

start: $(VENV)/ready
	@$(BIN)/python tools/start.py

examples:
	@echo "· exporting $(EXAMPLES) into dist/"
	@$(BIN)/digest-export $(EXAMPLES) --offline --strict --verbose

test: setup  ## run the tests that take minutes; one whose tool is missing is skipped and named
	@$(BIN)/pytest -n 2 --dist loadgroup -m "not sweep"

test-all: test  ## and those that sweep over many issues, validators, kills
	@$(BIN)/pytest -n 2 --dist loadgroup -m sweep

check: setup  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup  ## let ruff format the sources
	@$(BIN)/ruff format .

bench: setup  ## time the seed issue beside bare pandoc
	@$(BIN)/python bench/seed.py

measure: setup  ## measure how Chinese is set, beside WeasyPrint, Typst and Chromium
	@$(BIN)/python bench/measure.py
	@$(BIN)/python bench/paper.py

messages:  ## find what the program says, and compile the Chinese of it
	@$(BIN)/python tools/messages.py update
	@$(BIN)/python tools/messages.py compile

pictures: all  ## draw the pictures of the README anew
	@$(BIN)/python tools/pictures.py
	@$(BIN)/python tools/themes.py

fuzz: setup  ## mutate hostile issues for SECONDS (300) and look for what breaks the tool
	@$(BIN)/pip install --quiet --disable-pip-version-check atheris==3.0.0
	@$(BIN)/python tools/fuzz.py $(or $(SECONDS),300)

release: setup  ## build sdist and wheel, check them, and export an issue in a clean environment
	@rm -rf build/release
	@$(BIN)/python -m build --outdir build/release
	@$(BIN)/pip install --quiet --disable-pip-version-check twine
	@$(BIN)/python -m twine check --strict build/release/*
	@$(PYTHON) -m venv build/release/environment
	@build/release/environment/bin/pip install --quiet --disable-pip-version-check -c constraints.txt build/release/*.whl
	@build/release/environment/bin/digest-export $(firstword $(EXAMPLES)) --offline --strict --verbose -o build/release/export

clean:  ## remove what was built
	rm -rf dist build fonts/built $(VENV)
