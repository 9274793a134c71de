"""The second factor at sign-in: asked for, or set up the first time. No session stands yet."""

from datetime import timedelta

import segno
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, passkeys, second_factor
from hoiam.accounts.actions import NewCodes
from hoiam.accounts.models import Officer
from hoiam.accounts.signing import Passkey, Totp
from hoiam.base import limits
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.web import signing_in
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.office import entering, entry_forms, forms, pages
from hoiam.web.signing_in import Entering

ONCE = timedelta(seconds=passkeys.LASTS_SECONDS)


def app_page(app: Totp, officer: Officer) -> pages.Values:
    """The picture for the telephone, and the same as a text to copy."""
    address = second_factor.address(app.secret, issuer="Hồi Âm", account=officer.username)
    return {
        "qr": segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2),
        "secret": second_factor.in_groups(app.secret),
    }


def once(challenge: str) -> None:
    """Each question of a passkey is answered once."""
    if not limits.take("passkey", challenge, most=1, within=ONCE, at=machine_now()):
        raise Invalid("accounts.passkey-late", field="answer")


@require_POST
@public
def passkey(request: PublicRequest) -> HttpResponseBase:
    """A passkey instead of a password; it has asked for a finger or a PIN, so it is both factors."""
    form = entry_forms.Answer(request.POST)
    try:
        officer = _answered(form, about="")
    except (Invalid, WrongState) as error:
        refused = pages.refused(form, error)
        return entering.entrance(request, forms.SignIn(), refused=refused)
    return signing_in.let_in(
        request, officer, how="passkey", to=redirect(signing_in.wanted(request))
    )


def _answered(form: entry_forms.Answer, *, about: str, of: Officer | None = None) -> Officer:
    if not form.is_valid():
        raise Invalid("accounts.passkey-unread", field="answer")
    typed = form.cleaned_data
    return check_passkey(typed["answer"], typed["asked"], about=about, of=of)


def check_passkey(answer: str, asked: str, *, about: str, of: Officer | None) -> Officer:
    """Whose passkey has answered; of one officer alone where one is named."""
    said = passkeys.answered(answer, asked, about=about)
    found: Passkey | None = factors.passkey_by_id(said.credential_id)
    if found is None or (of is not None and found.officer_id != of.pk):
        raise Invalid("accounts.passkey-unknown", field="answer")
    count = passkeys.check(found, said)
    once(said.challenge)
    by = signing_in.themself(found.officer)
    return accounts.use_passkey(passkey=found, sign_count=count, by=by, at=now())


@sensitive_post_parameters("code")
@public
def second_step(request: PublicRequest) -> HttpResponseBase:
    """After the password: the code of the app, a recovery code, or a passkey."""
    who = signing_in.entering(request)
    if who is None:
        return redirect("office:sign-in")
    form = entry_forms.Code(request.POST if "code" in request.POST else None)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        try:
            return _second(request, who, form)
        except (Invalid, WrongState) as error:
            status, context["refused"] = error.status, pages.refused(form, error)
        except signing_in.Slowed as slowed:
            status, context["wait"] = 429, slowed.wait
    have = factors.of(who.officer)
    context |= {
        "form": form, "officer": who.officer, "factors": have,
        "question": passkeys.question_to_enter(have.passkeys, who.officer.code)
        if have.passkeys else None,
    }  # fmt: skip
    return _bare(render(request, "office/second_step.html", context, status=status))


def _second(request: PublicRequest, who: Entering, form: entry_forms.Code) -> HttpResponseBase:
    officer, name = who.officer, who.officer.username
    how = f"{who.how}+passkey"
    if "answer" in request.POST:
        _answered(entry_forms.Answer(request.POST), about=officer.code, of=officer)
    else:
        if not form.is_valid():
            raise Invalid("accounts.code-wrong", field="code")
        signing_in.knock_or_raise(request, name, "code", by=request.actor)
        try:
            how = f"{who.how}+{use_code(officer, form.cleaned_data['code'])}"
        except Invalid:
            signing_in.failed(request, name, "code", by=request.actor)
            raise
        signing_in.forgive(request, name, "code")
    return signing_in.let_in(request, officer, how=how, to=redirect(who.to))


def use_code(officer: Officer, typed: str) -> str:
    """Six digits are of the app, anything else is of the paper."""
    by = signing_in.themself(officer)
    if len("".join(typed.split())) == second_factor.DIGITS:
        accounts.use_app(officer=officer, code=typed, machine=machine_now(), by=by, at=now())
        return "app"
    accounts.use_recovery_code(officer=officer, code=typed, by=by, at=now())
    return "recovery"


@sensitive_post_parameters("code")
@public
def set_up_second(request: PublicRequest) -> HttpResponseBase:
    """The first sign-in of an officer: a second factor is set up before anything else."""
    who = signing_in.entering(request)
    app = factors.waiting_app(who.officer) if who else None
    # Another browser that began later has a secret of its own; this one does not see it. Who has a
    # factor by now is asked for it: a copy of the cookie sets up no second one without.
    if who is None or app is None or app.pk != who.app or factors.of(who.officer).is_set:
        return redirect("office:sign-in")
    form = entry_forms.AppCode(request.POST if "code" in request.POST else None)
    naming = entry_forms.NewPasskey(request.POST if "answer" in request.POST else None)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        by = signing_in.themself(who.officer)
        try:
            codes = (
                make_passkey(naming, who.officer, keeping="", by=by)
                if "answer" in request.POST
                else _confirmed(form, who.officer, by)
            )
        except (Invalid, WrongState) as error:
            status, context["refused"] = error.status, pages.refused(form, error)
        else:
            return _in_with_codes(request, who, codes)
    context |= {
        "form": form, "naming": naming, "officer": who.officer,
        "question": passkeys.question_to_make(who.officer, factors.passkeys(who.officer)),
        **app_page(app, who.officer),
    }  # fmt: skip
    return _bare(render(request, "office/set_up_second.html", context, status=status))


def _confirmed(form: entry_forms.AppCode, officer: Officer, by: Actor) -> NewCodes:
    if not form.is_valid():
        raise Invalid("accounts.code-wrong", field="code")
    return accounts.confirm_app(
        officer=officer, code=form.cleaned_data["code"], machine=machine_now(), keeping="",
        by=by, at=now(),
    )  # fmt: skip


def make_passkey(
    form: entry_forms.NewPasskey, officer: Officer, *, keeping: str, by: Actor
) -> NewCodes:
    """The key that the browser has made is this officer's from now on."""
    if not form.is_valid():
        raise Invalid("accounts.passkey-unread", field="answer")
    typed = form.cleaned_data
    made = passkeys.made(typed["answer"], typed["asked"], officer=officer)
    once(made.challenge)
    return accounts.add_passkey(
        officer=officer, name=typed["name"], credential_id=made.credential_id,
        credential=made.credential, sign_count=made.sign_count, keeping=keeping, by=by, at=now(),
    )  # fmt: skip


def _in_with_codes(request: PublicRequest, who: Entering, codes: NewCodes) -> HttpResponseBase:
    """The codes for the paper are shown now and never again."""
    if not codes.codes:
        return signing_in.let_in(request, who.officer, how=who.how, to=redirect(who.to))
    context = {"codes": codes.codes, "to": who.to, "officer": who.officer}
    page = _bare(render(request, "office/recovery_codes.html", context))
    return signing_in.let_in(request, who.officer, how=f"{who.how}+set-up", to=page)


def _bare(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
