"""Which provision a report's unnumbered clauses are of, by what the archive holds of the treaty."""
