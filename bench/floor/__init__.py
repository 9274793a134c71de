"""The floor: the smallest Django pages on the same server, database and settings of it."""
