"""The database of the desk: SQLite in a file, or PostgreSQL where several people share it.

Read `tables` (what it holds), then `store` (how it is opened, read and written); `migrations` brings its
schema up to date.
"""
