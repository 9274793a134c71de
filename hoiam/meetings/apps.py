from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "hoiam.meetings"
    label = "meetings"
    verbose_name = "Cuộc gặp"
