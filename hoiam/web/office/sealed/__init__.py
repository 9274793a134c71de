"""What browsers of handlers ask: small JSON over ciphertext. The pages are static files."""
