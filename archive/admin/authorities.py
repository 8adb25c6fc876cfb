"""Authorities: the names that the archive knows things by."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.shortcuts import redirect

from archive import placing
from archive.admin.history import ReadableHistory
from archive.admin.merging import Merging
from archive.admin.officials import Official
from archive.admin.recorded import Recorded
from archive.admin.refusing import Refusing
from archive.admin.settling import Settling
from archive.authority.uses import reports_naming
from archive.forms.authorities import (
    AuthorityForm,
    KnownPersonForm,
    KnownTreatyForm,
    OutletForm,
    PersonForm,
    ProvisionFormSet,
    TopicForm,
)
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

LONG = 12
"""Rows of an inline from which on it is folded."""


class Names(admin.TabularInline):
    """An authority's other names."""

    extra = 0
    classes = ("compact",)
    verbose_name = "name"
    verbose_name_plural = "Other names"


class Counted(ChangeList):
    """A list that knows how many reports speak of each row on its page."""

    def get_results(self, request) -> None:
        """Counts for the whole page at once."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        reports = reports_naming(self.model, [row.pk for row in self.result_list])
        for row in self.result_list:
            row.report_count = reports[row.pk]


class Edited(Recorded, ReadableHistory, admin.ModelAdmin):
    """Pages on which nobody writes unseen over what somebody else set, and that fold what is long."""

    form = AuthorityForm
    change_form_template = "admin/archive/authority/change_form.html"

    def get_fields(self, request, obj=None):
        """Those that a person fills in: how the row stood goes along at the form's top."""
        return [name for name in super().get_fields(request, obj) if name != "seen"]

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        """Long lists are folded behind how many they have."""
        inlines = super().get_inline_formsets(request, formsets, inline_instances, obj)
        for inline in inlines:
            if (number := inline.formset.initial_form_count()) > LONG:
                inline.classes += " collapse"
                inline.opts.verbose_name_plural = f"{inline.opts.verbose_name_plural} ({number})"
        return inlines


class AuthorityAdmin(Merging, Edited):
    """What every authority's pages have: an address that never changes, a record of changes, and merging."""

    list_display = ("name", "vouched", "reports")
    list_filter = ("vouched",)
    search_fields = ("name", "names__text")
    search_help_text = "Searches all names, in every language."
    prepopulated_fields = {"slug": ("name",)}
    actions = ("merge_chosen",)

    @admin.display(description="reports")
    def reports(self, row) -> int:
        """How many reports speak of it, drafts included."""
        return row.report_count

    def get_changelist(self, request, **kwargs):  # noqa: ARG002 - Django's signature
        """A list that counts."""
        return Counted

    def get_queryset(self, request):
        """Those that have not been merged into others: so it is in lists and among what can be chosen."""
        return super().get_queryset(request).filter(merged_into=None)

    def get_object(self, request, object_id, from_field=None):
        """Any row: what was merged into another has its history still."""
        found = super().get_object(request, object_id, from_field)
        if found is None and object_id.isdecimal():
            found = self.model._default_manager.exclude(merged_into=None).filter(pk=object_id).first()
        return found

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of the one that stands, where this one was merged into another."""
        row = self.get_object(request, object_id)
        if row is not None and row.merged_into:
            self.message_user(request, f"“{row}” has been merged into “{row.standing}”, which is here.", messages.INFO)
            return redirect(f"admin:archive_{self.opts.model_name}_change", row.standing.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request, obj=None) -> bool:
        """Not of what was merged into another: its address leads there for good."""
        return super().has_delete_permission(request, obj) and not (obj and obj.merged_into_id)

    def get_readonly_fields(self, request, obj=None):
        """The address of what is there already is fixed."""
        return (*super().get_readonly_fields(request, obj), *(("slug",) if obj else ()))

    def get_prepopulated_fields(self, request, obj=None):
        """An address is proposed for what is new only."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_field_queryset(self, db, db_field, request):
        """What can be chosen has not been merged into others."""
        rows = super().get_field_queryset(db, db_field, request)
        rows = db_field.remote_field.model._default_manager.all() if rows is None else rows
        return rows.filter(merged_into=None)


