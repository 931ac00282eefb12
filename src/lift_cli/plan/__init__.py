"""The growth plan: its fields, what each begins with and takes, and the rules of a form (pure)."""
