"""lift: an educator's portfolio and checklist for LIFT, in one local file."""

__version__ = "0.1.0"
