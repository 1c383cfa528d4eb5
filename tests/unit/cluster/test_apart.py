"""What may end a process is done in another one."""

import os
import signal

import pytest

from onrecord.cluster.apart import Apart
from onrecord.errors import ClusterError


def careful(number):
    """Double a number, and tell in which process; one number is the end of it, and one takes all its memory."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 8:
        raise MemoryError
    return 2 * number, os.getpid()


def test_a_call_that_ends_its_process_is_told_and_the_next_one_is_answered_by_a_new_one():
    with Apart(careful) as call:
        six, first = call(3)
        again, same = call(3)
        with pytest.raises(ClusterError, match="ended the process"):
            call(7)
        eight, second = call(4)
        with pytest.raises(ClusterError, match="memory"):
            call(8)
        ten, third = call(5)
    assert (six, again, eight, ten) == (6, 6, 8, 10)
    assert first == same
    assert len({os.getpid(), first, second, third}) == 4


def test_no_process_is_left_behind():
    with Apart(careful) as call:
        _, process = call(3)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
