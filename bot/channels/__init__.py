"""How the bot is reached: input channels in Rasa's own process, one a file."""
