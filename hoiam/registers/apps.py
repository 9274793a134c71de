from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "hoiam.registers"
    label = "registers"
    verbose_name = "Sổ cũ"
