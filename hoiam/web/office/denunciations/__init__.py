"""Pages of denunciations: the part that is not secret."""
