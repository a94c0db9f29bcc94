"""Makes a draft article of a text or Word file: what it prints stays as it is printed, and what is not certain is told with its place."""
