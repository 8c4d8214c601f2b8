"""Inputs without number through the readers, guided by what of them each input reaches (atheris, libFuzzer)."""
