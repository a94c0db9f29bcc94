"""What an operator or tester runs: `python -m bot.run.start` and the like, called by the Makefile."""
