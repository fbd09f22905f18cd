"""The lab's agreement takes the second entries from the survey's own file."""

from pathlib import Path

from analysis.methods.icc.spec import IccOptions
from instruments.columns import item_column
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from tests.analysis.methods.survey import row
from ui.jobs.saved_analyses import run_kept


def test_both_entries_of_a_form_are_compared(tmp_path: Path) -> None:
    with Project.create(tmp_path / "paper.sqd", instrument="servperf-22") as project:
        project.add_responses(simulate(project.instrument, 6, seed=3), source="simulated")
        frame = project.frame()
        dimension = project.instrument.dimensions[0].id
        battery = project.instrument.batteries[0]
        columns = [item_column(item, battery) for item in project.instrument.items_of(dimension)]
        for place, uuid in enumerate(frame["sqd_uuid"][:4]):
            second = project.second_entry(uuid, language="en")
            for name in columns:
                first = int(frame[name][place])
                second.answer(name, first if place or name != columns[0] else first - 1 if first > 1 else 2)
            second.finish()
        asked = SavedAnalysis(method="icc", options=IccOptions(ratings="of_entries").to_dict())
        outcome, n = run_kept(project, asked)
    ours = row(outcome.table("lab_icc_differences"), scale=dimension)
    assert (n, ours["n"], ours["share_alike"]) == (6, 4, 0.75)
