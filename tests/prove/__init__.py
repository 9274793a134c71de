"""Doors under whatever anybody types; small here, by the thousand in `make prove`."""
