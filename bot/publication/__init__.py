"""What of content/ is live in a running bot: changes of wording at once, changes of recognition once a candidate was trained and asked."""
