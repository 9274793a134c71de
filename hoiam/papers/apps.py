from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "hoiam.papers"
    label = "papers"
    verbose_name = "Giấy tờ"
