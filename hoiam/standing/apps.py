from django.apps import AppConfig


class StandingConfig(AppConfig):
    name = "hoiam.standing"
    label = "standing"
    verbose_name = "Sao lưu và khôi phục"
