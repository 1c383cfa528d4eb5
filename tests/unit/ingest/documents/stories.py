"""The texts that the files were made of: invented, with quotations, compounds and footnotes.

In a paragraph, `[^1]` is where the number of a footnote stands.
"""

import re
from typing import NamedTuple


class Story(NamedTuple):
    """What a file says, and so what is to be read out of it."""

    title: str
    paragraphs: tuple[str, ...]
    footnotes: tuple[str, ...] = ()
    byline: str = ""

    @property
    def text(self) -> str:
        """The words that a reader is to get, in order."""
        return "\n\n".join(re.sub(r"\[\^\d+\]", "", part) for part in (self.title, *self.paragraphs, *self.footnotes))


HARBOUR = Story(
    "Harrowgate will rebuild its harbour wall",
    (
        "HARROWGATE, 5 March 2024 – The council of Harrowgate voted on Tuesday to rebuild the wall of its old harbour, "
        "after engineers had found it beyond repair.[^1] Nineteen councillors were in favour and four against, and two "
        "stayed away.",
        "“The timbers are rotten and the foundations have moved,” said Ilse Brandvold, the harbour master, who "
        "inspected the wall in January. “It is a well-known danger to everybody who walks there, and we cannot leave "
        "it as it is for another winter.”",
        "The work is expected to take twenty-four months and to cost 3.2 million crowns. A little more than half of "
        "the money comes from the government’s fund for coastal protection; the town itself will borrow the "
        "remainder.[^2]",
        "Fishermen had asked for a landing place of their own while the quay is closed. The council’s spokeswoman, "
        "Mette Lang, said that a temporary pontoon would be moored to the north of the lighthouse before the end of "
        "April, and that nobody would have to pay for using it.",
        "Not everybody was convinced. Councillor Aldous Pym, who represents the opposition, called the decision "
        "“extraordinarily expensive” and said that the administration had not considered less ambitious alternatives. "
        "He wants an independent investigation of the engineers’ recommendations.",
        "Ms Brandvold denied that other possibilities had been overlooked. She told the council that three different "
        "proposals had been examined, among them a well-known method that is used in neighbouring communities, and "
        "that none of them would have been cheaper over thirty years.",
        "The harbour wall was built in 1911 and strengthened after the storm of 1953. According to the town’s archive, "
        "it has never been replaced since then, although its condition was criticised in several reports.",
    ),
    (
        "Report of the engineers to the council, 12 February 2024, page 17.",
        "The loan was approved by the finance committee on 20 February 2024.",
    ),
    "Ines O’Dowd",
)

HOSPITAL = Story(
    "Kelling hospital to keep its night ward",
    (
        "The regional health authority has withdrawn its plan to close the night ward of Kelling hospital, its "
        "director announced on Friday.",
        "“We have listened to the people of Kelling and to those who look after them,” said Dr Samira Haddad at a "
        "press conference. “The ward remains open, and the nurses who work there keep their positions.”",
        "The plan had been published in November and was immediately opposed by the nurses’ union. Its representative, "
        "Tom Ashby, said that an emergency patient would have had to travel for seventy-five minutes to the nearest "
        "comparable institution.",
        "More than eleven thousand inhabitants signed a petition against the closure. The authority acknowledged that "
        "its own calculations had been incomplete: they had not included the cost of transporting patients at night.",
        "Opposition politicians welcomed the announcement but demanded guarantees. “A promise that can be withdrawn "
        "next year is no promise,” said Ruth Calloway, the member of parliament for Kelling. She will ask the "
        "minister to confirm the decision in writing.",
        "Dr Haddad replied that nobody could give guarantees for the distant future, but that there would be no "
        "further consultation on the ward before 2027.",
        "The hospital treats about forty thousand patients in a year. Its night ward was opened in 1986 and has "
        "twenty-two beds.",
    ),
    (),
    "Peter Quill",
)

FERRY = Story(
    "Ferry company fined after collision in fog",
    (
        "The district court of Norhaven has ordered the Sund Ferry Company to pay a fine of 800,000 crowns for the "
        "collision of the ferry Alda with a fishing boat in October 2022.[^1]",
        "Judge Karin Lund found that the company had instructed its captains to keep to the timetable “whatever the "
        "visibility”. She described the instruction as irresponsible and as the decisive cause of the accident.",
        "The two fishermen on board of the smaller vessel were rescued from the water and spent several days in "
        "hospital. One of them, Jonas Reth, told the court that he had not heard any signal before the collision.",
        "The company’s managing director, Ove Strand, rejected the accusation. “No captain of ours was ever told to "
        "risk a life,” he said outside the courthouse. The company intends to appeal.[^2]",
        "The prosecutor, Hanne Mikkelsen, had demanded a considerably higher fine. She nevertheless called the "
        "judgment an important signal to the industry, because it establishes that responsibility does not end with "
        "the person at the wheel.",
        "According to the investigators’ report, the visibility was less than a hundred metres when the Alda left "
        "Norhaven at 6.40 in the morning. Her radar was working, but the officer of the watch was occupied with a "
        "telephone conversation.",
        "The Sund Ferry Company operates eleven ships and transports two million passengers annually. Since the "
        "accident it has employed additional officers on its northern connections.",
    ),
    (
        "Judgment of 14 June 2024, case 212/23, paragraphs 31 to 46.",
        "An appeal has to be submitted within four weeks of the judgment.",
    ),
    "Lena Aspinall",
)

SCHOOL = Story(
    "Teachers and ministry agree on smaller classes",
    (
        "After negotiations that lasted for three months, the ministry of education and the teachers’ union have "
        "agreed that no primary class shall have more than twenty-four pupils from September 2025.",
        "“This is the most important improvement in a generation,” said the union’s president, Bridget Fallon. The "
        "minister, Edmund Carrow, called the agreement reasonable and affordable.",
        "The agreement does not include secondary schools. A spokesman for the ministry explained that the number of "
        "teachers who would be required there could not be recruited in such a short time.",
        "Parents’ associations reacted cautiously. Their chairwoman, Noor Rahimi, said that smaller classes were "
        "meaningless without additional classrooms, and that many schools in the capital were overcrowded already.",
        "The opposition accused Mr Carrow of having no financial plan. He answered that the necessary appropriations "
        "would be presented to parliament before the end of the year.",
        "At present there are on average twenty-seven pupils in a primary class. In some districts of the capital "
        "there are more than thirty, according to the statistical office.",
    ),
)
