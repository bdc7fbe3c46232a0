//! One row type a table, in the order of the schema file. Rows never leave this crate's callers as they are: they
//! are folded into domain values, and are not `Serialize` (security.md 2.3).
//!
//! The guard `classify` compares these columns with the database and with the schema file.

macro_rules! rows {
    ($($module:ident $table:literal { $($(#[$meta:meta])* $name:ident: $kind:ty,)* })*) => {
        $(
            #[allow(missing_docs, reason = "columns are documented, one by one, in the schema file")]
            pub mod $module {
                use sea_orm::prelude::*;

                #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
                #[sea_orm(table_name = $table)]
                pub struct Model {
                    $($(#[$meta])* pub $name: $kind,)*
                }

                #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
                pub enum Relation {}

                impl ActiveModelBehavior for ActiveModel {}
            }
        )*
    };
}

rows! {
    centres "centres" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        name: String,
        created_at: i64,
    }
    providers "providers" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        parent_code: Option<String>,
        agency: String,
        name: String,
        municipality_code: String,
        #[sea_orm(column_type = "JsonBinary")]
        facts: Json,
        confidential: bool,
        protected: bool,
        state: String,
        updated_at: i64,
        synthetic: bool,
    }
    programmes "programmes" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        provider_id: Uuid,
        category: String,
        name_es: String,
        name_en: String,
        private_label_es: String,
        private_label_en: String,
        is_private: bool,
        protected: bool,
        answer_within_hours: i64,
        #[sea_orm(column_type = "JsonBinary")]
        facts: Json,
        state: String,
        updated_at: i64,
        synthetic: bool,
    }
    offerings "offerings" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        programme_id: Uuid,
        provider_id: Uuid,
        category: String,
        municipality_code: String,
        start_date: String,
        end_date: String,
        per_night: bool,
        charge: String,
        is_private: bool,
        protected: bool,
        #[sea_orm(column_type = "JsonBinary")]
        facts: Json,
        state: String,
        updated_at: i64,
        synthetic: bool,
    }
    capacity "capacity" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        offering_id: Uuid,
        slot: i64,
        total: i64,
        occupied: i64,
        held: i64,
        out_of_service: i64,
        out_reason: Option<String>,
        confirmed_at: i64,
    }
    staff "staff" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        email: String,
        name: String,
        role: String,
        centre_id: Option<Uuid>,
        provider_id: Option<Uuid>,
        clearances: String,
        locale: String,
        theme: String,
        password_hash: Option<String>,
        totp_secret: Option<Vec<u8>>,
        totp_last_step: Option<i64>,
        state: String,
        failed: i64,
        locked_until: Option<i64>,
        created_at: i64,
        synthetic: bool,
    }
    invitations "invitations" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        staff_id: Uuid,
        token_hash: Vec<u8>,
        expires_at: i64,
        used_at: Option<i64>,
    }
    desks "desks" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        centre_id: Uuid,
        flight_id: Option<Uuid>,
        staff_id: Option<Uuid>,
        label: String,
        state: String,
        opened_at: i64,
        closed_at: Option<i64>,
    }
    flights "flights" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        centre_id: Uuid,
        number: String,
        kind: String,
        origin: String,
        arrives_on: String,
        arrives_at: Option<i64>,
        state: String,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        state_facts: Option<Json>,
        created_at: i64,
        closed_at: Option<i64>,
        synthetic: bool,
    }
    uploads "uploads" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        centre_id: Uuid,
        flight_id: Option<Uuid>,
        staff_id: Uuid,
        name: String,
        digest: String,
        reading: Vec<u8>,
        lines: i64,
        findings: i64,
        state: String,
        created_at: i64,
        decided_at: Option<i64>,
        decided_by: Option<Uuid>,
    }
    upload_choices "upload_choices" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        upload_id: Uuid,
        choices: Vec<u8>,
        updated_at: i64,
    }
    sender_columns "sender_columns" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        centre_id: Uuid,
        signature: String,
        #[sea_orm(column_type = "JsonBinary")]
        columns: Json,
        date_order: Option<String>,
        confirmed_by: Uuid,
        confirmed_at: i64,
    }
    persons "persons" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        given_names: String,
        surnames: String,
        sex: Option<String>,
        birth_date: Option<String>,
        birth_precision: String,
        age_years: Option<i64>,
        age_on: Option<String>,
        municipality_code: Option<String>,
        languages: String,
        spanish: Option<String>,
        folded: String,
        phonetic: String,
        sort_key: String,
        state: String,
        merged_into: Option<Uuid>,
        sealed: bool,
        centre_id: Uuid,
        created_at: i64,
        synthetic: bool,
    }
    person_names "person_names" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        person_id: Uuid,
        kind: String,
        given_names: String,
        surnames: String,
        created_at: i64,
    }
    documents "documents" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        person_id: Uuid,
        kind: String,
        number: Vec<u8>,
        number_index: Vec<u8>,
        note: Option<String>,
        created_at: i64,
    }
    contacts "contacts" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        person_id: Uuid,
        kind: String,
        phone: Vec<u8>,
        phone_index: Vec<u8>,
        safe_rule: String,
        created_at: i64,
    }
    manifest_lines "manifest_lines" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        flight_id: Uuid,
        upload_id: Option<Uuid>,
        sheet: Option<String>,
        row: i64,
        list_no: Option<String>,
        given_names: String,
        surnames: String,
        sex: Option<String>,
        birth_date: Option<String>,
        birth_precision: String,
        age_years: Option<i64>,
        document: Option<Vec<u8>>,
        document_index: Option<Vec<u8>>,
        municipality_code: Option<String>,
        family_group: Option<String>,
        relation: Option<String>,
        languages: String,
        is_minor: Option<bool>,
        unaccompanied: Option<bool>,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        reading: Option<Json>,
        problems: String,
        review: String,
        folded: String,
        phonetic: String,
        sort_key: String,
        state: String,
        absent_reason: Option<String>,
        person_id: Option<Uuid>,
        updated_at: i64,
        synthetic: bool,
        listed: Option<Vec<u8>>,
        list_note: Option<String>,
    }
    households "households" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        centre_id: Uuid,
        sealed: bool,
        created_at: i64,
    }
    members "members" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        household_id: Uuid,
        person_id: Uuid,
        relation: String,
        is_head: bool,
        joined_at: i64,
        left_at: Option<i64>,
    }
    arrivals "arrivals" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        person_id: Uuid,
        flight_id: Uuid,
        line_id: Option<Uuid>,
        household_id: Option<Uuid>,
        centre_id: Uuid,
        desk: String,
        registered_by: Uuid,
        registered_at: i64,
        destination_code: Option<String>,
        urgent: String,
        private_interview: bool,
        receipt: String,
        state: String,
        sealed: bool,
        synthetic: bool,
    }
    cases "cases" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        household_id: Uuid,
        person_id: Uuid,
        centre_id: Uuid,
        owner_id: Option<Uuid>,
        arrival_id: Option<Uuid>,
        state: String,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        state_facts: Option<Json>,
        urgent: String,
        sealed: bool,
        opened_at: i64,
        updated_at: i64,
        synthetic: bool,
    }
    cards "cards" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        number_index: Vec<u8>,
        last_two: String,
        state: String,
        person_id: Option<Uuid>,
        case_id: Option<Uuid>,
        bound_at: Option<i64>,
        pin_hash: Option<String>,
        pin_sealed: Option<Vec<u8>>,
        wrong_unknown: i64,
        wrong_known: i64,
        frozen_at: Option<i64>,
        version: i64,
        opened_at: Option<i64>,
        opened_new_device: bool,
        synthetic: bool,
    }
    card_devices "card_devices" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        card_id: Uuid,
        token_hash: Vec<u8>,
        created_at: i64,
        expires_at: i64,
    }
    sessions "sessions" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        token_hash: Vec<u8>,
        kind: String,
        staff_id: Option<Uuid>,
        card_id: Option<Uuid>,
        case_id: Option<Uuid>,
        desk: Option<String>,
        created_at: i64,
        seen_at: i64,
        expires_at: i64,
        stepped_up_at: Option<i64>,
    }
    drafts "drafts" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        staff_id: Uuid,
        kind: String,
        subject: String,
        body: Vec<u8>,
        updated_at: i64,
        expires_at: i64,
    }
    interviews "interviews" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        answers: Vec<u8>,
        sections: String,
        language: String,
        interpreter: bool,
        completed_at: Option<i64>,
        updated_by: Uuid,
        updated_at: i64,
    }
    needs "needs" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        category: String,
        members: String,
        urgency: String,
        ready_on: String,
        latest_on: Option<String>,
        nights: Option<i64>,
        max_km: Option<i64>,
        preferences: String,
        state: String,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        state_facts: Option<Json>,
        created_at: i64,
        updated_at: i64,
    }
    consents "consents" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Option<Uuid>,
        person_id: Uuid,
        purpose: String,
        recipient: String,
        text_version: String,
        language: String,
        how: String,
        state: String,
        asked_by: Uuid,
        at: i64,
        expires_at: Option<i64>,
        withdrawn_at: Option<i64>,
    }
    recommendations "recommendations" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Option<Uuid>,
        mode: String,
        as_of: i64,
        rules_version: String,
        digest: String,
        input: Vec<u8>,
        result: Vec<u8>,
        state: String,
        created_by: Option<Uuid>,
    }
    referrals "referrals" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        need_id: Uuid,
        offering_id: Uuid,
        provider_id: Uuid,
        recommendation_id: Option<Uuid>,
        state: String,
        #[sea_orm(column_type = "JsonBinary")]
        state_facts: Json,
        shared: String,
        reason: String,
        urgency: String,
        units: i64,
        slot_from: i64,
        slot_to: i64,
        link_hash: Option<Vec<u8>>,
        sent_by: Uuid,
        sent_at: i64,
        answer_by: i64,
        answered_at: Option<i64>,
        note: Option<Vec<u8>>,
        updated_at: i64,
        synthetic: bool,
        plan_id: Option<Uuid>,
    }
    placements "placements" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        referral_id: Uuid,
        case_id: Uuid,
        offering_id: Uuid,
        state: String,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        state_facts: Option<Json>,
        starts_on: String,
        ends_on: Option<String>,
        updated_at: i64,
    }
    appointments "appointments" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        referral_id: Option<Uuid>,
        offering_id: Option<Uuid>,
        on_date: String,
        at_time: Option<String>,
        place: String,
        bring: String,
        state: String,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        state_facts: Option<Json>,
        answered_at: Option<i64>,
        created_at: i64,
        updated_at: i64,
    }
    tasks "tasks" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        kind: String,
        due_at: i64,
        owner_id: Option<Uuid>,
        state: String,
        outcome: Option<String>,
        created_at: i64,
        done_at: Option<i64>,
    }
    notes "notes" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        body: Vec<u8>,
        written_by: Uuid,
        written_at: i64,
        visibility: Option<String>,
    }
    timeline "timeline" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        at: i64,
        code: String,
        #[sea_orm(column_type = "JsonBinary")]
        facts: Json,
        actor_kind: String,
        actor_id: Option<Uuid>,
        subject_id: Option<Uuid>,
    }
    messages "messages" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Option<Uuid>,
        direction: String,
        kind: String,
        body: Option<Vec<u8>>,
        created_at: i64,
        read_at: Option<i64>,
    }
    follow_ups "follow_ups" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        kind: String,
        due_on: String,
        state: String,
        facts: Option<Vec<u8>>,
        done_at: Option<i64>,
    }
    surveys "surveys" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        instrument: String,
        version: String,
        answers: Vec<u8>,
        #[sea_orm(column_type = "JsonBinary")]
        scores: Json,
        taken_at: i64,
    }
    handovers "handovers" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        person_id: Uuid,
        reason: String,
        state: String,
        state_facts: Option<Vec<u8>>,
        officer_id: Option<Uuid>,
        prepared_at: i64,
        due_48_at: i64,
        due_72_at: i64,
        handed_at: Option<i64>,
        acknowledged_at: Option<i64>,
    }
    break_glass "break_glass" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        staff_id: Uuid,
        reason: String,
        words: Vec<u8>,
        state: String,
        verdict: Option<String>,
        reviewed_by: Option<Uuid>,
        reviewed_at: Option<i64>,
        opened_at: i64,
    }
    capacity_changes "capacity_changes" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        offering_id: Uuid,
        at: i64,
        staff_id: Option<Uuid>,
        slot_from: i64,
        slot_to: i64,
        total: i64,
        out_of_service: i64,
        reason: String,
    }
    exchange_grants "exchange_grants" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        recipient: String,
        purpose: String,
        legal_basis: String,
        document_ref: String,
        fields: String,
        valid_from: i64,
        valid_to: i64,
        state: String,
        proposed_by: Uuid,
        approved_by: Option<Uuid>,
        created_at: i64,
    }
    lawful_requests "lawful_requests" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        authority: String,
        asked: Vec<u8>,
        document_ref: String,
        state: String,
        answer: Option<Vec<u8>>,
        decided_by: Option<Uuid>,
        received_at: i64,
        answered_at: Option<i64>,
    }
    access_events "access_events" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        at: i64,
        staff_id: Option<Uuid>,
        actor_kind: String,
        case_id: Option<Uuid>,
        action: String,
        purpose: String,
    }
    audit "audit" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        seq: i64,
        at: i64,
        actor_kind: String,
        actor_id: Option<Uuid>,
        action: String,
        subject_kind: String,
        subject_id: Option<Uuid>,
        result: String,
        detail: String,
        prev_hash: Vec<u8>,
        hash: Vec<u8>,
    }
    audit_head "audit_head" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        seq: i64,
        hash: Vec<u8>,
    }
    outbox "outbox" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        kind: String,
        #[sea_orm(column_type = "JsonBinary")]
        payload: Json,
        state: String,
        attempts: i64,
        not_before: i64,
        claimed_until: Option<i64>,
        created_at: i64,
        done_at: Option<i64>,
        last_error: Option<String>,
    }
    requests "requests" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        caller: String,
        digest: Vec<u8>,
        answer: String,
        created_at: i64,
    }
    counters "counters" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        bucket: String,
        starts_at: i64,
        count: i64,
    }
    settings "settings" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        value: String,
        updated_at: i64,
    }
    person_changes "person_changes" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        seq: i64,
        person_id: Uuid,
    }
    likenesses "likenesses" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        person_id: Uuid,
        other_id: Uuid,
        centre_id: Uuid,
        sealed: bool,
        score: i64,
        verdict: String,
        reasons: String,
        state: String,
        raised_by: Option<Uuid>,
        raised_at: i64,
        decided_by: Option<Uuid>,
        decided_at: Option<i64>,
    }
    merges "merges" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        kept_id: Uuid,
        gone_id: Uuid,
        centre_id: Uuid,
        sealed: bool,
        state: String,
        #[sea_orm(column_type = "JsonBinary")]
        choices: Json,
        edits: Option<Vec<u8>>,
        asked_by: Uuid,
        asked_at: i64,
        decided_by: Option<Uuid>,
        decided_at: Option<i64>,
        undo_asked_by: Option<Uuid>,
        undone_by: Option<Uuid>,
        undone_at: Option<i64>,
    }
    plans "plans" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        flight_id: Uuid,
        centre_id: Uuid,
        day: String,
        state: String,
        rules_version: String,
        as_of: Option<i64>,
        digest: Option<String>,
        input: Option<Vec<u8>>,
        result: Option<Vec<u8>>,
        created_by: Uuid,
        created_at: i64,
        ended_at: Option<i64>,
    }
    unsuited "unsuited" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        case_id: Uuid,
        programme_id: Uuid,
        provider_id: Uuid,
        reason: String,
        state: String,
        said_by: Uuid,
        said_at: i64,
        back_by: Option<Uuid>,
        back_at: Option<i64>,
    }
    exceptions "exceptions" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        referral_id: Uuid,
        rules: String,
        reason: String,
        staff_id: Uuid,
        at: i64,
    }
}
