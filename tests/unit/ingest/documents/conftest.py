"""The programs that made the files need more than the tests do: they are not looked through for tests."""

collect_ignore = ["make_pdf.py", "make_word.py"]
