"""The figures of the pictures: each is counted in a portfolio, and says the same in a table."""
