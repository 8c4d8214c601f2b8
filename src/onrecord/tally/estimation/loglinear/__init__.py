"""Hierarchical log-linear models of overlaps, weighed against each other, chosen anew in every table drawn again."""
