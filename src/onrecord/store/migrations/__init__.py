"""How the tables came to be: each version of onrecord makes those of the one before its own."""
