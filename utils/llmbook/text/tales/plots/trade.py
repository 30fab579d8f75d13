"""Things that are swapped, won, sold and passed on."""


def chain(s):
    """One swap leads to another, and to something that is as troublesome as the first."""
    hero, thing, there = (s.hero, s.thing("tool"), s.somewhere("busy"))
    second, third, noise, last = (s.friend(), s.friend("grown"), s.thing("music"), s.thing("toy"))
    s.stage(thing=thing, there=there, second=second, third=third, noise=noise, last=last)
    s.own(hero, thing)
    s.day()
    s("""
        {hero} [owned|had inherited|had been given] {thing.a} and had no [use|place|love|patience]
            for it: it [fell over|lay in the way|rattled] [at night|for no reason|whenever there was
            company], [bit|pinched|tripped] [{hero.s} aunt|visitors|the [cat|doctor]], and smelled
            of [fish|boots|old summers|turpentine].
    """)
    s.go(hero, there)
    s.own(second, noise)
    s.meet(second, "")
    s("""
        "[Swap|Exchange|Shall we trade]?" said {second.a}, who had {noise.a}. "Mine keeps [the baby|
            my father|a regiment|next door|our hens] awake, and I [need|always wanted|dream of]
            [just such|exactly such] a(n) {thing.noun}."
    """)
    s.give(hero, second, thing, "")
    s("""
        {hero} [spat|blew] on one thumb, {second} did [too|likewise|the same], and [it was done|that
            was that|the deal was struck], and {noise} [changed|was handed over|went the other way]
            [with a squeak|as well|on the spot].
    """)
    s.own(hero, noise)
    s("""
        [But|Alas,|Only,] {noise} [sounded|sang|made itself heard] at [every step|each breeze|all
            the wrong moments], [dogs|children|four ducks] [followed|ran behind] {hero}, and [an
            onion|a flowerpot|half a cabbage|a slipper] [came|flew] out of a [window|doorway].
    """)
    s.meet(third, "")
    s("""
        Then {third} [clapped|wept|stopped short]: "[That sound|What a voice|At last]! I have not
            [danced|smiled|slept so badly] since [<month>|my wedding|the army]. Take my {last.noun}
            for it, [please|I beg you|quick], and <fee>!"
    """)
    s.give(hero, third, noise, "")
    s("""
        And so {hero} gave {noise} to {third} and [walked|went|skipped] home with {last.full},
            [lighter|quieter|richer] by [a good deal|one {noise.noun}], [eating|whistling|well
            pleased].
    """)
    s.own(hero, last)
    if s.maybe(50):
        s("""
            On the [doorstep|stairs|mat], {hero} [stumbled|slipped|sat down heavily] - over {last},
                which had [fallen|rolled|slid] from [a pocket|under one arm] and now lay [in the
                way|exactly where {thing} used to lie|grinning].
            "[Well|<Oath>|I see]," said {hero}, [rubbing|feeling] [a knee|an elbow|the sore spot],
                "[something has to lie there|a house needs its habits|welcome home]," and [laughed|
                put {last} to bed|hung a little bell on it].
        """)
    else:
        s("""
            <weekday> came, and with it {second}, [pale|yawning|with rings under both eyes]. "Nobody
                [sleeps|can sleep] without the [noise|din|music]. It is so [quiet|still] that we
                hear the [mice|butter|clock] [think|breathe]. [May I|Who has] {noise}?"
            So they [fetched|woke] {third}, and now there is [a little|quite a] band: {third}
                [plays|works] {noise}, {second} beats time on {thing}, and {hero} [dances|bows|
                passes round] with {last}, under [each|one] window in turn, [until|before]
                [something flies out|the babies are asleep|money rains down].
        """)


