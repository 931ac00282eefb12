"""Several people: a team that works through a module together (pure)."""
