"""What a page says: a neutral Document, the booklet and the growth plan (pure)."""
