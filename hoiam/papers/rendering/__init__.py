"""Letters as files: Word for whoever goes on writing, PDF as what is sent."""

from hoiam.papers.rendering.pdfs import pdf
from hoiam.papers.rendering.words import word

__all__ = ["pdf", "word"]
