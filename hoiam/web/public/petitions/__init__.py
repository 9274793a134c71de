"""What people see of petitions."""
