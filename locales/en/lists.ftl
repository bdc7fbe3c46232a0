# Lists of who comes: reading, columns, review.
reading-title = Reading the list
reading-lead = { $name }
reading-waiting = Waiting for another list to finish
reading-opening = Opening the file
reading-reading = Reading rows
reading-checking = Checking the whole
reading-comparing = Looking for people who came before
reading-rows = { $rows } of { $total } rows
reading-pace = { $rate } rows a second, about { $seconds } seconds left
reading-leave = You can leave and come back: the list goes on being read and stays under “Today's flights”.
reading-again = Refresh
