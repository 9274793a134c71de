"""Checking the figures of a draft: reading its file, finding what each number means, judging it,
and giving the marks back as comments. Only reads; who keeps a draft is `actions.claims`."""
