"""One Markdown issue in; PDF, EPUB, DOCX and WeChat HTML out."""

__version__ = "0.1.0"
