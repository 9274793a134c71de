from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hoiam.cases"
    label = "cases"
    verbose_name = "Vụ việc"
