"""The desk: an archive in a browser, and for programs. Nothing else knows the web framework.

application  from an archive to a web application
serving      the application at an address
defences     who is let in, and with what
login        the form that lets a browser in where a token is asked for
problems     what went wrong, as JSON and as a page
archives     the archive and the desk's own things, for those who answer
readers      open archives, kept from one request to the next
jobs         what is being read and added
api          the answers to programs
pages        the answers to browsers
"""
