"""The checklist of a module: four items, three verdicts, and the report over modules (pure)."""
