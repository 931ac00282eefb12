"""Hours toward the renewal of a certificate: what counts, and how much of it (pure)."""
