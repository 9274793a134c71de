"""Going to the hamlets: who is assigned where, what was noted there, notices and their replies."""
