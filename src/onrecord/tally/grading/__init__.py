"""Grades: what a scheme's rule proposes from claims, what is missing for the next one, and what people signed."""
