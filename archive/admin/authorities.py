"""Authorities: the names that the archive knows things by."""

from django.contrib import admin

from archive.models import (
    Body,
    BodyName,
    Outlet,
    OutletName,
    Person,
    PersonName,
    Provision,
    ProvisionCue,
    RecordedEvent,
    RecordedRelation,
    State,
    StateName,
    Topic,
    TopicCue,
    Treaty,
    TreatyName,
)


class Names(admin.TabularInline):
    """An authority's other names."""

    extra = 0


class AuthorityAdmin(admin.ModelAdmin):
    """What every authority's pages have: an address that never changes once it is made."""

    list_display = ("name", "vouched")
    list_filter = ("vouched",)
    search_fields = ("name", "names__text")
    prepopulated_fields = {"slug": ("name",)}

    def get_readonly_fields(self, request, obj=None):
        """The address of what is there already is fixed."""
        return (*super().get_readonly_fields(request, obj), *(("slug",) if obj else ()))

    def get_prepopulated_fields(self, request, obj=None):
        """An address is proposed for what is new only."""
        return {} if obj else super().get_prepopulated_fields(request, obj)


def names_of(model) -> type[Names]:
    """The inline for that model of names."""
    return type(model.__name__ + "Inline", (Names,), {"model": model})


@admin.register(State)
class StateAdmin(AuthorityAdmin):
    """States."""

    list_display = ("name", "code", "successor")
    search_fields = ("name", "code", "names__text")
    inlines = [names_of(StateName)]


@admin.register(Person)
class PersonAdmin(AuthorityAdmin):
    """Persons."""

    list_display = ("name", "state", "vouched")
    list_select_related = ("state",)
    autocomplete_fields = ("state",)
    inlines = [names_of(PersonName)]


@admin.register(Body)
class BodyAdmin(AuthorityAdmin):
    """Chambers, ministries, agencies, organisations."""

    list_display = ("name", "kind", "state")
    list_filter = ("kind",)
    list_select_related = ("state",)
    autocomplete_fields = ("state",)
    inlines = [names_of(BodyName)]


@admin.register(Outlet)
class OutletAdmin(AuthorityAdmin):
    """Outlets."""

    inlines = [names_of(OutletName)]


@admin.register(Topic)
class TopicAdmin(AuthorityAdmin):
    """The tree of topics."""

    list_display = ("name", "parent", "position")
    list_filter = ("parent",)
    list_select_related = ("parent",)
    search_fields = ("name", "cues__text")
    inlines = [names_of(TopicCue)]


class RecordedEvents(admin.TabularInline):
    """A treaty's life."""

    model = RecordedEvent
    extra = 0


class RecordedRelations(admin.TabularInline):
    """What the treaty does to others."""

    model = RecordedRelation
    fk_name = "origin"
    autocomplete_fields = ("target",)
    extra = 0


class Provisions(admin.TabularInline):
    """A treaty's articles."""

    model = Provision
    fields = ("label", "position", "subject", "verified", "vouched")
    show_change_link = True
    extra = 0


@admin.register(Treaty)
class TreatyAdmin(AuthorityAdmin):
    """Treaties."""

    list_display = ("name", "signed", "place", "vouched")
    autocomplete_fields = ("parties", "signatories")
    inlines = [names_of(TreatyName), RecordedEvents, RecordedRelations, Provisions]


@admin.register(Provision)
class ProvisionAdmin(admin.ModelAdmin):
    """Numbered articles, with the words by which an unnumbered quotation is known."""

    list_display = ("label", "treaty", "subject", "verified")
    list_filter = ("verified", "vouched")
    list_select_related = ("treaty",)
    search_fields = ("label", "subject", "treaty__name")
    autocomplete_fields = ("treaty",)
    readonly_fields = ("slug",)
    inlines = [names_of(ProvisionCue)]
