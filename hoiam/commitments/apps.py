from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "hoiam.commitments"
    label = "commitments"
    verbose_name = "Việc phải làm"
