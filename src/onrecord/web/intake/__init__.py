"""Bring reports and lists in: files, pasted text, web addresses, spreadsheets; from which source, on whose word."""
