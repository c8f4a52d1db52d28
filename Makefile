# Everything is set up by the first command that needs it, into .venv, and never twice.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
# -I keeps a reader's own PYTHONPATH and start-up files out.
SETUP = $(PYTHON) -I tools/setup_env.py
# Where bytecode is not kept, each process that imports the libraries first compiles them, for some seven seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup book check test test-browser test-consumers lab refresh lock wheels clean

help:  ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-15s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## Make the environment in .venv, every package pinned by hash.
	@$(SETUP)

book: setup  ## Build the book: _build/html/index.html and the PDF; BASE_URL=https://… for permalinks.
	@$(BIN)/book build $(if $(BASE_URL),--base-url "$(BASE_URL)")

check:  ## Check style, types, imports and data, and run the tests of what changed.
	@$(SETUP) test
	@$(BIN)/python tools/run_checks.py

test:  ## Run every check and test, whose tools are installed only now.
	@$(SETUP) test
	@$(BIN)/python tools/run_tests.py

test-browser:  ## Test the built book in Chromium, which must be there; not part of test.
	@$(PYTHON) tools/run_browser_tests.py

test-consumers:  ## Test the built book with programs that read its metadata; not part of test.
	@$(PYTHON) tools/run_consumer_tests.py

lab:  ## Open the chapters in JupyterLab, which is installed only now.
	@$(SETUP) lab
	@$(BIN)/python -P tools/run_lab.py

refresh: setup  ## Execute the chapters in place and store their outputs.
	@$(BIN)/book refresh

lock: setup  ## Renew the hash-pinned locks from pyproject.toml.
	@$(BIN)/python tools/lock.py

wheels: setup  ## Ask the index anew whether every pinned package has a wheel on every platform.
	@$(BIN)/python tools/wheels.py

clean:  ## Remove everything that was built; the environment stays.
	rm -rf _build
