# Jishi 集市. `make help` says what there is.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 := 1

.PHONY: help run test faults browser check bench plans shots sdk demo format lock clean

help: ## What there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .venv/run.ready assets ## Start everything and print the address and the demo logins (Ctrl-C stops)
	@exec $(BIN)/jishi run

test: .venv/dev.ready assets ## Run the tests, without the browser journeys and the faults
	@$(BIN)/python -m pytest -n 2 -m "not browser and not faults" tests

faults: .venv/dev.ready assets ## Kill processes in the middle of buying, and try every operation of the API
	@$(BIN)/python -m pytest -n 2 -m faults tests

browser: .venv/dev.ready assets ## Run the journeys in a real browser (needs Chromium)
	@$(BIN)/python -m pytest -m browser tests

check: .venv/dev.ready ## Format, lint, types, import contracts: what CI runs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m jishi.ui.build --check

bench: .venv/dev.ready assets ## Measure, and write docs/performance.md
	@$(BIN)/python -m bench

plans: .venv/dev.ready ## Write docs/plans anew: how PostgreSQL does what matters in a large shop
	@JISHI_WRITE_PLANS=1 $(BIN)/python -m pytest -q tests/plans

shots: .venv/dev.ready assets ## Take pictures of the main pages
	@$(BIN)/python -m scripts.shots

sdk: .venv/dev.ready ## Write the Python client anew from the OpenAPI document
	@$(BIN)/python -m scripts.sdk

demo: .venv/run.ready assets ## Throw the data away and make a fresh demo world (SIZE=large: a million orders)
	@$(BIN)/jishi demo --fresh --size $(or $(SIZE),small)

format: .venv/dev.ready ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: .venv/dev.ready ## Write requirements/*.txt anew from pyproject.toml
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q \
		--extra build pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q \
		--all-extras pyproject.toml -o requirements/dev.txt

clean: ## Remove what can be made again (not the data in var/)
	rm -rf .venv node_modules src/jishi/ui/dist .mypy_cache .ruff_cache .pytest_cache

.PHONY: assets
assets: .venv/run.ready
	@$(BIN)/python -m jishi.ui.build

.venv/bin/python:
	@echo "Python environment …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Jishi needs Python 3.11 or newer; set PYTHON=…")'
	@$(PYTHON) -m venv .venv

.venv/run.ready: .venv/bin/python requirements/run.txt pyproject.toml
	@echo "Libraries (a minute the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.ready: .venv/run.ready requirements/dev.txt
	@echo "Development tools …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
