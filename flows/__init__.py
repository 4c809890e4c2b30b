"""When and in what order: ingest, code, link, validate, release. Imports coders and schemas, never the reverse."""

from flows.settings import quiet_environment

# Prefect and Great Expectations read these when they are imported, so they are set before any module of flows can import them.
quiet_environment()
