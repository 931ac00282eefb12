"""The door to the disk: where things are, how they are read, and how they are written so that nothing is lost."""
