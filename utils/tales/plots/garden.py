"""Things that grow, or should."""


def pumpkin(s):
    """A fruit grows too big to be moved, until somebody small has an idea."""
    hero, fruit = s.hero, s.thing("giant")
    friend, there = s.friend(), s.somewhere("outside", "busy")
    s.stage(fruit=fruit, friend=friend, there=there)
    s.day("spring")
    s("""
        {hero} [pressed|dropped|poked] a seed [as small as a [flea|tooth]|bought for <fee>|from
            <far>|found in a [<garment>|<container>]] into the [earth|ground|bed] [behind|beside]
            the [house|privy|<site>|rain barrel], said "[Good luck|Grow|Off you go|<Exclaim>]," and
            [watered|forgot|visited|sang to] it [twice a day|every <weekday>|<adverb>|with <song>].
        By [June|midsummer|July] it [was|had become] {fruit.a}, as [big|round|heavy] as a [fat|
            well-fed|sleeping] [<trade>|<farm>].
        By August it [blocked the [path|gate]|leaned on the [fence|house]|had moved the wall|hid
            <landmark>|was [visited|admired] by the <trade>], and {hero} [measured|weighed|patted]
            it [each night|<adverb>|with a clothes line|with the help of the <trade>|and sang
            <song>].
    """)
    s.season = "autumn"
    s.own(hero, fruit)
    s("""
        "[To the|Off to the|And now, the] [show|fair|weighing|<event>]!" [said|cried|decided] {hero}
            in [September|October], [spat on the ground|rolled up both sleeves|took a run|put on
            a <garment>] and [pushed|pulled|heaved]: {fruit} did not [stir|budge|nod|answer|move
            a hair].
        <onlooker> [pulled|pushed] [in front|behind|at the stalk|from <landmark>|with a
            <garment>].
        <onlooker> [gave advice|counted to <number>|fetched a [rope|<instrument>]|whistled
            <song>], and {fruit} [sat there|stayed] like a [king|church|<trade>] [in the bath|at
            lunch|on holiday|before the <event>].
    """)
    s.meet(friend, "")
    s("""
        "[May I|Could I perhaps|Am I allowed to] [say|try|ask|suggest] something?" said {friend.a},
            [very|rather|much too] [quietly|<adverb>].
        "[Nobody|Not one of you|Not even the <trade>] has asked {fruit} [which way [it likes|is
            downhill]|where it itches|whether it [likes <far>|has had breakfast]]."
    """)
    if s.maybe(50):
        s("""
            {friend} [crawled|slid|dug] [underneath|below], [removed|pulled out|nibbled away] [one
                pebble|a wedge of earth|the last root|<small-thing>], and {fruit} [sighed|shivered|
                yawned|hummed] and [began|started] to [roll|turn].
        """)
        s.go(
            hero,
            there,
            """
            [Down the [lane|hill|steps] it went|Off it rolled], <way>, through [a [hedge|haystack]|
                <number> gardens|the [washing|<trade>'s bedroom]], [faster and faster|bouncing|with
                {friend} on top], and {hero} ran [after|behind] it {place.to}[|, shouting|, waving
                a <garment>].
            """,
        )
        s.bring(friend)
        s("""
            There it [stopped|came to rest] [at|against|before] the [judges' table|scales|<trade>'s
                knees], [hardly bruised|wearing a <garment>|with a <farm> inside], and [won|
                was given] [first prize|the <colour> ribbon|<fee>] for [size|speed|the best arrival|
                <fine> conduct], which {hero} shared with {friend}.
        """)
    else:
        s("""
            {friend} [knocked|listened|laid one ear against it], [drew|scratched] a [door|square|
                keyhole] on [the [south|shady|sunny] side|it] and said <adverb>, "[Why should it go|
                Who needs a fair|What is wrong with here]? [We can live in it|Let the fair come to
                us|My <relative> in <far> lives in a <container>]."
            So they [scooped|spooned|dug] it out, [cut|sawed] <number> [round|crooked] windows, [put
                in|carried in] a <furniture>, and [cooked|stirred|preserved] [eleven|forty|
                ninety] [pots|jars|barrels|<container> loads] of [its inside|what came out|soup|
                <fine> jam].
            All [autumn|October], {friend} [slept|read|kept shop|played the <instrument>] [in|
                inside] the {fruit.noun}, and {hero} came [to tea|on <weekday>s|by the [back|
                <colour>] door], until [the first frost|it began to sag|a <farm> ate the porch].
        """)


