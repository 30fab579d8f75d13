"""Messages and maps."""


def message(s):
    """A letter must be delivered; everything is more interesting than the straight way."""
    hero, friend, there, letter = s.hero, s.friend(), s.somewhere(), s.thing("message")
    s.stage(friend=friend, letter=letter, there=there)
    s.day()
    letter.holder = hero
    s("""
        "[Straight|Directly|By the shortest way] {there.to}, [and|please] no
            [stops|adventures|puddles]," [said|ordered|warned|added] <passer> <burden>, and
            [gave|handed] {hero} {letter.a}. "[It is urgent|It matters|Somebody waits for it]."
        [Straight|Direct] was a [long|wide|dull|thin] word. [First|To begin with] [there
            was|came|rang out] <beast>, which <beast-doing>. [Then|Next|After that], by <landmark>,
            <passer> was <errand> and [needed|asked for|lacked] [a third hand|an opinion|a
            witness|the right word].
        {Hero} [stopped|sat down|stayed] to [see|learn|find out|be shown] <how>, and
            [swapped|shared|split] <snack> for <small-thing>. <Far-sound>. [Suddenly|All at once]
            [the sun was|the shadows were] [low|long].
        {Hero} [felt|reached|looked] for {letter}, and [there was only <small-thing>|it was
            gone|found a hole in [the pocket|the bag]|drew out <snack>]. {Hero} <gesture>.
    """)
    letter.holder = None
    s("<runs>")
    if s.maybe(50):
        s("""
            Back, [past|over|around] everything: not [under|beside] <landmark>, not
                <where-small>. But there [stood|lay] <small-beast>, [and had|with] {letter} [in its
                teeth|under one foot|under its chin|round one ear], and [thought about it|had begun
                to chew|was reading it, it seemed|had sat down on it].
            "[Please|Good animal|Now, now|Dear postman]," <verb> {hero}, "[I swap|what about]
                <small-thing>?" [No|It yawned]. "<Snack>?" [Done|That was better|Agreed|The tail
                moved].
        """)
        letter.holder = hero
    else:
        s("""
            [A wind|A gust] [had|had already] taken it [over|into] [the hedge|a tree|a wet
                ditch|a pigsty]. {Hero} [climbed|crawled|waded] [after|in], [tore|lost|soaked] [a
                sleeve|one shoe|a button], said "<exclaim>" and [had|caught|got] it by the [very
                last|wettest|fattest|corner of a] corner.
        """)
        letter.holder = hero
    s.go(
        hero,
        there,
        """
        {who} came {place.to} [as dirty as|in the state of|looking like] a <dirty>, [when|as]
            the [lamps|first stars|street lights] [came out|were lit].
    """,
    )
    s.meet(
        friend,
        """
        There [sat|waited] {other.a}, [hat on|with nine chairs|beside
            <food-detail>|<like-still>], and [looked|gazed|listened] [down the road|at a watch|out].
    """,
    )
    s.give(
        hero,
        friend,
        letter,
        """
        "[For you|Here]," <verb> {who}, "it has [had a long day|seen a good deal|been about|met
            <beast>]." And {who.he} [held out|gave up|unfolded] {letter}, or [most|nearly all|the
            better half] of it.
    """,
    )
    s("""
        {Friend} [read|opened|smoothed] it [slowly|with a butter knife|twice|upside down] and
            [began to smile|<gesture friend>]. "[Do you know what|Guess what|Listen to what] [it
            says|stands here]! [Please|Kindly] give the bearer <food-detail>[|, and a bath],
            [if|when|although] [it|this] arrives [at all|in one piece|before the summer|with both
            corners]."
        "[Was it far|How was the way|You look tired|What kept you]?" <asks> {friend}.
            "[Straight|Quite straight|As a string]," <verb> {hero}, "[only|but] with [corners|a good
            deal in it|bits at the side|knots]."
    """)
    s("<feast>")


