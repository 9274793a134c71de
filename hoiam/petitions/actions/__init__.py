"""Every change of a petition."""
