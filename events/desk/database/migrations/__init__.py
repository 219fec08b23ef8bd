"""The schema of the store, step by step: `running` has Alembic run those of `versions` that are not done."""
