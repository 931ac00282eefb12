"""Several people: where each of a cohort stands, of what they handed in (pure)."""
