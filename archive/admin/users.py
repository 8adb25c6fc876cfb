"""Accounts: who they belong to, and the one role that each has."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminRadioSelect
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from archive.roles import ADMINISTRATOR, CURATOR, READER, ROLES

SAID = {
    READER: "Reader: reads what is published, and saves searches",
    CURATOR: "Curator: brings in reports, reviews and publishes them, edits and merges authorities",
    ADMINISTRATOR: "Administrator: all that, and makes accounts and deletes authorities that nothing names",
}
RIGHTS = ("role", "is_active", "is_superuser")
LOCKED_OUT = "You cannot take your own role or account away: ask another administrator to do it."

admin.site.unregister(Group)  # the roles are laid down by a migration, and given on a user's page
admin.site.unregister(User)


def role_of(user: User) -> str:
    """The user's role: the one with most rights, where there are several; empty where there is none."""
    if user.is_superuser:
        return ADMINISTRATOR
    names = {group.name for group in user.groups.all()}
    return next((role for role in reversed(ROLES) if role in names), "")


class RoleForm(forms.ModelForm):
    """What both forms for an account have: its role."""

    role = forms.ChoiceField(choices=SAID.items(), widget=AdminRadioSelect(attrs={"class": "radiolist"}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "role" in self.fields:
            self.fields["role"].initial = role_of(self.instance)


class NewUserForm(RoleForm, BaseUserCreationForm):
    """The form for a new account."""


class ChangedUserForm(RoleForm, UserChangeForm):
    """The form for an account; `editor` is whoever fills it in."""

    editor: User

    def clean(self) -> dict[str, object]:
        """Raises ValidationError where the editor would be locked out of the workbench."""
        said = super().clean()
        if self.instance == self.editor and set(RIGHTS) & set(self.changed_data):
            raise ValidationError(LOCKED_OUT)
        return said


class RoleFilter(admin.RelatedFieldListFilter):
    """Which role somebody has."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.title, self.empty_value_display = "role", "none"


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts. One is switched off, never deleted: what its owner did keeps its name."""

    form = ChangedUserForm
    add_form = NewUserForm
    add_form_template = None
    list_display = ("username", "name", "email", "role", "is_active", "last_login")
    list_filter = (("groups", RoleFilter), "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("role", "is_active")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "first_name", "last_name", "email", "role")}),
        ("Password", {"classes": ("wide",), "fields": ("password1", "password2")}),
    )
    readonly_fields = ("last_login", "date_joined")

    @admin.display(description="name")
    def name(self, user: User) -> str:
        """The user's full name."""
        return user.get_full_name()

    @admin.display(description="role")
    def role(self, user: User) -> str:
        """The user's role; a superuser is an administrator whom no role binds."""
        return "superuser" if user.is_superuser else role_of(user) or "none"

    def get_queryset(self, request: HttpRequest):
        """With the groups, by which roles are told."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None):
        """Only a superuser is shown who is one, and may change it."""
        fieldsets = super().get_fieldsets(request, obj)
        if not (obj and request.user.is_superuser):
            return fieldsets
        return [
            (
                heading,
                {**options, "fields": (*options["fields"], "is_superuser")} if "role" in options["fields"] else options,
            )
            for heading, options in fieldsets
        ]

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs) -> type[forms.ModelForm]:
        """The form, which knows who fills it in."""
        form = super().get_form(request, obj, **kwargs)
        form.editor = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser's account is changed by superusers only."""
        if obj and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002 - Django's signature
        """Never."""
        return False

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets, change: bool) -> None:
        """Puts the user into the group of the role, and out of those of the others."""
        super().save_related(request, form, formsets, change)
        if "role" in form.changed_data:
            form.instance.groups.remove(*Group.objects.filter(name__in=ROLES))
            form.instance.groups.add(Group.objects.get(name=form.cleaned_data["role"]))

    def construct_change_message(self, request: HttpRequest, form: forms.Form, formsets, add: bool = False):
        """As Django's; what decides on somebody's rights is told from what to what."""
        turned = [name for name in RIGHTS if name in form.changed_data and not add]
        if not turned:
            return super().construct_change_message(request, form, formsets, add)
        told = [f"{name.replace('_', ' ')} from {form[name].initial} to {form.cleaned_data[name]}" for name in turned]
        others = [str(form.fields[name].label) for name in form.changed_data if name not in RIGHTS]
        return f"Changed {', '.join(told + others)}."
