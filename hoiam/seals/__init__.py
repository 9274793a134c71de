"""What people seal in their own browser: the server keeps it and cannot read it."""
