"""The command that writes what is sent or filed: export."""
