"""Things that grow, or should."""


def pumpkin(s):
    """A fruit grows too big to be moved, until somebody small has an idea."""
    hero, fruit, friend, there = (
        s.hero,
        s.thing("giant"),
        s.friend(),
        s.somewhere("outside", "busy"),
    )
    s.stage(fruit=fruit, friend=friend, there=there)
    s.day("spring")
    s("""
        {hero} [pressed|dropped|poked] a seed [as small as a [flea|tooth]|bought for <fee>|found in
            a [pocket|shoe|hymn book]] into the [earth|ground|bed] behind the [house|privy|
            henhouse], said "[Good luck|Grow|Off you go]," and [watered|forgot|visited] it [twice|
            every <weekday>|daily].
        By [June|midsummer|July] it was {fruit.a}, as [big|round|heavy] as a [bucket|hen|drum].
        By August it [blocked the [path|gate]|leaned on the [fence|house]|had moved the wall], and
            {hero} [measured|weighed|patted] it [each [night|morning]|with a clothes line|and [sang|
            read] to it].
    """)
    s.season = "autumn"
    s.own(hero, fruit)
    s("""
        "To the [show|fair|weighing] with it!" said {hero} in [September|October], [spat on the
            ground|rolled up both sleeves|took a run] and [pushed|pulled|heaved]: {fruit} did not
            [stir|budge|so much as [nod|wobble]].
        <onlooker> [pulled|pushed] [in front|behind|at the stalk].
        <onlooker> [gave advice|counted to three|fetched a [horse|rope|tuba]], and {fruit} [sat
            there|stayed] like a [king|church|hippopotamus] [in the bath|at lunch|on holiday].
    """)
    s.meet(friend, "")
    s("""
        "May I [say|try|ask] something?" said {friend.a}, [very|rather|much too] [quietly|politely].
            "[Nobody|Not anyone] has asked {fruit} [which way [it likes|is downhill]|where it
            itches]."
    """)
    if s.maybe(50):
        s("""
            {friend} [crawled|slid|dug] [underneath|below], [removed|pulled out|nibbled away] [one
                pebble|a wedge of earth|the last root], and {fruit} [sighed|shivered|yawned] and
                [began|started] to [roll|turn].
        """)
        s.go(
            hero,
            there,
            """
            Down the [lane|hill|steps] it went, through [a [hedge|haystack]|[two|three] gardens|the
                [washing|choir practice]], [faster and faster|bouncing|with {friend} on top], and
                {hero} ran [after|behind] it {place.to}, [shouting|waving|hat in the air].
            """,
        )
        s.bring(friend)
        s("""
            There it [stopped|came to rest] [at|against|before] the [judges' table|mayor's knees|
                scales], [hardly bruised|wearing a [shirt|fence|bed sheet]|with a hen inside], and
                [won|was given] [first prize|the blue ribbon] for [size|speed|the best arrival],
                which {hero} shared with {friend}.
        """)
    else:
        s("""
            {friend} [knocked|listened|laid one ear against it], [drew|scratched] a [door|square] on
                the [south|shady] side and said, "[Why should it go|Who needs a fair]? [We can live
                in it|Let the fair come here]."
            So they [scooped|spooned|dug] it out, [cut|sawed] [two|three] [round|crooked] windows,
                [put in|carried in] a [stove|bench|lamp], and [cooked|stirred|preserved] [eleven|
                forty|ninety] [pots|jars|barrels] of what [came out|had been inside].
            All [autumn|October], {friend} [slept|read|kept shop] [in|inside] the {fruit.noun}, and
                {hero} came [to tea|each evening|by the [back|orange] door], until [the first frost|
                it began to sag|a cow ate the porch].
        """)


