from bench import builds, start_up
from bench.tasks import TASKS


def test_every_figure_of_its_task_is_measured(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("The mine at Oldfell is safe, its owner said.")
    found = start_up.measure(builds.here(), article)
    (task,) = (task for task in TASKS if task.title == "starting")
    assert found.keys() == {figure.name for figure in task.figures}
    assert found["import onrecord"] > 0


def test_processor_time_leaves_out_what_a_program_waits_for():
    build = builds.here()
    waiting = start_up.timed(build, [build.python, "-c", "import time; time.sleep(1)"])
    working = start_up.timed(build, [build.python, "-c", "sum(range(20_000_000))"])
    assert waiting.seconds >= 1
    assert waiting.processor < 0.7
    assert waiting.processor < working.processor <= working.seconds + 0.1
