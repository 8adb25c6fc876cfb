# The archive's commands. `make` alone lists them.

PYTHON ?= python3
PORT   ?= 8000
SIZES  ?= 1000 10000 100000
DOSSIERS ?= 20/10 200/100 2000/300 2000/1000
VENV   := .venv
RUN    := $(VENV)/bin/python
READY  := $(VENV)/installed

# Modules are compiled once and not by every process, whatever the shell says: the archive runs as several.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run admin test check lint gold bench-extraction bench-search bench-ranking bench-dossier lock audit

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

# Installed once, and again when requirements.txt changes. Every file is checked against its hash.
$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] <= (3, 13) else "The archive needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12")'
	@echo "Installing the archive's libraries into $(VENV)/ (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --disable-pip-version-check --no-input -qq --require-hashes -r requirements.txt
	@touch $@

setup: $(READY) ## install, migrate, load the authority files and the founding reports, build the index
	@$(RUN) manage.py setup

run: setup ## set up, then serve on 127.0.0.1 (PORT=8000)
	@$(RUN) manage.py serve --noreload 127.0.0.1:$(PORT) || { echo "Nothing was served. Choose another port with: make run PORT=8001"; exit 1; }

admin: setup ## make an administrator; the name and password are yours to choose
	@$(RUN) manage.py createsuperuser

test: setup ## every test
	@$(RUN) -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(READY) ## ruff and mypy
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy

check: lint test ## ruff, mypy and every test

gold: $(READY) ## what extraction finds in the gold reports, as a table of figures
	@$(RUN) -m tests.gold

bench-extraction: $(READY) ## how fast reports are read and extracted on one core
	@$(RUN) -m tests.bench.extraction_speed

bench-search: $(READY) ## how fast the search is, beside three other engines, at SIZES="1000 10000 100000" reports
	@$(RUN) -m tests.bench.search $(SIZES)

bench-ranking: $(READY) ## how well the search ranks: COLLECTION=FOLDER with documents, queries and judgements
	@$(RUN) -m tests.bench.ranking $(COLLECTION)

bench-dossier: $(READY) ## how fast the pages of one treaty are, for DOSSIERS="2000/300" (its reports/witnesses of a provision)
	@$(RUN) -m tests.bench.dossier $(DOSSIERS)

lock: $(READY) ## write requirements.txt anew from pyproject.toml
	@$(RUN) -m pip install --quiet uv
	@$(VENV)/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.txt

audit: $(READY) ## known vulnerabilities of the pinned libraries
	@$(RUN) -m pip install --quiet pip-audit
	@$(RUN) -m pip_audit --requirement requirements.txt --disable-pip
