from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "hoiam.publication"
    label = "publication"
    verbose_name = "Công khai"
