"""The narrative report: the numbers that its fields say, its text, and the paper that it becomes."""
