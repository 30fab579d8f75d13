"""Far from home, and back."""


def fog(s):
    """Lost in the fog, and each sense but the eyes helps a little on the way home."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("wild")
    s.stage(friend=friend)
    s.day("autumn", "winter", "spring")
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other.a} was there [too|before {hero.him}], [looking|and looked|peering] for
            <small-thing>, and they [shared|split] <snack>.
    """,
        hero=hero,
    )
    s("""
        [Nobody|Neither] [saw|heard|noticed] the fog [come|arrive]. [First|To start with] [it
            ate|went] <landmark>, then the [path|hedge|sky|next tree], [then|and next|soon] [their
            own|both] [feet|knees|noses]. [It was like [walking|sitting|living] in [a pillow|milk
            soup|somebody's beard|wet flannel]|One could have [cut|spooned|buttered] it].
        "[This way|Home is there|Left|I know that stone]," <verb> {friend}. "[No, there|That is
            where we came from|You said that about the ditch]," <verb> {hero}. [After|In] [an hour|a
            thousand steps|half an afternoon|two circles] they [found|met] [footprints|tracks|two
            rows of prints]: [their own|two pairs, very familiar|and <snack>, half eaten, beside
            them].
    """)
    s("<afraid>")
    s("""
        "[Stop|Wait|Sit down|Think]," <verb> {friend}. "[Eyes|They] are [no use|out of work|on
            holiday]. What [else have we|have we got left|about ears]?" {Hero} <gesture> and
            [listened|held {hero.own} breath]. [[Far|A long way|Somewhere] to the
            [left|right]|Behind|Below], <far-sound>.
        They [held|tied|knotted] [hands|scarves|tails and sleeves] [together|fast|in a knot] and
            went [that way|towards it|after it], <like-quiet>. [Then|After a bit] {friend}
            [sniffed|put up {friend.own} nose|raised a paw|smelled something]: "<Smell-two>! [That
            is|It comes from] the [corner|yard] by <landmark>."
        [Next|And then] {hero.s} foot [felt|found] [cobbles|a plank|rails], and [a hand|an
            elbow] [a wall|a fence], [rough|cold|smooth|crumbling] and [wet|familiar|full of moss].
            [Something|It] [licked|bumped|sneezed on|pulled at] {hero}: <beast>, [which|and it]
            [never|surely never|only rarely] [strayed|went|wandered] far from [its dish|supper|the
            stove].
    """)
    if s.maybe(50):
        s("""
            So [hand over hand|step by step|sniff by sniff|singing softly] they [came|went],
                along the [wall|fence|hedge|rail], [counting|naming|greeting|feeling for]
                [gates|cats], till [one gate|a latch] [squeaked|said "Eek"] [as|like] only
                [one|{hero.s}] [in the [world|valley|county]|on earth] [does|can|dares].
        """)
    else:
        s("""
            "[Hallo|Ahoy|Moo]!" they [shouted|sang|roared], <like-loud>, and [there came|back
                came|out of the wool came] an answer: <song>, on [a saucepan|a comb|the tuba|a
                watering can], [a bit|quite] [flat|fast|sharp|late]. [Nobody|Only <passer>] [plays
                it like that|hits that wrong note|keeps such bad time].
        """)
    s.home(
        hero,
        friend,
        text="""
        Then [there was|they saw|out of the grey came] a [light|window|lamp],
            [yellow|small|warm] as a [pea|yolk|quince], and {who} and {friend} [fell|tumbled|came]
            over the doorstep, <like-fly>.
    """,
        friend=friend,
    )
    s("<feast>")
    s("""
        [Outside|At the pane|In the yard] the fog [stood|leaned|waited] and [looked in|licked
            the glass|wondered <wonder>]. "[It only wanted|Perhaps it wants|I think it misses]
            [company|to be asked in|somebody|its supper]," <verb> {friend}[| <manner>].
    """)


