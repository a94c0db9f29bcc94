"""Asks two versions of the bot the same questions and shows which replies changed."""
