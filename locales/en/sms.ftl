# Short messages: at most 160 signs of the telephone's alphabet.
# Neutral: never a programme, a place or the return.
appointment = Your appointment is on { $day } at { $hour }. Bring your card. To change it call { $phone }.
appointment-day = Your appointment is on { $day }. Bring your card. To change it call { $phone }.
appointment-reminder = Remember your appointment: { $day } at { $hour }. Bring your card. To change it call { $phone }.
appointment-reminder-day = Remember your appointment: { $day }. Bring your card. To change it call { $phone }.
appointment-moved = Your appointment has a new date: { $day } at { $hour }. Bring your card. If you cannot come, call { $phone }.
appointment-moved-day = Your appointment has a new date: { $day }. Bring your card. If you cannot come, call { $phone }.
news = There is a message for you. Sign in with your card: { $site } or call { $phone }.
