"""Journeys, messages and maps."""


def message(s):
    """A letter must be delivered; everything is more interesting than the straight way."""
    hero, friend, there, letter = s.hero, s.friend(), s.somewhere(), s.thing("message")
    s.stage(friend=friend, letter=letter, there=there)
    s.day()
    letter.holder = hero
    s("""
        "[Straight|Directly|By the shortest way] {there.to}, [and|please] no
            [stops|adventures|puddles]," [said|ordered] <passer> <burden>, and [gave|handed] {hero}
            {letter.a}. "[It is urgent|It matters|Somebody waits for it]."
        [Straight|Direct] was a [long|wide|dull|thin] word. [First|To begin with] [there
            was|came] <beast>, which <beast-doing>. [Then|Next], by <landmark>, <passer> was
            <errand> and [needed|asked for] [a third hand|an opinion].
        {Hero} [stopped|sat down] to [see|learn] <how>, and [swapped|shared] <snack> for
            <small-thing>. <Far-sound>. [Suddenly|All at once] [the sun was|the shadows were]
            [low|long].
        {Hero} [felt|reached] for {letter}, and [there was only <small-thing>|it was gone|found
            a hole in the pocket]. {Hero} <gesture>.
    """)
    letter.holder = None
    s("<runs>")
    if s.maybe(50):
        s("""
            Back, [past|over] everything: not [under|beside] <landmark>, not <where-small>. But
                there [stood|lay] <small-beast>, [and had|with] {letter} [in its teeth|under one
                foot], and [thought about it|had begun to chew].
            "[Please|Good animal]," <verb> {hero}, "[I swap|what about] <small-thing>?" [No|It
                yawned]. "<Snack>?" [Done|That was better].
        """)
        letter.holder = hero
    else:
        s("""
            [A wind|A gust] [had|had already] taken it [over|into] [the hedge|a tree|a wet
                ditch|a pigsty]. {Hero} [climbed|crawled|waded] [after|in], [tore|lost] [a
                sleeve|one shoe|a button], said "<exclaim>" and [had|caught] it by the [very
                last|wettest] corner.
        """)
        letter.holder = hero
    s.go(
        hero,
        there,
        """
        {who} came {place.to} [as dirty as|in the state of] a <dirty>, [when|as] the
            [lamps|first stars] [came out|were lit].
    """,
    )
    s.meet(
        friend,
        """
        There [sat|waited] {other.a}, [hat on|with nine chairs|beside <food-detail>], and
            [looked|gazed] down the road.
    """,
    )
    s.give(
        hero,
        friend,
        letter,
        """
        "[For you|Here]," <verb> {who}, "it has [had a long day|seen a good deal|been about]."
            And {who.he} [held out|gave up] {letter}, or [most|nearly all] of it.
    """,
    )
    s("""
        {Friend} [read|opened] it [slowly|with a butter knife|twice] and [began to
            smile|<gesture friend>]. "[Do you know what|Guess what|Listen to what] [it says|stands
            here]! [Please|Kindly] give the bearer <food-detail>[|, and a bath], [if|when] [it|the
            letter] arrives [at all|in one piece]."
        "[Was it far|How was the way]?" <asks> {friend}. "[Straight|Quite straight]," <verb>
            {hero}, "[only|but] with [corners|a good deal in it|bits at the side]."
    """)
    s("<feast>")


