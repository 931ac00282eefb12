"""The person at the keyboard: reading, writing, editing, options, output; nothing else knows a width or a key."""
