"""PostgreSQL's index of words knows which unit holds a case, so that words and unit are looked up
as one.

The unit stands in a column of the entry. It comes with a new case, the database takes it from the
case for all other entries, and changes it with the case. SQLite's index walks in the order of
numbers and needs none of this; there the column stays empty.

Where there is much, nobody waits for it: until `hoiam.base.indexing` has made the new index beside
everybody's work, two functions say which index there is and that no unit is asked of it.
"""

from django.db import migrations, models

SMALL = 20_000  # entries that are indexed anew at once

# Rooms of numbers: cases, their public pages, and what has no unit here.
PAGES, RECORDS = 2 << 40, 3 << 40
PLACE = (1 << 40) - 1

LEXEMES = """
{} FUNCTION base_searchentry_lexemes({}) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE {}COST 10000 AS $$
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
        {}
    ));
END $$
"""
OF_UNIT = "UNION ALL SELECT '3' || (id >> 40) || '_' || unit WHERE unit IS NOT NULL"
NEW_LEXEMES = LEXEMES.format("CREATE", "id bigint, folded text, unit bigint", "", OF_UNIT)
# As the migration made it that made the order of numbers.
OLD_LEXEMES = LEXEMES.format("CREATE OR REPLACE", "id bigint, folded text", "STRICT ", "")
# What the statements of a search say. PostgreSQL reads them in place, so that it sees the
# expression of the index that there is.
FOUND = """
CREATE OR REPLACE FUNCTION base_searchentry_found(id bigint, folded text, unit bigint)
RETURNS tsvector LANGUAGE sql IMMUTABLE AS 'SELECT base_searchentry_lexemes({})'
"""
HELD = """
CREATE OR REPLACE FUNCTION base_searchentry_held(lexeme text)
RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT {}'
"""
BEFORE = (FOUND.format("id, folded"), HELD.format("''''::text"))
AFTER = (FOUND.format("id, folded, unit"), HELD.format("'' & '' || lexeme"))
KEEP = (
    # Whoever moves the case at this moment goes first.
    f"""
    CREATE FUNCTION base_searchentry_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        SELECT c.unit_id INTO new.unit FROM cases_case c WHERE c.id = (new.id & {PLACE}) FOR SHARE;
        RETURN new;
    END $$
    """,  # noqa: S608
    f"""
    CREATE TRIGGER base_searchentry_of_case BEFORE INSERT ON base_searchentry
    FOR EACH ROW WHEN (new.id < {RECORDS} AND new.unit IS NULL)
    EXECUTE FUNCTION base_searchentry_of_case()
    """,
    f"""
    CREATE FUNCTION cases_case_moved() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE base_searchentry SET unit = new.unit_id
        WHERE id IN ({PLACE + 1} + new.id, {PAGES} + new.id);
        RETURN NULL;
    END $$
    """,  # noqa: S608
    """
    CREATE TRIGGER cases_case_moved AFTER UPDATE OF unit_id ON cases_case
    FOR EACH ROW WHEN (old.unit_id IS DISTINCT FROM new.unit_id)
    EXECUTE FUNCTION cases_case_moved()
    """,
)
FILL = f"""
UPDATE base_searchentry SET unit = c.unit_id FROM cases_case c
WHERE base_searchentry.id < {RECORDS} AND c.id = (base_searchentry.id & {PLACE})
"""  # noqa: S608
MAKE = """
CREATE INDEX base_searchentry_found ON base_searchentry
USING gin (base_searchentry_lexemes(id, folded, unit)) WITH (gin_pending_list_limit = 256)
"""
LET_GO = (
    "DROP INDEX base_searchentry_words",
    "DROP FUNCTION base_searchentry_lexemes(bigint, text)",
)

BACK = (
    "DROP TRIGGER cases_case_moved ON cases_case",
    "DROP FUNCTION cases_case_moved()",
    "DROP TRIGGER base_searchentry_of_case ON base_searchentry",
    "DROP FUNCTION base_searchentry_of_case()",
    "DROP INDEX IF EXISTS base_searchentry_found",
    "DROP FUNCTION base_searchentry_found(bigint, text, bigint)",
    "DROP FUNCTION base_searchentry_held(text)",
    "DROP FUNCTION base_searchentry_lexemes(bigint, text, bigint)",
)
OLD = (
    OLD_LEXEMES,
    """
    CREATE INDEX IF NOT EXISTS base_searchentry_words ON base_searchentry
    USING gin (base_searchentry_lexemes(id, folded)) WITH (gin_pending_list_limit = 256)
    """,
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM base_searchentry LIMIT %s) AS first", [SMALL + 1]
        )
        is_small = cursor.fetchone()[0] <= SMALL
    for statement in (NEW_LEXEMES, *KEEP):
        schema_editor.execute(statement, params=None)
    if is_small:
        # The old index first: it would take in every entry once more.
        for statement in (LET_GO[0], FILL, MAKE, *AFTER, LET_GO[1]):
            schema_editor.execute(statement, params=None)
    else:
        for statement in BEFORE:
            schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (*BACK, *OLD):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0009_near"),
        ("cases", "0014_few_are_joined"),  # the unit of a case, as it stands
    ]

    operations = [
        # Without a default, so that both databases add it without a look at any row.
        migrations.AddField("searchentry", "unit", models.BigIntegerField(null=True)),
        migrations.RunPython(forwards, backwards),
    ]
