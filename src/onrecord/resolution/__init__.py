"""What words stand for: dates, places, names, numbers and actors, as pure functions over text."""
