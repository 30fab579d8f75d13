"""Fears, and what becomes of them when somebody looks at them closely."""


def dark(s):
    """Something must be fetched from a dark place, where somebody else is just as afraid."""
    hero, friend, there, thing = s.hero, s.peer(), s.somewhere("dark"), s.thing("tool")
    s.stage(friend=friend, thing=thing, there=there)
    s("""
        [[There was only|There was just|People knew of] one thing [in the [whole|wide] world |on
            land and water |between here and the sea |]that [frightened|worried|bothered|did not
            agree with] {hero}: the dark.|{Hero} [feared|shunned|dreaded] [no thunder|no geese|no
            water], [no ghosts|no heights|no aunts], [only|just|nothing but] the dark.|The dark and
            {hero} [were not friends|did not get on|had never been introduced].] It
            [sat|lay|lived|waited] [under [beds|stairs|tables]|behind [doors|coats|curtains]] and
            [breathed|listened|chewed something|counted slowly|took up too much room].
    """)
    s.day()
    s("""
        [Of course|As luck would have it|And just then|Sure enough], {thing.a} was
            [needed|wanted|missing] [at home|for supper|before evening|by a neighbour], [last
            seen|forgotten|left] {there.at}.
        "<Exclaim>! [Somebody|One of us|Someone brave] must [fetch|get|go for] it,"
            [said|called|sighed] [a voice|an aunt|the neighbour] <manner>, and [all|both|six]
            [eyes|heads|noses] [turned to|pointed at|looked at] {hero}.
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
                "[Please|Kindly] do not [eat|bite|swallow] me," [said|begged|quavered|piped] a
                    [small|thin|shaky|hoarse] voice. "I [am mostly|am nothing but|taste of]
                    [bones|soap|vinegar|ear|old boots|buttons], and [disagree with|upset|give wind
                    to] [everybody|most monsters|any stomach]."
            """,
        )
        s("""
            It was {friend.a}, who had [come|crawled in|slipped in|been sent] [to look
                for|after|because of] <small-thing>, and whose [candle|match|lamp|courage|lantern]
                had [gone out|given up|died] [at once|long ago|with a hiss|at the second corner].
            "[Are you|Is somebody else|So you are] [afraid [of the dark |]|scared |in a fright
                ]too?" {hero} <asks>.
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
            "[The dark|It] [is smaller|grows shorter|keeps quiet] with two [in it|inside|to
                share it]," <verb> {friend}. "[Half each|There is less for everyone|Like a cold
                bed]."
        """)
    else:
        s("""
            Two [green|yellow|round] [lights|eyes] [shone|opened|blinked], <bright-like>. {Hero}
                [held out|dropped|offered|rolled over] <snack>, and [the eyes|they] [came|crept]
                [nearer|closer|out|round the corner], and [there was a purr|something warm sneezed|a
                wet nose said hello].
            It was [only|nothing but|no monster, just] <small-beast>, which had [gone in|been
                shut in|got in|been left] [after a mouse|by mistake|on Tuesday|out of curiosity] and
                [was very glad of visitors|had been afraid of {hero}|wanted out|had eaten the
                candle].
        """)
        s.take(
            hero,
            thing,
            """
                {who} [took|shouldered|picked up] {thing}, and [out|back] they
                    [went|marched|plodded] together, [one of them whistling|hungry, both of them|in
                    step].
            """,
        )
    s("""
        <proud>
        <promise>, {hero} [says|has said|wishes it] "[Good evening|Sleep well|Only me|At ease]"
            to the dark [before|instead of|after] <errand-bed>[, and|. It [nodded once,
            perhaps|likes that|needs little], and] [so far|up to now|on the whole] it [behaves|does
            not answer|is no trouble|keeps to its corner].
    """)


