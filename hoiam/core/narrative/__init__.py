"""The narrative report: its outline as the circular has it, its text with fields, and what a field
says in words. A field is a name between double braces; the same names stand in an office's own Word
file. Nothing here reads a row: the numbers come in as `Facts`.
"""
