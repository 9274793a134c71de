from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "hoiam.units"
    label = "units"
    verbose_name = "Đơn vị"
