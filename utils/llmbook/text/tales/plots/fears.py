"""Fears, and what becomes of them when somebody looks at them closely."""


def dark(s):
    """Something must be fetched from a dark place, where somebody else is just as afraid."""
    hero, friend, there, thing = s.hero, s.peer(), s.somewhere("dark"), s.thing("tool")
    s.stage(friend=friend, thing=thing, there=there)
    s("""
        [There was only|There was just|People knew of] one thing [in the [whole|wide] world|on
            land and water|between here and the sea] that [frightened|worried|bothered|did not agree
            with] {hero}: the dark. It [sat|lay|lived|waited] [under [beds|stairs|tables]|behind
            [doors|coats|curtains]] and [breathed|listened|chewed something|counted slowly|took up
            too much room].
    """)
    s.day()
    s("""
        [Of course|As luck would have it|And just then|Sure enough], {thing.a} was
            [needed|wanted|missing] [at home|for supper|before evening|by a neighbour], [last
            seen|forgotten|left] {there.at}.
        "<Exclaim>! [Somebody|One of us|Someone brave] must [fetch|get] it," said [a voice|an
            aunt|the neighbour] <manner>, and [all|both|six] [eyes|heads|noses] [turned to|pointed
            at|looked at] {hero}.
    """)
    thing.place = there
    s.go(
        hero,
        there,
        """
            {who} [went|crept|walked] {place.to} [with a [candle|match|night light] no bigger
                than|on knees softer than] [a bean|butter|half a carrot|a tooth], [humming
                <song>|counting backwards from [ninety|fifty|a thousand]|saying the names of
                [cheeses|rivers|seven aunts]].
        """,
    )
    s("""
        [Inside|There|Behind the door] <dark-room>, [with a smell of|smelling of|and a draught
            of] <smell>.
        <creeps>
        Then something [sniffed|shuffled|gulped|rustled|hiccuped|scraped], {place.spot}.
        <frozen>
    """)
    if s.maybe(65):
        s.meet(
            friend,
            """
                "[Please|Kindly] do not [eat|bite|swallow] me," [said|begged] a
                    [small|thin|shaky|hoarse] voice. "I [am mostly|am nothing but|taste of]
                    [bones|soap|vinegar|ear|old boots|buttons], and [disagree with|upset]
                    [everybody|most monsters|any stomach]."
            """,
        )
        s("""
            It was {friend.a}, who had [come|crawled in] [to look for|after|because of]
                <small-thing>, and whose [candle|match|lamp|courage] had gone out [at once|long
                ago|with a hiss].
            "[Are you|Is somebody else] afraid [of the dark|in here] too?" {hero} <asks>.
            "[Only|Chiefly|Mostly] when [I am alone in it|it looks at me|it is so dark|nobody
                asks me that]," <verb> {friend}[| <manner>].
        """)
        s.take(
            hero,
            thing,
            """
                [Side by side|Arm in arm|Back to back], [telling each other|shouting
                    out|whispering] [riddles|the names of puddings|jokes about ghosts], they
                    [found|felt for|bumped into] {thing} and [dragged|brought|carried] it [out|into
                    the daylight|to the door].
            """,
        )
        s("<laughter>", other=friend)
        s("""
            "[The dark|It] is [smaller|shorter|quieter] with two in it," <verb> {friend}. "[Half
                each|There is less for everyone|Like a cold bed]."
        """)
    else:
        s("""
            Two [green|yellow|round] [lights|eyes] [shone|opened|blinked], as bright as
                <bright-as>. {Hero} [held out|dropped] <snack>, and [the eyes|they] [came|crept]
                [nearer|closer], and [there was a purr|something warm sneezed|a wet nose said
                hello].
            It was [only|nothing but|no monster, just] <small-beast>, which had [gone in|been
                shut in] [after a mouse|by mistake|on Tuesday|out of curiosity] and [was very glad
                of visitors|had been afraid of {hero}].
        """)
        s.take(
            hero,
            thing,
            """
                {who} [took|shouldered|picked up] {thing}, and [out|back] they [went|marched]
                    together, [one of them whistling|hungry, both of them|in step].
            """,
        )
    s("""
        <proud>
        <promise>, {hero} [says|has said|wishes it] "[Good evening|Sleep well|Only me|At ease]"
            to the dark [before|instead of|after] <errand-bed>, and [so far|up to now] it
            [behaves|does not answer|is no trouble|keeps to its corner].
    """)


def stage_fright(s):
    """Somebody must sing before everybody, and has no voice left but for one listener."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s("""
        "{Hero} [will [sing|sing for us|open the concert]|sings tonight]!" That was
            [written|printed|painted] on [every|each] [fence|shutter|barrel] <way>, [in letters|and]
            as red as <red-as>.
        {hero} had said yes [weeks ago|with a full mouth|by mistake|one merry evening], when it
            was [far away|a long way off|only a joke]. Now [it was here|the day had come|there was
            no way round].
    """)
    s.go(
        hero,
        there,
        """
            {who} [walked|was pushed|went] {place.to}, as pale as <pale-as>,
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
                [chair|floorboard|boot] creaked]. [Outside|Far away], <far-sound>.
        """
    )
    s.begin(
        hero,
        "hidden",
        """
            Then {who} [ran|fled] and hid {place.spot}[, and [would not come out|bit {who.own}
                lip]|, as small as <small-as>| <like-quiet>].
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
        "[I do not care for|I have no use for|Never mind] concerts," <verb> {friend}. "But [my
            aunt|my cactus|a hen of mine] [likes|is fond of|dreams of] <song>. How does it
            [go|end|start], [roughly|more or less|between us]?"
    """)
    s(
        """
            {who} <gesture>. [Then|And] {who.he} [sang|hummed|croaked] [it|a line|the first
                verse] for {friend}, [as softly as <soft-as>|<like-quiet>].
        """
    )
    s("""
        "[I am rather deaf|Not so fast|Say again|What was that]?" <asks> {friend}. "A
            [little|bit|shade] louder?" And [again|once more|two verses on]: "[Louder|Higher|Not
            bad, but louder]."
    """)
    if s.maybe(60):
        s.end(
            hero,
            "hidden",
            """
                {who} sang [so loud|so high] that [a cup|the lamp|every button]
                    [rang|trembled|hummed], and [did not notice|only saw too late] that {friend} had
                    [pulled away the cloth|opened the curtain|tiptoed off]: <far-sound-clap>.
            """,
        )
        s("""
            [They|The people] wanted <song> as well, [and|or] [the last one|the first] again,
                and <passer> [threw|sent up] [a cabbage|a rose|a hat|a sausage], out of [pure|sheer]
                [joy|love].
            <proud>
        """)
    else:
        s.end(
            hero,
            "hidden",
            """
                So {who} came out [after all|at last] with {friend} [by the sleeve|in
                    tow|behind], and they sang it [as a duet|together|in two parts], {friend} [a
                    little|half a tone|one line] [flat|behind|too high].
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
        "[Were you|And were you not] afraid?" asked [<passer>|somebody] [afterwards|later].
            "[Yes|Very|Terribly|Up to the ears]," <verb> {hero}, "but [it was busy|the song was
            stronger|only at the edges|I was singing]."
    """)


PLOTS = [dark, stage_fright]
