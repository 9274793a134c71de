"""What the stage of the search and those who walk on it agree on."""

PASSWORD = "mot-con-chim-trong-mo-2026"
# Who handles: the name to sign in with, the role, the code of the body of the province.
PEOPLE = (("mot", "leader", "ubnd"), ("hai", "clerk", "ubnd"))
ADMINISTRATOR = "quan-tri"
