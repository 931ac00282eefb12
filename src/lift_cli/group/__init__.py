"""Several people: what a round of sharing follows, a team's cycle, where each of a cohort stands (pure)."""
