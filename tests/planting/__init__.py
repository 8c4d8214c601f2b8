"""A case file with secrets planted in every place that a case file holds: files, fields, words, settings, people."""
