"""What an educator wrote: the model, changes as pure functions, progress (pure)."""
