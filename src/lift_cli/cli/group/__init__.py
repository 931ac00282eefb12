"""Several people around one folder: a team."""
