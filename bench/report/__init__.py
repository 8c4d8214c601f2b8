"""Whether one report's coding says what a person expects of it, field by field."""
