"""The commands of who and where you are: status, profile, tour."""
