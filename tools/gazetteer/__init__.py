"""What tools/build_gazetteer.py is made of: one module a source, and one that puts them together."""
