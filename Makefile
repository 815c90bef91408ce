# `make report` and `make test` are all that a fresh machine needs: both set up .venv first, once.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup report test lint check docs site dist format benchmark clean

# Every extra but `cluster`, which is for several machines, and `benchmark`, which has what is measured beside.
EXTRAS := compare,docx,lsp,pdf,review,tables,units,warc,watch,dev

BIN := .venv/bin
READY := .venv/.ready

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: $(READY)  ## make .venv with everything in it

# Without git: a report that is committed with its dossier cannot name the revision that it will be of.
report: $(READY)  ## check data/claims.yaml, write reports/ and the schema beside it
	GIT_DIR=/dev/null $(BIN)/python -m discrepancies report data/claims.yaml --output reports
	$(BIN)/python -m discrepancies schema data/claims.yaml >data/claims.schema.json

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

lint: $(READY)  ## ruff, mypy, and imports that go down only
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

check: lint test  ## what has to pass before a change goes in

docs: $(READY)  ## make again what docs/ and README.md say of the program
	$(BIN)/python docs/generate.py

site: $(READY)  ## build the documentation as a site, into build/site
	$(BIN)/python -m sphinx -c docs -b html -W --keep-going -q . build/site

dist: $(READY)  ## build the wheel and the sdist, into dist
	$(BIN)/python -m build --outdir dist .

format: $(READY)  ## put the code into its usual form
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

benchmark: $(READY)  ## measure time and memory beside what one would write instead
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[benchmark]'
	$(BIN)/python -m benchmarks.run

clean:  ## take away .venv and every cache
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

# The first Python on the path that is new enough and can make virtual environments. The tools are run as modules,
# because their scripts do not survive a folder with a space in its name.
$(READY): pyproject.toml Makefile
	@for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "setting up .venv with $$($$python --version)"; \
	        exec $$python -m venv .venv; \
	    fi; \
	done; \
	echo 'Python 3.11 or newer with its venv module is needed (on Debian: apt-get install python3-venv)' >&2; exit 1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	$(BIN)/python -m compileall -q discrepancies  # pip compiles what it copies, and an editable install copies nothing
	@touch $@
