from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "hoiam.petitions"
    label = "petitions"
    verbose_name = "Đơn thư"
