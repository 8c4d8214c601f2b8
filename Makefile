# Every command uses one environment, .venv; stamps inside it say what is installed, so nothing is installed twice.
# Without make (Windows, macOS): CONTRIBUTING.md gives the same steps as plain commands.

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input install --root-user-action ignore
HASHED := $(INSTALL) --require-hashes --only-binary :all:
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-emit-index-url --exclude-newer "7 days" $(UPGRADE)
# Rooms whose line and branch coverage may not fall below 100%; the rest keep 95%.
FULLY_COVERED := src/onrecord/core/*,src/onrecord/evidence/*,src/onrecord/resolution/*,src/onrecord/publish/disclosure/*

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check gates style format types contracts docs cover browser api frontend walk words spark fuzz \
	fuzz-readers lock clean

help: ## Say what each command does
	@awk -F ':.*## ' '/^[a-z%-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' Makefile

demo: .venv/.onrecord ## Code the bundled reports, and open the workbench on them (Ctrl+C ends it)
	@$(BIN)/onrecord demo
	@$(BIN)/onrecord demo --workbench

test: .venv/.test ## Run the tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: gates test ## Everything that must pass before a change goes in

gates: style types contracts docs ## All of check but the tests

style: .venv/.check ## Format and lint, changing nothing
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(BIN)/ruff check --quiet .

format: .venv/.check ## Format and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

types: .venv/.check ## Check the types
	@$(BIN)/mypy --no-error-summary

contracts: .venv/.check ## Check which room may import which
	@$(BIN)/lint-imports --no-cache --no-logo

docs: .venv/.docs ## Build the documentation into build/docs; warnings are errors
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going --fresh-env docs build/docs
	@echo "build/docs/index.html"

cover: .venv/.check ## Run the tests and hold coverage to its floors
	@$(BIN)/python -m coverage run -m pytest
	@$(BIN)/python -m coverage report --include='$(FULLY_COVERED)' --fail-under=100
	@$(BIN)/python -m coverage report --omit='$(FULLY_COVERED)' --fail-under=95

browser: .venv/.browser ## Look at the pages in a browser (needs Chromium; npm for the accessibility checker)
	@command -v npm >/dev/null 2>&1 && npm ci --silent --no-fund --no-audit --ignore-scripts --prefix tests/browser \
	  || echo "Without npm the accessibility checks are left out (Debian: apt-get install npm)."
	@$(BIN)/python -m pytest -rs tests/browser

api: .venv/.api ## Try the whole API from outside (schemathesis; minutes)
	@$(BIN)/python -m bench.workbench.api

frontend: ## Build the workbench's scripts anew (needs npm); what is built is committed
	@npm ci --silent --no-fund --no-audit --ignore-scripts --prefix frontend
	@cd frontend && npm run -s types && npm run -s build

walk: .venv/.browser ## Walk through the workbench in a browser and take the tutorial's pictures anew (needs Chromium)
	@$(BIN)/python -m tools.walk

words: .venv/.test ## Gather the workbench's words for translators, and build what is shown (needs gettext)
	@cd src/onrecord/web && DJANGO_SETTINGS_MODULE=onrecord.web.settings ../../../$(BIN)/python -m django makemessages \
	  --locale ar --locale es --locale fr --locale uk --add-location file --no-obsolete --no-wrap --verbosity 0
	@for language in ar es fr uk; do cd $(CURDIR)/src/onrecord/web/locale/$$language/LC_MESSAGES \
	  && msgfmt --check-format --output-file django.mo django.po || exit 1; done

spark: .venv/.spark ## Link on a Spark cluster of two workers that the tests start here (needs Java 17)
	@$(BIN)/python -m pytest -rs tests/spark

fuzz: .venv/.test ## Send generated inputs through the readers and the coder (minutes)
	@$(BIN)/python -m pytest -m slow -o faulthandler_timeout=300 tests/fuzz tests/bench/fuzz

fuzz-readers: .venv/.fuzz ## Send 100,000 changed files through the readers, 1,000 scans among them (Linux; an hour)
	@$(BIN)/python -m bench.intake.fuzz $(FUZZ)

bench-%: .venv/.test ## Measure (coding, dates, estimation, intake, linkage, places; workbench and publish without data) on the data in the folder ONRECORD_DATA
	@test -f bench/$*.py || test -d bench/$* || { echo "There is no benchmark '$*'; see bench/."; exit 1; }
	@test $* = workbench || test $* = publish || test -d "$$ONRECORD_DATA" || { echo "Set ONRECORD_DATA to the folder that holds the benchmark data (bench/README.md)."; exit 1; }
	@$(BIN)/python -m bench.$*

bench-intake bench-linkage: .venv/.bench

train-%: .venv/.train ## Learn (roles, tellings) from the training splits in the folder ONRECORD_DATA
	@test -d "$$ONRECORD_DATA" || { echo "Set ONRECORD_DATA to the folder that holds the training data (bench/README.md)."; exit 1; }
	@$(BIN)/python -m bench.training.$*

lock: .venv/.lock ## Write requirements/*.txt anew (UPGRADE=--upgrade for newer releases, a week old at least)
	@$(LOCK) pyproject.toml requirements/build.in -o requirements/runtime.txt
	@for group in test check docs browser api train bench fuzz spark lock; do \
	  $(LOCK) requirements/$$group.in -o requirements/$$group.txt || exit 1; done

clean: ## Remove what the commands made, .venv included
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage

.venv/.made:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14; do \
	  $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && break; python=; done; \
	if [ -z "$$python" ]; then \
	  echo "onrecord needs Python 3.11, 3.12, 3.13 or 3.14; found: $$(python3 --version 2>&1 || true)" >&2; \
	  echo "Install one (Debian: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python" >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make a virtual environment: its venv module is missing." >&2; \
	  echo "Install it (Debian: apt-get install python3-venv) and run the same command again." >&2; exit 1; fi; \
	$$python -m venv .venv && touch $@

.venv/.runtime: .venv/.made requirements/runtime.txt
	@echo "Installing what onrecord needs into .venv (requirements/runtime.txt, hashes checked): a minute or two."
	@$(HASHED) -r requirements/runtime.txt
	@touch $@

.venv/.onrecord: .venv/.runtime pyproject.toml
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/.test .venv/.docs .venv/.lock: .venv/.%: requirements/%.txt .venv/.onrecord
	@$(HASHED) -r requirements/$*.txt
	@touch $@

# Spark comes as source alone.
.venv/.spark: requirements/spark.txt .venv/.test
	@$(HASHED) --no-binary pyspark -r requirements/spark.txt
	@touch $@

.venv/.check .venv/.browser .venv/.api .venv/.train .venv/.bench .venv/.fuzz: .venv/.%: requirements/%.txt .venv/.test
	@$(HASHED) -r requirements/$*.txt
	@touch $@
