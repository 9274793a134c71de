"""Large registers are read from cells that their definitions make.

Triggers mark what changed, in the transaction of the change; whoever counts takes clean cells and
counts the marked rows themselves; the worker counts marked cells anew. A cell is never a second
truth: without any of them every number is the same, and slower.
"""
