"""A whole province of cases for measuring: `python -m bench.province FOLDER --cases N`.

Words and lives are drawn here (`words`, `lives`), a chunk at a time, and multiplied by the
database itself (`tables`): statements that make the rows which the product's own actions write.
`tests/bench/test_province.py` compares such a case with one that went through the actions.
"""
