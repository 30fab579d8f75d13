"""One table, and who sits at it."""


def silence(s):
    """Two would rather be silent till Sunday than wash up; each thinks the other will speak."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("food")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there, "{who} [was|had been] asked {place.to} [for|to eat] <food-detail>.")
    s.meet(
        friend,
        """
            {other.a} had cooked, and [used|dirtied] [nine|eleven|all the] [pots|pans|spoons],
                [a bath|two hats|a watering can] and [the ceiling|a boot|most of the cat].
        """,
    )
    s("""
        "[You wash|The washing up is yours|Whoever came last washes|The sponge is over there],"
            <verb> {friend}[| <manner>]. "[Mine is the towel|Whoever cooked washes|I am the guest|My
            elbow hurts]," <verb> {hero}.
        "[Then whoever|The one who|Good: who] [speaks|talks|squeaks] first [does it|scrubs the
            lot|washes up]," <verb> {friend}, and [shut|closed] {friend.own} mouth like [a drawer|an
            oyster|a purse|a piano].
        {hero} sat <like-still>. {Friend} <gesture-friend>.
    """)
    s("""
        [The clock|A tap|The gravy] [ticked|dripped|cooled]. <Far-sound>. [A fly|<Small-beast>]
            [walked across|sat down on|looked into|drank from] {friend.s} [glass|plate|custard], and
            [not a word|nothing] was said.
        [Then|After an hour|By and by] <passer> <burden> [looked|put a head] in. "[Good
            evening|Is anyone ill|Are these statues]?" No answer. "[Then|In that case] I may
            [take|borrow|sit on] this?" [And|At once] [off|out] went [the cheese|the clock|a
            chair|the best pan|the custard].
        {hero} [rolled|crossed] {hero.own} eyes, {friend} [waved both arms|turned as red as
            <red-as>], [<like-quiet>|and <far-sound>, but nobody spoke|and both of them sat
            <like-still>].
        Next came <passer-front>, [who|and] [finished|ate] [the soup|the dumplings|what was
            left], and <beast>, which [licked|ate|wore] [the rest|the tablecloth|a plate].
    """)
    if s.maybe(50):
        s("""
            "[My|Not my] [cake|hat|pie]!" [cried|roared|burst out] {hero}, <like-loud>, when a
                [paw|hand|spoon] [reached|went] for [the <prize>|<snack>].
            "[Ha|You spoke|Lost]!" [shouted|sang|cried] {friend}, "[you wash|yours are the
                pots|mind the big one]!" And then {friend.he} [looked round|saw the table]: there
                was [nothing left|not a fork] to wash.
        """)
    else:
        s("""
            [Then|At midnight] the [pots|pans] began to slide, [one by one|quite slowly],
                <like-quiet>. {Hero} saw it. {Friend} saw it. [Neither|Nobody] [said|dared] a word,
                and [down|to the floor] came [all of it|everything], <like-loud>.
            "<Exclaim>!" they [cried|shouted] both, in the very same [breath|second].
        """)
    s("<laughter>", other=friend)
    s("""
        They [did it|cleared up] [together|by moonlight], and [talked|chattered] [so
            much|without a comma], about <food-detail-two>, [kings|hiccups|the sea] and
            [aunts|<smell>], that [the neighbour|<passer>] [knocked|came] to ask for [silence|a
            little less].
    """)


def share(s):
    """One supper for one, and more and more guests; each brings what there is."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("food")
    s.stage(friend=friend)
    s.day("autumn", "winter")
    s.go(hero, there)
    s("""
        [One|A single] [plate|bowl|dish] of <food-detail> [stood|steamed|waited] [on the
            table|by the stove], [enough|just right] for [one|a small appetite]. [Outside|The night]
            was as cold as <cold-as>.
        {hero} [lifted|had just raised] the [spoon|fork], when [somebody|something]
            [knocked|scratched] [at|on] the [door|shutter], <like-quiet>.
    """)
    s.meet(
        friend,
        """
        "[I only want to|May I] [warm my|dry one] [ears|nose|sock]," said {other}, [looking|and
            looked] [past|round] the [plate|steam]. "[I have eaten|I am not hungry|Do not mind me]."
            And {other.s} stomach [spoke|growled], <like-loud>.
    """,
    )
    s("""
        "There is [plenty|enough for two]," <verb> {hero}, and [halved|drew a line through]
            [everything|it all], [even|down to] the [steam|last bean|smell].
        [Then|At that] [knocked|in came] <passer> <burden>, and [after that|close behind]
            <passer-front>, and [under|between] [them|all the legs] <small-beast>.
        [What was|How do you divide] [half of a half|a quarter of a dumpling]? "[I have|There
            is] [an onion|a heel of bread|<snack>] in my [hat|pocket]," [said|remembered] [the
            one|somebody]. "[I have|And I] [salt|a candle|two eggs|a jar of <smell>],"
            [said|whispered] [another|the next]. {Friend} [found|had] <snack>, [a bit furry|still
            warm|from better days].
        [Everything|The lot|All of it] [went|was dropped|fell] into [one|the biggest]
            [pot|pan|kettle]; {hero} stirred, [and|while] [everybody|they all|a few] sang <song> to
            [make it grow|pass the time].
        It became <food-detail-two> and [something|a thing] [nobody had a name for|between soup
            and cake|that smelled of <smell-two>], [and|but] [there was so much that|it filled so
            many plates that|it went so far that] [<beast> was called in|the last one had to be
            carried|they ate with both hands].
    """)
    s("<laughter>", other=friend)
    if s.maybe(50):
        s("""
            "[I was not hungry|I had eaten]," <verb> {friend}, [and scraped|with a finger round]
                the pot. "[Only|But] [lonely in the stomach|a little hollow|cold from the middle
                out]."
        """)
    else:
        s("""
            [Under|Beside] {hero.s} plate [lay|was] <small-thing> [next morning|in the morning],
                with a [note|slip of paper]: "[For the soup|It is all I have|I was hungry after
                all]."
        """)
    s("""
        <promise>, {hero} [sets|lays] [a spoon|a plate|a stool] [more|too many], and [it|that
            one] [never stays|is seldom] [clean|idle|lonely] [for long|after six].
    """)


PLOTS = [silence, share]
