"""A witness of a public log: who watches that it only grows, and signs what was seen.

Works on any machine without a database and without an installation: nothing here imports Django.
"""
