"""The commands of the renewal of a certificate."""
