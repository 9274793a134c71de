"""Public pages of the reception of citizens."""
