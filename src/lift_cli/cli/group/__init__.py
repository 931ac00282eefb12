"""Several people: `lift cohort`."""
