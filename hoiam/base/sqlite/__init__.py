"""SQLite as Django has it, but that writers wait for each other in a line: `hoiam.base.sqlite.base`."""
