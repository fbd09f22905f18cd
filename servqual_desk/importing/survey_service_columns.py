"""Columns that a survey service adds for itself: they are no answers, and no faults."""

from collections.abc import Mapping, Sequence

from servqual_desk.importing.words import close

PRESETS = ("auto", "kobo", "odk", "google-forms", "limesurvey", "microsoft-forms", "qualtrics", "spss")


def _names_in(words: str) -> frozenset[str]:
    return frozenset(name.strip() for line in words.splitlines() for name in line.split(" | ") if name.strip())


_KOBO = _names_in(
    """
    start | end | today | deviceid | username | phonenumber | simserial | subscriberid | audit
    background-audio | _id | _uuid | _submission_time | _validation_status | _notes | _status
    _submitted_by | __version__ | _version_ | _tags | _index | _parent_index | _parent_table_name
    _submission__id | _submission__uuid | _submission__submission_time | _submission__validation_status
    _submission__notes | _submission__status | _submission__submitted_by | _submission___version__
    _submission__tags | _xform_id_string | _xform_id | _attachments | _geolocation | _bamboo_dataset_id
    _media_all_received | _media_count | _total_media | _edited | _duration | formhub/uuid
    meta/instanceid | meta/instancename | meta/deprecatedid | meta/rootuuid | meta/audit
    """
)
_ODK = _names_in(
    """
    submissiondate | meta-instanceid | meta-instancename | meta-audit | instanceid | instancename | key
    submitterid | submittername | attachmentspresent | attachmentsexpected | status | reviewstate
    deviceid | edits | formversion | start | end | today | username | phonenumber | parent_key
    """
)
_LIMESURVEY = _names_in(
    """
    id | submitdate | lastpage | startlanguage | seed | startdate | datestamp | ipaddr | refurl | token
    interviewtime | response id | date submitted | last page | start language | date started
    date last action | ip address | referrer url | access code | total time | id respon | id respons
    id tanggapan | tanggal dikirim | tanggal pengiriman | halaman terakhir | bahasa awal | bahasa mulai
    benih | tanggal dimulai | tanggal mulai | tanggal tindakan terakhir | alamat ip | url perujuk
    kode akses
    """
)
_QUALTRICS = _names_in(
    """
    startdate | enddate | status | ipaddress | progress | duration (in seconds) | finished | recordeddate | responseid
    recipientlastname | recipientfirstname | recipientemail | externalreference | externaldatareference
    locationlatitude | locationlongitude | distributionchannel | userlanguage | q_recaptchascore
    """
)
_MICROSOFT = _names_in(
    """
    id | start time | completion time | email | name | last modified time | language
    waktu mulai | waktu penyelesaian | surel | nama | waktu terakhir diubah
    """
)
_TIME_STAMPS = _names_in(
    """
    timestamp | stempel waktu | cap waktu | tanda waktu | horodateur | zeitstempel | marca temporal
    carimbo de data/hora | data/hora | informazioni cronologiche | tijdstempel | tidsstämpel
    tidsstempel | zaman damgası | sygnatura czasowa | отметка времени | タイムスタンプ | 时间戳记 | 時間戳記 | 타임스탬프
    dấu thời gian | setem masa | ประทับเวลา | الطابع الزمني | cap masa
    """
)
# Which of them tell when an interview was held: by the device's own clock, with its zone; LimeSurvey by the server's.
_MOMENTS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "qualtrics": {"sqd_started_at": frozenset({"startdate"}), "sqd_finished_at": frozenset({"enddate"})},
    "microsoft-forms": {
        "sqd_started_at": _names_in("start time | waktu mulai"),
        "sqd_finished_at": _names_in("completion time | waktu penyelesaian"),
    },
    "kobo": {"sqd_started_at": frozenset({"start"}), "sqd_finished_at": frozenset({"end"})},
    "odk": {"sqd_started_at": frozenset({"start"}), "sqd_finished_at": frozenset({"end", "submissiondate"})},
    "limesurvey": {
        "sqd_started_at": _names_in("startdate | date started | tanggal dimulai | tanggal mulai"),
        "sqd_finished_at": _names_in("submitdate | date submitted | tanggal dikirim | tanggal pengiriman"),
    },
}
# What only that service writes; two of them are its sign.
_SIGNS: Mapping[str, frozenset[str]] = {
    "qualtrics": frozenset({"responseid", "recordeddate", "distributionchannel", "duration (in seconds)"}),
    "microsoft-forms": _names_in("start time | completion time | waktu mulai | waktu penyelesaian"),
    "kobo": frozenset(_KOBO - {"start", "end", "today", "username", "deviceid", "phonenumber", "audit"}),
    "odk": frozenset({"submissiondate", "key", "meta-instanceid", "instanceid", "submitterid", "formversion"}),
    "limesurvey": _LIMESURVEY
    - {
        "id",
        "token",
        "ipaddr",
        "refurl",
        "ip address",
        "alamat ip",
        "access code",
        "kode akses",
        "total time",
        "interviewtime",
    },
}


def preset_of(header: Sequence[str]) -> str:
    """Which service wrote a file with these columns: a preset, or "" for none."""
    names = {name for column in header for name in _names(column)}
    for preset, signs in _SIGNS.items():
        if len(names & signs) >= 2:
            return preset
    first = next((close(column) for column in header if column.strip()), "")
    return "google-forms" if first in _TIME_STAMPS else ""


def is_housekeeping(column: str, preset: str, *, is_first: bool) -> bool:
    """Whether this column is the service's own."""
    if preset == "google-forms":
        return is_first and close(column) in _TIME_STAMPS
    if preset == "limesurvey":
        return any(name in _LIMESURVEY or _is_timing(name) for name in _names(column))
    if preset in ("qualtrics", "microsoft-forms"):
        return close(column) in (_QUALTRICS if preset == "qualtrics" else _MICROSOFT)
    if preset in ("kobo", "odk"):
        return close(column) in _KOBO | _ODK if preset == "odk" else close(column) in _KOBO | {"key", "submissiondate"}
    return False


def moment_of(column: str, preset: str) -> str:
    """Our column that the service's own column of times tells: when the interview began, or when it was finished."""
    if preset == "google-forms":
        return "sqd_finished_at"
    names = _names(column)
    return next((ours for ours, theirs in _MOMENTS.get(preset, {}).items() if theirs.intersection(names)), "")


def _names(column: str) -> tuple[str, ...]:
    """The column's name, and the code before its words (`id. Response ID`)."""
    whole = close(column)
    code, dot, _words = whole.partition(". ")
    return (whole, code) if dot else (whole,)


def _is_timing(name: str) -> bool:
    return name.startswith(("grouptime", "group time")) or (
        name.endswith("time") and name[:-4].isalnum() and any(map(str.isdigit, name))
    )
