"""Dated events with hosts, people, questions and conclusions, from the yearly plan to the kept
promise."""
