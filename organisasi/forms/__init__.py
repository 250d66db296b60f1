"""Forms of organisasi, one module per aggregate."""
