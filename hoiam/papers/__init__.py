"""Papers of an office: one model of a letter gives Word and PDF; what was issued stays as it was."""
