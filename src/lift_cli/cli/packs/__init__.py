"""The commands of what is installed: modules, standards."""
