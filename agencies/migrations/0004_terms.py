"""Words of the field to begin with, in our own plain words: changed locally."""

from django.db import migrations

TERMS = (
    ("A&E", "Accident and emergency", "The part of a hospital for sudden illness or injury."),
    ("ADHD", "Attention deficit hyperactivity disorder", "Sitting still, waiting and keeping to one thing are much harder than for others of the same age."),
    ("ASD", "Autism spectrum disorder", "Autism: a different way of taking in the world and of being with other people."),
    ("ASQ", "Ages and stages questionnaire", "Questions that parents answer about what their child can do at a certain age."),
    ("CAF", "Common Assessment Framework", "One way, used by all services, to find out with a family what is going well and what help is needed."),
    ("CAMHS", "Child and adolescent mental health services", "Help for children and young people with their feelings, thoughts and behaviour."),
    ("CIN", "Child in need", "A child who needs help from children's social care to grow up healthy and well."),
    ("Common assessment", "", "A talk with the family, written down under the same headings by every service, so that nobody has to tell their story twice."),
    ("CP", "Child protection", "What is done when a child may be harmed or is being harmed."),
    ("CPP", "Child protection plan", "What everybody does to keep a child safe, agreed at a meeting with the family."),
    ("DLA", "Disability Living Allowance", "Money for a child who needs much more care, or help with getting about, than others of the same age."),
    ("DV", "Domestic violence", "One person of a family hurts, frightens or controls another."),
    ("EDD", "Expected date of delivery", "The day on which a baby is expected to be born."),
    ("EDT", "Emergency duty team", "Social workers who answer at night and at weekends."),
    ("EHA", "Early help assessment", "Another name for a common assessment, used in some areas."),
    ("EHCP", "Education, health and care plan", "A plan with legal force for a child who needs more help in learning than a school usually gives."),
    ("EP", "Educational psychologist", "Somebody who helps schools and families to understand how a child learns and feels."),
    ("EWO", "Education welfare officer", "Somebody who helps when a child is often not at school."),
    ("EYFS", "Early years foundation stage", "What nurseries and child minders offer children from birth to five, and how they look at progress."),
    ("FNP", "Family nurse partnership", "A nurse who visits young first-time parents until the child is two."),
    ("FSW", "Family support worker", "Somebody who helps a family at home with everyday life."),
    ("GP", "General practitioner", "The family's own doctor."),
    ("HV", "Health visitor", "A nurse who looks after the health of children under five and their families."),
    ("IAPT", "Improving access to psychological therapies", "Talking treatment for adults who are anxious or low; also called NHS talking therapies."),
    ("IDVA", "Independent domestic violence adviser", "Somebody who helps a person in danger at home to be safe."),
    ("IFSP", "Individual family service plan", "A written plan of the help that one family gets and what it is for."),
    ("LAC", "Looked-after child", "A child who is in the care of the council."),
    ("LADO", "Local authority designated officer", "Who is told when somebody who works with children may have harmed a child."),
    ("Lead professional", "", "The one person whom the family can always turn to, and who sees that everybody does what was agreed."),
    ("LSCB", "Local safeguarding children board", "Local services that together watch over how children are kept safe; now called safeguarding children partners."),
    ("MARAC", "Multi-agency risk assessment conference", "A meeting about people in great danger from violence at home."),
    ("MARF", "Multi-agency referral form", "The form by which a worry about a child is sent to children's social care."),
    ("MASH", "Multi-agency safeguarding hub", "Where police, health and social care read a new worry about a child together."),
    ("NEET", "Not in education, employment or training", "A young person who neither learns nor works at present."),
    ("NHS number", "", "Ten figures by which health services know a person."),
    ("OT", "Occupational therapist", "Somebody who helps with everyday tasks such as dressing, eating and playing."),
    ("PCSO", "Police community support officer", "Somebody in uniform who walks the neighbourhood and can be talked to."),
    ("Portage", "", "Home visits for young children with a disability: learning by playing, together with the parents."),
    ("PR", "Parental responsibility", "The right and duty in law to decide for a child."),
    ("SALT", "Speech and language therapist", "Another short form of speech and language therapist."),
    ("SEN", "Special educational needs", "A child needs more or other help to learn than most of the same age."),
    ("SENCO", "Special educational needs co-ordinator", "The teacher who sees to help for children who find learning harder."),
    ("SEND", "Special educational needs and disability", "Help in learning, and help because of a disability, seen as one."),
    ("SLT", "Speech and language therapist", "Somebody who helps with talking, understanding, eating and drinking."),
    ("SW", "Social worker", "Somebody who helps families when a child needs more help or is not safe."),
    ("TAC", "Team around the child", "The people who help one child, and the family, meeting together."),
    ("TAF", "Team around the family", "The same for a whole family."),
    ("UPN", "Unique pupil number", "The number by which schools know a pupil."),
    ("YOT", "Youth offending team", "People of several services who work with young people in trouble with the law."),
)  # fmt: skip


def begin(apps, schema_editor):
    term = apps.get_model("agencies", "GlossaryTerm")
    for name, stands_for, meaning in TERMS:
        term.objects.get_or_create(
            name=name, defaults={"stands_for": stands_for, "meaning": meaning}
        )


def take_back(apps, schema_editor):
    names = [name for name, _, _ in TERMS]
    apps.get_model("agencies", "GlossaryTerm").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_glossary")]

    operations = [migrations.RunPython(begin, take_back)]
