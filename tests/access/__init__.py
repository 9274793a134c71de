"""Who may do what with what: the table, and the walks that compare it with the product."""
