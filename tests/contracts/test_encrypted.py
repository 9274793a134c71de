"""What is personal lies encrypted, or stands here with the reason why it does not."""

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from tests.contracts.found_models import product_models

SEARCHED = "the office finds matters by these words; names inside free text stay readable"
ANSWER = "the words that are sent to the person and released after a human masked them"
PLACE = "where something is: lists, maps and what lies nearby are asked of the database"
PATH = "a random name on the disk; it says nothing of anybody"
READABLE = {
    "voices.voice.text": SEARCHED,
    "voices.voice.place": SEARCHED,
    "voices.voice.latitude": PLACE,
    "voices.voice.longitude": PLACE,
    "voices.attachment.original": PATH,
    "voices.attachment.copy": PATH,
    "voices.draftfile.original": PATH,
    "voices.draftfile.copy": PATH,
    "papers.paperfile.original": PATH,
    "seals.sealeditem.original": PATH,
    "cases.case.folded": SEARCHED,
    "base.searchentry.folded": SEARCHED,
    "cases.answer.text": ANSWER,
    "meetings.question.answer": ANSWER,
    "meetings.question.why": ANSWER,
    "cases.publicdraft.title": ANSWER,
    "cases.publicdraft.text": ANSWER,
    "cases.publicdraft.answer": ANSWER,
    "cases.publicdraft.place": ANSWER,
    "cases.filechoice.alt": "what is to be seen on a picture, written for everybody",
    "commitments.evidence.original": PATH,
    "commitments.evidence.copy": PATH,
    "publication.plea.text": "what somebody asks in an appeal, answered by a superior",
    "outreach.notefile.original": PATH,
    "outreach.notefile.copy": PATH,
    "registers.record.number": "records of one register are known by it, and joined to their steps",
    "registers.record.title": SEARCHED,
    "registers.record.latitude": PLACE,
    "registers.record.longitude": PLACE,
    "registers.recordtext.text": SEARCHED,
    "registers.recordtext.answer": SEARCHED,
    "registers.recordtext.place": SEARCHED,
    "registers.recordstep.text": SEARCHED,
}


def personal() -> dict[str, bool]:
    """Every personal field, and whether it lies encrypted."""
    return {
        f"{model._meta.label_lower}.{field.name}": isinstance(field, EncryptedText | EncryptedJSON)
        for model in product_models()
        for field in model._meta.concrete_fields
        if getattr(model, "PRIVACY", {}).get(field.name) == "personal"
    }


def test_personal_fields_lie_encrypted_or_say_why_not() -> None:
    assert not [name for name, sealed in personal().items() if not sealed and name not in READABLE]


def test_reasons_are_of_fields_that_are_there_and_readable() -> None:
    found = personal()

    assert not [name for name in READABLE if found.get(name, True)]
