"""The load set: many OPD, years and indicators, written by COPY, for measuring speed. Its figures mean nothing."""
