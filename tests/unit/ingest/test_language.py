import subprocess
import sys

import pytest

from onrecord.errors import NotEnglishError
from onrecord.ingest.language import require_english

FOREIGN = {
    "German (de)": "Der Bürgermeister sagte am Montag, die Brücke werde im Mai wieder geöffnet, wie er hoffe.",
    "French (fr)": "Le maire a déclaré lundi que le pont rouvrira en mai, et que la ville paiera les travaux.",
    "Spanish (es)": "El alcalde dijo el lunes que el puente se abrirá de nuevo en mayo y que la ciudad lo pagará.",
    "Dutch (nl)": "De burgemeester zei maandag dat de brug in mei weer open gaat en dat de stad de kosten zal betalen.",
    "Polish (pl)": "Burmistrz powiedział w poniedziałek, że most zostanie otwarty w maju, a miasto zapłaci za remont.",
    "Russian (ru)": "Мэр заявил в понедельник, что мост снова откроется в мае и что город сам оплатит все работы.",
    "Japanese (ja)": "市長は月曜日に、橋は五月に再び開通し、費用は市が負担すると述べた。",
    "Arabic (ar)": "قال رئيس البلدية يوم الاثنين إن الجسر سيفتح من جديد في شهر مايو وإن المدينة ستدفع تكاليف العمل.",
}

ENGLISH = [
    "Putin assered",
    "Merkel, Scholz, Kowalski und Wiśniewski in Łódź",
    "MAYOR SAYS BRIDGE WILL REOPEN IN MAY AND THE TOWN WILL PAY FOR THE WORK ITSELF, COUNCIL DISAGREES WITH HER PLAN",
    "Results: Kowalski 412, Nowak 380, Wójcik 377, Zieliński 301, Szymańska 290. Wiśniewska won the seat by 32 votes, "
    "said Łukasz Dąbrowski of the Gdańsk electoral office.",
    "2024 3 5 – 18:40",
]


@pytest.mark.parametrize("name", FOREIGN)
def test_another_language_is_refused_by_its_name(name):
    with pytest.raises(NotEnglishError) as caught:
        require_english(FOREIGN[name], name="a.txt")
    assert name in str(caught.value)
    assert caught.value.language == name[-3:-1]


@pytest.mark.parametrize("text", ENGLISH)
def test_headlines_capitals_names_and_figures_are_not_refused(text):
    require_english(text, name="a.txt")


@pytest.mark.parametrize("name", FOREIGN)
def test_a_text_is_english_when_a_good_part_of_it_is(name):
    english = "The mayor said that the bridge would reopen in May, and that the town would pay for the work by itself."
    require_english(FOREIGN[name] + "\n\n" + english, name="a.txt")


def test_a_foreign_headline_in_another_alphabet_is_refused():
    with pytest.raises(NotEnglishError):
        require_english("橋が五月に再開すると市長", name="a.txt")


def test_a_long_foreign_text_after_an_english_line_is_refused():
    with pytest.raises(NotEnglishError):
        require_english("The mayor said it.\n\n" + (FOREIGN["German (de)"] + " ") * 800, name="a.txt")


def test_english_is_told_without_loading_a_model():
    code = (
        "import sys\n"
        "from onrecord.ingest import from_text\n"
        "from onrecord.settings import Settings\n"
        "from_text('The mayor said that the bridge would reopen in May.', settings=Settings())\n"
        "heavy = {'py3langid', 'numpy', 'trafilatura', 'lxml', 'httpx', 'httpcore', 'charset_normalizer'}\n"
        "print(*sorted(heavy & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
