"""Classes of people that nobody sees, within which lists are independent: chains that must agree, and what they say."""
