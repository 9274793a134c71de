"""The public log: what anyone can check without asking us. Standards: RFC 9162, C2SP."""
