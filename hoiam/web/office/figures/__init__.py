"""Pages of figures for officers: figures and what they open to, forms, closed periods, reports,
drafts that are checked, boards."""
