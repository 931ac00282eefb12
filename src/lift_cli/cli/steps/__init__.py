"""The commands of a module's steps: walk, answer, done, show, reflect, circle."""
