from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "hoiam.reception"
    label = "reception"
    verbose_name = "Tiếp công dân"
