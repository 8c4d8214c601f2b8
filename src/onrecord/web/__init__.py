"""The workbench: where people read, judge and sign. Server-written pages over the case file, for one laptop or a team.

Views are thin: they read what was asked, call `store` or `jobs`, and render. Whoever may not see a page is stopped
before the view runs: each view names the right it needs (`web.access.rights.needs`), and one that names none is shut.

    starting.py   settings for this case file; Django started; tables of signing in made; the server
    access/       who is asking, what they may do, which case file they work on; headers
    frame/        what every page has: navigation, languages, tags of templates
    <screen>/     one folder a screen: urls.py, views.py, forms.py; its templates in templates/<screen>/
    api/          the same over JSON
"""
