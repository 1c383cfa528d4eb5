"""Units of measure and currencies, and how texts write them."""

from typing import Final

CURRENCY_WORDS: Final = {
    "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pounds sterling": "£", "quid": "£", "yen": "¥",
    "pence": "penny", "naira": "₦", "rupees": "₹", "yuan": "yuan", "roubles": "rouble", "rubles": "rouble",
    "francs": "franc", "pesos": "peso", "rand": "rand", "shillings": "Sh", "kronor": "krona", "kroner": "krone",
    "shekels": "shekel",
}  # fmt: skip

MEASURES: Final = {
    "kilometre": ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"),
    "mile": ("mile", "miles"),
    "metre": ("m", "metre", "metres", "meter", "meters"),
    "centimetre": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "foot": ("ft", "foot", "feet"),
    "inch": ("inch", "inches"),
    "yard": ("yard", "yards"),
    "acre": ("acre", "acres"),
    "hectare": ("ha", "hectare", "hectares"),
    "pound": ("lb", "lbs", "pound", "pounds"),
    "kilogram": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
    "tonne": ("tonne", "tonnes", "ton", "tons"),
    "litre": ("litre", "litres", "liter", "liters"),
    "gallon": ("gallon", "gallons"),
    "mph": ("mph", "miles per hour", "miles an hour"),
    "kph": ("kph", "km/h", "kmh", "kilometres per hour", "kilometers per hour", "kilometres an hour"),
    "C": ("c", "°c", "degrees celsius", "degrees c", "celsius"),
    "F": ("f", "°f", "degrees fahrenheit", "degrees f", "fahrenheit"),
    "year": ("year", "years"),
    "month": ("month", "months"),
    "week": ("week", "weeks"),
    "day": ("day", "days"),
    "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
    "second": ("second", "seconds"),
}
"""Units, and how the text may write them."""

TIMES: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
