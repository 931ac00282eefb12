"""What a pack says: the words of a module and how they are numbered and found (pure)."""
