"""Klachtwijzer: answers health questions in Dutch from curated articles, on Rasa Open Source."""
