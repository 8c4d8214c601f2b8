"""The API: what the screens do, for programmes, by the same rights and the same functions of the store."""
