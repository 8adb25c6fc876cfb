"""How fast the dossier is: `make bench-dossier`, on archives of generated reports of one treaty."""
