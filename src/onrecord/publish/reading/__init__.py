"""One report with its coding, made readable: a digest, a page, a table."""
