"""The numbered rules that a pack is checked against, and what each of them finds."""
