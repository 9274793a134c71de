from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "hoiam.rules"
    label = "rules"
    verbose_name = "Quy định"
