"""What is said where Ray isn't there, and how far a run is."""

import subprocess
import sys

import pytest

from onrecord.cluster.engine import RayEngine
from onrecord.cluster.progress import Progress
from onrecord.errors import ClusterError


def test_without_ray_the_error_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ClusterError, match=r"pip install 'onrecord\[ray\]'"), RayEngine(lambda: None):
        pass


@pytest.mark.parametrize("statement", ["import onrecord", "import onrecord.cluster", "import onrecord.cli.main"])
def test_nothing_loads_ray_before_it_is_needed(statement):
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"ray", "pyarrow", "pandas", "numpy"} & set(loaded)


def test_progress_counts_only_what_this_start_has_done():
    progress = Progress("read", done=50, total=100, articles=50, workers=2, begun=0.0).moved(10, 10).at(20.0)
    assert (progress.share, progress.rate, progress.left) == (0.6, 0.5, 80.0)
    assert progress.cost(0.18) == pytest.approx(0.002)


def test_nothing_is_known_of_the_time_left_before_anything_is_done():
    progress = Progress("extract", done=0, total=0, articles=0, workers=1, begun=0.0).at(5.0)
    assert (progress.share, progress.rate, progress.left) == (1.0, 0.0, None)
