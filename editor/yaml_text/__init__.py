"""Changes one part of a YAML text and leaves every other byte as it is."""
