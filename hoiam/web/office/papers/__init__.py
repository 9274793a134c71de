"""Papers of the office: the register of what was issued, and the forms."""
