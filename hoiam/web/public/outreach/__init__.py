"""Notices to hamlets, as everybody reads, confirms and answers them."""
