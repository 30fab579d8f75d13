"""Somebody is stuck or adrift and is brought home."""


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


def floe(s):
    """Ice breaks, somebody drifts off on a floe, and a rope is made of all that is knitted."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("ice")
    s.stage(friend=friend)
    s.day("winter")
    s.go(hero, there)
    s.meet(
        friend,
        """
            {other.a} was [skating|sliding|dancing] there [on one leg|backwards|in slippers],
                <like-skate>, and [sang|whistled|trumpeted] <song>.
        """,
    )
    s("""
        "[Not so far out|Mind the edge|Come back]!" {hero} [called|shouted]. "[The ice|It] is
            [thin|grey|talking]!" "[It has held|It holds|It has carried|It would hold] [a cow|a
            brass band|<passer>]," <verb> {friend}[| <manner>].
        [Then|At that|Straight away] [there was|came|rang out] a crack <like-loud-as>.
    """)
    s.begin(
        friend,
        "stuck",
        """
            [A piece|Something white] [as big as|the size of] a [tablecloth|barn door|double
                bed|parlour] [broke|came|split] off, and {who}, <like-still>,
                [sailed|floated|drifted] [away|out|off] [on it|with it].
        """,
    )
    s("""
        "[I am going to|Greetings to|Is this the way to] [Norway|Africa|the sea]," {friend}
            <verb>, but {friend.own} [voice|chin|hat] [shook|trembled|went up and down|was not quite
            dry].
        {hero} <gesture>. [No boat|A pole too short|One rotten rope]: {hero} [looked down
            at|felt|pulled off] {hero.own} scarf.
    """)
    s("<runs>")
    s(
        """
        "[Scarves|Shawls|Everything knitted], [please|quick]!" [And|At once] off came [the
            scarf|the stockings|the muffler|the leg warmers] of <passer>, [a shawl|nine mittens|the
            bonnet] from <passer-front>, and [a tea cosy|a pony's blanket|half a pullover] that
            <small-beast> had slept on.
        {hero} [knotted|tied|spliced] [all of it|it all] [together|end to end|in double
            knots|with cold fingers], [red to green|wool to wool|the longest first], and
            [threw|flung|swung] it: [too short|past|into the water]. And [again|once more]: [too far
            left|nearly|over {friend.own} nose].
    """,
        who=hero,
    )
    s.end(
        friend,
        "stuck",
        """
            At the [third|fifth|eleventh] throw {who} [caught|grabbed|bit into] a
                [bobble|sleeve|mitten], and [everyone|the whole bank|<passer-front>]
                [pulled|hauled|ran], [to|singing|shouting] <song>, until [the floe|it|the ice]
                [bumped|nudged|ran] against [the bank|the reeds|a boot].
        """,
    )
    s(
        """
        {friend} was [wrapped|rolled|packed] in [a curtain|straw|all of it] like [a cigar|a
            parcel|strudel] and [fed|filled up with|given] <food-detail>.
        [It took|They needed] [till|until] [Easter|Thursday|the thaw|the next war] to
            [undo|untie|cut] [the knots|the rope|it all], and <passer> [still|to this day|even now]
            [wears|has] [one sleeve too many|a stranger's bobble|the wrong stockings].
        <comfort-after>
    """,
        who=friend,
    )


PLOTS = [stuck, floe]
