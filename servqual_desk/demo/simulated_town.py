"""What the simulated citizens of a public-service mall are like: made up, and only plausible."""

from collections.abc import Mapping

# Question → choice → share. Choices that are not named share what is left; questions that are not named, equally.
SHARES: Mapping[str, Mapping[str, float]] = {
    "consent": {"yes": 1.0, "no": 0.0},
    "sex": {"male": 0.47, "female": 0.51, "prefer_not": 0.02},
    "age": {
        "a17_24": 0.21,
        "a25_34": 0.29,
        "a35_44": 0.24,
        "a45_54": 0.15,
        "a55_64": 0.07,
        "a65_up": 0.03,
        "prefer_not": 0.01,
    },
    "education": {
        "none": 0.01,
        "sd": 0.06,
        "smp": 0.11,
        "sma": 0.42,
        "d1": 0.01,
        "d2": 0.01,
        "d3": 0.08,
        "d4": 0.02,
        "s1": 0.22,
        "s2": 0.04,
        "s3": 0.005,
        "prefer_not": 0.015,
    },
    "occupation": {
        "pns": 0.07,
        "pppk": 0.03,
        "tni": 0.02,
        "polri": 0.02,
        "swasta": 0.29,
        "wirausaha": 0.23,
        "tani": 0.06,
        "pelajar": 0.08,
        "irt": 0.12,
        "pensiun": 0.03,
        "prefer_not": 0.02,
    },
    "channel": {"counter": 0.62, "online": 0.12, "both": 0.26},
    "digital_aware": {"yes": 0.68, "no": 0.32},
    "digital_used": {"yes": 0.57, "no": 0.43},
    "app_heard": {"yes": 0.74, "no": 0.26},
    "app_understood": {"yes": 0.78, "no": 0.22},
    "app_installed": {"yes": 0.66, "no": 0.34},
    "app_registered": {"yes": 0.82, "no": 0.18},
    "app_verified": {"yes": 0.86, "no": 0.14},
    "app_used": {"yes": 0.8, "no": 0.2},
    "app_paid": {"yes": 0.45, "no": 0.55},
    "channel_preferred": {"counter": 0.48, "online": 0.33, "either": 0.19},
    "complaint_known": {"yes": 0.62, "no": 0.38},
    "complaint_made": {"yes": 0.4, "no": 0.6},
    "complaint_answered": {"yes": 0.68, "waiting": 0.18, "no": 0.14},
    "part_invited": {"yes": 0.21, "no": 0.79},
    "part_known": {"yes": 0.44, "no": 0.56},
    "part_taken": {"yes": 0.41, "no": 0.59},
    "part_effect": {"yes": 0.52, "no": 0.48},
}

# (unit, service) of the sample catalogue → share of the visits.
SERVICES: Mapping[tuple[str, str], float] = {
    ("dukcapil", "ktp"): 0.17,
    ("dukcapil", "kk"): 0.12,
    ("dukcapil", "akta-lahir"): 0.07,
    ("dpmptsp", "nib"): 0.13,
    ("bapenda", "pbb"): 0.11,
    ("bpjs-kesehatan", "jkn-daftar"): 0.12,
    ("polres", "sim"): 0.09,
    ("polres", "skck"): 0.06,
    ("imigrasi", "paspor-baru"): 0.07,
    ("disnaker", "kartu-kuning"): 0.06,
}

# What is wanted, what is met and so on, as a share of the way from the scale's lowest to its highest point.
LEVELS: Mapping[str, float] = {
    "expectation": 0.86,
    "perception": 0.66,
    "importance": 0.82,
    "minimum": 0.58,
    "desired": 0.84,
}

PRAISE: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Petugas ramah dan sabar menjelaskan.",
        "Cepat selesai, tidak perlu bolak-balik.",
        "Ruang tunggunya nyaman dan bersih.",
        "Sudah bagus, pertahankan.",
        "Antrean daring sangat membantu.",
    ),
    "en": (
        "Staff were friendly and explained patiently.",
        "Quickly done, no need to come back.",
        "The waiting room is comfortable and clean.",
        "Good as it is, keep it up.",
        "The online queue helps a lot.",
    ),
}
COMPLAINTS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Antrean terlalu lama, loketnya kurang.",
        "Syarat di situs web berbeda dengan yang diminta di loket.",
        "Petugas kurang tanggap saat ditanya.",
        "Aplikasinya sering galat saat mengunggah berkas.",
        "Tempat parkir dan kursi tunggu kurang.",
        "Tidak ada kepastian kapan selesai.",
    ),
    "en": (
        "The queue is too long, too few counters are open.",
        "The website lists other requirements than the counter asks for.",
        "Staff were slow to answer questions.",
        "The app often fails when documents are uploaded.",
        "Too few parking places and chairs.",
        "No one can say when it will be done.",
    ),
}
OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("Legalisasi dokumen", "Konsultasi", "Informasi umum"),
    "en": ("Legalisation of documents", "Advice", "General information"),
}
