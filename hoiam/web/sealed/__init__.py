"""Pages that seal and open: one static file each, the same for everybody."""
