# sponsorbook: make run publishes the sample's book, make test runs the tests.
GO ?= go
BOOK := output/2026-10
FUZZTIME ?= 60s

.PHONY: docs run build test lint bench bench-large fuzz conformance conformance-full cross release sample clean

run: build ## read input/, write this month's book to output/
	./sponsorbook run

build:
	$(GO) build -o sponsorbook ./cmd/sponsorbook

# The key of the real exports is part of what a test reads, so that go test keeps
# no result of other data; without them their tests skip, and the line says so.
test: export SPONSORBOOK_EXPORTS = $(shell .ci/exports-key)
test:
	@echo "real exports beside the project: $$SPONSORBOOK_EXPORTS"
	$(GO) test ./...

lint: ## formatting, vet, staticcheck, tidy, advisories, and types on the other two systems
	@test -z "$$(gofmt -l cmd pipeline sample templates)" || { gofmt -l cmd pipeline sample templates; echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff
	@if curl -fsS -m 10 -o /dev/null $(ADVISORIES)/index/db.json 2>/dev/null; then \
		$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0 -db $(ADVISORIES) ./...; \
	else echo "advisories of dependencies were not looked up: $(ADVISORIES) does not answer"; fi
	$(GO) run ./.ci/types windows/amd64 darwin/arm64

ADVISORIES ?= https://vuln.go.dev
SYSTEMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
cross: ## every system we build for
	@for system in $(SYSTEMS); do \
		echo "build $$system"; \
		GOOS=$${system%/*} GOARCH=$${system#*/} CGO_ENABLED=0 $(GO) build -o /dev/null ./cmd/sponsorbook || exit 1; \
	done

bench: ## every benchmark, the pairing's optimum beside SciPy's, briefings beside their peers
	$(GO) test -run '^$$' -bench . -benchmem ./...
	python3 .ci/pair-compare.py
	.ci/bench/run

bench-large: ## the book of 50,000 accounts beside what others need for a part of it
	.ci/bench/large.py

fuzz: ## the company in 5,000 dresses, then every fuzz target in turn, FUZZTIME each
	$(GO) test -timeout 0 ./pipeline/disguises -dresses 5000
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			$(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; done

conformance: ## outside validators on the sample's book
	.ci/conformance

conformance-full: conformance ## the long ones too
	.ci/conformance --full

RELEASE_URL ?= https://example.com/sponsorbook/releases
release: ## archives for six systems, deb and rpm, checksums, SPDX, formula, manifest: the same bytes for the same commit
	$(GO) run ./.ci/release -o dist -url $(RELEASE_URL)

docs: ## the documentation as web pages
	$(GO) run ./cmd/makedocs -o dist/docs

sample: ## make the sample company's exports again
	$(GO) generate ./cmd/makesample

clean:
	rm -rf sponsorbook dist output/20* output/.20* output/index.html
