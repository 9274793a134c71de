"""Protection of personal data: why each is kept, how long, and how it goes."""
