"""Tests of Hồi Âm; the folders mirror the package."""
