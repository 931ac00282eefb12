"""The growth plan as fields: what each draws from, how it is named, what may be written in it."""
