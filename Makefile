# One command each: `make demo` reads an article, `make test` checks everything. Both set themselves up in .venv.

PYTHON3 ?= python3
VENV    := .venv
PYTHON  := $(VENV)/bin/python
READY   := $(VENV)/.ready
TRAIN   := $(VENV)/.ready-to-train
DATA    ?= ../shared/data
SEED    ?= 1
EXAMPLES ?= 300
ARTICLE ?= $(firstword $(sort $(wildcard examples/*.txt)))
PAGE    := build/demo.html
ARCHIVE ?= build/news.db
CODE    := $(wildcard src tests bench training docs/*.py)

.DEFAULT_GOAL := help
.PHONY: help demo serve test tests thorough kill-test lint types style fix mutate bench browser fonts docs train evaluate export wheel clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | expand -t 12

$(READY): pyproject.toml
	$(PYTHON3) -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

$(TRAIN): $(READY)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e '.[dev,train]'
	@touch $@

demo: $(READY)  ## read an example on the terminal and as a page (ARTICLE=… for another)
	@mkdir -p $(dir $(PAGE))
	@$(VENV)/bin/onrecord read $(ARTICLE)
	@$(VENV)/bin/onrecord read --quiet --html $(PAGE) $(ARTICLE)
	@echo "The same record as a page: $(abspath $(PAGE))"

serve: $(READY)  ## show an archive in the browser (ARCHIVE=… for another one); a new one starts with the examples
	@mkdir -p $(dir $(ARCHIVE))
	@test -e $(ARCHIVE) || $(VENV)/bin/onrecord add --archive $(ARCHIVE) examples
	@$(VENV)/bin/onrecord serve --archive $(ARCHIVE)

# Python keeps what it has compiled, whatever the surroundings say: tests start hundreds of programs, and each would
# compile all of the package again. Files are handed out in the order of tests/conftest.py.
# Types are checked beside the tests, some of which wait for processes that they have started.
test: style  ## check everything: style, types, layers, tests, the built wheel, the page in a browser
	@$(MAKE) --no-print-directory browser
	@$(MAKE) --no-print-directory --jobs 2 types tests

tests: $(READY)
	PYTHONDONTWRITEBYTECODE= $(PYTHON) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

thorough: $(READY)  ## try what holds for any text, record and request with many more of them (EXAMPLES=… how many)
	ONRECORD_TEST_EXAMPLES=$(EXAMPLES) $(PYTHON) -m pytest --timeout 3600 tests/property tests/contract/test_api.py

kill-test: $(READY)  ## kill runs at random moments, again and again, on a cluster and into an archive; nothing may be lost or doubled
	$(PYTHON) -m pytest -m kill tests/kill tests/contract/test_archive_faults.py

lint: $(READY)  ## check style, types and layers
	@$(MAKE) --no-print-directory --jobs 2 types style

types: $(READY)
	$(VENV)/bin/mypy

style: $(READY)
	$(VENV)/bin/ruff check $(CODE)
	$(VENV)/bin/ruff format --check $(CODE)
	$(VENV)/bin/lint-imports --no-cache
	$(PYTHON) docs/build.py --check

fix: $(READY)  ## fix what ruff can fix
	$(VENV)/bin/ruff check --fix $(CODE)
	$(VENV)/bin/ruff format $(CODE)

mutate: $(READY)  ## test the recorder's tests: make small changes to the code and show those that no test notices (SEED=… others)
	$(PYTHON) -m tests.mutation --seed $(SEED)

bench: $(READY)  ## compare speed and memory with the last release (BASE=… another commit, QUICK=1 in a few minutes)
	$(PYTHON) -m bench --data $(DATA) $(if $(BASE),--base $(BASE)) $(if $(QUICK),--quick)

browser:  ## install Chromium and a font for the browser tests, where apt-get can
	@sh tests/browser/install.sh

fonts: $(READY)  ## run the browser tests in a narrow and in a wide font, in a small and in a large window
	@sh tests/browser/install.sh fonts-yanone-kaffeesatz fonts-dejavu-core
	ONRECORD_TEST_FONT="Yanone Kaffeesatz" ONRECORD_TEST_WINDOW=1920x1080 $(PYTHON) -m pytest tests/browser
	ONRECORD_TEST_FONT="DejaVu Sans Mono" ONRECORD_TEST_WINDOW=390x640 $(PYTHON) -m pytest tests/browser

docs: $(READY)  ## rewrite the generated parts of the documentation
	$(PYTHON) docs/build.py

train: $(TRAIN)  ## train the network
	$(PYTHON) -m training.train --data $(DATA)

export: $(TRAIN)  ## write the trained network as int8 ONNX into the package
	$(PYTHON) -m training.export --data $(DATA)
	$(PYTHON) -m training.reference

evaluate: $(TRAIN)  ## measure how accurate the shipped network is
	$(PYTHON) -m training.evaluate --data $(DATA)
	$(PYTHON) -m training.acts --data $(DATA)
	$(PYTHON) -m training.plv --data $(DATA)
	$(PYTHON) -m training.wikievents --data $(DATA)
	$(PYTHON) -m training.accuracy --data $(DATA)

wheel: $(READY)  ## build the wheel that pipx, uv and pip install
	$(PYTHON) -m build --wheel --outdir dist .

clean:  ## remove everything that was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
