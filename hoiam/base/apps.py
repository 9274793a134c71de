from django.apps import AppConfig

from hoiam.base import checks


class BaseConfig(AppConfig):
    name = "hoiam.base"
    label = "base"
    verbose_name = "Nền"
    checks = checks