def chart(s):
    """An old map is followed to the spot marked with a cross, which is not what it seemed."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend, there=there)
    s.day()
    s("""
        [Out of|From] a [book|boot|clock] [fell|slid] a [map|scrap of map], as [yellow as|thin
            as] [cheese|onion skin|an old tooth], [with|and on it] [a cross|a red cross] in
            [gravy|ink|what might be blood, or jam].
        "<Steps> [paces|steps] from <landmark>," {hero} read, "<crossing>, then [left|right] at
            <landmark>, and dig [where it smells|until it smells|as deep as a smell] of <smell>."
    """)
    s.meet(
        friend,
        """
        "[Treasure|Gold|A skeleton, I hope]," <verb> {other.a}, who [had read over {hero.s}
            shoulder|owned a spade|was never far off].
    """,
        hero=hero,
    )
    s.go(
        hero,
        there,
        """
        They [went|marched|stalked] {place.to}, [counting|measuring] [aloud|in two different
            ways|with a string], and [quarrelled about|could not agree on] [what a pace is|left|who
            would be king|<wonder-short>].
    """,
    )
    s.bring(friend)
    s("""
        [There they|They] dug [here|on the left|by a stump], [there|on the right|beside it] and
            {place.spot}. [Up came|Out came] <small-thing>, [a root|nine worms|water],
            <small-thing-two> and [somebody's|a very cross] [mole trap|grandfather clock
            weight|earwig].
        "[Who digs there|What is this going to be|Is that allowed]?" [called|asked] <passer>,
            [leaning|and leaned] [on|over] <burden-lean>. "[Nobody|Gardeners]," <verb> {friend}.
            {Hero} <gesture>.
        {Hero} [turned|held] the map [over|up to the light|the other way round]. "<Exclaim>.
            [South|North] is [on top|there|underneath]. [We are|We were] [reading|holding] it upside
            down."
    """)
    if s.maybe(50):
        s("""
            [So|Then] the cross was not [here|there] but [at home|under {hero.own} own
                doorstep], where [the digging|the way] had begun. [They|Both] ran back, <like-fast>.
            Under the [third|loosest] [stone|board] lay [a tin|a jar]: [a milk tooth|a lock of
                hair], a [list|drawing] of <number> [wishes|dragons|enemies], and a note, [in|with]
                [a child's|crooked] letters. "[To whoever|You who] [finds|find] this: [is it|was it]
                you? Are you [big|nice|bald] [now|already]?"
            It was signed [with|in] the name of [a great-grandmother|an old, old uncle|the
                mayor's grandfather], aged [six|seven|nearly eight]. {Friend} [swallowed|laughed]
                and [put in|added] <small-thing>.
            "[Close it|Back with it]," <verb> {hero}. "[Somebody else|The next one] [must|will
                want to] read it upside down, too."
        """)
    else:
        s("""
            [So|Then] they [lay|flopped] down in the [hole|heap], as tired as [moles|boots], and
                [looked|blinked] up. [Over|Above] them [sailed|went] [a cloud|a buzzard|the smoke of
                a train], and [the whole valley <far-sound-at>|somewhere <far-sound>|all the rest
                <far-sound-at>].
            "[It is|This is] a good hole," <verb> {friend}. "[The best|None better]," <verb>
                {hero}. [They|So they] [made|hung] a roof of [branches|sacks], [rolled in|brought]
                <errand-goods> and [nailed up|wrote] a sign: "<Notice>."
            [By|Come] <weekday> [it had|there was] a [chimney|window|flag], and by the
                [end|middle] of the month a [waiting list|guest book|queue].
        """)
    s("<laughter>", other=friend)


def horizon(s):
    """A long way is walked to the end of the world, which moves; what is found is on the way."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("high", "outside")
    s.stage(friend=friend)
    s.day("spring", "summer", "autumn")
    s("""
        "What is [behind|beyond] <landmark>?" <asks> {hero}. "The [next|other] [village|hill],"
            [said|replied] <passer> <burden>. "And [behind that|then]?" "[Another|A bigger one]."
            "And then?" "[Then|There|After that] it [ends|stops|leaves off], [I suppose|like a
            table|and do not lean over]."
    """)
    s.go(
        hero,
        there,
        """
        {who} [packed|took] <snack>, <small-thing> and [a ball of string|a pillow|a clean
            collar], [for the edge|in case], and [set off|went] {place.to}, <crossing>.
    """,
    )
    s.meet(
        friend,
        """
        {other.a} sat {place.spot} and [asked|was looking for|had lost] the [way to the
            beginning|way to the middle|[beginning|quiet end]] of the world. [It|That] was
            [surely|probably] the same [road|direction], only [earlier|younger].
    """,
    )
    s("""
        So they [went|walked|trotted] [together|on, side by side|on, one behind the other].
            [On|By] the [first|second] [day|evening] they [met|helped] <passer>, who was <errand>.
            [In|At] one [village|inn] people ate <strange-food>, in [another|the next] they
            [greeted|thanked] you with "<word>".
        They [slept|lay] in [hay|a boat|a clock tower|a dry well], [where|and] <night-sound>,
            and [paid|were paid] with <price>.
        [Each|Every] time they [came up|got to the top of] a [hill|dike|wall], the [end|edge]
            had [moved|gone on] [a bit|again], [blue|thin] as [smoke|a pencil line|skimmed milk].
            "[It is shy|It sees us coming]," <verb> {friend}[| <manner>].
    """)
    s("<tired>")
    if s.maybe(50):
        s("""
            At last there was [nothing but|only] [water|sea], and a [bench|post]. [On the
                bench|Beside it] sat <passer>, [fishing|eating <snack>]. "[Is this|Are we at] the
                end?" <asks> {hero}. "[Of the road|For shoes]," [said|came] the answer. "For
                [fish|herrings] it [begins|starts] here."
            {Hero} [took|laid] <small-thing> [out|down], [for|as a greeting to] the other side.
                They [put|dipped] [a toe|one foot] in, [so as|just] to have [been|touched it].
        """)
    else:
        s("""
            And then, [over|behind] the [ninth|very last] hill, [lay|stood] a place they
                [knew|had seen before]: [the back|the other side] of <landmark>, and [home|{hero.s}
                own chimney], [smoking|from behind].
            "[It is round|The world is a ball]," <verb> {friend}. "[Or|Unless] we [turned
                left|took a wrong turning] [too often|on <weekday>]," <verb> {hero}, [and|but]
                [nobody|neither] [could be sure|minded].
        """)
    s.home(
        hero,
        friend,
        text="""
        [In|By] [autumn|the end|<number> days] {who} [was home|came back|stood on the doorstep]
            [again|once more], with {friend}, [thinner|browner] and [three|two] [songs|jokes|holes]
            richer.
    """,
        friend=friend,
    )
    s("""
        "[Well|And], [what is|what was] there?" [everybody|<passer>] asked. "[People|Somebody's
            kitchen], [mostly|wherever you look]," <verb> {hero}, "and [it smells|they smell] of
            <smell> [there|too]."
    """)


PLOTS = [message, chart, horizon]
