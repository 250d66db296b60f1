# SAKIP: `make run` starts it, `make test` tests it. `make help` lists the rest.
PY := .venv/bin/python
PYTEST := .venv/bin/pytest
# Two cores are the smallest machine we build for; more are used where there are more.
INTI ?= auto
.DEFAULT_GOAL := help
.PHONY: help run test axe check format bench bundel

help: ## daftar perintah ini
	@echo "SAKIP, perintah yang ada:"
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## jalankan situs dengan data contoh (PORT=8000, DATABASE_URL bila ingin basis data sendiri)
	@alat/siapkan
	@exec $(PY) -m sakip.jalankan

test: ## seluruh uji, dengan PostgreSQL dan peramban sungguhan (ARG="tests/renstra -k nama" untuk sebagian)
	@alat/siapkan uji
	@exec $(PYTEST) -q -n $(INTI) --dist loadgroup -m "not axe" $(ARG)

axe: ## aksesibilitas setiap halaman pada semua lebar dan tema
	@alat/siapkan uji
	@exec $(PYTEST) -q -n $(INTI) --dist loadgroup -m axe $(ARG)

check: ## gaya kode, tipe, templat, arah impor, migrasi yang tertinggal
	@alat/siapkan uji
	@alat/periksa

format: ## rapikan kode Python
	@alat/siapkan uji
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

bench: ## ukur kecepatan halaman pada data contoh dan data beban
	@alat/siapkan
	@exec alat/bench $(ARG)

bundel: ## paket pemasangan luring di dist/
	@alat/bundel