def chart(s):
    """An old map is followed to the spot marked with a cross, which is not what it seemed."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend, there=there)
    s.day()
    s("""
        [Out of|From] a [book|boot|clock|sofa|violin|bread bin] [fell|slid] a [map|scrap of
            map], [as yellow as|as thin as|like] [cheese|onion skin|an old tooth|a leaf|a bat's
            wing|yesterday], [with|and on it|and in the middle] [a cross|a red cross] [in|of]
            [gravy|ink|jam, or worse|rust|lipstick].
        "<Steps> [paces|steps] from <landmark>," {hero} read, "<crossing>, then [left|right] at
            <landmark>, and dig [where it smells of|until you smell|at the first whiff of] <smell>."
    """)
    s.meet(
        friend,
        """
        "[Treasure|Gold|A skeleton, I hope|Buried money|Let it be cannon|A ruby for each ear],"
            <verb> {other.a}, who [had read over {hero.s} shoulder|owned a spade|was never far
            off|happened to have a shovel|had been up a ladder|smelled of adventure].
    """,
        hero=hero,
    )
    s.go(
        hero,
        there,
        """
        They [went|marched|stalked|stepped|rowed through the grass|strode] {place.to},
            [counting|measuring|pacing] [aloud|in two different ways|with a string|on tiptoe|heel to
            toe|by instinct|with a ruler], and [quarrelled about|could not agree on|bet on] [what a
            pace is|left|who would be king|<wonder-short>].
    """,
    )
    s.bring(friend)
    s("""
        [There they|They] dug [here|on the left|by a stump|under a root|first in the middle],
            [there|on the right|beside it|then a bit further|a hand's breadth off] and {place.spot}.
            [Up came|Out came] <small-thing>, [a root|nine worms|water|a cross toad|clay|half a
            wall], <small-thing-two> and [somebody's [mole trap|clock weight|left clog]|a very cross
            [earwig|mole|beetle]].
        "[Who digs there|What is this going to be|Is that allowed]?" [called|asked] <passer>,
            [leaning|and leaned] [on|over] <burden-lean>. "[Nobody|Gardeners|Pirates|Two moles],"
            <verb> {friend}. {Hero} <gesture>.
        {Hero} [turned|held|spun] [the map|it|the thing] [over|up to the light|the other way
            round|round and round|under {hero.own} nose]. "<Exclaim>. [South|North|The top] is
            [there|underneath|by your thumb|at the bottom|behind the gravy]. [We are|We were|All day
            we have been] [reading|holding|believing] it [upside down|the wrong way up|standing on
            its head|from Australia]."
    """)
    if s.maybe(50):
        s("""
            [So|Then|Well, then] the cross[ was not [here|there]| meant no such place|, all
                along, had meant not this] but [home|{hero.own} own doorstep|the place by the
                stove], where [the digging|the way|all this|the whole trouble|the quarrel] had
                begun. [They|Both] ran back, <like-fast>.
            Under the [third|loosest|second|last] [stone|board|tile|plank] lay [a tin|a jar]: [a
                milk tooth|a lock of hair|seven plum stones|a paper crown], a
                [list|drawing|map|prophecy] of <number> [wishes|dragons|enemies|friends|best
                hats|fears], and a note, [in|with] [a child's|crooked|purple|very large] letters.
                "[To whoever|You who] [finds|find] this: [is it|was it] you? Are you [big|nice|bald]
                [now|already]?"
            It was [signed by|from] [a great-grandmother|an old, old uncle|the mayor's
                grandfather|a pirate's aunt|a famous deaf professor|the first owner of the house],
                aged [six|seven|nearly eight|five and a half|nine, but small]. {Friend}
                [swallowed|laughed|nodded|blinked] and [put in|added|laid in|gave] <small-thing>.
            "[Close it|Back with it|Leave it there|The stone on top]," <verb> {hero}. "[Somebody
                else|The next one|Some other fool|A grandchild] [must|will want to|may] [read it
                upside down|quarrel|dig by the stump], too."
        """)
    else:
        s("""
            [So|Then|Well, then] they [lay|flopped] down in the [hole|heap], as tired as
                [moles|boots|mules|dough], and [looked|blinked] up. [Over|Above] them [sailed|went]
                [a cloud|a buzzard|the smoke of a train|two rooks|a lost balloon], and [the whole
                valley <far-sound-at>|somewhere <far-sound>|all the rest <far-sound-at>].
            "[It is|This is] a good hole," <verb> {friend}. "[The best|None better]," <verb>
                {hero}. [They|So they] [made|hung] a roof of [branches|sacks|old doors|rhubarb
                leaves], [rolled in|brought|dragged up|begged] <errand-goods> and [nailed
                up|wrote|painted|hung out] a sign: "<Notice>."
            [By|Come] <weekday> [it had|there was] a [chimney|window|flag|doormat|bell pull],
                and [by|before] [the end of|the middle of] the month a [waiting list|guest
                book|queue|ghost|motto|carpet].
        """)
    s("<laughter>", other=friend)


PLOTS = [message, chart]
