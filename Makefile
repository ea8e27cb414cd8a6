# The verbs of this repository. Every one may be run again at any time.
SHELL := /bin/bash
.DEFAULT_GOAL := help
LISTEN ?= localhost:8080
DATA ?= var
JOBS ?= $(shell nproc)
STAMPS := build/.stamps

# Debian 12 ships Node 18; the web tools want a newer one, which tools/node.sh provides.
NODE := $(CURDIR)/tools/node.sh
RELEASE := build/release
DEV := build/dev

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- what the machine lacks -------------------------------------------------
$(STAMPS)/packages-%: tools/packages/%.txt tools/install_packages.sh
	@tools/install_packages.sh tools/packages/$*.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/web-modules: web/package-lock.json tools/node.sh $(STAMPS)/packages-build
	@echo "installing what the web app is built with"
	@cd web && $(NODE) npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(STAMPS) && touch $@

.PHONY: setup
setup: $(STAMPS)/packages-build $(STAMPS)/packages-tests $(STAMPS)/web-modules ## install everything a developer needs

# --- building -----------------------------------------------------------------
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

web/dist/index.html: $(STAMPS)/web-modules $(WEB_SOURCES)
	@cd web && $(NODE) npm run --silent build
	@touch $@

.PHONY: web
web: web/dist/index.html ## build the web app into web/dist

.PHONY: server
server: $(STAMPS)/packages-build
	@test -x $(RELEASE)/xingqu || echo "building the server, which takes some minutes the first time"
	@test -f $(RELEASE)/build.ninja || cmake --preset release > /dev/null
	@ninja -C $(RELEASE) -j $(JOBS) --quiet xingqu

.PHONY: build
build: server ## build the server, build/release/xingqu, and the programs that measure it
	@ninja -C $(RELEASE) -j $(JOBS) --quiet toptw_bench planner_scaling chinatravel_bench places_bench

.PHONY: run
run: server web ## install, build and serve on http://$(LISTEN) until Ctrl-C
	@exec $(RELEASE)/xingqu serve --listen $(LISTEN) --data $(DATA) --web web/dist

# --- proving --------------------------------------------------------------------
.PHONY: test
test: setup ## run every test; the last line is "N passed, N failed"
	@tools/run_tests.py all

.PHONY: check
check: setup ## formatting, tidiness, module boundaries, web lint and types
	@tools/run_tests.py check

.PHONY: e2e
e2e: setup ## the browser stories against the real server
	@tools/run_tests.py e2e

.PHONY: fuzz
fuzz: setup ## every fuzz target for 60 s under AddressSanitizer
	@tools/run_tests.py fuzz

.PHONY: bench
bench: setup build ## measure against peers on this machine
	@$(NODE) python3 bench/run.py
	@python3 bench/live.py
	@python3 bench/travel.py
	@python3 bench/osm/run.py
	@$(RELEASE)/server/places/places_bench --benchmark_filter='search|near|index'
	@ninja -C $(RELEASE) -j $(JOBS) --quiet alerts_bench
	@$(RELEASE)/server/alerts/alerts_bench

build/bench-venv/bin/python: bench/planner/requirements.txt
	@python3 -m venv build/bench-venv
	@build/bench-venv/bin/pip install --quiet --requirement $<
	@touch $@

build/api-peers/bin/python: tests/api/peers/requirements.txt
	@python3 -m venv build/api-peers
	@build/api-peers/bin/pip install --quiet --requirement $<
	@touch $@

build/conformance/bin/python: tests/conformance/requirements.txt
	@python3 -m venv build/conformance
	@build/conformance/bin/pip install --quiet --requirement $<
	@touch $@

.PHONY: conformance
conformance: server build/conformance/bin/python ## hold the server against api/openapi.yaml with made-up requests
	@python3 tests/conformance/run.py

.PHONY: bench-planner
bench-planner: build $(STAMPS)/packages-tests build/bench-venv/bin/python ## measure the planner beside other solvers, in about 25 minutes
	@build/bench-venv/bin/python bench/planner/run.py

.PHONY: bench-chinatravel
bench-chinatravel: build ## plan and score a public travel sandbox (needs ../shared/data)
	@python3 bench/chinatravel/run.py

# --- the rest -------------------------------------------------------------------
.PHONY: package
package: server web ## one archive with the binary, the web app, the catalogue
	@tools/package.sh

.PHONY: api
api: server ## write api/openapi.yaml anew from the endpoints, and the web app's types from it
	@$(RELEASE)/xingqu openapi --data build/api-data > api/openapi.yaml
	@cd web && $(NODE) npm run --silent types

.PHONY: pictures
pictures: setup server web ## take the screenshots of docs/images anew
	@$(NODE) node tests/e2e/pictures.mjs

.PHONY: format
format: $(STAMPS)/packages-tests ## format the C++ sources in place
	@git ls-files 'server/*.?pp' 'fuzz/*.cpp' | xargs clang-format -i

.PHONY: clean
clean: ## remove everything that was built (the data in $(DATA) stays)
	rm -rf build web/dist web/node_modules .cache
