import gzip

from bench import pages

PAGE = (
    "<html><body><h1>Flood</h1>" + "<p>The river rose by a metre, the agency said on Monday.</p>" * 9 + "</body></html>"
)


def test_pages_are_read_in_turns_with_what_they_are_measured_against(tmp_path):
    with gzip.open(tmp_path / "a.html.gz", "wt") as file:
        file.write(PAGE)
    rate, ratio = pages.measure(tmp_path, rounds=2)
    assert (rate.figure.name, ratio.figure.name) == ("pages", "as fast as trafilatura")
    assert len(rate.now) == len(ratio.now) == 2
    assert min(*rate.now, *ratio.now) > 0


def test_without_pages_there_is_nothing_to_measure(tmp_path):
    assert pages.measure(tmp_path, rounds=1) == []
    assert pages.measure(None, rounds=1) == []
