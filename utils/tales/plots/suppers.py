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
            {other.a} had cooked, and [used|dirtied|filled|burned] [nine|eleven|all the]
                [pots|pans|spoons], [a bath|two hats|a watering can] and [the ceiling|a boot|most of
                the cat].
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
        [The clock|A tap|The gravy|A candle] [ticked|dripped|cooled|waited]. <Far-sound>. [A
            fly|<Small-beast>] [walked across|sat down on|looked into|drank from] {friend.s}
            [glass|plate|custard], and [not a word was said|nothing was said|<far-sound>].
        [Then|After an hour|By and by|At last] <passer> <burden> [looked|put a head] in. "[Good
            evening|Is anyone ill|Are these statues|Wax]?" [No answer|Silence|Not a breath].
            "[Then|In that case|If nobody minds,] I [may|might|shall] [take|borrow|sit on|keep]
            [this|that one|the warm one]?" [And|At once] [off|out] went [the cheese|the clock|a
            chair|the best pan|the custard].
        {hero} [rolled|crossed] {hero.own} eyes, {friend} [waved both arms|turned <red-like>|bit
            a napkin|kicked the table], [and not a [spoon|brow|crumb] moved|and <far-sound>, but
            nobody spoke|and both of them sat <like-still>].
        Next came <passer-front>, [who|and] [finished|ate|swallowed|polished off] [the soup|the
            dumplings|what was left], and <beast>, which [licked|ate|wore] [the rest|the
            tablecloth|a plate].
    """)
    if s.maybe(50):
        s("""
            "[My|Not my|Hands off that|That is my] [cake|hat|pie]!" [cried|roared|burst out]
                {hero}, <like-loud>, when a [paw|hand|spoon] [reached|went|stretched out] for [the
                <prize>|<snack>].
            "[Ha|You spoke|Lost]!" [shouted|sang|cried] {friend}, "[you wash|yours are the
                pots|mind the big one]!" And then {friend.he} [looked round|saw the table|turned to
                the table|looked for plates]: [there was|one saw] [nothing left|not a fork|no
                plate|only a crumb] to wash.
        """)
    else:
        s("""
            [Then|At midnight] the [pots|pans|plates|lids] began to slide, [one by one|quite
                slowly|all together|spoons first], <like-quiet>. [{Hero} saw it. {Friend} saw
                it.|{Hero} and {friend} looked on.|Four eyes followed it.] [Neither|Nobody]
                [said|dared|risked] a word, and [down|to the floor] came [all of it|everything|the
                whole tower|forty plates], <like-loud>.
            "<Exclaim>!" they [cried|shouted|howled] [both|together], [in the very same
                [breath|second]|<like-loud>|and then each pointed at the other].
        """)
    s("<laughter>", other=friend)
    s("""
        They [did it|cleared up|washed up] [together|by moonlight|till midnight|with one
            sponge], and [talked|chattered|whispered|sang] [so much|without a comma|so loud], about
            <food-detail-two>, [kings|hiccups|the sea] and [aunts|<smell>], that [the
            neighbour|<passer>|half the house] [knocked|came|rang] [to ask for|and begged]
            [silence|a little less|mercy|sleep].
    """)


def share(s):
    """One supper for one, and more and more guests; each brings what there is."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("food")
    s.stage(friend=friend)
    s.day("autumn", "winter")
    s.go(hero, there)
    s("""
        [One|A single] [plate|bowl|dish|portion] of <food-detail> [stood|steamed|waited] [on the
            table|by the stove|under a lid|on a stool|in the lamplight], [enough|just right|cut out]
            for [one|a small appetite|a quiet evening|a Tuesday|somebody alone]. [Outside|The
            night|The wind] was <cold-like>.
        {hero} [lifted|had just raised|was raising|dipped] the [spoon|fork|first bite], when
            [somebody|something|a knuckle] [knocked|scratched|tapped] [at|on] the [door|shutter],
            <like-quiet>.
    """)
    s.meet(
        friend,
        """
        "[I only want to|May I] [warm my|dry one|rest my] [ears|nose|sock|thumbs|tail end],"
            said {other}, [looking|and looked|peering] [past|round] the [plate|steam|spoon|fork].
            "[I have eaten|I am not hungry|Do not mind me|I was passing]." [And|But] {other.s}
            stomach [spoke|growled|sang|answered], <like-loud>.
    """,
    )
    s("""
        "There is [plenty|enough for two|room on the spoon|a second chair]," <verb> {hero}, and
            [halved|divided|drew a line through] [everything|it all|the lot], [even|down to] the
            [steam|last bean|smell|crumbs|parsley].
        [Then|At that] [knocked|in came] <passer> <burden>, and [after that|close behind|on
            tiptoe|a minute later] <passer-front>, and [under|between|behind] [them|all the legs]
            <small-beast>.
        [What was|How do you divide|Who can cut] [half of a half|a quarter of a dumpling|a bean
            in five|a noodle lengthways|one onion ring]? "[I have|There is] [an onion|a heel of
            bread|<snack>] in my [hat|pocket|boot|lining|sleeve]," [said|remembered|cried|admitted]
            [the one|somebody|the first]. "[I have|And I] [salt|a candle|two eggs|a jar of
            <smell>|garlic|half a herring]," [said|whispered|offered] [another|the next]. {Friend}
            [found|had] <snack>, [a bit furry|still warm|from better days|only bitten once|in a
            handkerchief].
        [Everything|The lot|All of it] [went|was dropped|fell] into [one|the biggest]
            [pot|pan|kettle|cauldron|tureen]; {hero} stirred, [and|while] [everybody|they all|a few]
            sang <song> [to make it grow|to pass the time|with <snack> for a baton].
        It became <food-detail-two> and [something|a thing] [nobody had a name for|between soup
            and cake|that smelled of <smell-two>], [and|but] [there was so much that|it filled so
            many plates that|it went so far that] [<beast> was called in|the last one had to be
            carried|they ate with both hands|<passer> lay down in between].
    """)
    s("<laughter>", other=friend)
    if s.maybe(50):
        s("""
            "[I was not hungry|I had eaten|It was only the smell|I had a large lunch]," <verb>
                {friend}, [and scraped|with a finger round|looking into|and licked] the pot.
                "[Only|But] [lonely in the stomach|a little hollow|cold from the middle out|tired of
                my own spoon|homesick in the belly]."
        """)
    else:
        s("""
            [Under|Beside] {hero.s} plate [lay|was] <small-thing> [next morning|in the morning],
                with a [note|slip of paper|card|scrap]: "[For the soup|It is all I have|I was hungry
                after all|Keep the spoon out|For the next one who knocks|From the one by the
                stove]."
        """)
    s("""
        <promise>, {hero} [sets|lays] [a spoon|a plate|a stool] [more|too many|extra|in hand],
            and [it|that one] [never stays|is seldom] [clean|idle|lonely|dry] [for long|after six].
    """)


PLOTS = [silence, share]
