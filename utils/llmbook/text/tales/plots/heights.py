"""Somebody is up there, and down is the harder way."""


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


def aloft(s):
    """Somebody has climbed up and dares not come down; the ladder is too short."""
    hero, friend, there = s.hero, s.friend("animal"), s.somewhere("high", "outside")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
            [High up|At the very top|Far above|Where only birds sit], [on a ledge|on a narrow
                beam|in a crooked treetop|at the tip of a flagpole], sat {other.a} and
                [looked|gazed|stared] [straight ahead|at the clouds|past everything], <like-still>.
        """,
    )
    s.begin(
        friend,
        "aloft",
        """
            "[Fine view|Lovely air|I live here now]," {who} [called|said] [down|through
                {who.own} teeth|without moving|very calmly]. "I [came up|climbed here|was sent]
                [for|because of|after] <small-thing>. Up was [easy|no trouble|quick]. [Nobody|No
                one|Not one soul] [mentions|told me of|thinks of] down."
        """,
    )
    s("""
        {hero} [ran|went] for a ladder, <way>. It was [seven|eleven|two] rungs [too
            short|shorter than [need be|the trouble|hoped]]. {Hero} [tied|put|nailed] [a chair|a
            stilt|a washstand|<passer>] [on top|to the end], [which|and it] [wobbled|leaned|swayed]
            <like-wobble>.
        "[Jump|Let go|Fall softly|Close your eyes]!" [cried|advised] <passer>, and [spread|held
            out|offered|unfolded] [a tablecloth|an apron|a very small handkerchief]. "[After you|I
            would rather not|Ask me in spring]," <verb> {friend}.
    """)
    s("<pause>")
    if s.maybe(50):
        s("""
            So {hero} [sat|lay|crouched] down [below|on the grass|on a box], unpacked <snack>
                and <food-detail>, and [ate|chewed|smacked {hero.own} lips] [slowly|with closed
                eyes|as loudly as good manners allow].
            "[What does it [taste|smell] like|Is it good|Describe it|Does it crunch]?"
                [came|called|drifted down] the voice from [above|on high]. "[Come and see|I cannot
                say|Of <smell>]," <verb> {hero}. "[There is [one bite|only a corner|not much]
                left|Soon you will have to guess|It goes so fast]."
        """)
        s.end(
            friend,
            "aloft",
            """
                There was [a rustle|a scrabbling|some muttering], [three|nine|two]
                    [scratches|bumps|thuds|slides] and [a sneeze|an "Oops"|a prayer|a few feathers],
                    and {who} [sat|stood] [beside {hero}|below|on the box|in front of the plate],
                    [out of breath|with a torn ear|full of leaves]: "[Where|Is it all gone|And
                    mine|Am I late]?"
            """,
            hero=hero,
        )
    else:
        s.begin(
            hero,
            "aloft",
            """
                So {who} took [a breath|off both shoes|<snack> for the way] and climbed up
                    [too|after {other.him}], <like-quiet>, [past|over|around] [a nest|a rusty
                    nail|the last good hold].
            """,
            other=friend,
        )
        s("""
            "[Good afternoon|Is this seat taken|Do you come here often]?" <asks> {hero}. They
                looked at [the roofs|the clouds|the tops of hats] [together|for a while], and
                [somewhere|below], <far-sound>.
            "[Left|Back|Right|The small] foot first," <verb> {hero}, "[and look|but keep
                looking|and count freckles|with both eyes] at my [nose. It is|ears. They are] [not
                handsome|dirty|no beauty|freckled], but [close|always there]."
        """)
        s.end(
            friend,
            "aloft",
            """
                [Rung by rung|Twig by twig|Bit by bit] they came down, {who}
                    [counting|grumbling|with one eye shut], and [at|near] the [bottom|end] {who.he}
                    [kissed|hugged|bit] [the ground|a molehill|<passer>].
            """,
        )
        s.end(
            hero, "aloft", "{who} [jumped the last bit|slid down the rest|came last], <like-fly>."
        )
    s(
        """
        {friend} <gesture friend>. "[Next time|Tomorrow|From now on] I [climb|go] [down
            first|only up tables|by the stairs]," {friend} <verb>.
        <thanks>
    """,
        who=friend,
    )


PLOTS = [leap, aloft]
