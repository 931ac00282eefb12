"""The commands of saved states and other copies: undo, redo, history, merge."""
