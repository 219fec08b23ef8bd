"""The program `handover-map`, and the commands that know both `events` and `geo`.

Read `program` first: it has the list of the commands. Each module beside it is one command, or two that
belong together, and has `add_commands`, which adds them to a command line: `export`, `find`, `build`,
`show`, `publish`, `districts`, `read` (with `article_files`, what it takes in, `proposing`, what it does
`--into` a collection, and `reading_archives`, what it does `--out`), `import_` (what it does is in the room
`imports`).
"""
