"""Reports laid side by side: any two, or all that reprint one dispatch."""
