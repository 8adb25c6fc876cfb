"""The searches that a signed-in reader keeps. Everybody sees their own; another's are not there."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.templatetags.edition import shortened
from archive.views.paging import page_of
from search.following import followed, newest_shown
from search.models import SavedSearch
from search.query import Query
from search.titles import LONGEST_NAME, title

PER_PAGE = 25


class NameForm(forms.ModelForm):
    """What a reader calls a search."""

    class Meta:
        model = SavedSearch
        fields = ["name"]
        error_messages = {"name": {"required": "A saved search needs a name."}}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Asks for a name for the query in the address, and keeps it; says at once where it cannot."""
    query = Query.from_params(dict(request.GET.lists())).at_page(1)
    said = title(query)
    suggested = shortened(capfirst(said), LONGEST_NAME - 2)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": suggested})
    if request.method == "POST" and form.is_valid():
        try:
            SavedSearch.objects.keep(request.user, query, form.cleaned_data["name"], newest_shown())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("search:saved")
    refusal = "" if form.is_bound else SavedSearch.objects.why_not(request.user, query)
    context = {"form": form, "query": query, "said": said, "refusal": refusal}
    return render(request, "search/save.html", context, status=400 if form.errors else 200)


@never_cache
@login_required
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The reader's searches: how many each finds now, and how many of those are new since it was last opened."""
    page = page_of(request, SavedSearch.objects.of(request.user), PER_PAGE)
    rows = followed(list(page))
    context = {"page_obj": page, "rows": rows, "degraded": any(row.total is None for row in rows)}
    return render(request, "search/saved.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, to be renamed or deleted."""
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    form = NameForm(request.POST if request.method == "POST" else None, instance=search)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("search:saved")
    status = 400 if form.errors else 200
    context = {"form": form, "said": title(search.query), "search": search}
    return render(request, "search/kept.html", context, status=status)


@never_cache
@login_required
@require_safe
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the list, and remembers that what is in it has been seen."""
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    if request.method == "GET":
        SavedSearch.objects.filter(pk=search.pk).update(seen=timezone.now(), newest=newest_shown())
    query = search.query
    if "new" in request.GET:
        query = query.strictly().sorted_by("added")
    return redirect(f"{reverse('search:results')}{query.to_url()}")


@never_cache
@login_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets one of them."""
    get_object_or_404(SavedSearch.objects.of(request.user), pk=pk).delete()
    return redirect("search:saved")
