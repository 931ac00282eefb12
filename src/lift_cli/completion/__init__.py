"""What Tab offers, answered before typer is imported: the commands as they are shipped, values from what is kept."""
