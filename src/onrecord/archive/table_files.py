"""Tables as files: CSV, JSON Lines and Parquet, written and read again."""

import csv
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.archive.export import COLUMNS, Table
from onrecord.errors import ArchiveError

FileFormat = Literal["parquet", "csv", "jsonl"]
FILE_FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)

_TYPES = {"INTEGER": "int64", "REAL": "float64", "TEXT": "string", "BOOLEAN": "bool"}
_BATCH = 5_000
_LONGEST_CELL = 2**31 - 1


def write_table(
    found: Iterator[dict[str, Any]],
    table: Table,
    path: Path,
    form: FileFormat,
    *,
    columns: Mapping[str, str] | None = None,
) -> int:
    """Write a table's rows into a file, and count them. The file is written as a whole or not at all.

    `columns` are those of `export.COLUMNS` by default. Raises ArchiveError if it can't be written, or if the format is
    Parquet and pyarrow isn't installed.
    """
    columns = columns or COLUMNS[table]
    write = {"csv": _write_csv, "jsonl": _write_lines, "parquet": _write_parquet}[form]
    unfinished = path.with_name(path.name + ".part")
    try:
        number = write(found, columns, unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise ArchiveError(f"The table can't be written ({error.strerror or error})", value=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return number


def _write_csv(found: Iterator[dict[str, Any]], columns: Mapping[str, str], path: Path) -> int:
    number = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(columns))
        writer.writeheader()
        for row in found:
            writer.writerow(row)
            number += 1
    return number


def _write_lines(found: Iterator[dict[str, Any]], columns: Mapping[str, str], path: Path) -> int:  # noqa: ARG001
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in found:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            number += 1
    return number


def _write_parquet(found: Iterator[dict[str, Any]], columns: Mapping[str, str], path: Path) -> int:
    pyarrow, parquet = _pyarrow()
    schema = pyarrow.schema([(name, pyarrow.type_for_alias(_TYPES[kind])) for name, kind in columns.items()])
    number = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(found, _BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            number += len(batch)
    return number


def read_table(path: Path, form: FileFormat) -> Iterator[dict[str, Any]]:
    """Read a table's rows out of a file, lazily. In CSV every value is a string, empty where there is none.

    Raises ArchiveError if it can't be read, or if the format is Parquet and pyarrow isn't installed.
    """
    read = {"csv": _read_csv, "jsonl": _read_lines, "parquet": _read_parquet}[form]
    try:
        yield from read(path)
    except OSError as error:
        raise ArchiveError(f"The table can't be read ({error.strerror or error})", value=str(path)) from error
    except (ValueError, csv.Error) as error:
        raise ArchiveError(f"This is no table of an export ({error})", value=str(path)) from error


def _read_csv(path: Path) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if None in row or None in row.values():
                raise ValueError("a row with more or fewer cells than there are columns")
            yield row


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("a line that is no row")  # noqa: TRY004 (it is the file that is wrong)
            yield row


def _read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    _, parquet = _pyarrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()


def _pyarrow() -> tuple[Any, Any]:
    """Load pyarrow and what it has for Parquet. Raises ArchiveError if it isn't installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which isn't installed",
            allowed="csv and jsonl without it",
            hint="pip install 'onrecord[parquet]'",
        ) from error
    return pyarrow, parquet
