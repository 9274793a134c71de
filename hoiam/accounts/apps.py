from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hoiam.accounts"
    label = "accounts"
    verbose_name = "Cán bộ"
