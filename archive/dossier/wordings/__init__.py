"""A provision's wordings: gathered, laid against a base, pinned beside others, grouped where nothing places them."""
