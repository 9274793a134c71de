from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "hoiam.voices"
    label = "voices"
    verbose_name = "Ý kiến"
