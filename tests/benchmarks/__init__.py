"""`make bench`: how fast the course is, against budgets, peers and the hardware's limits."""
