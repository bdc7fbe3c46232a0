//! The table, in the letters of security.md 2.2.
//!
//! **o** own or assigned file, **t** team or centre (own files with it), **T** team and not own, **a** addressed to the
//! own agency, **s** sealed file of the own unit with its clearance, **B** only behind broken glass, **y** whatever the
//! relation; then **m** masked or limited fields, **v** sees without doing, **q** may ask, somebody else decides,
//! **+** second factor at most five minutes old, **2** a second person, **H** **X** **G** with the clearance for health,
//! trafficking, gender-based violence; `-` never. A comma parts alternatives.

use super::{Action, Column, Role};

/// One row: an action and its cells in the order of [`Column::ALL`].
pub type Row = (Action, [&'static str; 13]);

/// Cells in the order REC, LEAD, CW, SUP, PRV, CPO, DPO, AUD, ADM, STA, RET, GRD, API.
const TABLE: &[Row] = {
    use Action as A;
    &[
        (A::ImportManifest, ["t", "t", "-", "t2", "-", "-", "-", "-", "-", "-", "-", "-", "a"]),
        (A::ReadManifest, ["t", "t", "-", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::RegisterArrival, ["t", "t", "-", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::SearchPerson, ["t", "t", "t", "t", "-", "t,s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadPerson, ["t", "t", "o,tm", "t", "am", "o,s", "B", "-", "-", "-", "om", "-", "a"]),
        (A::CreatePerson, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::CorrectPerson, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-", "oq", "-", "-"]),
        (A::RevealContact, ["t+", "t+", "o", "t+", "a", "s+", "B", "-", "-", "-", "o", "-", "-"]),
        (A::MergePerson, ["-", "t2", "oq", "t2", "-", "s2", "-", "-", "-", "-", "-", "-", "-"]),
        (A::UpdateCase, ["-", "t", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadCase, ["tm", "t", "o", "t", "am", "o,s", "B", "-", "-", "-", "om", "om", "a"]),
        (A::AssignCase, ["-", "t", "oq", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadAssessment, ["-", "-", "o", "t", "-", "s", "B", "-", "-", "-", "-", "-", "-"]),
        (A::WriteAssessment, ["tm", "tm", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadHealthNote, ["-", "-", "oH", "-", "aH", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::RaiseFlag, ["t", "t", "o", "t", "a", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadFlag, ["-", "-", "o", "t", "-", "s", "B", "-", "-", "-", "-", "-", "-"]),
        (A::KnowSealed, ["-", "-", "-", "-", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadSealed, ["-", "-", "-", "-", "-", "s+", "B2", "-", "-", "-", "-", "-", "-"]),
        (A::WriteSealed, ["-", "-", "-", "-", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadTrafficking, ["-", "-", "-", "-", "-", "s+X", "B2", "-", "-", "-", "-", "-", "-"]),
        (A::ReadGbvNote, ["-", "-", "-", "-", "-", "s+G", "B2", "-", "-", "-", "-", "-", "-"]),
        (A::ReadSafePlace, ["-", "-", "-", "-", "-", "s+2", "-", "-", "-", "-", "-", "-", "-"]),
        (A::Seal, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::Unseal, ["-", "-", "-", "-", "-", "s+2", "-", "-", "-", "-", "-", "-", "-"]),
        (A::LinkGuardian, ["-", "-", "-", "-", "-", "s+2", "-", "-", "-", "-", "-", "-", "-"]),
        (A::CreateReferral, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::AnswerReferral, ["-", "-", "-", "-", "a", "s", "-", "-", "-", "-", "oq", "-", "-"]),
        (A::RevokeReferral, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-", "o", "-", "-"]),
        (A::TakePlace, ["-", "-", "o", "t", "a", "s", "-", "-", "-", "-", "o", "-", "-"]),
        (A::EditCatalogue, ["-", "-", "-", "-", "a", "-", "-", "-", "y", "-", "-", "-", "-"]),
        (A::UploadDocument, ["t", "t", "o", "t", "a", "s", "-", "-", "-", "-", "o", "-", "-"]),
        (A::DownloadDocument, ["-", "-", "o", "t", "a", "s+", "B", "-", "-", "-", "o+", "-", "-"]),
        (A::RecordConsent, ["t", "t", "o", "t", "-", "s", "yv", "yv", "-", "-", "o", "-", "av"]),
        (A::BindCard, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::SendMessage, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ExportList, ["-", "t+2", "-", "t+2", "a+2", "-", "y2", "-", "-", "-", "-", "-", "-"]),
        (A::ExportPersonal, ["-", "-", "oq", "tq", "-", "sq", "y+2", "-", "-", "-", "o", "-", "-"]),
        (A::ReadReport, ["-", "t", "o", "t", "a", "s", "y", "-", "-", "ym", "-", "-", "-"]),
        (A::ReadAccessLog, ["-", "-", "o", "t", "-", "s", "y", "ym", "-", "-", "om", "-", "-"]),
        (A::SearchAudit, ["-", "-", "-", "-", "-", "-", "y", "y", "-", "-", "-", "-", "-"]),
        (A::BreakGlass, ["-", "-", "y+", "y+", "-", "y+", "y+", "-", "-", "-", "-", "-", "-"]),
        (A::ReviewBreakGlass, ["-", "-", "-", "T", "-", "s", "y", "yv", "-", "-", "-", "-", "-"]),
        (A::OpenRightsRequest, ["t", "t", "o", "t", "-", "s", "y", "yv", "-", "-", "o", "-", "-"]),
        (A::DecideRightsRequest, ["-", "-", "-", "t", "-", "s", "y", "yv", "-", "-", "-", "-", "-"]),
        (A::Anonymise, ["-", "-", "-", "tq", "-", "sq", "y2", "yv", "-", "-", "-", "-", "-"]),
        (A::ManageStaff, ["-", "tq", "-", "tq", "aq", "-", "y2", "yv", "y+2", "-", "-", "-", "-"]),
        (A::ChangeSchema, ["-", "-", "-", "-", "-", "-", "-", "yv", "y2", "-", "-", "-", "-"]),
        (A::RotateKeys, ["-", "-", "-", "-", "-", "-", "y2", "yv", "y+2", "-", "-", "-", "-"]),
        (A::RunBackup, ["-", "-", "-", "-", "-", "-", "-", "yv", "y", "-", "-", "-", "-"]),
        (A::RestoreBackup, ["-", "-", "-", "-", "-", "-", "-", "yv", "y2", "-", "-", "-", "-"]),
        // What this house does beyond the document.
        (A::CloseFlight, ["-", "t", "-", "t", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
        (A::HandOver, ["-", "-", "-", "-", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::EditCapacity, ["-", "-", "-", "t", "a", "-", "-", "-", "y", "-", "-", "-", "-"]),
        (A::RecordAnswer, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-", "-", "-", "-"]),
        (A::ReadTallies, ["t", "t", "-", "t", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
        (A::RoutePlaneload, ["-", "-", "-", "t", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
    ]
};

/// Every row, for `ceiba matrix --csv` and the guard.
pub fn matrix() -> impl Iterator<Item = &'static Row> {
    TABLE.iter()
}

/// The letters of one cell; an action without a row is nobody's.
pub fn letters(column: Column, action: Action) -> &'static str {
    let place = Column::ALL.iter().position(|other| *other == column);
    let row = TABLE.iter().find(|(other, _)| *other == action);
    row.zip(place).and_then(|((_, cells), place)| cells.get(place).copied()).unwrap_or("-")
}

/// The letters of one cell for a role of staff.
pub fn cell(role: Role, action: Action) -> &'static str {
    letters(role.into(), action)
}
