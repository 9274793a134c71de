"""What was acknowledged is there, whole, whatever was killed and when."""
