"""datapackage.json of a release (Frictionless Data Package): each file with its schema, digest, size and licence."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from flows.expectations import code_list
from schemas.tables import EVENTS, TABLES, Column, Table

TYPES = {
    "text": "string", "code": "string", "date": "date", "timestamp": "datetime", "int": "integer", "long": "integer", "float": "number", "texts": "array",
}  # fmt: skip
MEDIA = {".md": "text/markdown", ".html": "text/html"}


def datapackage(about: Mapping[str, Any], *, version: str, digests: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    """Returns the package; `digests` are sizes and SHA-256 by path (`release.file_digests`), and only tables and pages become resources."""
    licences = [{"name": about["licence"]["id"], "title": about["licence"]["title"], "path": about["licence"]["url"]}]
    paths = [path for path in digests if PurePosixPath(path).suffix in (".parquet", *MEDIA)]
    return {
        "profile": "data-package",
        "name": "tocsin-events",
        "id": version,
        "version": version,
        "title": about["title"],
        "description": about["description"],
        "keywords": about["keywords"],
        "licenses": licences,
        "contributors": [{"title": author["name"], "role": "author"} for author in about["authors"]],
        "resources": [resource(path, digests[path], licences=licences) for path in paths],
    }


def resource(path: str, digest: Mapping[str, object], *, licences: list[dict[str, str]]) -> dict[str, Any]:
    """Returns one file; a year of events has the schema of events."""
    place = PurePosixPath(path)
    name = str(place.parent / place.stem if place.parts[0] != EVENTS.name else place.parent).replace("/", "-").replace("=", "-").replace("_", "-").lower()
    held: dict[str, Any] = {"name": name if place.suffix in (".parquet",) else f"{name}-{place.suffix[1:]}", "path": path}
    found = {"licenses": licences, "hash": f"sha256:{digest['sha256']}", "bytes": digest["bytes"]}
    if place.suffix != ".parquet":
        return {**held, "format": place.suffix[1:], "mediatype": MEDIA[place.suffix], "encoding": "utf-8", **found}
    table = next(table for table in TABLES if table.name == place.parts[0].removesuffix(".parquet"))
    shape = {"type": "table", "title": table.meaning, "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    return {**held, **shape, **found, "schema": schema(table)}


def schema(table: Table) -> dict[str, Any]:
    """Returns the Table Schema of a table."""
    key = {"primaryKey": [table.key]} if table.key else {}
    return {"fields": [field(column) for column in table.columns], **key}


def field(column: Column) -> dict[str, Any]:
    """Returns one column's field; unit and the meaning of null stand as `unit` and `null`, which the specification leaves free."""
    limits: dict[str, Any] = {} if column.nullable else {"required": True}
    enum = column.allowed or (code_list(column.code_list) if column.code_list else ())
    if enum:
        limits["enum"] = list(enum)
    for name, bound in (("minimum", column.low), ("maximum", column.high)):
        if bound is not None:
            limits[name] = bound
    if column.pattern:
        limits["pattern"] = column.pattern
    told = {"unit": column.unit, "null": column.null, "example": column.example, "source": column.origin}
    return {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.meaning,
        **{name: value for name, value in told.items() if value},
        **({"constraints": limits} if limits else {}),
    }
