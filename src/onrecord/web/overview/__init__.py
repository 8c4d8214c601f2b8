"""What is new, what waits for whom, and the numbers."""
