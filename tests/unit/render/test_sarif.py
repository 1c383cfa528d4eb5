from onrecord.render.sarif import sarif_results
from onrecord.schema import Elsewhere, Place
from tests.checks import with_checks
from tests.support import record_of

TEXT = "Mast falls\r\n\r\nThe mast\nstood. 🚢 It was tall."


def results(*checks, source="mast.txt", **article):
    return list(sarif_results(with_checks(record_of(TEXT, title=True, **article), *checks), source))


def test_words_have_a_file_lines_columns_and_characters_from_the_right_start():
    (result,) = results(
        {"kind": "headline", "verdict": "contradicted", "about": ["falls"], "evidence": ["mast\nstood"]}
    )
    assert (result["ruleId"], result["kind"], result["level"]) == ("headline/contradicted", "fail", "error")
    assert result["message"] == {"text": "It doesn’t fit."}
    (here,), (related,) = result["locations"], result["relatedLocations"]
    assert here["physicalLocation"]["artifactLocation"] == {"uri": "mast.txt"}
    assert here["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 6,
        "endLine": 1,
        "endColumn": 11,
        "charOffset": 5,
        "charLength": 5,
        "snippet": {"text": "falls"},
    }
    region = related["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [3, 5, 4, 6]
    assert related["message"] == {"text": "evidence"}


def test_columns_count_characters_whatever_bytes_they_take():
    (result,) = results({"kind": "loaded", "verdict": "emotive", "evidence": ["It was"]})
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (4, 10)
    assert TEXT[region["charOffset"] :].startswith("It was")
    assert result["relatedLocations"] == []


def test_a_finding_without_words_is_about_the_whole_article():
    (result,) = results({"kind": "undated", "verdict": "no_date"})
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "mast.txt"}}}]


def test_words_from_elsewhere_name_their_file_and_the_place_in_it():
    other = Elsewhere(file="my speech.pdf", place="page 3", text="It stands.")
    (result,) = results({"kind": "against", "verdict": "altered", "about": ["falls"], "elsewhere": [other]})
    assert result["relatedLocations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my%20speech.pdf"},
                "region": {"snippet": {"text": "It stands."}},
            },
            "logicalLocations": [{"name": "page 3"}],
            "message": {"text": "elsewhere"},
        }
    ]


def test_words_of_a_document_name_their_page_and_an_address_stays_as_it_is():
    (result,) = results(
        {"kind": "loaded", "verdict": "emotive", "evidence": ["falls"]},
        source="https://paper.example/a?b=1",
        places=(Place(0, 20, "page 1"),),
    )
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"name": "page 1"}]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "https://paper.example/a?b=1"}


def test_what_is_well_passes():
    (result,) = results({"kind": "headline", "verdict": "supported", "about": ["falls"]})
    assert (result["kind"], result["level"]) == ("pass", "none")
