from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "hoiam.figures"
    label = "figures"
    verbose_name = "Số liệu"
