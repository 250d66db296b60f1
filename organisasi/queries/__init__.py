"""Reads of organisasi, one module per aggregate."""
