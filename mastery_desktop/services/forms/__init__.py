"""Forms that were filled in on laptops: read, turned into suggestions, and accepted one by one.

apart       files of others, read in a process of their own
reading     files into what they hold together; ticked levels become counts at once
suggesting  what that would change in a session as it stands
listing     suggestions as text, for a terminal
service     the facilitator's actions
"""
