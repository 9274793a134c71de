"""Petitions (đơn): the register, sorting, and the lawful procedures of complaints, recommendations
and feedback on administrative rules, from receipt to the executed decision."""