def seeds(s):
    """The labels are mixed up, and the wrong thing comes up in every bed."""
    friend = s.friend("grown")
    s.stage(friend=friend)
    s.day("spring")
    s.meet(friend, "")
    s("""
        {friend} had [dug|raked|measured out] <number> [beds|rows] [at home|by the pump|behind the
            [house|shed]], and [asked|begged|told] {hero} <adverb> to [sow|plant] them.
        "Carrots [left|in front]," <verb> {friend}, "peas [beside the [path|fence]|behind], and
            [poppies|sweet peas|lettuce|nasturtiums] [under my window|for the <trade>|in honour of
            <far>|where the <furniture> used to be]."
        {hero} [laid|lined] out the [bags|seeds] [on a [stone|plank|<garment>]|in a row], [turned
            round|went for [water|<snack>]], and [a gust of wind|one enormous sneeze|<beast>|
            <passer> <burden>] [mixed|scattered|rearranged] [everything|the lot].
        "[A seed is a seed|Brown is brown|They are all round]," <verb> {hero}, [red in the face|
            <adverb>|looking about], "[they will sort it out|nobody will notice|one must be brave|
            the <trade> does it like this]," and sowed them [by [smell|size]|with both eyes shut|as
            they came|to the tune of <song>].
        [Rain fell|The sun shone|A month went by|The <event> came and went]; [worms|moles|beetles]
            [did what they do|turned over|paid calls|had lunch], and {hero} [passed|avoided] that
            [gate|garden] [on tiptoe|at a run|for <number> weeks|in a borrowed <garment>].
    """)
    s.season = "summer"
    s("""
        In [June|July], {friend} [sent for|fetched|wrote to|called] {hero}.
        "[Come|Look|Sit down first|<Exclaim>]," <verb> {friend}.
        [Where the carrots should have been,|Instead of carrots,|In the place of carrots]
            [sunflowers|hollyhocks|foxgloves|artichokes]
            [towered|nodded|looked into the <furniture>|bowed to <beast>].
        [Out of|Between|Over] the [would-be peas|pea sticks|peas] [climbed|curled|hung] [a melon|
            <number> marrows|something [hairy|<colour>|big] [without a name|from <far>|that
            hummed]], and [radishes|strawberries] [held hands|had tea|were engaged] with [thistles|
            mint|the [doorstep|<furniture>]].
        <ashamed>
    """)
    if s.maybe(50):
        s("""
            "[Forty|Thirty|Fifty] years I have had [carrots|straight rows|peas]," <verb> {friend},
                and [picked|sniffed|bit into] a [petal|melon|marrow]. "[Always|Every <month>]. [In
                rows|Like a <trade>]. [I was so bored|Nobody ever stopped to look|My own
                <relative> yawned]!"
            [People|Bees|Cousins] came from [the next valley|<far>|overseas] to [lean|sit] on the
                fence, and {friend} [sold|poured|offered] [lemonade|coffee|cordial] and would [not
                say|tell [nobody|only the <trade>]] who had [planned|composed] it.
            Now {hero} is [ordered|asked] [every|each] [spring|<month>] to [sneeze|bring the <farm>|
                be <fine> and careless], [for [good money|<fee>]|by [all the neighbours|the
                <trade>]|<number> gardens in a row].
        """)
    else:
        s("""
            "It was [the wind|a <farm>|a sneeze|a rather quick <trade>]," <verb> {hero}, "and
                [then|after that] it was [me|I, who said nothing|cowardice]."
            "[I know|I saw it]," <verb> {friend}. "[From the [window|bath]|I had my telescope|The
                <trade> told me]. I [wanted|was curious] to see [how long you would [tiptoe|walk
                round]|which would come first, the [peas|truth]|whether you like <far>]."
            [It had been|They made it] a draw, they [agreed|decided], and ate [melon|strawberries|
                <food>] with [mint|thistle honey|a spoon|<greens>] until [their chins dripped|
                <far-sound>|the moon looked over the hollyhocks].
        """)


