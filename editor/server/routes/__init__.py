"""What the page asks of the server: a blueprint a file. A new view's requests are a new file here and a line in `app.BLUEPRINTS`."""
