"""Reading Dutch: what a visitor's message names and asks. Knows nothing of Rasa."""