def seeds(s):
    """The labels are mixed up, and the wrong thing comes up in every bed."""
    hero, friend = (s.hero, s.friend("grown"))
    s.stage(friend=friend)
    s.day("spring")
    s.meet(friend, "")
    s("""
        {friend} had [dug|raked|measured out] [four|six|nine] [beds|rows] [at home|by the pump|
            behind the [house|shed]], and [asked|begged|told] {hero} to [sow|plant] them: "Carrots
            [left|in front], peas [beside the [path|fence]|behind], and [poppies|sweet peas|lettuce|
            nasturtiums] where I can see them from [bed|the bath|the [kitchen|cellar] window]."
        {hero} [laid|lined] out the [bags|twists of paper] [on a [stone|plank]|in a row], [turned
            round|went for [water|a biscuit]], and [a gust of wind|a [hen|goat|puppy]|one enormous
            sneeze] [mixed|scattered|rearranged] [everything|the lot].
        "[A seed is a seed|Brown is brown|They are all round]," said {hero}, [red in the face|in a
            small voice|looking about], "[they will sort it out|nobody will notice|one must be
            brave]," and sowed them [by [smell|size]|with both eyes shut|as they came].
        [Rain fell|The sun shone] and [worms|moles] [did what they do|turned over in their sleep],
            and {hero} [passed|avoided] that [gate|garden] [on tiptoe|at a run|for [three|five]
            weeks].
    """)
    s.season = "summer"
    s("""
        In [June|July], {friend} [sent for|fetched|wrote to] {hero}. "[Come|Look]," [was all
            {friend.he} said|said the note].
        Where the carrots should have been, [sunflowers|hollyhocks] [towered|nodded|looked into the
            bedroom].
        [Out of|Between|Over] the peas [climbed|curled] [a melon|[two|three] marrows|something
            [hairy|blue] without a name], and [radishes|strawberries] [held hands|had tea] with
            [thistles|mint|the [doorstep|boot scraper]].
        <ashamed>
    """)
    if s.maybe(50):
        s("""
            "[Forty|Thirty|Fifty] years I have had [carrots|straight rows|peas]," said {friend}
                [slowly|at last], and [picked|sniffed|bit into] a [petal|melon|marrow]. "[Every
                [spring|year]|Always]. In rows. [I was so bored|Nobody ever stopped to look]!"
            [People|Bees|Cousins] came from [the next valley|three villages|overseas] to [lean|sit]
                on the fence, and {friend} [sold|poured] [lemonade|coffee] and [would not say|told
                nobody] who had [planned|composed] it.
            Now {hero} is [ordered|asked] [every|each] spring to [sneeze|bring the [hen|goat]|come
                and be careless], [for [good money|<fee>]|by all the neighbours].
        """)
    else:
        s("""
            "It was [the wind|a goat|a sneeze]," said {hero}, "and then it was [me|I, who said
                nothing]."
            "[I know|I saw it]," said {friend}. "[From the [window|bath]|I had my telescope]. I
                [wanted|was curious] to see [how long you would [tiptoe|walk round]|which would come
                first, the [beans|truth]]."
            [It had been|They made it] a draw, they [agreed|decided], and ate [melon|strawberries]
                with [mint|thistle honey|a spoon] until [their chins dripped|the moon looked over
                the hollyhocks].
        """)


def scarecrow(s):
    """A scarecrow is so friendly that it has the opposite effect."""
    hero, coat, friend = (s.hero, s.thing("worn"), s.friend("grown"))
    s.stage(coat=coat, friend=friend)
    s.day("spring", "summer")
    s.meet(friend, "")
    s("""
        "[Sparrows|Crows|Starlings]," [growled|sighed|moaned] {friend}. "They eat [my [peas|
            cherries|seeds]|whatever I sow] and [whistle while they do it|leave me the [stones|
            bill]]. [Build|Make] me a scarecrow, {hero}, [as ugly as [sin|Monday]|one that frightens
            [me, too|bears]]."
        {hero} [crossed|nailed together] two [poles|broomsticks|hockey sticks], stuffed a [sack|
            nightshirt] with [straw|hay|old letters], hung {coat.a} on it and [drew|sewed|painted] a
            face.
    """)
    s.own(friend, coat)
    s("""
        It [was meant|ought] to be [grim|terrible|cruel], but the mouth [slipped|went up at the
            corners|turned out [kind|amused]], and one [button|eye] seemed to [wink|twinkle], and
            {hero} [had not the heart|forgot] to [change|scold] it.
        [Next day|By morning|At breakfast time] a [sparrow|crow|starling] sat on [each|either] arm,
            [another|a third] [slept|was nesting] in {coat}, and [a queue|a choir|two magpies]
            waited [on the fence|for a seat].
    """)
    if s.maybe(50):
        s("""
            "It [is supposed|was supposed] to [scare|chase] them!" [cried|roared] {friend}, and
                [went|ran|stamped] out in a [nightshirt|bathrobe|curtain], [arms|hair] [flying|
                whirling], [howling|sneezing] [like a [ghost|tuba]|at the top of {friend.own}
                voice].
            [Whoosh|Away|Like one bird] the whole flock was [gone|in the next valley].
            "[There|You see]," said {hero}, "[we have the right scarecrow|it works], [we only need
                to change places|but somebody else should [have|do] the job]." And {friend}
                [stopped|looked down] and laughed [so hard|until] [{coat} shook|a sparrow fell out
                of {coat}].
        """)
    else:
        s("""
            But [the birds|they] liked the [lap|shoulders|company] so much that they [ate only|lived
                on] [caterpillars|snails|greenfly], [so as not to|for fear that they might] be [sent
                away|asked to leave], and [sang|told stories] [from four o'clock|till the [lamp|
                star] came out].
            {friend} [counted|looked over] the [cabbages|beans|cherries], [counted again|wiped
                {friend.own} glasses], and [brought|carried] the scarecrow [a chair|<food>|an
                umbrella for [Sunday|rain]].
        """)
    s("""
        [It stands there|You can see it] [still|to this day], and [on <weekday>s|in the evening]
            {friend} [sits beside it|lights its pipe|reads it the paper], [and not one bird|while no
            one] [laughs|leaves|interrupts].
    """)


PLOTS = [pumpkin, seeds, scarecrow]
