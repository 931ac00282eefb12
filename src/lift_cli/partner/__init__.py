"""What passes between two partners: the export, the review of it, and what was said of each item (pure)."""
