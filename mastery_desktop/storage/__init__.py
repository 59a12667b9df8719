"""The database: engine, tables, migrations, the store that reads and writes records, backups."""
