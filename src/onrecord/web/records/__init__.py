"""Incidents, people and reports: what is held, what was told, who said so, and what was signed."""
