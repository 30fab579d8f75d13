"""What is done before everybody, and what comes of boasting."""


def stage_fright(s):
    """Somebody must sing before everybody, and has no voice left but for one listener."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s("""
        "{Hero} [will [sing|sing for us|open the concert]|sings tonight]!" That was
            [written|printed|painted] on [every|each] [fence|shutter|barrel|gatepost] <way>, [in
            letters|and] <red-like>.
        {hero} had said yes [weeks ago|with a full mouth|by mistake|one merry evening], [when it
            was [far away|a long way off|only a joke]|and forgotten it|because of <food-detail>].
            Now [it was here|the day had come|there was no way round|<far-sound>].
    """)
    s.go(
        hero,
        there,
        """
            {who} [walked|was pushed|went] {place.to}, <pale-like>,
                [whispering|repeating|muttering] <song>.
        """,
    )
    s("""
        [Everybody|The whole village|Half the valley] sat there: <passer> <burden>,
            <passer-front>, and [in front of them|under a chair|at the back] <beast>.
        {hero} opened {hero.own} mouth. [Out came|There came|What came was] [nothing|a
            squeak|air|something like a hinge|a very small cough].
    """)
    s("<frozen>")
    s(
        """
            [[Somebody|The front row|<Passer>] [coughed|giggled|sighed]|A
                [chair|floorboard|boot] creaked]. [Outside|Far away|Next door], <far-sound>.
        """
    )
    s.begin(
        hero,
        "hidden",
        """
            Then {who} [ran|fled|slipped off] and hid {place.spot}[, and [would not come out|bit
                {who.own} lip|counted shoes|ate a button]|, <small-like>| <like-quiet>].
        """,
    )
    s.meet(
        friend,
        """
            [After a while|Before long|By and by] {other.a} [came|crawled|leaned] [in
                too|after], [chewing|sharing out|with] <snack>.
        """,
    )
    s("""
        "[I do not care for|I have no use for|Never mind|Who needs] [concerts|choirs|art],"
            <verb> {friend}. "But [my aunt|my cactus|a hen of mine] [likes|is fond of|dreams of]
            <song>. How does it [go|end|start], [roughly|more or less|between us]?"
    """)
    s(
        """
            {who} <gesture>. [Then|And] {who.he} [sang|hummed|croaked] [it|a line|the first
                verse] for {friend}, [as softly as <soft-as>|<like-quiet>].
        """
    )
    s("""
        "[I am rather deaf.|Not so fast.|Say again?|What was that?]" <asks> {friend}. "A
            [little|bit|shade] louder?" And [again|once more|two verses on]: "[Louder|Higher|Not
            bad, but louder]."
    """)
    if s.maybe(60):
        s.end(
            hero,
            "hidden",
            """
                {who} sang [so loud|so high|so well] that [a cup|the lamp|every button]
                    [rang|trembled|hummed], and [did not notice|only saw too late] that {friend} had
                    [pulled away the cloth|opened the curtain|tiptoed off]: <far-sound-clap>.
            """,
        )
        s("""
            [They|The people] wanted <song> as well, [and|or] [the last one|the first|the sad
                one|the middle bit] again, and <passer> [threw|sent up] [a cabbage|a rose|a hat|a
                sausage], out of [pure|sheer|simple] [joy|love|surprise|gratitude].
            <proud>
        """)
    else:
        s.end(
            hero,
            "hidden",
            """
                So {who} came out [after all|at last] with {friend} [by the sleeve|in
                    tow|behind], and [they|both] [sang|croaked|did] it [as a duet|together|in two
                    parts], {friend} [a little|half a tone|one line] [flat|behind|too high].
            """,
        )
        s(
            """
            It [was not beautiful|sounded like two doors in the wind|was the worst song ever
                sung there], and [everybody|the last row|<passer-front>] [clapped|stamped|wept with
                laughter] <like-loud>.
            <laughter>
        """,
            other=friend,
        )
    s("""
        "[Were you|And were you not] [afraid|nervous|cold]?" asked [<passer>|somebody]
            [afterwards|later|on the stairs]. "[Yes|Very|Terribly|Up to the ears]," <verb> {hero},
            "but [it was busy|the song was stronger|only at the edges|I was singing]."
    """)


def boast(s):
    """Somebody boasts, must show it before everyone, and learns it in earnest."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
            "[[I have seen|My uncle knew] [a man|a monk|a cousin] who could|There are people
                who|In Spain they all] <feat>," {other.a} was [telling|saying to|explaining
                to|telling again to] <passer> <burden>.
        """,
    )
    s("""
        "[Pah|Only that|And what of it]!" <verb> {hero}. "I <feat-too> [before breakfast|with
            one ear shut|every <weekday>|in my sleep]."
        [Heads|Chairs|All eyes|Three moustaches] turned. <Beast> <beast-doing>. "[Is that
            so|Really|Oh yes|Well, well]?" [said|cried|called] {friend}. "[Here|Now]?"
        "[Unluckily|Alas|Only|Oddly]," <verb> {hero}, "[my knee|the wind|the moon|my licence] is
            [not right|still wet|at the mender's]. [Tomorrow|On <weekday>|When it is dry]."
    """)
    s("<pause>")
    s.go(
        hero,
        None,
        """
            That [evening|night|day] {who} tried it [at home|in the yard|behind the shed],
                [once|four times|until the neighbours knocked], and [broke|lost|dented] [the butter
                dish|a window|two chairs|the good lamp|a flowerpot], [and slept badly|and
                <night-sound>|but told nobody].
        """,
    )
    s.go(
        hero,
        there,
        """
            The next [day|morning] {who} went {place.to}, with legs <heavy-like>, and
                [everybody|half the town|<passer-front>] [had come|sat waiting|was there], [on
                benches|with cushions|with <snack>|in Sunday hats].
        """,
    )
    if s.maybe(50):
        s("""
            {hero} [bowed|took a run|began] and [fell|landed|vanished], <like-fly>,
                [into|among|behind] [the band|a tub of whitewash|<passer-front-two>|the pickled
                cucumbers].
            {friend} laughed <like-loud>, and {hero}, [white|green|wet] to the ears, [looked
                up|thought of crying|counted to three|felt for bones] and [laughed too|sneezed, and
                then laughed|laughed loudest|began to laugh].
            "[That|Now that] I [never saw|have not seen] before," <verb> {friend}. "[Again|Could
                you do it slower|Was that the hatchet one|Teach me]?"
        """)
    else:
        s("""
            {hero} <gesture>. "I [lied|cannot do it|made it up|never could]," {hero.he} said,
                [low|very softly|into a collar|to both shoes], [and|while] <far-sound>. "I
                [only|just] wanted [all of you|somebody|you all] to [look|stay|say oh]."
            [Nobody laughed|A chair creaked|<Far-sound>|One could hear a spoon]. "[We are
                looking|Here we are]," <verb> {friend}. "[What can you do|Well, what else is
                there|Show us something small|And what do you do best]?"
            {hero} [could|knew how to] <trick>, [and|so {hero.he}] did it, and <passer>
                [wept|cheered|asked for it again|fell off a bench].
        """)
    s("<laughter>", other=friend)
    s("""
        [After that|In the weeks after], {friend} and {hero} [practised|worked at it|fell
            over|trained] [every evening|on <weekday>s|behind the <practice-place>], and [one
            day|after the ninth bruise|by the next [moon|market]], it was true: {hero} could <feat>.
        But [by then|from then on|oddly], {hero} [never mentioned it|kept it quiet|told nobody
            but <small-beast>].
    """)


PLOTS = [stage_fright, boast]
