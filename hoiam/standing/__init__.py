"""Standing up again: backups that only an offline key opens, restoring, the doctor's checks."""
