from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "hoiam.imports"
    label = "imports"
    verbose_name = "Nạp dữ liệu"
