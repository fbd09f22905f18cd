"""Merging one other file into the open one, step by step, inside a transaction of the caller."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import cached_property

from instruments.question_order import prompts_by_column
from servqual_desk.merging import named_rows
from servqual_desk.merging.carried_log import carry_log, chains_agree
from servqual_desk.merging.collisions import forms_entered_twice, free_codes
from servqual_desk.merging.compared import Compared, compare
from servqual_desk.merging.held_response import HeldResponse, as_ours, held_response
from servqual_desk.merging.log_causality import MERGED, lineage, read_knowledge
from servqual_desk.merging.merge_counts import FileCounts
from servqual_desk.merging.merged_response import merged_response
from servqual_desk.merging.new_responses import copy_new
from servqual_desk.merging.other_file import OtherFile
from servqual_desk.merging.result import Conflict, MergeNote
from servqual_desk.merging.second_entries import differing_entries, differing_lines
from servqual_desk.merging.versions import ask_furthest, keep_versions
from servqual_desk.merging.written_response import kept_lines, write_response
from servqual_desk.store import changed_rows
from servqual_desk.store.chains import heads
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.source_erasure import blank_sources, erased_sources


class FileMerge:
    """One file coming in. `counts`, `conflicts` and `notes` say what it brought when `run` has returned."""

    def __init__(self, project: ProjectFile, other: OtherFile, *, who: str | None) -> None:
        self.project, self.other, self.who = project, other, who
        self.counts = FileCounts(path=str(other.path))
        self.conflicts: list[Conflict] = []
        self.notes: list[MergeNote] = []
        self._ours, self._theirs = project.database, other.project.database
        self._knowledge = read_knowledge(self._ours, self._theirs)
        self._lineage = lineage(self._ours)
        self._is_proven = chains_agree(project, other)
        self._groups: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def run(self) -> None:
        """Bring everything. What was there already is not brought again, so a second time adds nothing."""
        refusals = self._refusals()
        keep_versions(self.project, self._theirs)
        compared = compare(self._ours, self._theirs)
        self._copy_new(compared)
        kept = [event for uuid in compared.different for event in self._merge(uuid)]
        self.counts.identical += len(compared.same - self._refused)
        is_new = self._follow_log() or bool(kept or self.counts.changed)
        self.notes += ask_furthest(self.project, self._theirs)
        self.notes += forms_entered_twice(self._ours, compared.new)
        self.project.log(*kept)
        self.counts.refusals = self._refusals() - refusals
        if is_new:
            self._note_merge()
        self.project.chained_log.settle()  # the next file is merged into what the log says by now

    # Responses

    def _copy_new(self, compared: Compared) -> None:
        self.notes += free_codes(self.project, self._theirs, compared.new)
        copy_new(self._ours, self._theirs, compared.new)
        for uuid, status in self._theirs.conn.execute("SELECT uuid, status FROM response"):
            if uuid in compared.new and uuid not in self._refused:
                self.counts.count_new(status)

    @cached_property
    def _refused(self) -> frozenset[str]:
        """What is left in both files of interviews that a citizen declined; they are counted as refusals alone."""
        rows = self._theirs.conn.execute("SELECT response FROM event WHERE kind = 'refused'")
        return frozenset(row[0] for row in rows)

    def _merge(self, uuid: str) -> list[Event]:
        """Merge a response that both have; returns the lines that say what the file keeps."""
        ours, theirs = held_response(self._ours, uuid), held_response(self._theirs, uuid)
        knowledge = self._knowledge
        if not self._is_proven:
            known = {line.place for line in ours.lines}
            theirs = replace(theirs, lines=as_ours(theirs.lines, ours.lines))
            knowledge = knowledge.with_unchained(line.place for line in theirs.lines if line.place in known)
        merged = merged_response(
            ours, theirs, knowledge=knowledge, lineage=self._lineage, columns=self._columns_of(ours)
        )
        entries = differing_entries(ours, theirs, merged)
        is_changed = write_response(self.project, uuid, ours, merged)
        changed_rows.touch_response(self._ours, uuid)
        if uuid not in self._refused:
            self.counts.count_merged(
                str(ours.fields["status"]),
                str(merged.fields["status"]),
                is_changed=is_changed,
                differs=bool(merged.differences or entries),
            )
        file, serial = str(self.other.path), str(merged.fields["serial"] or "")
        self.conflicts += [
            Conflict(uuid=uuid, column=one.column, ours=one.ours, theirs=one.theirs, file=file, serial=serial)
            for one in (*merged.differences, *entries)
        ]
        if merged.fields["status"] == "erased":
            return []
        return [*kept_lines(uuid, ours, theirs, merged), *differing_lines(uuid, entries, ours, theirs)]

    def _columns_of(self, held: HeldResponse) -> Callable[[str], tuple[str, ...]]:
        digest = str(held.fields["instrument"])
        if digest not in self._groups:
            instrument = self.project.instrument_of(digest)
            self._groups[digest] = {
                column: tuple(one.name for one in prompt.variables)
                for column, (_section, prompt) in prompts_by_column(instrument).items()
            }
        groups = self._groups[digest]
        return lambda column: groups.get(column, (column,))

    # What is not a response

    def _follow_log(self) -> bool:
        """Bring the log, and let the rows outside the responses follow it; returns whether it brought a line."""
        erased = erased_sources(self._ours), erased_sources(self._theirs)
        carried = carry_log(self.project, self.other, is_proven=self._is_proven)
        self.notes += named_rows.follow_log(self._ours, carried.rows, self._knowledge)
        if not self._is_proven:
            named_rows.add_missing(self._ours, self._theirs)
        named_rows.mend_references(self._ours)
        self._keep_erased(erased)
        return carried.count > 0

    def _keep_erased(self, erased: tuple[frozenset[int], frozenset[int]]) -> None:
        """A source that one laptop erased is erased, whatever another one wrote of it since."""
        ours, theirs = erased
        self.counts.erased += len(theirs - ours)
        blank_sources(self.project, ours | theirs, who=self.who)

    def _refusals(self) -> int:
        return int(self._ours.conn.execute("SELECT count(*) FROM refusal").fetchone()[0])

    def _note_merge(self) -> None:
        """One line, which says where every chain stood, so that a later merge knows what was known here."""
        counts = {name: count for name, count in asdict(self.counts).items() if name != "path" and count}
        self.project.log(
            Event(
                kind=MERGED,
                who=self.who,
                variable=self.other.path.name,
                old=heads(self._ours),
                new=json.dumps(counts, sort_keys=True),
            )
        )
