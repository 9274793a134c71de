"""Pages of the register of petitions and of their procedures."""
