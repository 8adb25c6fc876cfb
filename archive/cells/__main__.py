"""The program that a cell runs: `python -m archive.cells FD`; only `archive.cells.cell` starts it."""

import sys

from archive.cells.living import live

live(int(sys.argv[1]))
