"""The checker of the public log: the same code in an installation and as one file for anybody.

Nothing here imports Django or anything that is not in the standard library of Python 3.9.
"""
