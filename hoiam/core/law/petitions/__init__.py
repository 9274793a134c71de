"""The lawful procedures of petitions, one module a matter."""
