"""Pages of organisasi, one module per aggregate."""