def horizon(s):
    """A long way is walked to the end of the world, which moves; what is found is on the way."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("high", "outside")
    s.stage(friend=friend)
    s.day("spring", "summer", "autumn")
    s("""
        "What is [behind|beyond] <landmark>?" <asks> {hero}. "The [next|other] [village|hill],"
            [said|replied|said at once|explained] <passer> <burden>. "And [behind that|then]?"
            "[Another|A bigger one|The same]." "[And then|And behind it]?" "[Then|There|After that]
            it [ends|stops|leaves off], [I suppose|like a table|and do not lean over|mostly|with a
            fence]."
    """)
    s.go(
        hero,
        there,
        """
        {who} [packed|took] <snack>, <small-thing> and [a ball of string|a pillow|a clean
            collar|a bell], [for the edge|in case|to be polite|against homesickness|for the view],
            and [set off|went] {place.to}, <crossing>.
    """,
    )
    s.meet(
        friend,
        """
        {other.a} sat {place.spot} and [asked|was looking|had come a long way|had a ticket] for
            the [beginning|middle|quiet end|other edge|warm side|lid] of [the world|everything|the
            map]. [It|That] [was|must be] [surely|probably|more or less] the same
            [road|direction|thing], only [earlier|younger|with more moss|narrower|with plums].
    """,
    )
    s("""
        So they [went|walked|trotted] [together|on, side by side|on, one behind the other|on, in
            step|on, arguing]. [On|By] the [first|second] [day|evening] they
            [met|helped|overtook|were fed by] <passer>, who was <errand>. [In|At] one [village|inn]
            people ate <strange-food>, in [another|the next|a third] they
            [greeted|thanked|scolded|woke|forgave] you with "<word>".
        They [slept|lay] in [hay|a boat|a clock tower|a dry well|a bandstand|somebody's pantry|a
            wine press], [where|and] <night-sound>, and [paid|were paid] with <price>.
        [Each|Every] time they [came up|got to the top of|climbed|ran up|rounded] a
            [hill|dike|wall|haystack], the [end|edge|brim] had [moved|gone on|slipped off|stepped
            back|made room] [a bit|again|as far as ever|behind the next wood], [blue|thin|faint|far]
            as [smoke|a pencil line|skimmed milk|a sleeping cat|breath on a window]. "[It is shy|It
            sees us coming|It has long legs|Somebody pulls it]," <verb> {friend}[| <manner>].
    """)
    s("<tired>")
    if s.maybe(50):
        s("""
            At last there was [nothing but|only|a great deal of|just] [water|sea|water and sky],
                and a [bench|post]. [On the bench|Beside it] sat <passer>, [fishing|eating
                <snack>|knitting|writing postcards]. "[Is this|Are we at] the end?" <asks> {hero}.
                "[Of the road|For shoes|For today|Of the bus line|As you see]," [said|came|was] the
                [answer|reply]. "[For [fish|herrings] it [begins|starts] here|Ask me on
                <weekday>|Out there somebody asks the same]."
            {Hero} [threw in|laid down|set afloat] <small-thing>, [for|as a greeting to] [the
                other side|whoever lives over there|Peru|the next travellers|the fish]. They
                [put|dipped|stuck] [a toe|one foot|a nose] in, [so as|just|in order] to have
                [been|touched it|shaken hands|proof|left a mark].
        """)
    else:
        s("""
            And then, [over|behind] the [ninth|very last] hill, [lay|stood|waited] [a place they
                [knew|had seen before]|something familiar]: [the back|the other side] of <landmark>,
                and [home|{hero.s} own chimney], [smoking|from behind|with the cat on it|from the
                north].
            "[It is round|The world is a ball|We were the end|So this is the edge]," <verb>
                {friend}. "[Or|Unless] we [turned left|took a wrong turning] [too often|on
                <weekday>|at the cheese inn|after lunch]," <verb> {hero}, [and|but] [nobody|neither]
                [could be sure|minded].
        """)
    s.home(
        hero,
        friend,
        text="""
        [In|By] [autumn|the end|<number> days] {who} [was home|came back|stood on the doorstep]
            [again|once more], with {friend}, [thinner|browner|quieter|hungrier] and [three|two]
            [songs|jokes|holes|blisters|recipes|names] richer.
    """,
        friend=friend,
    )
    s("""
        "[Well|And], [what is|what was] there?" [everybody|<passer>] asked. "[People|Somebody's
            kitchen], [mostly|wherever you look|one after another|with the door open]," <verb>
            {hero}, "and [it smells|they smell] of <smell> [there|too|everywhere|in the evening]."
    """)


PLOTS = [fog, horizon]
