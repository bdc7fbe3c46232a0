//! What is done: the rows of the matrix, in its order, then what this house does beyond it.

use crate::codes::codes;

codes! {
    /// One thing that somebody may or may not do.
    Action {
        ImportManifest = "manifest_import",
        ReadManifest = "manifest_read",
        RegisterArrival = "arrival_register",
        SearchPerson = "person_search",
        ReadPerson = "person_read",
        CreatePerson = "person_create",
        CorrectPerson = "person_correct",
        RevealContact = "contact_reveal",
        MergePerson = "person_merge",
        UpdateCase = "case_update",
        ReadCase = "case_read",
        AssignCase = "case_assign",
        ReadAssessment = "assessment_read",
        WriteAssessment = "assessment_write",
        ReadHealthNote = "health_note_read",
        RaiseFlag = "flag_raise",
        ReadFlag = "flag_read",
        KnowSealed = "sealed_know",
        ReadSealed = "sealed_read",
        WriteSealed = "sealed_write",
        ReadTrafficking = "trafficking_read",
        ReadGbvNote = "gbv_note_read",
        ReadSafePlace = "safe_place_read",
        Seal = "seal",
        Unseal = "unseal",
        LinkGuardian = "guardian_link",
        CreateReferral = "referral_create",
        AnswerReferral = "referral_answer",
        RevokeReferral = "referral_revoke",
        TakePlace = "place_take",
        EditCatalogue = "catalogue_edit",
        UploadDocument = "document_upload",
        DownloadDocument = "document_download",
        RecordConsent = "consent_record",
        BindCard = "card_bind",
        SendMessage = "message_send",
        ExportList = "list_export",
        ExportPersonal = "personal_export",
        ReadReport = "report_read",
        ReadAccessLog = "access_log_read",
        SearchAudit = "audit_search",
        BreakGlass = "glass_break",
        ReviewBreakGlass = "glass_review",
        OpenRightsRequest = "rights_open",
        DecideRightsRequest = "rights_decide",
        Anonymise = "anonymise",
        ManageStaff = "staff_manage",
        ChangeSchema = "schema_change",
        RotateKeys = "keys_rotate",
        RunBackup = "backup_run",
        RestoreBackup = "backup_restore",

        /// Close a flight when its sums are right.
        CloseFlight = "flight_close",
        /// Pass custody of a child.
        HandOver = "handover",
        /// Say how many places are free.
        EditCapacity = "capacity_edit",
        /// Write down a provider's answer that came by telephone.
        RecordAnswer = "referral_answer_record",
        /// Read the counts of the hall.
        ReadTallies = "tallies_read",
        /// Route the people of one flight together.
        RoutePlaneload = "planeload_route",
    }
}
