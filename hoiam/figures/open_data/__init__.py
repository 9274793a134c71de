"""Open data: registers as files of a day, without anything that speaks of a person."""
