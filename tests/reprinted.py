"""Invented reports that print one text, or only look as if they did."""

from __future__ import annotations

WIRE = (
    "ZAWIYA, Libya (Reuters) - Two bakers were shot dead on Tuesday outside the market on the coast road, police said, "
    "in the third attack on shopkeepers since the beginning of the month. Witnesses said two men on a motorcycle fired "
    "at the queue in front of the bakery and fled towards the refinery. One of the dead was named as Samir Qasem, 41, "
    "a father of four; the other had come from the south in search of work. A colonel at the police station said that "
    "nobody had claimed the attack, and that a car burnt out near the bridge was being examined."
)
LOCAL = (
    "A spokesman for the town council called for calm and promised that the market would open again by Friday, with "
    "guards paid by the traders. Several shops stayed shut on Wednesday, and a school nearby sent its children home at "
    "noon. The council has asked the interior ministry twice this year for more patrols, without an answer. Traders "
    "who met in the mosque after the funeral said that they would close for three days in mourning, and that those who "
    "had received threats by telephone should come forward. Fuel was short again, and the road to the capital was cut "
    "for an hour by young men burning tyres. A doctor at the teaching hospital said that the wounded were recovering."
)
OTHER = (
    "BENGHAZI, Libya (Reuters) - The body of a lawyer was found on Sunday at the edge of the old airport, her brother "
    "told reporters, four days after armed men took her from her office in the quarter of Majouri. She had defended "
    "families whose sons disappeared during the siege. The prosecutor opened an inquiry and ordered an autopsy. Rights "
    "groups said that it was the fifth killing of a lawyer or activist in the city in two years, and that not one of "
    "them had been brought to trial. A vigil is planned for Monday evening in front of the courthouse."
)
ARABIC = (
    "الزاوية (رويترز) - قُتل خبازان بالرصاص يوم الثلاثاء أمام السوق على الطريق الساحلي بحسب الشرطة في ثالث هجوم على "
    "أصحاب المتاجر منذ بداية الشهر. وقال شهود إن رجلين على دراجة نارية أطلقا النار على الطابور أمام المخبز ثم فرّا "
    "باتجاه المصفاة. وأحد القتيلين يدعى سمير قاسم وعمره واحد وأربعون عاما وهو أب لأربعة أطفال أما الآخر فكان قد جاء "
    "من الجنوب بحثا عن عمل. وقال عقيد في مركز الشرطة إن أحدا لم يعلن مسؤوليته عن "
    "الهجوم وإن سيارة محترقة قرب الجسر يجري فحصها."
)
BULLETIN = (
    "The security directorate announces that a patrol of the {district} station found on the evening of {day} the body "
    "of a citizen, {name}, aged {age}, who had been hit by bullets in the {street} street. The body was taken to the "
    "hospital and the prosecution was informed. The directorate asks every citizen who has any information to come to "
    "the nearest station or to call the number that is known to all, and reminds the public that carrying weapons "
    "without a licence is punished by law."
)
FIRST = BULLETIN.format(district="Harbour", day="3 May", name="Nuri Hamid", age=27, street="Olive")
SECOND = BULLETIN.format(district="Citadel", day="19 June", name="Salma Adel", age=54, street="Station")


def under(title, text):
    """Give a text below a title."""
    return f"{title}\n\n{text}"
