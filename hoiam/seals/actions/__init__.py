"""Every change of a sealed case, of the lists of recipients and of the keys of handlers."""

from hoiam.seals.actions._shared import NewKey as NewKey
from hoiam.seals.actions.concluding import open_entries as open_entries
from hoiam.seals.actions.erasing import erase as erase
from hoiam.seals.actions.keeping import keep_key as keep_key
from hoiam.seals.actions.keeping import keep_second as keep_second
from hoiam.seals.actions.keeping import retire_key as retire_key
from hoiam.seals.actions.listing import publish_list as publish_list
from hoiam.seals.actions.naming import name_member as name_member
from hoiam.seals.actions.naming import relieve as relieve
from hoiam.seals.actions.receiving import NewCase as NewCase
from hoiam.seals.actions.receiving import NewMessage as NewMessage
from hoiam.seals.actions.receiving import Received as Received
from hoiam.seals.actions.receiving import add_message as add_message
from hoiam.seals.actions.receiving import receive as receive
from hoiam.seals.actions.recovering import Rewrapped as Rewrapped
from hoiam.seals.actions.recovering import recover as recover
from hoiam.seals.actions.telling import tell_of_work as tell_of_work
from hoiam.seals.actions.working import Taken as Taken
from hoiam.seals.actions.working import Written as Written
from hoiam.seals.actions.working import become_denunciation as become_denunciation
from hoiam.seals.actions.working import declare_conflict as declare_conflict
from hoiam.seals.actions.working import declare_free as declare_free
from hoiam.seals.actions.working import keep_item as keep_item
from hoiam.seals.actions.working import open_identity as open_identity
from hoiam.seals.actions.working import take_step as take_step
from hoiam.seals.actions.working import wrap_key as wrap_key
