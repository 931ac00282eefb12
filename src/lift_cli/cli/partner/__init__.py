"""The commands that two partners use: check, check-partner, receive."""
