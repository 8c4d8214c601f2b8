"""Long work: many files read, many reports coded, on one process or several, watched, stopped and taken up again."""