def names_of(model, **fixed) -> type[Names]:
    """The inline for that model of names."""
    return type(model.__name__ + "Inline", (Names,), {"model": model, **fixed})


def cues_of(model) -> type[Names]:
    """The inline for that model of words by which something is recognised."""
    return names_of(model, verbose_name="word", verbose_name_plural="Words by which texts show it")


@admin.register(State)
class StateAdmin(AuthorityAdmin):
    """States."""

    list_display = ("name", "code", "successor", "vouched", "reports")
    search_fields = ("name", "code", "names__text")
    list_select_related = ("successor",)
    autocomplete_fields = ("successor",)
    inlines = [names_of(StateName)]


@admin.register(Person)
class PersonAdmin(Settling, AuthorityAdmin):
    """Persons."""

    form = PersonForm
    settled_by = KnownPersonForm
    met_in = "signatures"
    list_display = ("name", "state", "vouched", "reports")
    list_select_related = ("state",)
    autocomplete_fields = ("state",)
    inlines = [names_of(PersonName)]


@admin.register(Body)
class BodyAdmin(AuthorityAdmin):
    """Chambers, ministries, agencies, organisations."""

    list_display = ("name", "kind", "state", "vouched")
    list_filter = ("vouched", "kind")
    list_select_related = ("state",)
    autocomplete_fields = ("state",)
    inlines = [names_of(BodyName)]


@admin.register(Outlet)
class OutletAdmin(AuthorityAdmin):
    """Outlets."""

    form = OutletForm
    inlines = [names_of(OutletName)]


@admin.register(Topic)
class TopicAdmin(AuthorityAdmin):
    """The tree of topics."""

    form = TopicForm
    list_display = ("name", "parent", "position", "vouched", "reports")
    list_filter = ("vouched", "parent")
    list_select_related = ("parent",)
    search_fields = ("name", "cues__text")
    inlines = [cues_of(TopicCue)]


class RecordedEvents(admin.TabularInline):
    """A treaty's life."""

    model = RecordedEvent
    verbose_name_plural = "Recorded life"
    classes = ("compact",)
    extra = 0


class RecordedRelations(admin.TabularInline):
    """What the treaty does to others."""

    model = RecordedRelation
    fk_name = "origin"
    autocomplete_fields = ("target",)
    verbose_name_plural = "What it does to other treaties"
    classes = ("compact",)
    extra = 0


class Provisions(admin.TabularInline):
    """A treaty's articles."""

    model = Provision
    formset = ProvisionFormSet
    fields = ("label", "position", "subject", "verified", "vouched")
    show_change_link = True
    verbose_name_plural = "Articles"
    classes = ("compact",)
    extra = 0


@admin.register(Treaty)
class TreatyAdmin(Official, Refusing, Settling, AuthorityAdmin):
    """Treaties."""

    settled_by = KnownTreatyForm
    met_in = "mentions"
    list_display = ("name", "signed", "place", "vouched", "reports")
    autocomplete_fields = ("parties", "signatories")
    inlines = [names_of(TreatyName), RecordedEvents, RecordedRelations, Provisions]


@admin.register(Provision)
class ProvisionAdmin(Edited):
    """Numbered articles, with the words by which an unnumbered quotation is known."""

    list_display = ("label", "treaty", "subject", "verified", "vouched")
    list_filter = ("verified", "vouched")
    list_select_related = ("treaty",)
    search_fields = ("label", "subject", "treaty__name")
    autocomplete_fields = ("treaty",)
    readonly_fields = ("slug",)
    inlines = [cues_of(ProvisionCue)]

    def get_readonly_fields(self, request, obj=None):
        """An article stays with its treaty: facts name both, and its address is below the treaty's."""
        return (*super().get_readonly_fields(request, obj), *(("treaty",) if obj else ()))

    def save_related(self, request, form, formsets, change) -> None:
        """Its words may be others now: clauses that nobody has decided on are placed by them."""
        super().save_related(request, form, formsets, change)
        placing.place_again(form.instance.treaty)

    def get_queryset(self, request):
        """Those of treaties that have not been merged into others."""
        return super().get_queryset(request).filter(treaty__merged_into=None)