def raffle(s):
    """The last prize of a raffle seems useless, until somebody needs just that."""
    hero, prize, there, friend = (s.hero, s.thing("tool"), s.somewhere("busy"), s.friend("grown"))
    s.stage(prize=prize, there=there, friend=friend)
    s.day()
    s.go(hero, there)
    s("""
        [There was a|Somebody held a|It was the day of the] raffle for the [cracked bell|fire hose|
            church roof|school piano|brass band's trousers], and {hero} bought number [thirteen|
            eighty-one|four|two hundred and six] with the [last|only|lucky] [coin|penny] from [a
            sock|the piggy bank|behind the clock|under the mat].
    """)
    s.meet(friend, "")
    s("""
        {friend} [turned|shook|reached into] the [drum|hat|barrel], and [slip by slip|amid cheers|
            one after another] the [ham|goose|bicycle|feather bed] went to <onlooker>, the [top hat|
            cake|canary|box of pralines|garden gnome] to [somebody's niece|the brass band|an uncle
            from [the coast|abroad]].
    """)
    s.own(hero, prize)
    s("""
        "[Last prize|And finally|Then there is this]," [said|announced|mumbled] {friend}, [not
            looking up|with a cough|a little ashamed]. "{prize.A}. [Donated|Given|Left behind] by [a
            cousin|someone who moved away|the [previous|late] mayor]."
        "[What shall I do|Whatever does one do] with that?" [thought|sighed|wondered] {hero}, and
            [carried|lugged|dragged] {prize} [once round|all over|up and down] {place}, but [nobody|
            no one] would [swap|have it|even look], not for [a bun|<trifle>|a kind word|a wink].
    """)
    if s.maybe(50):
        s("""
            <suddenly> {friend} [screamed|shouted|roared]: the [mayor's|dentist's|doctor's] [hat|
                wig|poodle] had [blown|sailed|jumped] [on to|up to] the [flagpole|gutter|top of the
                [tent|pump]], where [no arm|no broom|nothing] could reach it.
            "[Excuse me|May I|One moment]," said {hero}, and with {prize}, [a chair|two boxes|
                <onlooker>] and a [good|long] [stretch|aim|jump], [knocked|fished|coaxed] it [down|
                back], [in one piece|to loud cheers|at the third try].
        """)
    else:
        s("""
            On the way out, {hero} [found|met|came upon] {friend} [stuck|caught|wedged] in the
                [gate|fence|revolving door|cloakroom], [prizes and all|with one [leg|sleeve]|like a
                cork], and [nobody|neither butter nor [prayer|soap]] could [help|do anything].
            "[Hold still|Breathe in|Do not look]," said {hero}, [set|pushed|wedged] {prize}
                [underneath|in the gap|against the [hinge|post]], [leaned|jumped|hung] on it, and
                [pop|crack|plop], {friend} [shot out|was free|sat in the road].
        """)
    s("""
        "[Imagine|To think of it|Who would have thought]: a(n) {prize.noun}!" [panted|laughed|
            marvelled] {friend}. "[Anyone|Any fool] can win a [ham|goose]. [Guard it well|What luck
            that you had it|Never sell it]!"
        <proud>
        {prize} [hangs|has its place] over {hero.s} [bed|stove|front door], and [twice a month|on
            <weekday>s|in storms] somebody [knocks|comes running] and asks [politely|in a hurry|out
            of breath] whether [it|{hero}] is [free|at home].
    """)


def coin(s):
    """A coin goes from hand to hand and does everybody good on its way round."""
    hero, thing, there = (s.hero, s.thing("tool"), s.somewhere("busy"))
    second, third = (s.friend("grown"), s.friend("grown"))
    s.stage(thing=thing, there=there, second=second, third=third)
    s.day()
    s("""
        {hero} had [one|a single] [coin|silver piece|shilling], and owed it to {second} for [<food>|
            a pair of [laces|braces]|two lessons on the [fiddle|tuba|stilts]|mending a [boot|tooth|
            trumpet]].
    """)
    s.go(
        hero,
        there,
        """
        [With the coin in one cheek|Clutching it|Tossing it from time to time], {hero} [walked|went|
            set out] {place.to}, [past the [toffee|cake|whistle] shop with [shut eyes|a heavy
            heart]|not buying [cherries|a balloon|anything]].
        """,
    )
    s.meet(second, "")
    s("""
        "[At last|Just in time|You are an angel]," said {second}, [bit|kissed|weighed] the coin and
            [called|shouted] [over the fence|across the way|through the wall], "{Third}! [Here is
            what I owe you|I pay my debts] for the [lamp oil|geese|wallpaper|singing]!"
    """)
    s.meet(third, "")
    s("""
        {third} [came running|wiped the coin|looked at both sides], [counted on nine fingers|
            thought|hummed], and [turned|bowed] to {hero}: "[Was it not you who|You, I believe,]
            [weeded my beds|painted my shutters|swept my steps|tarred the whole fence|walked the
            dogs] in [<month>|the holidays]? [I never paid|Here]."
        {hero} looked at the coin [on|in] the [palm|middle] - it was [the same|the very one], [warm|
            sticky] from [three|all the] pockets, [with|down to] the [scratch|tooth mark] [on|under]
            the king's [nose|crown|chin].
        "[So nobody owes anything|We are all quits|Everyone has paid]," said {hero} [slowly|and sat
            down], "and [I am as rich as before|the money is still here]. [Is that allowed|Who has
            lost|How is that done]?"
    """)
    if s.maybe(50):
        s("""
            {second} [opened|shut|opened and shut] {second.own} mouth, {third} drew [circles|arrows]
                on a [wall|napkin|cabbage], and <onlooker> said it was [arithmetic|witchcraft|the
                tax].
            In the end they spent it on [lemonade|cocoa|raspberry juice] for [three|all three|
                everybody in sight], to be [safe|sure], before it could [go round|do that|get dizzy]
                again.
        """)
    else:
        s("""
            "[Let us do|We should try] it again," said {third}, "with [a bigger one|my [cow|piano]|
                what we owe the [mayor|bank|sea]]," and they [did|tried] it [twice|until supper],
                [faster and faster|in a ring|to music], till [somebody|a goose|<onlooker>] [sneezed|
                got in the way] and the coin [rolled|fell] down a [drain|crack|well].
            "[Now it belongs to the frogs|Let the mice try it|Somebody down there is rich]," said
                {hero}, and they [laughed|waved after it|listened], and [still|yet] [nobody|not one
                of them] owed anybody [anything|a bean|a farthing].
        """)


PLOTS = [chain, raffle, coin]
