"""Copies for everybody: what is under a mask is painted over, papers become pictures of pages."""
