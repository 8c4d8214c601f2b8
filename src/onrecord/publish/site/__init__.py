"""The public site: static pages that any web server, USB stick or onion service can hold."""
