"""Boards: the same charts for the public, a commune, the province and the Front.

`choosing` reads place and period from an address, `drawn` makes charts of what
`hoiam.figures.boards` counted, `ways` is where a row of a chart leads on this side of the door.
"""
