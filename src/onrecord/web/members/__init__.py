"""Who works on the case file, and what each may do."""
