from django.apps import AppConfig


class SealsConfig(AppConfig):
    name = "hoiam.seals"
    verbose_name = "Thư niêm phong"
