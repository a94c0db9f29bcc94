# Two commands do everything in a fresh clone: `make start` and `make test`. `make help` lists the others.
# PORT chooses the port (default 5005), PYTHON a Python 3.10 of your own.
.DEFAULT_GOAL := help
export PORT REDACTIE_PORT PYTHON

ENV := scripts/in-env
EDITOR_ENV := scripts/in-env --editor
DEV := scripts/in-env --dev

.PHONY: help start redactie test train evaluate check content schema shell widget spacy-model screenshots bench lock clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

start: ## Set up what is missing, then run the bot and print the chat page's address
	@$(ENV) python -m bot.run.start

redactie: ## Open the editing page for the articles, with a bot beside it (REDACTIE_PORT, 5050)
	@$(EDITOR_ENV) python -m editor.server

test: ## Run every test: content, data, stories, questions, the bot itself
	@$(DEV) python -m bot.run.test

train: ## Train the model, if content, data, configuration or code changed
	@$(ENV) python -m bot.run.model

evaluate: ## Ask the bot every question, print the figures, write results/evaluation/index.html
	@$(DEV) python -m evaluation

check: ## Check code and content without running the bot (ruff, mypy, articles)
	@$(DEV) python -m bot.run.check

content: ## Check the articles: what is wrong, and what to look at
	@$(EDITOR_ENV) python -m editor check

schema: ## Write content/article.schema.json, by which VS Code helps with the articles
	@$(EDITOR_ENV) python -m editor.schema

shell: ## Talk with the bot in the terminal
	@$(ENV) python -m bot.run.shell

widget: ## Build the chat page
	@$(ENV) python -m bot.run.widget --force

spacy-model: ## Try again to fetch spaCy's Dutch pipeline
	@$(ENV) --spacy-model

screenshots: ## Make the pictures of the handbook (docs/images)
	@$(DEV) python -m scripts.screenshots

bench: ## Measure how long turns take in short and long conversations
	@$(DEV) python -m scripts.bench_turns

COMPILE := uv pip compile --quiet --universal --generate-hashes
lock: ## Resolve requirements*.in anew into the hashed locks (needs uv on PATH)
	$(COMPILE) --python-version 3.10 --no-emit-package jax --no-emit-package jaxlib requirements.in -o requirements.txt
	$(COMPILE) --python-version 3.10 requirements-editor.in -o requirements-editor.txt
	$(COMPILE) --python-version 3.10 requirements-dev.in -o requirements-dev.txt
	$(COMPILE) --no-config --python-version 3.8 requirements-uv.in -o requirements-uv.txt

clean: ## Remove everything that the commands made, except conversations
	@rm -rf .venv .uv .rasa models results widget/node_modules widget/dist editor/page/dist
