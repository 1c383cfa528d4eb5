"""The desk: an archive as web pages and as a REST API. No other package uses the web framework.

application   from an archive to a web application
serving       runs the application at an address
security      checks each request: host, origin, token, size
login         the form for the token
problems      errors as JSON and as a page
dependencies  what FastAPI hands to each request: the desk, an open archive
readers       open archives, reused from request to request
jobs          the reading queue
person        who is at the desk
correcting    puts records right; correction_forms, filled_forms and found_words are the form for it
api           the REST API
pages         the pages for browsers
"""
