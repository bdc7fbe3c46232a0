# Oversight: the protection unit.
wait-minutes = { $n ->
    [0] less than 1 min
   *[other] { $n } min
}
wait-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
wait-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
children-title = Children who came alone
children-lead = { $n ->
    [0] Nobody waits to be handed over.
    [one] 1 child waits to be handed over.
   *[other] { $n } children wait to be handed over.
}
children-late = { $n ->
    [one] 1 has waited more than 48 hours. The law asks for the handover before 72.
   *[other] { $n } have waited more than 48 hours. The law asks for the handover before 72.
}
children-empty = Nobody waits for protection
children-empty-why = When the desk receives a child who came alone, they appear here and we write to you. Only this office sees it.
children-all-cared = Everybody is in confirmed care. Their files remain to be closed.
children-ended = To be closed
children-who = Name
children-arrived = Arrived
children-waits = Waiting
children-next = What is next
children-officer = Officer
children-due = Deadline
children-no-due = met
children-handed = with the authority
children-nobody = nobody yet
duty-take = Take the file
duty-call = Call the authority
duty-hand-over = Hand over to the authority
duty-confirm = A second person confirms the reunification
duty-acknowledge = The authority confirms it received the child
duty-close = Close the file
authority-sbs = Secretariat of Social Welfare (SBS)
authority-pgn = Attorney General's Office (PGN)
authority-opi = Migration protection officer (OPI)
authority-eri = Immediate response team (ERI)
authority-family = Their family
said-coming = on the way
said-noted = took note, will send somebody
said-not-reached = nobody answered
seen-dpi = DPI
seen-credential = Credentials of their institution
seen-passport = Passport
signed-screen = On screen
signed-paper = On paper
sealed-title = Sealed file
sealed-only-unit = Only the protection office sees this file
sealed-tag = Sealed
sealed-next = What is next:
sealed-desk = What the desk recorded
sealed-call = Call { $at }
sealed-reunion = Reunification proposed with
sealed-received = Received, { $at }
sealed-acknowledged = Receipt confirmed
sealed-contacts = Telephones
sealed-contacts-lead = It is recorded that you saw them. Call as each one says.
sealed-no-contacts = The desk noted no telephone.
sealed-show-contacts = Show full numbers
sealed-close = Close file
sealed-close-words = The authority or the family confirmed. Once closed, the file leaves the list and stays sealed.
sealed-closed = This file is closed.
desk-flight = Flight
desk-registered = Registered
desk-registered-by = { $at }, { $name }
desk-destination = Going to
desk-urgent = Urgent today
desk-born = Birth
desk-receipt = Receipt of the desk
contact-own = The child's own
contact-family = Of a relative
rule-neutral = say only that you call from a help centre
act-take = Take
act-take-over = Take over the file
act-call = Note a call
act-hand-over = Note the handover
act-confirm = Confirm the reunification
act-acknowledge = The authority confirmed
call-title = Note a call to the authority
call-lead = Note it too when nobody answered.
call-said = What they said
call-spoke-with = Whom you spoke with
call-spoke-with-hint = Name and post. It stays sealed.
call-save = Save call
step-authority = Who
hand-over-title = Note the handover
hand-over-lead = With this, custody passes to whoever receives.
hand-over-name = Name of who receives
hand-over-name-hint = As on the document they showed
hand-over-seen = Document they showed
hand-over-signature = How they signed
hand-over-family = A handover to the family is confirmed by another person of the office
hand-over-family-only = Only if they go with their family
hand-over-proof = I saw and kept the proof of kinship
hand-over-save = Save handover
notes-title = Notes
note-label = Note
note-hint = Only the protection office reads it.
note-save = Save note
story-prepared = Protection was told
story-taken = An officer took the file
story-called = Call to the authority
story-proposed = Reunification proposed
story-made = Handover made
story-acknowledged = Receipt confirmed
story-note = Note written
story-closed = File closed
rule-any = you may call
rule-none = do not call this number
# The control room.
room-title = Control room
room-now = Today { $time }
room-refresh = Refresh
room-flights = Today's flights, from the list to the next step
room-flight = Flight
room-no-flights = No flights today
room-no-flights-why = When the list of a flight comes, you see here how it goes.
milestone-expected = Expected
milestone-registered = Arrived
milestone-carded = With a card
milestone-interviewed = Interviewed
milestone-referred = Referred
milestone-answered = Answered
milestone-next-step = With a step
milestone-no-next-step = No step
watch-unowned = Nobody responsible
watch-unanswered = Referrals without an answer
watch-waiting = Waiting more than 1 hour
watch-private = Private interviews
tile-people = { $n ->
    [one] person
   *[other] people
}
tile-referrals = { $n ->
    [one] referral
   *[other] referrals
}
tile-oldest = See the list; the oldest, { $wait }
tile-providers = { $n ->
    [one] See the list; 1 provider owes it
   *[other] See the list; { $n } providers owe them
}
tile-nothing = Nothing waits
pace-title = Registered by each clerk
pace-clerk = Clerk
pace-bar = Comparison
pace-nobody = Nobody has been registered yet.
look-title = Worth a look
look-nothing = Nothing for now.
look-before-closing = Before closing
look-lists = { $n ->
    [one] 1 list waits for approval
   *[other] { $n } lists wait for approval
}
look-to-review = { $number }: { $n ->
    [one] 1 line to correct
   *[other] { $n } lines to correct
}
list-lead = { $n ->
    [one] 1 on this list. It is recorded that you saw it.
   *[other] { $n } on this list. It is recorded that you saw it.
}
list-since = Since
list-waits = Waiting
list-due = Answer was due
list-late = Late by
list-about = Referral
list-empty = Nobody on this list
list-empty-why = What was counted here has been dealt with.
# The trail, and files opened for a reason.
trail-title = Access log
trail-masked = Staff appear as a sign, not by name.
trail-named = Who saw or changed what, by name and reason.
trail-code = Code of the file
trail-code-hint = The receipt number it began with, 8 signs
trail-day = Day
trail-day-hint = Day, month and year, for example 24/11/2026
trail-look = Look
trail-none = No file has the code { $code }
trail-none-why = Compare the code with the receipt. It has 8 letters and digits.
trail-of-file = File { $code }
trail-of-day = { $day }
trail-more = Earlier ones
trail-quiet = Nothing was recorded
trail-quiet-why = Choose another day or another code.
trail-count = { $n ->
    [one] 1 line
   *[other] { $n } lines
}
trail-at = When
trail-who = Who
trail-what = What
trail-about = About
trail-detail = Reason
actor-person = The person, with their card
actor-link = The provider, by its link
actor-house = The system
trail-noun = { $kind ->
    [case] file
    [flight] flight
    [line] line
    [arrival] arrival
    [person] person
    [referral] referral
    [handover] handover
    [staff] account
    [card] card
    [centre] centre
    [break_glass] opening
    [note] note
    [unit] office
    [plan] worked-out places
    [upload] list
    [offering] offering
    [appointment] appointment
   *[other] { $kind }
}
trail-purpose = { $code ->
    [casework] casework
    [reception] reception
    [protection] protection
    [oversight] oversight
    [answer] answer
    [sin_responsable] nobody responsible
    [sin_respuesta] referrals without an answer
    [en_espera] waiting more than 1 hour
    [aparte] private interviews
    [registradas] arrived
    [con_tarjeta] with a card
    [entrevistadas] interviewed
    [referidas] referred
    [con_respuesta] answered
    [con_paso] with a next step
    [sin_paso] without a next step
    [justified] justified
    [not_justified] not justified
    [danger_to_life] danger to life
    [medical] medical emergency
    [court_order] court order
    [owner_unreachable] whoever has it cannot be reached
   *[other] { $code }
}
trail-action = { $code ->
    [case_viewed] opened the file
    [interview_viewed] opened the interview
    [referral_viewed] opened the referral
    [sealed_viewed] opened a sealed file
    [sealed_list_viewed] saw the protection list
    [contact_revealed] saw full telephone numbers
    [glass_broken] opened for a reason
    [glass_viewed] read what was opened for a reason
    [glass_reviewed] reviewed an opening
    [access_log_viewed] saw this log
    [desk_searched] searched at the desk
    [line_viewed] opened a line of the list
    [list_viewed] saw the flight's list
    [receipt_viewed] saw a receipt
    [inbox_viewed] saw their inbox
    [room_list_viewed] saw a list of the control room
    [flight_balance_viewed] saw the flight's sums
    [arrival_registered] registered an arrival
    [person_created] entered a person
    [case_assigned] took or assigned the file
    [case_closed] closed the file
    [interview_saved] saved the interview
    [interview_completed] completed the interview
    [need_found] noted a need
    [need_ended] ended a need
    [tasks_viewed] saw their tasks
    [task_created] created a task
    [task_snoozed] put off a task
    [task_done] did a task
    [task_not_needed] ended a task that was not needed
    [referral_sent] sent a referral
    [referral_accepted] accepted a referral
    [referral_declined] declined a referral
    [referral_waitlisted] put on the waiting list
    [referral_withdrawn] withdrew a referral
    [referral_reminded] reminded the provider
    [appointment_planned] set an appointment
    [appointment_confirmed] confirmed an appointment
    [appointment_excused] said they cannot go
    [referral_answered_by_phone] wrote down an answer by telephone
    [consent_given] noted a permission
    [consent_refused] noted a no
    [consent_withdrawn] took a permission back
    [card_printed] printed a card
    [card_opened] opened with the card
    [card_frozen] froze a card
    [card_pin_wrong] wrong PIN
    [demonstration_seeded] prepared the demonstration
    [demonstration_idled] let the sessions of a demonstration account end
    [manifest_uploaded] uploaded a list
    [manifest_read] read a list
    [manifest_approved] approved a list
    [manifest_cancelled] put a list aside
    [manifest_refused] refused a list
    [line_corrected] corrected a line
    [flight_announced] announced a flight
    [flight_cancelled] marked that the flight does not come
    [arrival_checked_out] noted the departure
    [plan_begun] asked to work out places of a flight
    [plan_made] worked out places of a flight
    [plan_cancelled] cancelled working out places
    [plan_failed] could not work out places
    [plan_viewed] saw the places proposed for a flight
    [routed_together] worked out places of their flight
    [recommended] asked for recommendations
    [referral_link_made] prepared a provider's link
    [preferences] changed their preferences
    [desk_taken] took a desk
    [password_changed] changed their password
    [password_taken] gave their password
    [second_factor_set_up] set up their code
    [sessions_ended] ended their sessions
    [stepped_up] confirmed with their code
    [staff_invited] invited somebody
    [places_declared] said how many places there are
    [reunion_proposed] proposed a reunification
    [received_listed] saw their referrals
    [form_kept] kept what was typed
    [kept_form_dropped] dropped what was kept
    [card_bound] gave a card
    [card_withheld] noted why there is no card
    [handover_prepared] told protection
    [handover_taken] took charge
    [handover_called] called the authority
    [handover_made] passed custody
    [handover_acknowledged] confirmed the handover
    [note_written] wrote a note
    [flight_receiving] opened the flight's desks
    [flight_reconciling] began to reconcile
    [flight_closed] closed the flight
    [line_absent] marked as not arrived
    [line_refused] took a line out
    [signed_in] signed in
    [signed_out] signed out
    [asked_elsewhere] asked another centre
    [card_revoked] ended a card
    [catalogue_imported] brought in the catalogue
    [console_opened] worked from the console
    [first_password] chose their first password
    [likeness_decided] decided whether two records are one person
    [likeness_noted] noticed two records alike
    [line_note_seen] saw what a corrected list said
    [list_invented] invented a list for the demonstration
    [manifest_changed] changed a list under review
    [merge_asked] asked to join two records
    [merge_refused] refused to join two records
    [person_came_again] recorded another return
    [records_merged] joined two records
    [records_parted] parted two records
    [referral_by_exception] referred by exception
    [sender_confirmed] confirmed a sender's columns
    [staff_link_renewed] made another sign-in link
    [unmerge_asked] asked to part two records
   *[other] { $code }
}
glass-title = Open a file for a reason
glass-words = Use it only if waiting would do harm. You see one file for 30 minutes and cannot change it. Whoever has it, the supervisor and data protection are told at once, and another person reviews the reason.
glass-code = Code of the file
glass-code-hint = The person's receipt number, 8 signs
glass-reason = Reason
glass-why = In your own words
glass-why-hint = 20 letters or more: what is happening, why it cannot wait.
glass-open = Open for 30 minutes
reason-danger-to-life = Danger to life
reason-medical = Medical emergency
reason-court-order = Court order
reason-owner-unreachable = Whoever has it cannot be reached
glass-file-title = File opened for a reason
glass-until = { $reason }. It closes by itself at { $time }. It is recorded and people were told.
glass-dates = Appointments
glass-no-dates = No appointments.
glass-register = Files opened for a reason
register-lead = { $n ->
    [0] All are reviewed.
    [one] 1 waits for review.
   *[other] { $n } wait for review.
}
register-empty = Nobody has opened a file for a reason
register-empty-why = Each time it happens, it appears here with who, when and why.
register-code = File { $code }
register-reviewed = Reviewed by { $name }
register-waits = Waits for another person's review.
verdict-justified = Justified
verdict-not-justified = Not justified
judge-justified = Justified
judge-not-justified = Not justified
trail-of-this = This file
watch-unmet = Needs without an offer
