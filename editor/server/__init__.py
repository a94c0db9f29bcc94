"""The editing page's server: `make redactie`. See docs of each module; `app` puts them together, `routes` has a file for each kind of request."""
