"""What does not fit together: read-only, in small statements, safe while everybody works."""
