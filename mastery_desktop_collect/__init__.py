"""Gathers the files of many schools into one database, where one laptop is not enough: for a state office.

It is an extra beside the program, with a command of its own, `mastery-desktop-collect`, and not part of its bundle.

tables      the two tables, for SQLite and PostgreSQL
gathering   a folder into the database: once more changes nothing, several at once do not disturb each other
counting    from the database to a roll-up, with the same rules of hiding
cli         the command
"""
