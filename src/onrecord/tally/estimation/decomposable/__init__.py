"""Exact averaging over every decomposable graph of how lists may depend on each other."""
