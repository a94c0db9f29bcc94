"""Asks the bot questions with known answers and reports how it did: `make evaluate`."""
