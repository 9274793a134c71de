"""Denunciations: what is not secret of them. Their words and people are kept nowhere until they
can be sealed."""
