"""Read one article in a fresh process and say how long each step took: ``python -m bench.cold FILE STARTED``.

STARTED is the time at which the process was started, in seconds as `time.time` counts them.
"""

import json
import sys
import time


def main() -> None:
    """Take the steps that `onrecord read --json` takes, one by one; write their seconds as JSON."""
    last, steps = float(sys.argv[2]), {}

    def took(step: str) -> None:
        nonlocal last
        now = time.time()
        steps[step], last = now - last, now

    took("python")
    import onrecord

    took("import onrecord")
    from onrecord import Settings

    settings = Settings.from_environment()
    from onrecord import pipeline  # noqa: F401 (for what it takes to import)

    took("import pydantic and the models")
    from pathlib import Path

    from onrecord import ingest

    text = Path(sys.argv[1]).read_text(encoding="utf8")
    took("import ingest")
    article = ingest.from_text(text, settings=settings)
    took("ingest")
    import numpy  # noqa: F401
    import onnxruntime  # noqa: F401
    import tokenizers  # noqa: F401

    took("import onnxruntime and numpy")
    from onrecord.encoder import Reader

    reader = Reader.load(settings)
    took("load the network")
    annotations = reader.annotate_one(article.text)
    took("read")
    from onrecord import recorder

    record = recorder.write(article, annotations, reader.model)
    took("recorder")
    assert onrecord.Record is type(record)
    record.to_json()
    took("JSON")
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
