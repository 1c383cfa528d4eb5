"""What `make browser` does where nothing can be installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("install.sh")
TOOLS = ("sh", "find", "grep")


@pytest.mark.parametrize(("environment", "status"), [({}, 0), ({"CI": "true"}, 1)])
def test_without_apt_get_it_says_what_is_missing_and_only_ci_fails(tmp_path, environment, status):
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(shutil.which(tool))
    done = subprocess.run(
        ["sh", SCRIPT], env={"PATH": str(tmp_path), **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert done.stderr.startswith("Could not install chromium")
    assert done.stderr.endswith("the browser tests are skipped.\n")
