from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "hoiam.web"
    label = "web"
    verbose_name = "Trang"
