"""The desk and the record files of its collection, made the same.

Read `toml_files` (records out of `sources.toml` and `events.toml`, and changes into them, comments kept),
then `syncing` (what either side has changed since both were the same).
"""
