"""Rows of sealed cases: ciphertext, days and codes. Nothing here can be read as words."""

from hoiam.seals.models.case import SealedCase as SealedCase
from hoiam.seals.models.case import SenderKey as SenderKey
from hoiam.seals.models.case import State as State
from hoiam.seals.models.kept import Direction as Direction
from hoiam.seals.models.kept import Kind as Kind
from hoiam.seals.models.kept import Purpose as Purpose
from hoiam.seals.models.kept import SealedItem as SealedItem
from hoiam.seals.models.kept import SealedKey as SealedKey
from hoiam.seals.models.people import IdentityOpening as IdentityOpening
from hoiam.seals.models.people import Part as Part
from hoiam.seals.models.people import SealedMember as SealedMember
from hoiam.seals.models.people import SealedOpening as SealedOpening
from hoiam.seals.models.people import SealedStep as SealedStep
from hoiam.seals.models.trust import HandlerKey as HandlerKey
from hoiam.seals.models.trust import RecipientList as RecipientList
from hoiam.seals.models.trust import RecoveryOpening as RecoveryOpening
from hoiam.seals.models.trust import RecoveryReason as RecoveryReason
