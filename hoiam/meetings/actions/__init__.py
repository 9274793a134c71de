"""Every act of this part."""
