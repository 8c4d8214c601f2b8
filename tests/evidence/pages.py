"""Invented reports as bytes and pages, for the tests of the readers."""

from __future__ import annotations

__all__ = ["ARABIC_PAGE", "NEWS_PAGE", "PARAGRAPHS", "a_page", "an_mhtml_file", "bodies"]

PARAGRAPHS = (
    "Four people were killed and nine wounded when a shell hit the vegetable market in the old town on Tuesday morning,"
    " residents and a doctor said.",
    "Nadia Haroun, 37, a nurse, died on the way to the general hospital, according to her brother. Two of her nephews"
    " were hurt by glass from the shop front.",
    "“We heard two explosions, one after the other,” said a shopkeeper who asked not to be named. “Then there was only"
    " dust, and people calling for each other.”",
    "The district council said that it had counted eleven shells since Sunday. The army has not commented on it.",
    "The market has been hit three times this year. In March a mortar killed a porter, Samir Nassar, and his son.",
)


def bodies(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Give the paragraphs as HTML."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def a_page(body: str, head: str = "", attributes: str = "lang=en") -> bytes:
    """Give a page with this head and body, in UTF-8 and saying so."""
    return (
        f"<!doctype html><html {attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
    )


NEWS_PAGE = a_page(
    f"""
    <header><a href=/>Levant Wire</a><nav><ul><li><a href=/news>News</a><li><a href=/world>World</a></ul></nav></header>
    <article>
      <h1>Four killed as shell hits market in old town</h1>
      <p class=byline>By <a rel=author href=/staff/amal>Amal Haddad</a></p>
      <time datetime=2019-05-14T09:30:00+03:00>14 May 2019</time>
      <figure><img src=a.jpg><figcaption>Residents clear the entrance of the market on Tuesday.</figcaption></figure>
      {bodies(PARAGRAPHS[:2])}
      <blockquote class=pull-quote><p>Then there was only dust, and people calling for each other.</p></blockquote>
      {bodies(PARAGRAPHS[2:4])}
      <p><a href=/2>Read more: Toll of shelling rises to thirty</a></p>
      <h2>The dead</h2>
      <ul><li>Nadia Haroun, 37</li><li>Samir Nassar, 51</li><li>Samir Nassar, 51</li></ul>
      <table><tr><th>Name<th>Age</tr><tr><td>Rim Aliwi<td>9</tr></table>
      {bodies(PARAGRAPHS[4:])}
      <p>Reporting by Amal Haddad in Aleppo; editing by Rita Saad</p>
    </article>
    <section id=comments><p>A reader's remark that is no part of any report at all, whatever it says.</p></section>
    <footer><p>© 2019 Levant Wire. All rights reserved.</p></footer>
    <script>document.write("never")</script><style>p {{ color: black }}</style><!-- never -->
    """,
    """
    <title>Four killed as shell hits market in old town | Levant Wire</title>
    <meta property=og:title content="Four killed as shell hits market in old town | Levant Wire">
    <meta property=og:site_name content="Levant Wire">
    <meta property=article:published_time content=2019-05-14T09:30:00+03:00>
    <link rel=canonical href=https://levantwire.example/2019/05/14/market>
    """,
)

ARABIC_PAGE = """<!doctype html><html dir=rtl lang=ar><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1256"><title>مقتل أربعة مدنيين في قصف على سوق</title>
</head><body><div class=article-body><h1>مقتل أربعة مدنيين في قصف على سوق</h1>
<p>🕯️ قُتل أربعة مدنيين بينهم الممرضة نادية هارون في قصف على سوق الخضار في البلدة القديمة، وفق ما قال سكان.</p>
<p>وقال طبيب في المشفى العام إن تسعة آخرين أصيبوا في القصف، وإن بينهم طفلين من عائلة واحدة نقلا إلى مدينة أخرى.</p>
<p>وأضاف المجلس المحلي أنه أحصى إحدى عشرة قذيفة منذ يوم الأحد، ولم يصدر عن الجيش أي تعليق على الهجوم حتى الآن.</p>
<p>اقرأ أيضا: ارتفاع عدد القتلى في المدينة</p></div></body></html>""".encode("cp1256", "xmlcharrefreplace")


def an_mhtml_file(page: bytes, address: str = "https://levantwire.example/2019/05/14/market") -> bytes:
    """Give the page as Chrome saves it in a single file."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="----Part----"\r\n\r\n'
    part = f"------Part----\r\nContent-Type: text/html\r\nContent-Location: {address}\r\n"
    return (
        (head + kind + part + "Content-Transfer-Encoding: 8bit\r\n\r\n").encode() + page + b"\r\n------Part------\r\n"
    )
