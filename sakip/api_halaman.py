"""Pages of the API's lists: `limit` and `offset`, with a ceiling, so that no single call fetches a whole table."""

from rest_framework.pagination import LimitOffsetPagination


class Halaman(LimitOffsetPagination):
    """Fifty rows unless asked otherwise (PAGE_SIZE), five hundred at most."""

    max_limit = 500
