"""What a project sets for itself: scope, codebook, rules, languages, retention, and the register of its sources."""
