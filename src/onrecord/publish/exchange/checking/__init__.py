"""The validator of casualty records: the shape of every line, then what it means, then how much is vouched for."""
