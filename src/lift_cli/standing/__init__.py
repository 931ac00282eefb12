"""Where one stands: the state of a module, the status, and what to type next (pure)."""