def leap(s):
    """All the others jump; one climbs up, and down again, and comes back when nobody looks."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("swim")
    s.stage(friend=friend)
    s.day("summer")
    s.go(hero, there)
    s("""
        A [rock|plank|post|wall] [stood|stuck] out [over|above] the [water|deep] there, [as high
            as two [uncles|wardrobes|horses]|higher than it looked|with a name: the [Nose|Pulpit|Old
            Gentleman]]. [Everybody|Every child|All the world] jumped from it, [even|including]
            <passer> and, [by mistake|once|it is said|for money], <beast>.
    """)
    s.meet(
        friend,
        """
            {other.a} [came|crawled|shot] [out|up] [again|for the [ninth|sixth] time],
                [dripping|blowing|shining|laughing] <like-wet>.
        """,
    )
    s("""
        "[Now you|Your turn|And you]!" [cried|called|spluttered] {friend}. "It is [nothing|quite
            easy|like falling out of bed|less than a stair], [only|but] [wetter|longer|with a
            splash|<like-fly>]."
    """)
    s.begin(
        hero,
        "aloft",
        """
            {who} [climbed|crawled|pulled {who.self}] up, [one foot after the other|as slowly as
                [dough|treacle]|<like-quiet>|very bravely, as far as the middle], [said "<exclaim>"
                |]and [looked|peeped|squinted] [down|over the edge].
        """,
    )
    s("""
        [[How far|How deep|How dark] it was[ down there|], [like [the moon|a well|the day before
            yesterday]|and how [cold|wet]]!|<Passer> down there was [<small-like>|the size of a
            raisin]. Then <far-sound>.] {Hero} felt <small-like>.
        <frozen>
        <pause>
    """)
    s.end(
        hero,
        "aloft",
        """
            [And then|Slowly|After [ten|five|twenty] minutes] {who} [climbed|crept|came]
                [down|back], [backwards|bit by bit|with shut eyes], while [somebody|<passer>]
                [laughed|whistled|looked away] and <passer-front> did not.
        """,
    )
    s("<ashamed>")
    s(
        """
            "[I|My cousin|My own aunt] [climbed|came] down [three|four|nineteen] times first,"
                <verb> {friend}[| <manner>]. "[Nobody counts|The last time counts|The water does not
                mind|You can wave from up there, too]."
        """
    )
    s.home(
        friend,
        hero,
        text="""
            [Towards evening|When the [wind turned|bell rang|light went|gnats came]|By and by]
                [all of them|everybody|the whole crowd|one after the other] went [home|off|indoors]
                to <food-detail>.
        """,
    )
    s.go(
        hero,
        there,
        """
            But [the next|early next|the very next] [day|morning], [before breakfast|without
                telling anybody|with a bun in one cheek], {who} [was|stood] {place.at} again.
                <Far-sound>; [the rest|all else|the morning|everything] was still.
        """,
    )
    s.begin(
        hero,
        "aloft",
        """
            Up {who} [went|climbed], [counted|said|whispered] ["Three"|"Two"|"Now"], <gesture>,
                and [counted|began|tried] [again|once more].
        """,
    )
    if s.maybe(60):
        s.end(
            hero,
            "aloft",
            """
                At [nine|the seventh go|eleven and a half] {who.s} feet [decided|had had
                    enough|simply went], and {who} [flew|fell|sailed] <like-fly>, and the water
                    [said|answered|went] "[Whump|Plosh|Glop]".
            """,
        )
    else:
        s.end(
            hero,
            "aloft",
            """
                Then [a wasp|a horsefly|<beast>] [came|took an interest|sat down on an ear|had a
                    question], {who} [stepped back|waved both arms|said "<exclaim>"], and there was
                    no [rock|ground|stone|world] [behind|any more]: down {who.he} went, <like-fly>,
                    [bottom|ears|elbows] first.
            """,
        )
    s("""
        {hero} came up [with a [nose|mouth|shirt] full of|spitting out|wearing]
            [pondweed|water|bubbles|small fish], [alive|in one piece|amazed], and [at once|straight
            away|without drying|grinning] [climbed up|went back] [again|for more].
        <glad>
        [By the time|When] {friend} [arrived|came], {hero} had [jumped|done it|flown]
            [eleven|nine|fourteen|twenty] times, and [yawned|whistled|bowed|ate <snack>] [as if [it
            were nothing|that were an old habit|<passer> had ordered it]|and spoke of higher rocks].
    """)
    friend.place = there


PLOTS = [dark, leap]
