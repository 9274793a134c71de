"""The public log of this installation: its rows, its keys, its tiles, what was signed last.

What a leaf is and how one is proved stands in `hoiam.core.log`; here it is kept and served.
"""
