from datakinerja.forms.jendela import FormJendela
from datakinerja.forms.pembukaan import FormBerikan, FormMinta, FormSerentak

__all__ = ["FormBerikan", "FormJendela", "FormMinta", "FormSerentak"]
