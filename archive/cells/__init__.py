"""Reading in a process of its own, bounded in memory and time: what a hostile file exhausts is its own cell."""
