"""A treaty's own text: kept, split into its provisions, replaced, removed."""
