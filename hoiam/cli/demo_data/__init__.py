"""The people, voices and officers of the demo: all invented, in the province of Lào Cai."""

from hoiam.cli.demo_data.reading import (
    DemoDataError,
    officers,
    similar_pairs,
    templates,
    voices,
    walk,
)
from hoiam.cli.demo_data.values import DemoOfficer, DemoTemplate, DemoVoice, WalkStep, text_on

__all__ = [
    "DemoDataError",
    "DemoOfficer",
    "DemoTemplate",
    "DemoVoice",
    "WalkStep",
    "officers",
    "similar_pairs",
    "templates",
    "text_on",
    "voices",
    "walk",
]
