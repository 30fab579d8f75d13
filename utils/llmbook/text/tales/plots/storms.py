"""Ice, wind and fog."""


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
            [thin|grey|talking]!" "[It has held|It holds] [a cow|a brass band|<passer>]," <verb>
            {friend}[| <manner>].
        [Then|At that|Straight away] [there was|came] a crack <like-loud-as>.
    """)
    s.begin(
        friend,
        "stuck",
        """
            A piece [as big as|the size of] a [tablecloth|barn door|double bed]
                [broke|came|split] off, and {who}, <like-still>, [sailed|floated|drifted]
                [away|out|off] [on it|with it].
        """,
    )
    s("""
        "[I am going to|Greetings to|Is this the way to] [Norway|Africa|the sea]," {friend}
            <verb>, but {friend.own} [voice|chin|hat] [shook|trembled].
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
        {hero} [knotted|tied] [all of it|it all] [together|end to end], [red to green|wool to
            wool|the longest first], and [threw|flung|swung] it: [too short|past|into the water].
            And [again|once more]: [too far left|nearly|over {friend.own} nose].
    """,
        who=hero,
    )
    s.end(
        friend,
        "stuck",
        """
            At the [third|fifth|eleventh] throw {who} [caught|grabbed|bit into] a
                [bobble|sleeve|mitten], and [everyone|the whole bank] pulled, [to|singing] <song>,
                until [the floe|it] [bumped|nudged|ran] against [the bank|the reeds|a boot].
        """,
    )
    s(
        """
        {friend} was [wrapped|rolled] in [a curtain|straw|all of it] like [a cigar|a
            parcel|strudel] and [fed|filled up with] <food-detail>.
        [It took|They needed] until [Easter|Thursday|the thaw] to [undo|untie] the [knots|rope],
            and <passer> [still|to this day] [wears|has] [one sleeve too many|a stranger's
            bobble|the wrong stockings].
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
        By [evening|four o'clock|nightfall] the wind [had risen|screamed|sang] <like-loud>: it
            [took|stole|swallowed] [washing|hats|tiles|a henhouse] [by the dozen|for a start|off
            <landmark>] and [blew|pushed|sent] <passer> <crossing>, [feet first|umbrella and all].
    """)
    s.night(
        """
            [Then|And then|About nine] the lamp [on the quay|at the landing|over the water] went
                out, [like an eye|just like that|with a hiss], and {other} [was not home|was
                [still|yet] out there|had not come in], [alone|with <small-beast>|after herring], in
                a [boat|punt] [no bigger|not much longer] than a [bath|bed|church pew].
        """,
        other=friend,
    )
    s.own(hero, light)
    s.go(
        hero,
        there,
        """
            {who} [snatched up|took|lit] {light.a} and ran {place.to}, <like-fast>,
                [bent|leaning] [double|into the wind].
        """,
    )
    s("""
        [There|All round] <dark-room>, and the [waves|sea wind|spray] [roared|came in|went by]
            <like-loud>.
        {hero} [held|lifted] {light.full} [up high|overhead|in both arms]. [A gust|The wind|A
            drop] [bent|pinched|licked at] the flame[, as small as <small-as>|]; {hero} [hid|took]
            it [inside|under] [a coat|a shawl|one arm] and [sang to it|told it about
            <food-detail>|called it [Otto|a good girl|darling]].
    """)
    if s.maybe(50):
        s("""
            [Out there|Between two waves], [something|a voice] [shouted|called]. "[Left|More
                left|This way]!" [cried|bawled|yelled] {hero}, and [swung|waved] {light} in
                [circles|an eight|great arcs], [until|so long that] both arms were as heavy as
                <heavy-as>.
        """)
    else:
        s("""
            But [a light|it] was [not enough|too small]. So {hero} [beat|banged] [a bucket|a
                pan|the handrail|an old boiler] with [a ladle|an oar|a boot] and sang <song>,
                <like-loud>, [all|nine] verses, and [the wind|a foghorn] [took the low part|tried to
                drown it].
        """)
    s.meet(
        friend,
        """
            [And then|At last|Out of the dark] a [bow|keel] [bumped|scraped|crunched], and
                {other} [climbed|fell|stepped] out, [dripping|hung with weed], <like-wet>.
        """,
    )
    s("""
        "I [saw|steered by] [a spark|a star|something], [as big as|no bigger than] [a crumb|a
            lentil|a flea] and [as bright as|brighter than] <bright-as>," <verb> {friend}, "and
            [thought|said to myself]: [somebody means me|that is somebody stubborn|where that is,
            there is soup]."
        {hero} [wanted|tried] to [answer|say something], but [had no voice left|only
            sneezed|yawned instead].
    """)
    s.go(
        hero,
        None,
        """
            They went home [together|arm in arm|back to back], [the light|the small flame]
                [between them|in front], and [ate|had|found] <food-detail>, [in blankets|by the
                stove|their feet in [mustard|hot water]], until <night-sound>.
        """,
    )
    friend.place = None
    s("<thanks>", who=friend)


def fog(s):
    """Lost in the fog, and each sense but the eyes helps a little on the way home."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("wild")
    s.stage(friend=friend)
    s.day("autumn", "winter", "spring")
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other.a} was there [too|before {hero.him}], [looking|and looked] for <small-thing>, and
            they [shared|split] <snack>.
    """,
        hero=hero,
    )
    s("""
        [Nobody|Neither] saw the fog [come|arrive]. First [it ate|went] <landmark>, then the
            [path|hedge|sky], [then|and next] their own [feet|knees]. It was like [walking|sitting]
            in [a pillow|milk soup|somebody's beard|wet flannel].
        "[This way|Home is there]," <verb> {friend}. "[No, there|That is where we came from],"
            <verb> {hero}. [After|In] [an hour|a thousand steps] they [found|met]
            [footprints|tracks]: [their own|two pairs, very familiar].
    """)
    s("<afraid>")
    s("""
        "[Stop|Wait]," <verb> {friend}. "[Eyes|They] are [no use|out of work]. What [else have
            we|have we got left]?" {Hero} <gesture> and [listened|held {hero.own} breath]. [Far|A
            long way] to the [left|right], <far-sound>.
        They [held|tied] [hands|scarves|tails and sleeves] [together|fast] and went [that
            way|towards it], <like-quiet>. [Then|After a bit] {friend} [sniffed|put up {friend.own}
            nose]: "<Smell-two>! [That is|It comes from] the [corner|yard] by <landmark>."
        [Next|And then] {hero.s} foot [felt|found] [cobbles|a plank|rails], and [a hand|an
            elbow] [a wall|a fence], [rough|cold] and [wet|familiar]. [Something|It] [licked|bumped]
            {hero}: <beast>, [which|and it] [never|surely] strayed far from [its dish|supper].
    """)
    if s.maybe(50):
        s("""
            So [hand over hand|step by step] they [came|went], along the [wall|fence],
                [counting|naming] [gates|cats], till [one gate|a latch] [squeaked|said "Eek"]
                [as|like] only [one|{hero.s}] in the [world|valley] [does|can].
        """)
    else:
        s("""
            "[Hallo|Ahoy|Moo]!" they [shouted|sang], <like-loud>, and [there came|back came] an
                answer: <song>, on [a saucepan|a comb|the tuba], [a bit|quite] [flat|fast].
                [Nobody|Only <passer>] [plays it like that|hits that wrong note|keeps such bad
                time].
        """)
    s.home(
        hero,
        friend,
        text="""
        Then there was a [light|window], [yellow|small] as a [pea|yolk|quince], and {who} and
            {friend} [fell|tumbled|came] over the doorstep, <like-fly>.
    """,
        friend=friend,
    )
    s("<feast>")
    s("""
        [Outside|At the pane] the fog [stood|leaned] and [looked in|licked the glass]. "[It only
            wanted|Perhaps it wants] [company|to be asked in]," <verb> {friend}[| <manner>].
    """)


PLOTS = [floe, storm, fog]
