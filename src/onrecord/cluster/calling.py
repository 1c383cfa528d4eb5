"""What a script of your own calls."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import onrecord
from onrecord.cluster.engine import TRIES, RayEngine
from onrecord.cluster.manifest import RUN, Manifest
from onrecord.cluster.plan import SHARD, SPLIT, Options, Plan, held_by, require_same, units_in
from onrecord.cluster.progress import Progress, Summary
from onrecord.cluster.reading import Network, Reading
from onrecord.cluster.running import Running
from onrecord.cluster.sources import units_of
from onrecord.cluster.storage import PATIENCE, Location
from onrecord.cluster.worker import Worker
from onrecord.errors import ClusterError, InputError
from onrecord.ingest import Failure
from onrecord.ingest.fields import given_fields, pick_article
from onrecord.ingest.originals import original_of
from onrecord.schema import Original
from onrecord.settings import Settings

_BATCH = "the batch"


def read(
    *sources: str,
    out: str,
    workers: int | None = None,
    address: str | None = None,
    shard: int = SHARD,
    split: int = SPLIT,
    copies: bool = True,
    tries: int = TRIES,
    retry: bool = False,
    outlet: str | None = None,
    patience: float = PATIENCE,
    settings: Settings | None = None,
    report: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read all articles of the sources into tables at `out`, with Ray, and say what there is.

    A source is a file, a folder, or a pattern of files, as a path or as a URL of s3, gs, hdfs or another store that
    fsspec knows; or an http or https address. They hold web archives (WARC, WET), JSON Lines, Parquet with a column
    `text`, or anything else that `onrecord.read_many` reads. `out` is a folder, as a path or a URL.

    Ray runs on this machine with as many `workers` as it has cores, or on the cluster at `address` ("auto" on one of
    its machines), or is the one that your script has started. A run that ended in any way goes on where it was if it is
    called again, and gives the same rows; `retry` tries again what had failed. A run is divided into shards of so many
    articles (`shard`), and sources into so many bytes (`split`). Each is tried so many times (`tries`). With `copies`,
    articles with the same address or nearly the same text are read once. `report` is called with the progress. A store
    that doesn't answer is waited for so many seconds (`patience`).

    Raises StorageError if a source or the output can't be used, OtherRunError if the output is another run's, and
    ClusterError if Ray isn't there.
    """
    return run(
        sources,
        Location(out, patience),
        options=Options(shard=shard, split=split, copies=copies),
        settings=settings or Settings.from_environment(),
        given=given_fields({"outlet": outlet}),
        reading=Network(),
        engine=lambda make: RayEngine(make, address, workers, tries),
        report=report,
        retry=retry,
    )


def run(
    sources: Sequence[str],
    out: Location,
    *,
    options: Options,
    settings: Settings,
    given: Mapping[str, str],
    reading: Reading,
    engine: Callable[[Callable[[], Worker]], RayEngine],
    report: Callable[[Progress], None] | None = None,
    retry: bool = False,
) -> Summary:
    """Begin a run, or go on with it."""
    if not sources:
        raise ClusterError("There is nothing to read", hint="Name a source.")
    manifest = Manifest(out)
    model = reading.model(settings)
    held = manifest.entry(RUN)
    units = units_in(held) if held is not None else units_of(sources, split=options.split, settings=settings)
    plan = Plan.make(out, units, settings, options, given)
    new = held_by(plan, sources, model)
    if held is None:
        manifest.put(RUN, new)
    else:
        require_same(held, new, out.url)
    make = partial(Worker, replace(plan, units=()), reading, onrecord.__version__, f"{model.name} {model.version}")
    with engine(make) as started:
        return Running(plan, started, report or (lambda _progress: None), retry).finish()


class ReadBatch:
    """Reads texts in a pipeline of Ray Data, in actors that load the network once each.

    Give it to `map_batches` of a dataset with a column `text`, and maybe `id`, `title`, `published`, `outlet`, `byline`
    and `url`. It adds the columns `record`, the record as JSON, and `error`, which says why there is none.

        ds = ray.data.read_parquet("s3://bucket/texts/").map_batches(onrecord.cluster.ReadBatch, concurrency=40)

    >>> batch = ReadBatch()({"text": ["The mine is safe, its owner said.", "", None]})
    >>> onrecord.Record.from_json(batch["record"][0]).statements[0].source_text, batch["record"][1:]
    ('its owner', [None, None])
    >>> [error[:22] for error in batch["error"][1:]]
    ['There is no text in it', 'There is no text of an']
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = replace(settings or Settings.from_environment(), threads=1)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        """Read a batch of columns. *Shape:* each column has as many values as there are texts."""
        from onrecord.ingest.fields import FIELDS
        from onrecord.pipeline.process import process

        columns = [name for name in ("text", *FIELDS) if name in batch]
        rows = [
            dict(zip(columns, values, strict=True)) for values in zip(*(batch[name] for name in columns), strict=True)
        ]
        found = [_found(row) for row in rows]
        records: list[str | None] = []
        errors: list[str | None] = []
        for result in process(found, self._settings):
            records.append(None if isinstance(result, Failure) else result.to_json())
            errors.append(str(result.error) if isinstance(result, Failure) else None)
        return {**batch, "record": records, "error": errors}


def _found(row: Mapping[str, Any]) -> Original | Failure:
    """Take an article out of the columns of a batch, whose values may be numpy's."""
    values = {name: value.item() if hasattr(value, "item") else value for name, value in row.items()}
    try:
        return original_of(pick_article(values), _BATCH, {})
    except InputError as error:
        return Failure(_BATCH, error)
