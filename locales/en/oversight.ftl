# Oversight: the protection unit.
wait-minutes = { $n } min
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
seen-dpi = showed a DPI
seen-credential = showed credentials
seen-passport = showed a passport
signed-screen = signed on screen
signed-paper = signed on paper
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
desk-list-no = List number
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
milestone-next-step = With a next step
milestone-no-next-step = Without a next step
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
