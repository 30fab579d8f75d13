"""Common words by topic, and pairs of words by what relates them.

Each is a single token of SmolLM2 after a space, in small or capital letters.
"""

_TOPICS = {
    "countries": """France Germany Italy Spain England Ireland Scotland Portugal Sweden Norway
        Finland Denmark Poland Russia Ukraine Greece Turkey Egypt Kenya Nigeria India China Japan
        Korea Vietnam Thailand Indonesia Australia Canada Mexico Brazil Argentina Chile Peru Cuba
        Iran Iraq Israel Pakistan Morocco Austria Hungary Belgium""",
    "animals": """dog cat horse cow sheep goat pig lion tiger bear wolf fox deer rabbit mouse rat
        monkey elephant whale dolphin shark snake frog turtle bird eagle owl duck chicken penguin
        spider butterfly bee ant crab kangaroo giraffe zebra camel squirrel""",
    "body": """head hair face eye ear nose mouth lip tongue tooth neck throat shoulder arm elbow
        wrist hand finger thumb chest back stomach hip leg knee ankle foot toe skin bone muscle
        heart lung liver kidney brain""",
    "family": """mother father sister brother son daughter husband wife uncle aunt cousin
        grandmother grandfather grandparents parents child baby nephew mom dad siblings spouse
        twins widow bride grandson""",
    "feelings": """happy sad angry afraid scared proud jealous lonely bored excited nervous anxious
        calm ashamed guilty joy anger fear sadness grief pride envy shame guilt love hate hope
        despair delight disgust surprise sorrow anxiety loneliness happiness jealousy regret""",
    "professions": """doctor nurse teacher lawyer engineer farmer soldier baker butcher carpenter
        mechanic driver pilot sailor artist painter sculptor writer poet journalist editor
        scientist chemist physicist biologist dentist surgeon veterinarian architect accountant
        chef barber tailor programmer judge priest librarian psychologist therapist pharmacist
        professor historian philosopher""",
    "computers": """computer software hardware keyboard laptop server database code algorithm
        programming internet website browser email password file folder download network router
        processor memory pixel byte compiler app smartphone modem screen""",
    "movement": """walk run jump swim fly climb crawl ride drive sail jog hike travel wander march
        chase slide roll dance leap dive rush hurry drift glide float""",
    "colours": """red blue green yellow orange purple pink brown black white gray grey violet gold
        silver scarlet turquoise ivory indigo bronze amber""",
}
_FAMILIES = {
    "male to female": """man woman, king queen, prince princess, father mother, son daughter,
        brother sister, uncle aunt, husband wife, boy girl, he she, his her, actor actress, hero
        heroine, god goddess, emperor empress, gentleman lady, dad mom, grandfather grandmother,
        monk nun, bull cow""",
    "country to capital": """France Paris, Germany Berlin, Italy Rome, Spain Madrid, England
        London, Russia Moscow, China Beijing, Japan Tokyo, Egypt Cairo, Greece Athens, Austria
        Vienna, Poland Warsaw, Ireland Dublin, Iraq Baghdad, Iran Tehran, Cuba Havana, Kenya
        Nairobi, Sweden Stockholm, Norway Oslo, Denmark Copenhagen""",
    "country to language": """France French, Germany German, Italy Italian, Spain Spanish, England
        English, Russia Russian, China Chinese, Japan Japanese, Greece Greek, Portugal Portuguese,
        Poland Polish, Ireland Irish, Sweden Swedish, Norway Norwegian, Denmark Danish, Finland
        Finnish, Hungary Hungarian, Turkey Turkish, Ukraine Ukrainian, Korea Korean""",
    "one to many": """cat cats, dog dogs, car cars, house houses, tree trees, book books, bird
        birds, river rivers, student students, doctor doctors, city cities, country countries,
        child children, man men, woman women, mouse mice, foot feet, tooth teeth, leaf leaves, wolf
        wolves""",
    "present to past": """go went, walk walked, run ran, see saw, take took, give gave, make made,
        say said, know knew, come came, write wrote, eat ate, drink drank, sing sang, swim swam,
        play played, fly flew, begin began, build built, teach taught""",
    "comparative": """big bigger, small smaller, large larger, high higher, low lower, long longer,
        short shorter, strong stronger, weak weaker, fast faster, slow slower, hot hotter, cold
        colder, warm warmer, old older, young younger, rich richer, deep deeper, dark darker, good
        better""",
    "opposite": """hot cold, good bad, big small, high low, up down, left right, old young, rich
        poor, strong weak, light dark, fast slow, happy sad, hard soft, wet dry, long short, early
        late, full empty, alive dead, love hate, win lose""",
}

_GROUPS = {
    "opposites": """hot cold, good bad, happy sad, big small, high low, rich poor, love hate,
        strong weak, always never, black white, day night, open closed, increase decrease, friend
        enemy""",
    "synonyms": """big large, begin start, quick fast, happy glad, angry furious, buy purchase,
        smart clever, hard difficult, doctor physician, rich wealthy, error mistake, stone rock,
        answer reply, sea ocean""",
    "unrelated": """hot reply, good ocean, happy rock, big mistake, high physician, rich glad, love
        clever, strong purchase, always large, black difficult, day furious, open start, increase
        wealthy, friend fast""",
}


def pairs(text: str) -> list[tuple[str, str]]:
    """Pairs of words, from their text.

    >>> pairs("man woman, king queen")
    [('man', 'woman'), ('king', 'queen')]
    """
    return [(one, other) for one, other in map(str.split, text.split(","))]


#: Three hundred words by topic.
TOPICS = {topic: text.split() for topic, text in _TOPICS.items()}
#: Twenty pairs of each relation.
FAMILIES = {family: pairs(text) for family, text in _FAMILIES.items()}
#: Fourteen pairs each: opposite in meaning, alike in meaning, and neither.
GROUPS = {group: pairs(text) for group, text in _GROUPS.items()}
