"""Looking for words in every writing and packing: sealed ones lie nowhere, open ones are seen."""
