"""The rules that check themselves (docs/architecture.md lists the fourteen).

Every checker is a function over a tree, a list or a model; each is run on the product and on a
planted violation, so that a rule that stopped seeing anything fails too.
"""
