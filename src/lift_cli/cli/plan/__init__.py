"""The commands of the growth plan."""
