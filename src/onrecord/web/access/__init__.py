"""Who is asking, what they may do, and which case file they work on."""
