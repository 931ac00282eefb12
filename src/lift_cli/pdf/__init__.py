"""PDF forms: a stranger's file read with care, its fields, and how they are filled; knows nothing of LIFT."""
