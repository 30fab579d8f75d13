# The course's commands. GNU make 3.81 (macOS) is enough.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
BOOK = $(BIN)/jupyter-book build . -W -n --keep-going
ENGINES ?= firefox webkit chromium-112
NB ?=
export NB
SPACE = $(subst x,,x x)
ONLY = $(subst $(SPACE), or ,$(strip $(notdir $(basename $(NB)))))
PYTEST = OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q -n 2 --no-loadscope-reorder $(STOPS) $(if $(NB),-k "$(ONLY)")
NBVAL = --nbval --nbval-sanitize-with tests/notebooks/sanitize.cfg
IN_A_BROWSER = tests/jupyterlab tests/browser # the longest first
# A browser on a busy machine is now and then too late: such a test gets a second go, and is named
AGAIN_IF_LATE = --reruns 1 -rR
# What hangs is named
STOPS = --timeout=600 --timeout-method=thread
ARGS ?=
# In a container there is often no user but root, and JupyterLab asks to be told that it may run
AS_ROOT = $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)

.DEFAULT_GOAL := help
.PHONY: help setup lab test test-browsers lint format check notebooks look book pdf slides serve bench address clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup:  ## make .venv and install everything (other commands do this by themselves)
	@$(PYTHON) utils/house/install.py

lab: setup  ## open JupyterLab: where to begin, what was done
	@$(BIN)/jupyter lab $(AS_ROOT) "$$($(BIN)/python utils/house/begin.py)"

test: lint  ## run every test, in a browser too (of one notebook: NB=chapters/11_sampling.ipynb)
	@$(BIN)/python tests/browser/chromium.py
	@$(MAKE) book
	@status=0; \
	$(PYTEST) $(NBVAL) $(IN_A_BROWSER:%=--ignore=%) tests utils book/extension $(wildcard chapters labs) || status=1; \
	$(PYTEST) $(AGAIN_IF_LATE) $(IN_A_BROWSER) || status=1; \
	exit $$status

test-browsers: book  ## every figure in Firefox, WebKit and an old Chromium (one: ENGINES=firefox)
	@status=0; for engine in $(ENGINES); do \
	  PYTHONPATH=tests $(BIN)/python -m other_browsers.engines $$engine && \
	  $(PYTEST) $(AGAIN_IF_LATE) -m any_browser --engine=$$engine tests/browser || status=1; \
	done; exit $$status

lint: setup  ## form and types, of Python and of JavaScript
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python utils/house/javascript.py

format: setup  ## write Python and JavaScript in their form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python utils/house/javascript.py --fix

check: lint  ## the edit loop: form, types, quick tests (under a minute)
	@$(PYTEST) -m "not slow" tests/unit utils book/extension

notebooks: setup  ## execute and store the notebooks (one: NB=chapters/11_sampling.ipynb)
	@$(BIN)/python utils/house/notebooks.py $(NB)

look: setup  ## picture a notebook's figures, wide and on a phone (NB=…, ARGS="name --dark"; ARGS=--help)
	@$(BIN)/python utils/house/look.py $(NB) $(ARGS)

book: setup  ## build the book into _build/html
	@$(BOOK)

pdf: book  ## print the book into _build/how-llms-work.pdf (of one page: ARGS=chapters/11_sampling)
	@$(BIN)/python utils/house/pdf.py $(ARGS)

slides: book  ## chapters as slides with live figures, in _build/html/slides (one: NB=chapters/11_sampling.ipynb)
	@$(BIN)/python utils/house/slides.py $(NB)

serve: book  ## build the book and serve it (PORT=8000)
	@echo "The book: http://127.0.0.1:$(PORT)/"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html $(PORT)

bench: book  ## measure all that should be fast, in about two hours, or in parts (ARGS="--only page,figure")
	-@$(BIN)/python -m pip install -q --disable-pip-version-check -r tests/benchmarks/requirements.txt
	-@npm install --silent --prefix tests/benchmarks
	@$(BIN)/python tests/benchmarks $(ARGS)

address: setup  ## copy the repository's address from _config.yml to where it stands
	@$(BIN)/python utils/house/address.py

clean:  ## remove the built book and every cache; .venv stays
	rm -rf _build .pytest_cache .ruff_cache
