"""Somebody is stuck and must be freed."""


def stuck(s):
    """Somebody is stuck; everybody pulls, and what frees is not strength."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
            "[Help|Hallo|Pull]!" [cried|called|boomed] [a|somebody's] voice out of [a barrel|a
                drainpipe|a hollow log|a very large jug|a wall]. [It belonged to|That could only
                be|So {hero} met] {other.a}.
        """,
    )
    s.begin(
        friend,
        "stuck",
        """
            {who} had [gone in|looked in|reached in] after <small-thing>, and now [{who.his}
                [front|better] half|what mattered] was [in|inside], [and|while] the [rest|other
                half|back] [waved its feet|was cold|looked foolish|stayed with the public].
        """,
    )
    s("""
        "How [long|deep|firmly] are you [in|stuck|wedged]?" {hero} <asks>. "[Since|From|Ever
            since] [breakfast|Tuesday|the last rain|the first church bell|I was thin],"
            [said|came|was] the [answer|echo|voice|wood]. "[Is it [fine|raining|Thursday] out
            there|Was there [supper|cake|post] without me|Has the [war|concert|sermon] begun]?"
        {hero} pulled [at a leg|by the heels|with all {hero.own} might]. [Nothing|Only a
            shoe|One button|The landscape] [came|moved|gave way].
        {hero} fetched <passer>, and <passer-front> [came along|joined in|took off a coat|spat
            on both palms], and <small-beast> [bit|took hold of|hung on to] the last
            [coat-tail|bootlace|pocket].
        They [pulled|heaved|tugged] [to the tune of|in time with|and sang] <song>. Then
            [something|a seam|the whole row] [tore|cracked|gave way], and [everyone|the lot of
            them|<passer>] [fell over|landed in the ditch|sat down hard], <like-fly>.
        "[Now it pinches|That tickles|Thank you, now I am in deeper|And my hat is in there
            too]," <verb> {friend}.
        <pause>
    """)
    if s.maybe(50):
        s("""
            {hero} <gesture>. "What did you [eat|have for breakfast|put away]?"
                "[Just|Only|Nothing but|A mere] <food-detail>," <verb> {friend}, "[twice|and
                seconds|and a little more]."
            "Then we [wait|sit down and wait|digest|sing until it goes down]," <verb> {hero},
                and [read aloud from|told the story of|turned the pages of] "<book>" until
                <far-sound>, and [it was evening|the moon came up|nobody was fat any more].
        """)
        s.end(
            friend,
            "stuck",
            """
                [All by itself|With a sigh|Quite softly], {who} [slid|came|slipped] out [like a
                    [letter|pea|drawer]|with a sound like [a kiss|a cork|"Plup"]], [thinner|lighter]
                    by [one|a] [breakfast|night].
            """,
        )
    else:
        s("""
            {hero} <gesture>. [Then|Next|After that] {hero.he} [went|walked|hopped]
                [round|along] to [the other end|where the ears were|the talking end] and
                [told|whispered|sang] [a joke|a riddle|something] [about|which had to do with] [a
                bishop|two cheeses|a nervous cow|an admiral's wig].
            {friend} laughed <like-loud>: first [the ears|the knees|one end|in front], then [the
                belly|the elbows|the other end|all along].
        """)
        s.end(
            friend,
            "stuck",
            """
                And [while|as|because] {who} laughed, {who.he} [shook|wobbled|bounced]
                    [loose|free], and [rolled|shot|popped] out <like-fly>.
            """,
        )
    s(
        """
        "And [<small-thing>|what you were after]?" <asks> {hero}. {Friend} [opened {friend.own}
            fist|felt about|looked down], and [there it was|it was still inside|grew <red-like>].
        <thanks>
    """,
        who=friend,
    )


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
                looking|and both eyes] at my [nose. It is|ears. They are] [not handsome|dirty|no
                beauty|freckled], but [close|always there]."
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


PLOTS = [stuck, aloft]
