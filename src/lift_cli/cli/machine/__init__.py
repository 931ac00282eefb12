"""The commands of this machine: config, doctor."""
