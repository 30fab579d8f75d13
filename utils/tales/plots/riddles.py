"""A small mystery, and how it is solved."""


def cake(s):
    """Who ate the cake? Three suspects, one clue, and an answer that nobody wants."""
    hero, friend, there, cake = s.hero, s.friend("grown"), s.somewhere("food"), s.thing("bakes")
    s.stage(friend=friend, cake=cake, there=there)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
        "[Thieves|Robbers|Help]!" cried {other}. "[It stood|I put it] {place.spot}, {thing.a},
            [whole|still warm], for [the wedding|the bishop|my aunt]. [Now|Look]: [crumbs|a plate,
            and <small-thing>]!"
    """,
        thing=cake,
    )
    s("""
        {Hero} [walked|crawled|crept] [once|twice|nine times] [round|about|past] the
            [plate|scene of the crime|table], [sniffed|measured|licked|drew] [a crumb|the air|the
            tablecloth|the footprints] and <gesture>. "[Nobody|No one|Not one soul] leaves
            [town|this street]," {hero} <verb>.
        The first was <passer> <burden>. "[Where were you|What did you do|Who saw you] at
            [nine|dawn|noon|the time in question]?" "[I|At home]," [came the answer|was the reply],
            "I was <errand>." [It was true|So it was|No use]: <passer-front> had
            [seen|heard|smelled] it and [laughed|wept|joined in].
        [The second|Next|Second] [suspect|in line|on the list] was <beast>, which <beast-doing>,
            [and|but] looked too [sad|thin|full of hay] [for cake|to have eaten|for crime|to be
            true]. [The third|Then there] was[ also|, oddly enough,|] {friend}.
        "[I|Me]?" {Friend} <gesture friend>. "[Why|For what reason|How] should I [eat|steal|rob]
            my own {cake.noun}?" "[That is what|So] [they all say|every thief asks|the guilty
            speak]," <verb> {hero}[| <manner>].
    """)
    if s.maybe(35):
        s("""
            That [night|evening] {hero} hid {place.spot} with <snack> and [a lantern|a bell|a
                whistle|a book], and [waited|kept watch|listened|yawned]. <Night-sound>. Then the
                [door|floor] [creaked|sighed|groaned|moved]: [in came|there came] {friend}, in
                [nightshirt and slippers|a tasselled cap|a dressing gown|one sock], eyes [shut|tight
                shut], [humming|and hummed] <song>.
            [Straight|Sure as a train|Eyes shut|Without a bump], {friend} [walked|went] to the
                [cupboard|shelf|larder|bread bin], [ate|finished|swallowed|tasted]
                <food-detail-two>, [wiped|dabbed] both [cheeks|whiskers], and [walked|went] back to
                bed.
            "[I have found|I know|I have seen|I sat beside] the thief," <verb> {hero} [next
                morning|at breakfast|after the second egg|at noon]. "[And|Well]?" <asks> {friend}.
                "[It is|Somebody] asleep [by day|just now]. [I suggest|We need] a bell on your
                [toe|nightcap|left foot|tassel]."
        """)
    elif s.maybe(50):
        s("""
            [Then|But] {hero} [saw|followed|counted|swept up] the crumbs. They [led|went] <way>,
                [getting|and got] smaller and [smaller|sweeter|fresher|fewer], to a
                [hole|nest|basket]. In it lay <small-beast> and [five|seven|three]
                [blind|brand-new|squeaking|newborn] little ones, [round|fat|pink|soft] as
                [buns|plums|mice in pastry|little drums], [with|and] icing on [every|each|any]
                [ear|nose].
            {Friend} [looked|gazed] in for a long [time|while|moment]. "[Oh well|The bishop|My
                aunt|The wedding]," {friend} <verb>, "[can have|gets] <food-detail-two>. [There
                was|It had] too much [sugar|rum] in it for [a bishop|him]."
        """)
    else:
        s("""
            {Hero} [leaned|sat down|stopped|put down the lens] to think, [against|beside] the
                oven, and [felt|noticed|smelled] something [odd|warm]. {Hero} [looked|reached]
                [behind|under] [the flap|it|the damper|the cloth]. "[Did you look on|Have you
                tried|And what is on] the [other|second] plate?" <asks> {hero}.
            There [stood|was|waited] {cake.full}, [whole|untouched], [and|with] a flag on it:
                {friend.s} own, [planted|put there] [so as not to|in order not to|lest one
                might|because it is easy to] forget. [The crumbs|All the rest] were from
                [breakfast|<weekday>].
        """)
    s("""
        {Friend} [turned|grew|went] <red-like> and [paid|rewarded] the detective [with|in]
            <price>, [and|plus] <food-detail>.
        <promise>, a [sign|card] hangs [on|beside] {hero.s} door:
            "[Cases|Riddles|Mysteries|Knots] solved. [Crumbs|Small ones|Cakes|Short ones]
            preferred."
    """)


PLOTS = [cake]
