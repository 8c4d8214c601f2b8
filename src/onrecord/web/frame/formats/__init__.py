"""How dates are written where a language leaves more than one way."""
