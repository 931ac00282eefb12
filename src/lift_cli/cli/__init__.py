"""The door to the terminal: what is typed and what is shown; one file for each verb."""
