"""How the log tells that a story's answer was made of other passages; what reads the log does not need Rasa for it."""

MARK = "other passages than the story says: "
