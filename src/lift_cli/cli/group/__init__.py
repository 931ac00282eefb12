"""Several people: a shared folder, a team, a cohort."""
