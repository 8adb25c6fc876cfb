"""Three roles, laid down by a migration, and who may give them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import connection

from archive.roles import ADMINISTRATOR, CURATOR, READER, ROLES

pytestmark = pytest.mark.django_db
roles = import_module("archive.migrations.0003_roles")
official_texts = import_module("archive.migrations.0006_official_texts")


class Editor:
    """As much of a schema editor as the migration asks for."""

    connection = connection


def laid_down() -> dict[str, set[str]]:
    """Each role with the permissions that its group has in the database."""
    return {
        role: {
            f"{app}.{name}"
            for app, name in Permission.objects.filter(group__name=role).values_list(
                "content_type__app_label", "codename"
            )
        }
        for role in ROLES
    }


def test_the_migrations_lay_down_what_the_table_of_roles_says():
    assert laid_down() == ROLES


def test_what_was_taken_from_a_role_by_hand_comes_back_when_the_migrations_are_run_again():
    Group.objects.get(name=CURATOR).permissions.clear()
    for _ in range(2):
        roles.make_roles(apps, Editor)
        official_texts.give(apps, Editor)
    assert laid_down() == ROLES
    assert Group.objects.filter(name__in=ROLES).count() == len(ROLES)


def test_the_migration_can_be_taken_back_and_nobody_is_lost():
    user = user_of(CURATOR)
    roles.unmake_roles(apps, Editor)
    assert not Group.objects.filter(name__in=ROLES).exists()
    assert User.objects.filter(pk=user.pk).exists()


def test_it_makes_the_permissions_that_django_would_only_make_after_all_migrations():
    Permission.objects.all().delete()
    roles.make_roles(apps, Editor)
    official_texts.give(apps, Editor)
    assert laid_down() == ROLES


def test_the_migration_of_official_texts_can_be_taken_back():
    official_texts.take(apps, Editor)
    gone = {f"archive.{verb}_officialtext" for verb in official_texts.VERBS}
    assert laid_down() == {role: permissions - gone for role, permissions in ROLES.items()}


def test_each_role_may_do_all_that_the_one_below_it_may():
    assert ROLES[READER] < ROLES[CURATOR] < ROLES[ADMINISTRATOR]


def test_a_curator_deletes_no_authority_and_an_administrator_no_report_and_no_decision():
    assert not [name for name in ROLES[CURATOR] if name.endswith(("delete_treaty", "delete_person", "delete_topic"))]
    assert ROLES[ADMINISTRATOR].isdisjoint(
        {"archive.delete_report", "archive.delete_decision", "archive.change_decision", "archive.delete_upload"}
    )


def user_of(role: str, name: str = "") -> User:
    user = User.objects.create_user(name or role, password="a long password")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def administrator(client) -> User:
    """The administrator whose client `client` is."""
    user = user_of(ADMINISTRATOR)
    client.force_login(user)
    return user


def change(client, user: User, **said):
    """Sends the form for the account, with `said` in place of what stands there."""
    fields = {"username": user.username, "email": user.email, "first_name": "", "last_name": "", "is_active": "on"}
    return client.post(f"/admin/auth/user/{user.pk}/change/", fields | said)


def roles_of(user: User) -> list[str]:
    return list(user.groups.values_list("name", flat=True))


def test_an_administrator_makes_an_account_with_a_role(client, administrator):
    said = {"username": "bert", "password1": "a long password", "password2": "a long password", "role": CURATOR}
    answer = client.post("/admin/auth/user/add/", said)
    assert answer.status_code == 302, answer.context["errors"]
    bert = User.objects.get(username="bert")
    assert (roles_of(bert), bert.is_staff, bert.is_superuser) == ([CURATOR], False, False)


def test_a_role_is_given_in_place_of_another_and_that_goes_on_the_record(client, administrator):
    bert = user_of(READER, "bert")
    change(client, bert, role=CURATOR)
    assert roles_of(bert) == [CURATOR]
    assert LogEntry.objects.get().get_change_message() == "Changed role from reader to curator."


def test_an_account_is_switched_off_but_never_deleted(client, administrator):
    bert = user_of(READER, "bert")
    change(client, bert, role=READER, is_active="")
    assert not User.objects.get(pk=bert.pk).is_active
    assert client.post(f"/admin/auth/user/{bert.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": [bert.pk], "post": "yes"})
    assert User.objects.filter(pk=bert.pk).exists()


@pytest.mark.parametrize("said", [{"role": CURATOR}, {"role": ADMINISTRATOR, "is_active": ""}])
def test_nobody_takes_their_own_keys_away(client, administrator, said):
    answer = change(client, administrator, **said)
    assert "You cannot take your own role or account away" in answer.content.decode()
    assert roles_of(administrator) == [ADMINISTRATOR]
    assert User.objects.get(pk=administrator.pk).is_active


@pytest.mark.parametrize("name", ["bert", ADMINISTRATOR])
def test_an_administrator_makes_nobody_a_superuser(client, administrator, name):
    user_of(READER, "bert")
    user = User.objects.get(username=name)
    change(client, user, role=ADMINISTRATOR, is_superuser="on", is_staff="on", user_permissions=["1"])
    user = User.objects.get(username=name)
    assert (user.is_superuser, user.is_staff, user.user_permissions.count()) == (False, False, 0)


def test_an_administrator_sees_a_superuser_and_changes_nothing_of_it(client, administrator):
    chief = User.objects.create_superuser("chief", password="a long password")
    assert client.get(f"/admin/auth/user/{chief.pk}/change/").status_code == 200
    assert change(client, chief, role=READER).status_code == 403
    new = {"password1": "another password", "password2": "another password", "usable_password": "true"}
    assert client.post(f"/admin/auth/user/{chief.pk}/password/", new).status_code == 403
    assert User.objects.get(pk=chief.pk).check_password("a long password")


def test_a_superuser_makes_another_one(admin_client):
    bert = user_of(ADMINISTRATOR, "bert")
    change(admin_client, bert, role=ADMINISTRATOR, is_superuser="on")
    assert User.objects.get(pk=bert.pk).is_superuser


def test_the_list_of_accounts_says_each_ones_role(client, administrator, django_assert_max_num_queries):
    user_of(READER, "bert")
    User.objects.create_user("nobody")
    with django_assert_max_num_queries(12):
        page = client.get("/admin/auth/user/").content.decode()
    for role in ("administrator", "reader", "none"):
        assert f'<td class="field-role">{role}</td>' in page
