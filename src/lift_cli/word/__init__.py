"""A Word package: read with care, its places to fill in found, and filled; it knows nothing of LIFT."""
