# Everything that can be done with this repository. Needs Python >= 3.11 and make, and sets up the rest by itself.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
TOOLS := $(CURDIR)/.tools
PYTHON ?=
PYTEST_ARGS ?= -n 2
OPA_VERSION := 1.21.3
COMPOSE_GO_VERSION := 2.16.2
COMPOSE_PARSER := $(TOOLS)/compose-go-v$(COMPOSE_GO_VERSION)/cmd
SOURCES := services projections
REGO := policies deploy/policy_server
CHECKED := $(SOURCES) tests $(wildcard benchmarks) .ci
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

export PATH := $(TOOLS)/bin:$(PATH)
export PYTHONUTF8 := 1

# $(call without,TOOL,WHAT): what a check says when its tool is missing; where CI=true it is a failure.
without = { echo "skipped: $(2), because $(1) is not installed (.ci/run installs it)"; [ "$${CI:-}" != true ]; }

.PHONY: help demo test check bench moonshot lock tools clean \
	check-style check-types check-layers check-docstrings check-policies check-compose

help: ## Say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## Show one case as each reader sees it, and serve until Ctrl-C (ONCE=1: end after the tour)
	@exec $(BIN)/confide demo $(if $(filter-out 0,$(ONCE)),--once)

test: $(VENV)/.dev ## Prove it (PYTEST_ARGS="-k words" chooses tests)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: check-style check-layers check-docstrings check-policies check-compose check-types ## Style, types, storeys, policies, the compose file
	@echo "all checks passed"

bench: $(VENV)/.dev ## Measure against the bare database, and write docs/performance.md
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

moonshot: $(VENV)/.dev ## The tests at the sizes of a release: hours
	@LANE=M $(BIN)/python -m pytest $(PYTEST_ARGS)

check-style: $(VENV)/.dev
	@$(BIN)/ruff check --quiet $(CHECKED)
	@$(BIN)/ruff format --quiet --check $(CHECKED)

check-types: $(VENV)/.dev
	@$(BIN)/mypy $(CHECKED)

check-layers: $(VENV)/.dev
	@PYTHONPATH=services:. $(BIN)/lint-imports --no-cache --config .importlinter

check-docstrings: $(VENV)/.dev
	@$(BIN)/interrogate --quiet tests

check-policies: $(VENV)/.dev
	@$(BIN)/python .ci/each_engine.py policies
	@$(BIN)/python -m access_policy.revision --check
	@if command -v opa >/dev/null; then \
		opa fmt --fail --list $(REGO); \
		for folder in $(REGO); do \
			opa check --strict $$folder; \
			opa test --timeout 120s --coverage --threshold 100 $$folder >.tools/opa-test.txt 2>&1 || { cat .tools/opa-test.txt; exit 1; }; \
		done; \
	else $(call without,opa,the checks of policies by OPA); fi

check-compose:
	@if [ -x $(COMPOSE_PARSER) ]; then \
		out=$$($(COMPOSE_PARSER) docker-compose.yml 2>&1) || { echo "$$out"; exit 1; }; \
	else $(call without,compose-go,the check of docker-compose.yml by its real parser); fi

tools: ## Install the tools written in Go that `check` uses (needs go)
	@if ! opa version 2>/dev/null | grep -qx 'Version: $(OPA_VERSION)'; then \
		GOBIN=$(TOOLS)/bin go install github.com/open-policy-agent/opa@v$(OPA_VERSION); fi
	@if [ ! -x $(COMPOSE_PARSER) ]; then \
		GOBIN=$(dir $(COMPOSE_PARSER)) go install github.com/compose-spec/compose-go/v2/cmd@v$(COMPOSE_GO_VERSION); fi

lock: $(VENV)/.dev ## Pin all dependencies again, with hashes and without addresses
	@$(LOCK) $(LOCK_ARGS) requirements/build.in pyproject.toml -o requirements/runtime.txt
	@$(LOCK) $(LOCK_ARGS) -c requirements/runtime.txt requirements/build.in pyproject.toml --extra dev -o requirements/dev.txt

clean: ## Remove what the other targets made (the demo's data too)
	@rm -rf $(VENV) .confide .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build

# The stamps say which pinned set the environment holds; an unchanged set is not installed again.
$(VENV)/bin/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "setting up $(VENV) (once)"; exec $$python -m venv $(VENV); fi; done; \
		echo "Confide needs Python 3.11 or newer: install it, or say where it is with PYTHON=..." >&2; exit 1

$(VENV)/.runtime: $(VENV)/bin/python requirements/runtime.txt pyproject.toml
	@$(PIP) install --require-hashes --no-deps -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements/dev.txt requirements/runtime.txt pyproject.toml
	@mkdir -p $(TOOLS)
	@$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $(VENV)/.runtime $@
