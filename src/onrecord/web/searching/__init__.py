"""Find reports, people, places and records; keep what was looked for under a name."""
