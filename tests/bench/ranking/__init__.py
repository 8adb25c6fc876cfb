"""How well the search ranks, on a collection with judgements: `python -m tests.bench.ranking FOLDER`."""
