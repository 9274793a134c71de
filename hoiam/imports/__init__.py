"""Taking data in, in two steps: a verdict for every row, then exactly that preview."""
