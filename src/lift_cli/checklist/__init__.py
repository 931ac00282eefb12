"""The partner's checklist: rules with three verdicts, the report, digests, export, review and recognition (pure)."""
