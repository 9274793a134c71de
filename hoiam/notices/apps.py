from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "hoiam.notices"
    label = "notices"
    verbose_name = "Tin báo"
