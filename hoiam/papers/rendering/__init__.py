"""Letters as files: Word for whoever goes on writing, PDF as what is sent."""

from hoiam.papers.rendering.fields import values
from hoiam.papers.rendering.office_word import fill
from hoiam.papers.rendering.pdfs import pdf, pictures
from hoiam.papers.rendering.words import word

__all__ = ["fill", "pdf", "pictures", "values", "word"]
