"""ECB+'s format is read as it is written, and clusters are scored as is custom."""

import json

import numpy as np
import pytest

from onrecord.schema import Article, Model, Record
from onrecord.stories.events.likeness import Judges
from training.crossdoc.ecb import document, linked
from training.crossdoc.scoring import by_topic, clusters
from training.crossdoc.views import Views

pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from training.crossdoc.fit import Pairs, fit, write

WORDS = "http : //paper.example / a |The ferry did n't sail , `` Ada Moe '' said . It was a well - known boat ."


def made(words=WORDS):
    tokens, number = "", 0
    for sentence, part in enumerate(words.split("|")):
        for word in part.split():
            number += 1
            tokens += f'<token t_id="{number}" sentence="{sentence}" number="0">{word}</token>'
    return f"""<Document>{tokens}<Markables>
      <ACTION_OCCURRENCE m_id="1"><token_anchor t_id="10"/></ACTION_OCCURRENCE>
      <ACTION_REPORTING m_id="2"><token_anchor t_id="16"/></ACTION_REPORTING>
      <HUMAN_PART_PER m_id="3"><token_anchor t_id="13"/></HUMAN_PART_PER>
      <ACTION_OCCURRENCE m_id="4"><token_anchor t_id="1"/></ACTION_OCCURRENCE>
      <ACTION_OCCURRENCE m_id="5" TAG_DESCRIPTOR="sail"/></Markables>
      <Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><target m_id="5"/></CROSS_DOC_COREF>
      </Relations>
      </Document>""".encode()


def test_tokens_become_running_text_without_the_address():
    read = document("12_3ecbplus", made())
    assert read.text == "The ferry didn't sail, “Ada Moe” said. It was a well-known boat."
    assert (read.topic, read.story) == (12, "12ecbplus")


def test_mentions_of_events_keep_their_characters_and_what_they_are_the_same_as():
    read = document("12_3ecbplus", made())
    assert [(read.text[each.start : each.end], linked(each)) for each in read.mentions] == [
        ("sail", True),
        ("said", False),
    ]
    assert read.mentions[0].event == "ACT1"


def test_a_name_that_is_not_ecb_plus_is_refused():
    with pytest.raises(SystemExit, match="no document of ECB"):
        document("article", made())


def test_a_record_of_another_text_is_refused():
    record = Record(article=Article(id="12_3ecbplus", text="It sailed."), model=Model(name="by hand", version="1"))
    with pytest.raises(SystemExit, match="another text"):
        Views().of(document("12_3ecbplus", made()), 1, record)


def test_without_a_record_a_view_is_words_alone():
    sail, _ = Views().of(document("12_3ecbplus", made()), 1, None)
    assert (sail.trigger, sail.sentence[sail.start :][:4], sail.type, sail.who) == ("sail", "sail", None, ())


def test_mentions_with_one_label_are_one_cluster():
    mentions = document("12_3ecbplus", made()).mentions
    assert clusters(mentions, ["a", "a"]) == [list(mentions)]


def test_the_stories_of_a_topic_are_counted_together():
    found = by_topic(
        {"1ecb": np.ones(12), "1ecbplus": np.ones(12), "2ecb": np.ones(12)}, {"1ecb": 1, "1ecbplus": 1, "2ecb": 2}
    )
    assert found[:, 0].tolist() == [2, 1]


def test_the_network_learns_what_tells_pairs_apart(tmp_path):
    random = np.random.default_rng(1)
    pairs = random.random((2000, 2)).astype(np.float32)
    network = fit([Pairs(pairs, pairs[:, 1] > 0.5)], rounds=60)
    assert float(np.mean((network.likeness(pairs) > 0.5) == (pairs[:, 1] > 0.5))) > 0.8
    write(Judges((network, network), 0.5), tmp_path / "networks.json")
    assert len(json.loads((tmp_path / "networks.json").read_text(encoding="utf8"))["networks"]) == 2