def scarecrow(s):
    """A scarecrow is so friendly that it has the opposite effect."""
    coat, friend = s.thing("worn"), s.friend("grown")
    s.stage(coat=coat, friend=friend)
    s.day("spring", "summer")
    s.meet(friend, "")
    s("""
        "[Sparrows|Crows|Starlings]," [growled|sighed|moaned] {friend}. "They [eat|steal] [my [peas|
            <fruits>|seeds]|whatever I sow], [whistle <song>|and leave me the [stones|bill]|and
            laugh at my <garment>]. [Build|Make] me a scarecrow, {hero}, [as ugly as [sin|Monday|my
            <relative>]|one that frightens [me, too|bears|a <trade>]]."
        {hero} [crossed|nailed together] two [poles|broomsticks|hockey sticks|curtain rods|oars],
            stuffed a [sack|<garment>] with [straw|hay|old letters|news from <far>], hung
            {coat.a} on it and [drew|sewed|painted] a face on [a <container>|top|it in <colour>].
    """)
    s.own(friend, coat)
    s("""
        It [was meant|ought] to be [grim|terrible|cruel|like the <trade>], but [the mouth|the line
            of the mouth|its smile] [slipped|went up at the corners|curled [kindly|like a
            <garment>]], [one|the left|the <colour>] [button|eye] [winked|twinkled], and {hero} [had
            not the heart to change it|let it be|was glad|gave it <small-thing> to hold].
        [Next day|By morning|At breakfast time|By <weekday>] a [sparrow|crow|starling] sat on [each|
            either] [arm|sleeve|side], [another|a third|their <relative>] [slept|was nesting|sang]
            in {coat}, and [a queue|a choir|two magpies|<beast>|a family from <far>] waited [on the
            fence|for a seat|under <landmark>].
    """)
    if s.maybe(50):
        s("""
            "It [is supposed|was supposed] to [scare|chase] them!" [cried|roared] {friend}, and
                [went|ran|stamped] out in a <garment>, [arms|hair] [flying|whirling], [howling|
                sneezing] [like a [ghost|<instrument>]|at the top of {friend.own} voice].
            [Whoosh, the whole flock|The whole flock, in a cloud,|Every last bird] was [gone|over
                <landmark>|on the way to <far>].
            "[There|You see|<Exclaim>]," <verb> {hero}, "[we have the right scarecrow|it works], [we
                only need to change places|but somebody else should [have|do] the job|with {coat} or
                without]."
            {friend} [stopped|looked down|<gesture>] and laughed [until|so that] [{coat} shook|a
                sparrow fell out of {coat}|<far-sound>].
        """)
    else:
        s("""
            But [the birds|they] liked the [lap|shoulders|company|<container>] so [much|<adverb>]
                that they [ate only|lived on] [caterpillars|snails|greenfly|the neighbour's
                <fruits>], [so as not to be|for fear of being] [sent away|put out|told off by the
                <trade>], and sang <song>.
            {friend} [counted|looked over] the <greens>, [counted again|<gesture>], and [brought|
                carried] the scarecrow [<food>|<snack>|an umbrella for [<weekday>s|rain]|a postcard
                from <far>].
        """)
    s("""
        [It stands|One sees it|The thing remains] there [still|to this day|even in <month>|beside
            <landmark>], and [on <weekday>s|in the evening|after <food>] {friend} [sits beside it|
            lights its pipe|reads it the paper|plays it the <instrument>], [and not one bird|while
            no one] [laughs|leaves|interrupts].
    """)


PLOTS = [pumpkin, seeds, scarecrow]
