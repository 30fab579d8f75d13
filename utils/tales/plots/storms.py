"""Ice and wind, and somebody out there."""


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


def storm(s):
    """The light has gone out in a storm, and somebody is still out there."""
    hero, friend, there, light = s.hero, s.friend("grown"), s.somewhere("boats"), s.thing("light")
    s.stage(friend=friend, light=light)
    s.day("autumn", "winter", "spring")
    s("""
        By [evening|four o'clock|nightfall|teatime|dusk] the wind [had
            risen|screamed|sang|blew|came in] <like-loud>: it [took|stole|swallowed]
            [washing|hats|tiles|a henhouse|a bandstand|chimneys|a scarecrow] [by the dozen|for a
            start|off <landmark>] and [blew|pushed|sent] <passer> <crossing>, [feet first|umbrella
            and all|singing|hat last].
    """)
    s.night(
        """
            [Then|And then|About nine|Suddenly] the lamp [on the quay|at the landing|over the
                water] [went out|died|fell|broke|blinked and died], [like an eye|just like that|with
                a hiss|and stayed so], and {other} [was not home|was [still|yet] out there|had not
                come in], [alone|with <small-beast>|after herring|with <snack> for supper|for a
                bet], in a [boat|punt|dinghy] [no bigger than a [bath|bed|church pew]|<small-like>].
        """,
        other=friend,
    )
    s.own(hero, light)
    s.go(
        hero,
        there,
        """
            {who} [snatched up|took|lit|seized|unhooked] {light.a} and ran {place.to},
                <like-fast>, [bent|leaning] [double|into the wind].
        """,
    )
    s("""
        [There|All round] <dark-room>, and the [waves|sea wind|spray] [roared|came in|went
            by|broke|shouted] <like-loud>.
        {hero} [held|lifted] {light.full} [up high|overhead|in both arms|at arm's length|on a
            pole]. [A gust|The wind|A drop] [bent|pinched|licked at|bit|turned] the flame[,
            <small-like>|]; {hero} [hid|took|tucked] it [inside|under|into] [a coat|a shawl|one arm]
            and [sang to it|told it about <food-detail>|called it [Otto|a good girl|darling]].
    """)
    if s.maybe(50):
        s("""
            [Out there|Between two waves|To the left|Far out], [something|a voice|a
                hat|somebody] [shouted|called|yelled]. "[Left|More left|This way]!"
                [cried|bawled|yelled] {hero}, and [swung|waved|shook] {light} in [circles|an
                eight|great arcs|zigzags|slow rings], [until|so long that|till] both arms
                [were|felt|hung] <heavy-like>.
        """)
    else:
        s("""
            But [a light|it] was [not enough|too small]. So {hero} [beat|banged|rang] [a
                bucket|a pan|the handrail|an old boiler] with [a ladle|an oar|a boot] and sang
                <song>, <like-loud>, [all|nine] verses, and [the wind|a foghorn|a gull] [took the
                low part|tried to drown it|did the drums|sang along].
        """)
    s.meet(
        friend,
        """
            [And then|At last|Out of the dark] a [bow|keel|boat|plank]
                [bumped|scraped|crunched|knocked|ran up], and {other}
                [climbed|fell|stepped|rolled|hopped] out, [dripping|hung with weed|barefoot|with an
                eel in one sleeve], <like-wet>.
        """,
    )
    s("""
        "I [saw|steered by|followed] [a spark|a star|something], [<small-like>|<bright-like>|and
            it sang]," <verb> {friend}, "and [thought|said to myself|knew]: [somebody means me|that
            is somebody stubborn|where that is, there is soup|that is no herring|there is land, and
            it is cross|that is home calling|follow that]."
        {hero} [wanted|tried|meant] to [answer|say something|cheer|explain], but [had no voice
            left|only sneezed|yawned instead|<far-sound>].
    """)
    s.go(
        hero,
        None,
        """
            [They|Both] [went|struggled|blew] home [together|arm in arm|back to back|head to
                head|on all fours], [the light|the small flame|the warm thing] [between them|in
                front|under a coat], and [ate|had|found] <food-detail>, [in blankets|by the
                stove|their feet in [mustard|hot water]], until <night-sound>.
        """,
    )
    friend.place = None
    s("<thanks>", who=friend)


PLOTS = [floe, storm]
