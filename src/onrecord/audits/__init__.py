"""Audits: a random sample that people code without seeing what onrecord says, and what follows from it.

units      what is drawn: statements, and passages
codes      what a coder says of a unit
passages   how a text is cut into passages
cutting    units out of a record
drawing    a random sample
intervals  shares and ratios, with their intervals
judging    what a code says about onrecord
agreement  how far coders agree
figures    what an audit gives
differing  where coders say something else than onrecord
evaluating all of it together
answers    all that was coded, beside what onrecord says
wording    what coders are asked, in plain words
sheets     units as a sheet for a spreadsheet, and codes out of it
"""

from onrecord.audits.answers import ANSWER_COLUMNS, answer_rows
from onrecord.audits.codes import Code, PassageCode, StatementCode, check_code
from onrecord.audits.evaluating import evaluate
from onrecord.audits.figures import Agreement, Coded, CorrectedCount, Counted, Difference, Results, Share
from onrecord.audits.sheets import SHEET_COLUMNS, read_sheet, sheet_rows
from onrecord.audits.units import Candidate, Found, PassageUnit, StatementUnit, Unit

__all__ = [
    "ANSWER_COLUMNS",
    "SHEET_COLUMNS",
    "Agreement",
    "Candidate",
    "Code",
    "Coded",
    "CorrectedCount",
    "Counted",
    "Difference",
    "Found",
    "PassageCode",
    "PassageUnit",
    "Results",
    "Share",
    "StatementCode",
    "StatementUnit",
    "Unit",
    "answer_rows",
    "check_code",
    "evaluate",
    "read_sheet",
    "sheet_rows",
]
