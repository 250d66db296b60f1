"""Measuring pages: time, queries and size of the answer, through the whole of Django, on whatever database is configured."""
