from django.apps import AppConfig


class DenunciationsConfig(AppConfig):
    name = "hoiam.denunciations"
    label = "denunciations"
    verbose_name = "Tố cáo"
