"""The order of steps: next, back, skip, resume; it asks through a small protocol (pure)."""
