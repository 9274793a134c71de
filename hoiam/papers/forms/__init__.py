"""Forms: what facts make which paper. One module a kind; `catalogue` says since when each holds."""
