"""What visitors asked that the bot had no answer to, without what could tell who they are; worked out from the tracker store whenever it is looked at.

Nothing that a visitor typed is kept here: a conversation that is deleted is gone from here as well. Only an editor's decisions are
stored (`decisions.py`), and those hold no text.
"""
