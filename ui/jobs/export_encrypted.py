"""Writing the responses as a data file that only a passphrase opens, for both faces."""

from dataclasses import replace
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.store.filters import Where
from servqual_desk.store.flushing import overwrite
from servqual_desk.store.passphrases import Passphrase, require_long_enough
from servqual_desk.store.private_folder import private_temporary_folder
from ui.jobs.export_data import Exported, ExportOptions, export_data


def export_encrypted(
    project: Path,
    out: Path | str,
    passphrase: Passphrase,
    progress: Progress = UNWATCHED,
    *,
    language: str,
    where: Where | None = None,
    options: ExportOptions | None = None,
) -> Exported:
    """Write what `export_data` writes into an encrypted ZIP; what stood on the disk meanwhile is overwritten.

    Args:
        out: the name of the data file, to which .zip is added, or with it (`answers.csv.zip`); another .zip is a data package.

    Raises:
        DataError: the passphrase is too short, the name is a folder's, or as `export_data`.
        RightError, KnownError: as `export_data`.
    """
    from exports.encrypted_zip import SHORTEST, encrypt_files

    require_long_enough(passphrase, SHORTEST)
    name, target = _names(str(out))
    with private_temporary_folder() as folder:
        inside = f"{folder / 'package'}/" if not name else str(folder / name)
        done = export_data(project, inside, progress.between(0, 0.8), language=language, where=where, options=options)
        files = sorted(done.path.iterdir()) if done.path.is_dir() else [done.path]
        progress.step(_("Encrypting and reading back …"), 0.8)
        encrypt_files(files, target, passphrase)
        for file in files:
            overwrite(file)
    return replace(done, path=target)


def _names(out: str) -> tuple[str, Path]:
    """The name of the data file inside, "" for a data package, and that of the ZIP."""
    from exports.datasets.written_formats import WRITERS

    if out.endswith(("/", "\\")):
        raise DataError(_("A folder cannot be encrypted; give a name that ends in .zip."))
    if not out.lower().endswith(".zip"):
        return Path(out).name, Path(f"{out}.zip")
    name = Path(out[: -len(".zip")]).name
    return (name if Path(name).suffix.lower() in WRITERS else ""), Path(out)
