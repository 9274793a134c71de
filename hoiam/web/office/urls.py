"""Office addresses."""

from django.urls import path

from hoiam.web.office import (
    accounts,
    answering,
    case,
    duties,
    entering,
    handling,
    intake,
    lists,
    numbering,
    personal,
    publishing,
    receipts,
    rulebook,
    templates,
    territory,
    work,
)

CASE = "vu-viec/<str:code>"
DUTY = f"{CASE}/viec/<str:duty>"

app_name = "office"
urlpatterns = [
    path("", work.my_work, name="my-work"),
    path("vao", entering.sign_in, name="sign-in"),
    path("ra", entering.sign_out, name="sign-out"),
    path("mat-khau", entering.own_password, name="own-password"),
    path("khoi-tao/<str:token>", entering.set_up, name="set-up"),
    path("xin-lui-han", duties.new_dates, name="new-dates"),
    path("theo-doi", lists.oversight, name="oversight"),
    # lists
    path("vu-viec", lists.cases, name="cases"),
    path("phan-loai", lists.sorting, name="sorting"),
    path("chua-bao", lists.notices, name="notices"),
    # intake and receipts
    path("tiep-nhan", intake.intake, name="intake"),
    path("tiep-nhan/duong-rieng/<slug:kind>", intake.lawful_way, name="lawful-way"),
    path("bien-nhan", receipts.receipts, name="receipts"),
    path("bien-nhan/cap-lai/<str:code>", receipts.replace, name="replace-receipt"),
    # one case
    path(CASE, case.case, name="case"),
    path(f"{CASE}/nhan", case.accept, name="accept"),
    path(f"{CASE}/duyet", case.approve, name="approve"),
    path(f"{CASE}/gui", case.send, name="send"),
    path(f"{CASE}/ket-thuc", case.close, name="close"),
    path(f"{CASE}/phan-loai", handling.sort, name="sort"),
    path(f"{CASE}/hoi-them", handling.ask_for_more, name="ask-for-more"),
    path(f"{CASE}/bo-sung", handling.supply, name="supply"),
    path(f"{CASE}/chuyen", handling.hand_over, name="hand-over"),
    path(f"{CASE}/hoi-y-kien", handling.consult, name="consult"),
    path(f"{CASE}/gia-han", handling.extend, name="extend"),
    path(f"{CASE}/mo-lai", handling.reopen, name="reopen"),
    path(f"{CASE}/gop", handling.join, name="join"),
    path(f"{CASE}/tach", handling.unjoin, name="unjoin"),
    path(f"{CASE}/ghi-chu", handling.note, name="note"),
    path(f"{CASE}/so-ngoai", numbering.keep, name="keep-number"),
    path(f"{CASE}/so-ngoai/<int:kept>/bo", numbering.drop, name="drop-number"),
    path(f"{CASE}/tra-loi", answering.draft, name="draft"),
    path(f"{CASE}/tra-lai", answering.send_back, name="return"),
    path(f"{CASE}/cong-khai", publishing.prepare, name="prepare"),
    path(f"{CASE}/cong-khai/xem", publishing.preview, name="preview"),
    path(f"{CASE}/cong-khai/dua-len", publishing.publish, name="publish"),
    path(f"{CASE}/an", publishing.hide, name="hide"),
    path(f"{CASE}/hien-lai", publishing.show_again, name="show-again"),
    path(f"{CASE}/mo-xem/<str:voice>/<slug:part>", personal.reveal, name="reveal"),
    path(f"{CASE}/anh/<str:attachment>", personal.photo, name="photo"),
    path(f"{CASE}/tep/<str:attachment>", personal.original, name="original"),
    path(f"{CASE}/bao-tin/<str:notice>", personal.tell, name="tell"),
    # one duty of a case
    path(f"{DUTY}/phan-cong", duties.assign, name="assign"),
    path(f"{DUTY}/gop-y", duties.answer_consult, name="answer-consult"),
    path(f"{DUTY}/ket-qua", duties.keep, name="keep"),
    path(f"{DUTY}/khong-lam", duties.leave_undone, name="leave-undone"),
    path(f"{DUTY}/xin-lui", duties.ask_date, name="ask-date"),
    path(f"{DUTY}/ngay-moi", duties.accept_date, name="accept-date"),
    path(f"{DUTY}/khong-lui", duties.decline_date, name="decline-date"),
    # answer templates
    path("mau", templates.templates, name="templates"),
    path("mau/moi", templates.new, name="new-template"),
    path("mau/<str:code>", templates.edit, name="template"),
    # administration
    path("quan-tri", accounts.officers, name="officers"),
    path("quan-tri/can-bo/moi", accounts.new_officer, name="new-officer"),
    path("quan-tri/can-bo/<str:code>", accounts.officer, name="officer"),
    path("quan-tri/can-bo/<str:code>/mat-khau", accounts.password, name="officer-password"),
    path("quan-tri/can-bo/<str:code>/dong", accounts.close, name="close-officer"),
    path("quan-tri/can-bo/<str:code>/vai-tro", accounts.grant, name="grant-role"),
    path("quan-tri/can-bo/<str:code>/vai-tro/<int:held>", accounts.end, name="end-role"),
    path("quan-tri/don-vi", territory.units, name="units"),
    path("quan-tri/thon", territory.hamlets, name="hamlets"),
    path("quan-tri/tham-quyen", territory.competences, name="competences"),
    path("quan-tri/thoi-han", rulebook.targets, name="targets"),
    path("quan-tri/lich", rulebook.days, name="calendar"),
]
