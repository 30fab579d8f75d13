"""A figure on the page: its module exported, its files written, its still HTML."""
