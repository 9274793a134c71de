from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "hoiam.outreach"
    label = "outreach"
    verbose_name = "Đi cơ sở"
