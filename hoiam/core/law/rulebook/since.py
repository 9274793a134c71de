"""The days on which acts took effect, as far as our sources say them.

Read in the public copy of the codified texts, where each article names its day; acts that are
not here begin on a day that we have not read, and their rules say so.
"""

from datetime import date

RECEPTION_LAW = date(2014, 7, 1)
DENUNCIATIONS_LAW = date(2019, 1, 1)
DECREE_31_2019 = date(2019, 5, 28)
GRASSROOTS_LAW = date(2023, 7, 1)
NO_DISTRICTS = date(2025, 7, 1)
DECREE_118_2025 = date(2025, 7, 1)
CIRCULAR_06_2025 = date(2025, 9, 30)
CONCLUSION_215 = date(2025, 11, 23)
DECREE_315_2025 = date(2025, 12, 8)
DATA_LAW = date(2026, 1, 1)
LAW_136 = date(2026, 7, 1)  # and the decrees 154, 155 and 156 of 2026
CIRCULAR_09_2026 = date(2026, 8, 1)
INFORMATION_LAW = date(2026, 9, 1)
NO_CERTIFIED_AUTHORISATION = date(2027, 1, 1)
