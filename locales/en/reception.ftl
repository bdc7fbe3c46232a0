# reception
board-title = Today's flights
board-upload = Upload list
board-empty = No flights are announced today
board-empty-why = When you receive the list of a flight, upload it here and review it.
board-from = from { $origin }
board-registered = { $registered } of { $listed } registered
board-to-review = { $count } lines to correct
board-open = Open desk
board-list = See list
board-waiting = Lists to approve
board-waiting-row = { $name }: { $count } lines
board-waiting-left = { $name }: { $count } rows left to put right
state-expected = Expected
state-landed = Landed
state-receiving = Receiving
state-reconciling = Reconciling
state-closed = Closed
state-cancelled = Cancelled
upload-title = Upload list
upload-lead = We read CSV, Excel (.xlsx), PAXLST or rows pasted from a mail.
upload-file = File with the list
upload-paste = Or paste the rows here
upload-button = Review
list-title = List of flight { $number }
list-no = No.
list-name = Name
list-birth = Birth or age
list-family = Family
list-state = State
list-fix = Correct
list-print = List sheet
line-pending = Expected
line-needs-review = To correct
line-matched = Registered before
line-arrived = Registered
line-absent = Did not come
line-refused = Not expected
fix-title = Correct line
fix-lead = Fill in what is missing. The line is then ready for the desk.
fix-save = Save correction
desk-title = Arrival desk
desk-progress = { $number } · Registered { $registered } of { $listed }
desk-find = List number, card or surname
desk-find-hint = Key F2. You may type the surname without accents.
desk-find-button = Find
desk-none = Nobody on the list fits “{ $query }”.
desk-walk-in = Register somebody who is not on the list
desk-several = There are several people. Choose one.
desk-already = Already registered by { $name } at desk { $desk }. Receipt { $receipt }.
desk-card-of = This card belongs to receipt { $receipt }.
desk-see-receipt = See receipt
desk-given = Given names
desk-surnames = Surnames
desk-birth = Birth or age
desk-birth-hint = For example 14 08 1991, 1991 or 34 años
desk-sex = Sex
desk-woman = Woman
desk-man = Man
desk-other-sex = Other
desk-destination = Goes to
desk-phone = Telephone
desk-phone-of = Whose telephone it is
desk-phone-own = Their own
desk-phone-family = A relative's
desk-language = Language
desk-document = Document (DPI or other)
desk-company = Comes with
desk-alone = Alone
desk-family = Family
desk-family-title = Family (F4)
desk-family-hint = Type the list number of each relative. They are registered together.
desk-member = Relative { $n }, list number
desk-relation = Relation
relation-child = Son or daughter
relation-partner = Partner
relation-parent = Mother or father
relation-sibling = Brother or sister
relation-grandparent = Grandparent
relation-other = Other
desk-urgent = Urgent today
urgent-health = Health
urgent-pregnancy = Pregnancy
urgent-sleep = Where to sleep
urgent-mobility = Help to move
urgent-food = Food
urgent-call = A call
desk-private = Private interview (F8)
desk-consent = Consent (read aloud)
consent-all = Yes to all four
consent-some = One by one
consent-none = No
consent-help = To be helped and followed up
consent-share = To share with the programmes they choose
consent-contact = To be called or written to
consent-figures = Figures without their name
desk-card = Card
desk-card-hint = Scan or type the 12 digits of a new card
desk-save = Save and next
child-title = Minor without company
child-words = Call the protection officer. Give no card and do not ask for their story. Once saved, the record is restricted to protection.
child-confirm = A protection officer has been called
child-save = Tell protection and save
slip-title = Registration saved
slip-receipt = Receipt { $receipt }
slip-card = Card ending in { $digits }
slip-family = Family registered together
slip-next = Next person
slip-keep = Keep this number. With your card and PIN you can follow your process on a phone.
slip-sealed-title = Protection has been told
slip-sealed-words = The record is restricted to the protection office. Stay with the child or adolescent until the officer comes.
slip-sealed-nobody = Protection was told. No officer has it yet: stay with the child.
slip-sealed-officer = With the child now: { $name }, protection officer.
slip-sealed-after = This receipt shows who has the child until the handover. After that it no longer opens.
balance-title = Reconcile { $number }
act-title = Act of flight { $number }
balance-over = Ended { $at }.
balance-sums = Sums
sum-listed = Listed { $listed } = arrived { $arrived } + did not arrive { $absent } + undecided { $undecided }
sum-registered = Registered { $registered } = from the list { $arrived } + not on the list { $unlisted }
sum-cards = Registered { $registered } = with a card { $bound } + without their own, with a reason { $without } + to be cleared up { $open }
balance-begin = Begin to reconcile
balance-begin-words = When nobody waits in the hall, compare the list with the people. If somebody else comes, you can go on registering.
balance-ready = Everything adds up. Closing signs the act, and nobody is registered on this flight any more.
balance-blocked = What is below has to be decided before it can be closed.
balance-close = Close flight
balance-go-on = Go on registering
balance-cancel = The flight does not come
balance-cancel-why = Why
balance-undecided = { $count ->
    [one] 1 line undecided
   *[other] { $count } lines undecided
}
balance-cardless = { $count ->
    [one] 1 person without a card
   *[other] { $count } people without a card
}
balance-absent = { $count ->
    [one] 1 person did not arrive
   *[other] { $count } people did not arrive
}
balance-protection = The protection office keeps and closes its own account. These sums do not include it.
line-open = Undecided
line-came = They came: register
lines-save = Save decisions
card-open = To be cleared up
cards-save = Save reasons
absent-did-not-board = Did not board
absent-changed-flight = Changed flights
absent-taken-to-hospital = Went to hospital
absent-with-other-authority = Is with another authority
absent-not-said = Did not arrive, nobody said why
refused-not-a-person = The line is not a person
refused-listed-twice = Is on the list twice
refused-crew = Is crew
refused-unreadable = Cannot be read
no-card-not-wanted = Did not want a card
no-card-out-of-stock = No cards left; given later
no-card-with-caregiver = Whoever cares for them carries it
cancel-weather = Weather
cancel-other-airport = Landed at another airport
cancel-postponed = Postponed
cancel-by-origin = Called off by the country of origin
cancel-entered-twice = Was entered twice
board-balance = Reconcile list
board-act = See act
absent-taken-off-list = The corrected list does not name them any more
board-lead = { $day } · { $time } · cards in the box: { $cards }
board-before = { $n ->
    [one] 1 flight of earlier days not closed
   *[other] { $n } flights of earlier days not closed
}
board-after = { $n ->
    [one] 1 flight of the next days
   *[other] { $n } flights of the next days
}
board-no-list = No list yet. You can register without one.
board-listed = { $count ->
    [one] 1 person on the list
   *[other] { $count } people on the list
}
board-registered-only = { $count ->
    [one] 1 registered, no list
   *[other] { $count } registered, no list
}
board-minors = { $count ->
    [one] 1 child
   *[other] { $count } children
}
board-alone = { $count ->
    [one] 1 alone, says the list
   *[other] { $count } alone, says the list
}
board-families = { $count ->
    [one] 1 family
   *[other] { $count } families
}
board-private = { $count ->
    [one] 1 private interview
   *[other] { $count } private interviews
}
board-private-few = fewer than 5 private interviews
board-ended = Ended today
board-flight = Flight
board-on-list = On the list
board-came = Registered
