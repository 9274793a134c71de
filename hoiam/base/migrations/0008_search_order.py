"""Entries of the word index are numbered by what they lead to, so that the index gives the newest
first; and PostgreSQL's index knows pairs of neighbours and which thousand an entry belongs to.

A later migration that alters `base_searchentry` on SQLite makes Django build the table anew,
which drops the triggers: such a migration drops the index before and makes it after.
"""

from django.db import migrations, models

ROOM = 1 << 40

SQLITE_DROP = (
    "DROP TRIGGER base_searchentry_changed",
    "DROP TRIGGER base_searchentry_gone",
    "DROP TRIGGER base_searchentry_added",
    "DROP TABLE base_searchentry_words",
)
SQLITE_MAKE = (
    # Without prefixes: what a word only begins with is looked for in the texts first.
    """
    CREATE VIRTUAL TABLE base_searchentry_words USING fts5(
        folded, content='base_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER base_searchentry_added AFTER INSERT ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    """
    CREATE TRIGGER base_searchentry_gone AFTER DELETE ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(base_searchentry_words, rowid, folded)
        VALUES ('delete', old.id, old.folded);
    END
    """,
    """
    CREATE TRIGGER base_searchentry_changed AFTER UPDATE ON base_searchentry BEGIN
        INSERT INTO base_searchentry_words(base_searchentry_words, rowid, folded)
        VALUES ('delete', old.id, old.folded);
        INSERT INTO base_searchentry_words(rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    "INSERT INTO base_searchentry_words(base_searchentry_words) VALUES ('rebuild')",
)
SQLITE_OLD = (
    SQLITE_MAKE[0].replace("diacritics 0'", "diacritics 0', prefix='2 3'"),
    *SQLITE_MAKE[1:],
)

POSTGRES_DROP = (
    "DROP INDEX base_searchentry_words",
    "ALTER TABLE base_searchentry DROP COLUMN words",
)
POSTGRES_MAKE = (
    # Words, pairs of neighbours ("2a_b") and windows of numbers ("14_66"). No word begins with a
    # digit. What the index finds is read from the text once more where that is needed, so that
    # no column of it has to be kept. Not safe to be shared out: to start helpers takes longer than
    # any search.
    """
    CREATE FUNCTION base_searchentry_lexemes(id bigint, folded text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT COST 10000 AS $$
    DECLARE
        words text[] := string_to_array(folded, ' ');
    BEGIN
        RETURN array_to_tsvector(ARRAY(
            SELECT word FROM unnest(words) AS w(word) WHERE word <> ''
            UNION ALL
            SELECT '2' || a || '_' || b
            FROM unnest(words[:cardinality(words) - 1], words[2:]) AS p(a, b)
            UNION ALL
            SELECT level || '_' || (id >> level)
            FROM unnest(ARRAY[11, 13, 15, 17, 19, 21, 40]) AS l(level)
        ));
    END $$
    """,
    # A short list of what is still to be sorted in: every search reads all of it.
    """
    CREATE INDEX base_searchentry_words ON base_searchentry
    USING gin (base_searchentry_lexemes(id, folded)) WITH (gin_pending_list_limit = 256)
    """,
)
POSTGRES_UNMAKE = (
    "DROP INDEX base_searchentry_words",
    "DROP FUNCTION base_searchentry_lexemes",
)
POSTGRES_OLD = (
    """
    ALTER TABLE base_searchentry ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED
    """,
    "CREATE INDEX base_searchentry_words ON base_searchentry USING gin (words)",
)
# Numbers of this module alone stand in these statements.
_CASE = "(SELECT c.id FROM cases_case c WHERE c.code = base_searchentry.code)"
NUMBER = (
    f"UPDATE base_searchentry SET id = {ROOM} + {_CASE} WHERE kind = 'case' AND {_CASE} > 0",  # noqa: S608
    f"UPDATE base_searchentry SET id = {2 * ROOM} + {_CASE} WHERE kind = 'page' AND {_CASE} > 0",  # noqa: S608
    f"UPDATE base_searchentry SET id = {3 * ROOM} + CAST(code AS bigint) WHERE kind = 'record'",  # noqa: S608
    # What leads nowhere, as the doctor would say.
    f"DELETE FROM base_searchentry WHERE id < {ROOM}",  # noqa: S608
)


class ByDatabase(migrations.RunSQL):
    """The statements of the database at hand."""

    def __init__(self, *, sqlite, postgres, sqlite_back, postgres_back):
        super().__init__(sql=(), reverse_sql=())
        self.forwards = {"sqlite": sqlite, "postgresql": postgres}
        self.backwards = {"sqlite": sqlite_back, "postgresql": postgres_back}

    def deconstruct(self):
        names = {
            "sqlite": self.forwards["sqlite"],
            "postgres": self.forwards["postgresql"],
            "sqlite_back": self.backwards["sqlite"],
            "postgres_back": self.backwards["postgresql"],
        }
        return self.__class__.__name__, [], names

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.forwards[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.backwards[schema_editor.connection.vendor]:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0007_stamp"),
        ("cases", "0010_petitions"),  # the numbers of cases
    ]

    operations = [
        ByDatabase(
            sqlite=(*SQLITE_DROP, *NUMBER),
            postgres=(*POSTGRES_DROP, *NUMBER),
            sqlite_back=SQLITE_OLD,
            postgres_back=POSTGRES_OLD,
        ),
        migrations.AddConstraint(
            model_name="searchentry",
            constraint=models.CheckConstraint(
                condition=models.Q(id__gte=ROOM), name="searchentry_numbered"
            ),
        ),
        ByDatabase(
            sqlite=SQLITE_MAKE,
            postgres=POSTGRES_MAKE,
            sqlite_back=SQLITE_DROP,
            postgres_back=POSTGRES_UNMAKE,
        ),
    ]
