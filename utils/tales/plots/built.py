"""Things that are made, and turn out otherwise."""


def scarf(s):
    """A present is knitted too long, and finds its use."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("outside")
    s.stage(friend=friend, there=there, guide=s.word("guide"))
    s.day("autumn", "winter")
    s("""
        "[I shall knit you|You will get|You need|There is nothing like|Soon you will own] a
            [<colour>|warm|<fine>] scarf," {hero} [told|promised] {friend}, who [had a cold <limb>|
            coughed|owned <number> hats and no scarf], "[by <weekday>|before the <event>|when I have
            learned to|in <month>, at the latest]."
        {hero} [learned from|was taught by|asked] [an old|a patient|a short-sighted|a talkative]
            {guide} how to [begin|start|cast on], how to [turn|go on|count to <number>], but
            [nothing about stopping|not how to [stop|end]].
        [And since it went so well|For fear of a hole|Not to be rude|Whatever the <trade> said|To
            the tune of <song>], {hero} [knitted|went] on: <colour> for [breakfast|rain|<weekday>s],
            <colour> for [lunch|thoughts of <far>], [grey|striped] for [bedtime|bad words|<food>|the
            <trade>].
        By [<weekday>|the weekend|the end of <month>] the [scarf|thing|<fine> scarf] [left the
            <furniture>|got up|had had enough of the room], [went|wound|crept] [down the stairs|
            through the keyhole|past <landmark>], [twice|once|<number> times] round the
            [<furniture>|pump], and [the cat|a lodger|<oddment>|the <trade>] was [somewhere|never
            seen again|comfortable] [in there|inside|between the <colour> rows].
    """)
    s.go(
        hero,
        there,
        """
        It took [a wheelbarrow|<onlooker>|two prams|a <farm>] to [bring|move] the scarf
            {place.to}, where {friend} [sat|was waiting|stamped both feet], and [then [three|four]
            minutes|half of <song>|all of <weekday>] to find an end.
        """,
    )
    s.bring(friend)
    s("""
        "[Oh|Ah|My goodness|<Exclaim>]," <verb> {friend}, [wrapped|wound] up [to the <limb>|like a
            [cocoon|bobbin]]. "[How [warm|long|<fine>] it is!|[There is|I see] so [much|awfully
            much] of it!|And it is not yet finished?|One could tie up <far> with it!]"
    """)
    if s.maybe(50):
        s("""
            <suddenly> [somebody|a voice|<onlooker>] [called|shouted] for help: a [<farm>|
                <trade>] had [fallen|slid|gone] [into|down] the [gravel pit|old well|ice house], and
                [every|the] rope was [at the mill|too short|in <far>|being washed].
            {friend} [threw|let down] one end, [spinning|turning] [like a top|on the spot], {hero}
                [held|tied] the other to <landmark>, and [hup|heave], first the <colour>, then the
                <colour>, [up came the poor fellow|the rescue was knitted, so to speak].
        """)
    else:
        s("""
            So {friend} [lent|offered] the [first|other] end to [the <trade>|<onlooker>], who
                [sneezed|was blue with cold], and the [next|following] [yard|piece] to [a child|a
                lamp post|a <farm>], [and so on|until the <colour> part was used up].
            By [noon|dusk] [the whole street|the queue at <landmark>|a [choir|regiment]] [stood in|
                shared|hung in] one scarf, [and when [the <trade>|somebody] [laughed|sneezed], all
                [shook|swayed]|and nobody could go home [alone|before the others|to <food>]].
        """)
    s("""
        {hero} [now has|was given] [orders|wool] for <number> more, and [has [asked|written to]|
            sends [postcards|<fruits>] to] the {guide} about [the end|stopping|the last row].
        "[Why|When in doubt, go on|Soon|<Proverb>]," [was|came] the [answer|reply][| from <far>].
    """)


def boat(s):
    """A home-made boat will only go in circles, and somebody is glad of it."""
    hero, boat = s.hero, s.thing("floats")
    friend, there = s.friend(), s.somewhere("water", "outside")
    s.stage(boat=boat, friend=friend, there=there, loser=s.word("trade"))
    s.day("spring", "summer", "autumn")
    s("""
        "[To <far>|As far as water goes|Round the world|Anywhere but <far>]," [said|answered] {hero}
            [<adverb>|with [nails|string] between two teeth] when <passer> [asked what the hammering
            was for|wondered at the noise|looked over the fence].
        {hero} had built {boat.a} out of [the <furniture>|two doors|a <colour> fence] and [a
            <container>|the <furniture>|<number> barrels], and [christened|named|called] it
            [<name-for-it>|<name-for-it> the Second].
    """)
    s.own(hero, boat)
    s.go(hero, there)
    s.leave(hero, boat)
    s.meet(friend, "")
    s("""
        {friend.a} [broke|emptied|waved] a bottle of [[pear|plum|cherry|quince] juice|lemonade|ink]
            [over|above] it and [made a speech|sang <song>|wept <adverb>], <beast> [looked on|took
            the best seat|stepped aside], and {hero} [pushed off|jumped aboard|took the [oar|
            ladle]].
        {boat} [floated|swam|rocked] [like a [swan|bun|<trade>]|better than expected|<adverb>],
            [turned left|leaned to port|thought it over], [turned left again|veered left once more|
            went on doing so], and was [back|home again] [at the start|beside {friend}|near
            <landmark>] [in a minute|with <sound>|after <number> [strokes|ducks]].
        "That was quick," <verb> {friend}. "How was <far>?"
        "[Wait|Once more|It is the [wind|oar|<trade>'s fault]]," [called|panted] {hero}, and [tried|
            rowed] [standing|backwards|with a <furniture> leg|on the other side], and [described|
            drew] a [smaller|neater|second|<fine>] circle, [and|then] [<number> more|another, [to
            music|<adverb>]].
    """)
    if s.maybe(50):
        s("""
            By [noon|four o'clock] there was a [queue|crowd]: <onlooker> wanted to [ride|go round|be
                dizzy], and so did the <trade> with [two nieces|a sick <farm>|<number> pupils].
            "[One ride|Three times round], <price>," <verb> {friend}, who had [found|borrowed|put
                on] [a whistle|a cap with a badge|the <instrument> for the music].
            {hero} [steered|turned|rowed] until [the stars came out|both arms were [noodles|rope]|
                <far-sound>], and had [<fee>|a <container> of coins] [and|besides] blisters like
                <fruits>.
            "[The world is round too|It is the merry-go-round that <far> does not have]," <verb>
                {hero}, and [bowed|fell asleep on the spot|counted it <adverb>].
        """)
    else:
        s("""
            On [the next|the ninth|one such] circle something [gleamed|stirred|showed] [down there|
                in the middle|under the weeds], where no [straight-going|sensible|ordinary] boat had
                ever [stopped|looked]: <small-thing>, [and beside it|under] the {loser}'s [wedding
                ring|silver <instrument>|false teeth|anchor], lost at the <event>.
            {friend} [held|leaned out and held] {hero} by [one foot|the <limb>|the braces], {hero}
                [held|gripped] the [oar|net|soup ladle], and [up it came|after <number> tries they
                had it], with [a cross crab|a boot|a surprised fish] [attached|for company].
            The {loser} [paid|thanked them with] <fee>, and [asked|wished to know] [who|which clever
                head] had built a [boat|craft] that [looks everywhere twice|is so thorough|never
                leaves a place unloved].
            "It was [all planned|the idea from the start]," <verb> {hero}, and {friend} [coughed|
                looked at <beast>|<gesture>].
        """)


def orchestra(s):
    """An orchestra without instruments plays on what the kitchen has."""
    hero, friend, second = s.hero, s.friend(), s.friend("grown")
    tune, there = s.thing("music"), s.somewhere("busy")
    s.stage(friend=friend, second=second, tune=tune, there=there, judge=s.word("trade"))
    s.day()
    s.go(hero, there)
    s.meet(second, "")
    s.own(second, tune)
    s("""
        The [<event>|ball|great feast] was [about to begin|an hour off|tonight], and {second} [sat|
            stood] [on a <container>|under a <furniture>|all alone] with {tune.a} and [wept|moaned|
            tore at a programme|bit into <snack>]: the [whole|entire|<fine>] orchestra had [missed
            the boat|eaten bad <greens>|gone to <far> by mistake].
        "[I cannot be|How can I be] [forty people|a whole orchestra]," <verb> {second}. "[There will
            be silence|They will throw <greens>|The <trade> is coming, with a <relative>]!"
    """)
    s.meet(friend, "")
    s("""
        "[What makes a noise|What have you got] in the kitchen?" <asks> {hero}, and {friend.a}, who
            had been <busy>, [looked up|was through the door already|knew it by heart].
        They [carried|dragged] out [a row of|<number>] [bottles|jars] [filled with|and tuned them
            with] [water|[pear|plum|cherry|quince] juice|vinegar], the [washboard|<furniture>|egg
            whisk], a <container> [of peas|with one bean in it|to be hit from below], and [combs|
            saws|funnels] for the [violins|brass|high notes].
        <onlooker> was [given|handed] the [lids|spoons|hot-water pipe].
        <onlooker> [got|took] the [door|<furniture>], which [creaked in F|sighed beautifully|had a
            deep voice].
        At [five|six|seven|eight|nine] o'clock {second} [raised|lifted] [a wooden spoon|one eyebrow|
            {tune}], {hero} [shut both eyes|breathed in|<gesture>], and [off|away] they [went|
            crashed], [more or less|almost] [together|at the same time], into <song>.
    """)
    if s.maybe(50):
        s("""
            {friend}, on the [bottles|jars], [drank|had drunk] [a little|one sip] [too much|from
                each] [from nerves|for luck], so that [the tune|everything] [rose|climbed] [higher
                and higher|by <number> notes], and [the dancers|people] [danced on tiptoe|had to
                stretch|sang along, squeaking].
            [Nobody minded|They thought it was modern|The <trade> called it the new style from
                <far>], and {second} [kissed|embraced] [{friend}|the <furniture>|everybody in
                reach], [twice|bottles and all].
        """)
    else:
        s("""
            [In the middle of|Just before] the [slow|sad|best] part, [the soup|a kettle|the milk]
                [boiled over|began to whistle|hissed], [exactly|to the beat] [on the right note|
                where the [flute|<instrument>] comes in], and <passer> [sobbed|wept] for [beauty|
                joy|<far>].
            "Who was the soloist?" [asked|cried] the {judge} [afterwards|over <food>]. "[What
                feeling|Such breath|How <fine>]!"
            {hero} and {friend} [led|took] the {judge} to the stove and [introduced them|bowed to
                it], and {second} [poured|served] the soloist, [with chives|in small cups|<adverb>].
        """)
    s("""
        The real orchestra [came|arrived] [on <weekday>|a day late|with sunburn], [heard|was told]
            [all about it|everything|it from the <trade>], and [practises|has practised] [the
            washboard|the whisk|with lids|on <greens>] [ever since|in secret].
    """)


PLOTS = [scarf, boat, orchestra]
