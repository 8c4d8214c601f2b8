"""Editions in the shapes of other recorders: one table, in their columns and codes, with what they cannot hold said."""
