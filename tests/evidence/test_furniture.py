from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.furniture import furniture_reason, mark_furniture
from onrecord.evidence.parts import Kind, Part
from tests.evidence.pages import PARAGRAPHS

FURNITURE = {
    "advertisement": [
        "If you buy something through this page, Levant Wire may get a share of the sale.",
        "This story has affiliate links.",
        "Advertisement", "ADVERTISEMENTS", "Story continues below advertisement", "Publicité", "Publicidad",
        "إعلان",
    ],
    "link to another page": [
        "Most read in world news", "Popular on Levant Wire", "Filed under: Old Town |",
        "More on the siege: https://levantwire.example/siege", "الوسوم: حمص، القصف", "Étiquettes : Homs, siège",
        "Etiquetas: Homs, asedio",
        "Read more", "READ MORE: Toll of shelling rises to thirty", "Also read: Two held over market strike",
        "ALSO READ| Two held over market strike", "Related Stories", "RELATED – Two held over market strike",
        "See also:", "Lire aussi : Deux suspects arrêtés", "À lire aussi", "Lea también: Dos detenidos",
        "Te puede interesar", "اقرأ أيضا: توقيف شخصين", "اقرأ المزيد", "مواضيع ذات صلة",
        "Leia também: Dois detidos", "Back to top", "Click here to read the report",
        "Previous article: Two held over strike", "Weiterlesen",
    ],
    "share bar": [
        "Like this story? Share it with a friend!", "Image 1 of 9", "Close",
        "Media playback is not supported on this device",
        "Email Amal Haddad at amal@levantwire.example or follow her @amal.", "amal@levantwire.example",
        "twitter.com/levantwire", "Tempo de leitura: 2 minutos", "Temps de lecture : 3 min",
        "Tiempo de lectura: 3 min", "Reading time: 4 mins",
        "Share", "Share this story", "Share this news", "Facebook Twitter WhatsApp Email Print",
        "Facebook | Twitter | X", "Telegram Share Print Email 12 Shares", "Follow us on Twitter @levantwire",
        "Partager", "Compartir en Facebook", "شارك على", "مشاركة", "تابعونا على تلغرام", "12 Shares",
        "Click to share on Facebook (Opens in new window)",
    ],
    "cookie note": [
        "This site uses cookies to improve your experience. By continuing you agree.", "Accept all cookies",
        "We use cookies and similar tools.", "Ce site utilise des cookies.",
        "Utilizamos cookies propias y de terceros.", "يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك.",
    ],
    "newsletter sign-up": [
        "Get the latest updates right in your inbox. Subscribe to our newsletters.",
        "Sign Up: Stay on top of the news! Sign up for our Email Newsletters here.",
        "Have a tip? Amal Haddad may be reached at amal@levantwire.example.",
        "If you enjoyed this article, join us.",
        "Sign up for our daily newsletter", "Subscribe to our newsletter for updates", "Subscribe now",
        "Get the latest news sent straight to your inbox", "Abonnez-vous à notre newsletter",
        "Suscríbete a nuestro boletín", "اشترك في نشرتنا البريدية", "Already a subscriber? Sign in",
    ],
    "photo credit": [
        "Image copyright Levant Wire",
        "Photo: Samir Nassar", "(Photo by Rim Aliwi/Levant Wire via Getty Images)", "Image credit: Levant Wire",
        "Rim Aliwi/Reuters", "© Rim Aliwi 2019", "File photo", "Crédit photo : Luc Martin", "Foto: Ana Ruiz",
        "تصوير: ريم العلوي", "Photograph: Rim Aliwi/AFP",
    ],
    "copyright line": [
        "Copyright Levant Wire 2019", "무단전재 및 재배포 금지", "無断転載を禁じます", "版权所有 未经授权不得转载",
        "Все права защищены.",
        "Tüm hakları saklıdır.", "کلیه حقوق این سایت محفوظ است.",
        "© 2019 Levant Wire. All rights reserved.", "Copyright 2019 Levant Wire", "All rights reserved",
        "This material may not be published, broadcast, rewritten or redistributed.", "Tous droits réservés.",
        "Todos los derechos reservados", "جميع الحقوق محفوظة",
    ],
    "comment form": [
        "Leave a comment", "3 Comments", "Laisser un commentaire", "Deja un comentario", "أضف تعليقا",
        "Comments are closed.",
    ],
    "reporting credits": [
        "(Reporting by Amal Haddad, with reporting by Rim Aliwi, editing by Rita Saad.)",
        "Levant Wire writers Rim Aliwi and Rita Saad contributed to this report.",
        "Reporting by Amal Haddad in Aleppo; editing by Rita Saad", "(Reporting by Amal Haddad)",
        "Additional reporting by Rim Aliwi", "(Editing by Tom Reed and Rita Saad)",
    ],
}  # fmt: skip

REPORT = (
    *PARAGRAPHS,
    "Photo: a man carries a child out of the market",
    "Photo shows a man carrying a child out",
    "Share prices fell after the attack",
    "Read more names were added to the list on Friday.",
    "Related deaths rose to twelve.",
    "PREVIOUS STORY: Police say that three men were shot on Sunday morning.",
    "Reporting by the group found that twelve people died.",
    "Comments by the minister were not available.",
    "Police in Homs (Rim Aliwi/AP)",
    "Advertisement agency worker Nadia Haroun was killed",
    "Two men signed up for the newsletter and were arrested",
    "Copyright lawyer Samir Nassar was shot dead",
    "If you buy bread in the old town you queue, the inquiry commission said",
    "Popular in the town, Samir Nassar ran a bakery",
    "Posted in Aleppo, the soldiers had no leave",
    "More in hospital",
    "Email records show that the order was given on Sunday.",
    "Reach the hospital by noon, the nurses were told",
    "The siege contributed to this famine.",
    "Sign up or be shot, the young men were told",
    "On",
    "12",
    "12 45",
    "Follow the road to Homs",
    "قتل أربعة مدنيين",
    "إعلان وقف إطلاق النار في المدينة",
    "صورة: طفل يحمل شقيقه في السوق القديم",
)


@pytest.mark.parametrize(
    ("reason", "paragraph"), [(reason, text) for reason, texts in FURNITURE.items() for text in texts]
)
def test_furniture_is_named(reason, paragraph):
    assert furniture_reason(paragraph) == reason


@pytest.mark.parametrize("paragraph", REPORT)
def test_a_sentence_of_a_report_is_not_furniture(paragraph):
    assert furniture_reason(paragraph) is None


def test_names_in_capitals_only_are_few():
    assert furniture_reason("PHOTO: MAN CARRIES CHILD OUT OF THE MARKET") is None


def test_a_long_paragraph_is_never_furniture():
    assert furniture_reason("We use cookies " + "x " * 500) is None


def test_marked_parts_keep_their_place_and_rows_their_text():
    parts = (Part("Share"), Part("Share", Kind.ROW), Part("x"), Part("Share", dropped="by-line"))
    assert [part.dropped for part in mark_furniture(parts)] == ["share bar", None, None, "by-line"]


@pytest.mark.parametrize("piece", ["share ", "a ", "Photo: A ", "1 ", "read more: ", "© ", "(", "x/", "by A, "])
def test_no_pattern_takes_long(piece):
    start = time.process_time()
    furniture_reason((piece * 800)[:799] + "!")
    furniture_reason((piece * 800)[:800])
    assert time.process_time() - start < 0.5


@given(st.text(max_size=100))
def test_any_paragraph_has_a_reason_or_none(paragraph):
    assert furniture_reason(paragraph) is None or furniture_reason(paragraph) in FURNITURE
