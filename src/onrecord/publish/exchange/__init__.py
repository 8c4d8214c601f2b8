"""What is published in the formats of others, and back: one module a format, made of a disclosed edition alone."""
