"""The originals: custody, what was read out of them, reprints, independence, whether all is whole."""
