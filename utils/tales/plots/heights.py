"""Up is easy, and down is another matter."""


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


PLOTS = [leap]
