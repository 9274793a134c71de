from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "hoiam.protection"
    label = "protection"
    verbose_name = "Bảo vệ dữ liệu cá nhân"
