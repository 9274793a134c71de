"""Public pages of figures: what each counts and opens to, boards, open data."""
