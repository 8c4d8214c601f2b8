"""How well records of one person, and of one incident, are found: our linker and others on the same lists."""
