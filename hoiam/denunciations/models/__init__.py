"""Rows of denunciations: days, numbers and choices from closed lists. Nothing here can be told
in words: there is no column for a name, an address or a content."""

from hoiam.denunciations.models.entry import DenunciationEntry as DenunciationEntry
from hoiam.denunciations.models.entry import Side as Side
from hoiam.denunciations.models.file import DenunciationFile as DenunciationFile
from hoiam.denunciations.models.file import Source as Source
from hoiam.denunciations.models.file import Topic as Topic
from hoiam.denunciations.models.member import DenunciationMember as DenunciationMember
from hoiam.denunciations.models.member import Part as Part
from hoiam.denunciations.models.opening import DenunciationOpening as DenunciationOpening
from hoiam.denunciations.models.step import DenunciationStep as DenunciationStep
from hoiam.denunciations.models.step import GoesOn as GoesOn
from hoiam.denunciations.models.step import Result as Result
from hoiam.denunciations.models.step import Slip as Slip
