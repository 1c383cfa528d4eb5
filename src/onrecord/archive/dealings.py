from typing import NamedTuple
from onrecord.schema.account import Account
from onrecord.schema.leaning import Leaning
class Dealing(NamedTuple):
    month: str | None
    leaning: Leaning
    account: Account
    count: int
