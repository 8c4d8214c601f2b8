"""What an audience may have: allow-lists, rules, a search of every text, a check of what tells people apart."""
