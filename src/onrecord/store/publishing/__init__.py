"""What a case file publishes: the whole of its records before disclosure, and the releases that were made."""
