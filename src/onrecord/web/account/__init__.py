"""One's own account: signing in and out, password, second factors, sessions, language."""
