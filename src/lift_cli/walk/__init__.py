"""The order of questions: next, back, skip, resume; it asks through small protocols (pure)."""
