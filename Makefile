# Everything a developer or a newcomer runs. Needs Python 3.11 or newer, make and git; the rest comes by itself.
.DEFAULT_GOAL := help
.PHONY: help demo test quick lint format types floors docs pictures check all clean

SHARED ?= ../shared
WORKERS ?= 2
LEDGER ?= demo.db
BIN := .venv/bin
READY := .venv/ready

export UV_PYTHON_DOWNLOADS := never

help: ## what there is
	@echo 'make demo      install everything, read the demo articles, print the brief'
	@echo 'make test      install everything, run all tests'
	@echo 'make quick     the tests without the slow ones, and with fewer random examples'
	@echo 'make lint      ruff: rules and format'
	@echo 'make format    ruff: mend both'
	@echo 'make types     mypy, strict'
	@echo 'make floors    quality against its floors, where $(SHARED) is present'
	@echo 'make docs      make the worked example and the picture of the docs anew'
	@echo 'make pictures  make the pictures of pages in docs/pages.md anew (needs a Chromium)'
	@echo 'make check     lint, types, test and floors (make all is the same)'
	@echo 'make clean     take away what these made, the environment too'

# uv sync brings the environment to the lock file; the stamp saves asking again
$(READY): pyproject.toml uv.lock
	@scripts/uv sync --frozen --quiet --python "$$(scripts/python)"
	@touch $@

demo: $(READY)
	@$(BIN)/communique demo --ledger $(LEDGER)
	@echo "The command is $(BIN)/communique; 'source $(BIN)/activate' lets you say just communique."
	@echo "To look at it in a browser: $(BIN)/communique serve --ledger $(LEDGER) --open"

test: $(READY)
	$(BIN)/pytest -n $(WORKERS)

quick: $(READY)
	$(BIN)/pytest -n $(WORKERS) -m 'not slow'

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY)
	$(BIN)/mypy

floors: $(READY)
	$(BIN)/python -m communique.evaluate.floors --shared $(SHARED)

docs: $(READY)
	$(BIN)/python scripts/worked_example.py
	$(BIN)/python scripts/picture.py

pictures: $(READY)
	$(BIN)/python scripts/screenshots.py

check all: lint types test floors

clean:
	rm -rf .venv .uv .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
	rm -f demo.db demo.db-wal demo.db-shm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
