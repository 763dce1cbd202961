# Each target does all the set-up it needs by itself, does one thing and says what it did.
PREFIX ?= /usr/local
PROGRAM = .build/release/tidewaiter

.DEFAULT_GOAL := help
.PHONY: help setup build run demo test golden format lint docs docs-check data bench check install

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{ printf "  make %-11s %s\n", $$1, $$2 }'

setup:
	@Scripts/setup

build: setup ## build the program for use (.build/release/tidewaiter)
	swift build -c release --product tidewaiter

demo: build ## the whole pipeline with no network, checked against its truth
	$(PROGRAM) demo --once --data var/demo

run: build ## run the program: make run ARGS="alerts list --data var/demo"
	$(PROGRAM) $(ARGS)

test: setup ## all tests
	@Scripts/test_python
	swift build --build-tests
	# More at once starve each other of time: many wait for servers and programs of their own.
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 swift test --skip-build

golden: setup ## rewrite the expected files of the tests (the run then fails; review the diff)
	-TIDEWAITER_GOLDEN=1 swift test
	git status --short Tests

format: ## format all Swift sources in place
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

lint: ## check the format of all Swift sources
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift

docs: build ## regenerate docs/cli.md from the program
	Scripts/cli_docs.py $(PROGRAM) > docs/cli.md

docs-check: build
	Scripts/cli_docs.py $(PROGRAM) | diff -u docs/cli.md - || { echo 'docs/cli.md is stale: make docs'; exit 1; }

data: build ## regenerate the derived lexicons from ../shared/data
	Scripts/lexicons.py
	Scripts/lexicons.py --tidy
	TIDEWAITER_SHARE=. $(PROGRAM) lexicon check --errors

bench: build ## costs on this machine, items lost or doubled, the schedule against others, the world of alerts
	Scripts/bench.py $(PROGRAM)
	Scripts/every_item.py $(PROGRAM)
	swift run -c release benchmarks schedule
	swift run -c release benchmarks scanner
	TIDEWAITER=$(PROGRAM) swift run -c release benchmarks world run --out var/world

check: lint test docs-check ## what a reviewer runs

install: build ## install into PREFIX (/usr/local)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tidewaiter
	mkdir -p $(DESTDIR)$(PREFIX)/share/tidewaiter
	cp -r feeds lexicons rules sites weights models demo $(DESTDIR)$(PREFIX)/share/tidewaiter/
