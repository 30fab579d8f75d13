"""Things that are swapped and won."""


def chain(s):
    """One swap leads to another, and to something that is as troublesome as the first."""
    hero, thing, there = s.hero, s.thing("tool"), s.somewhere("busy")
    second, third, noise, last = s.friend(), s.friend("grown"), s.thing("music"), s.thing("toy")
    s.stage(thing=thing, there=there, second=second, third=third, noise=noise, last=last)
    s.own(hero, thing)
    s.day()
    s("""
        {hero} [owned|had inherited|had won|had been given] {thing.a} and had no [use|place|love|
            patience] for it: it [fell over|lay in the way|rattled] [at night|for no reason|whenever
            the <trade> called], [bit|pinched|tripped] {hero.s} [<relative>|<farm>], and smelled of
            [<smell>|<smell-two>].
    """)
    s.go(hero, there)
    s.own(second, noise)
    s.meet(second, "")
    s("""
        "[Swap|Exchange|Shall we trade|An exchange, perhaps|Yours for mine|Care to [swap|trade]]?"
            said {second.a}, who had {noise.a}.
        "Mine keeps [the <trade>|my <relative>|a regiment|the <farm>|half of <far>] awake, and I
            [need|always wanted|dream of] [just such|exactly such] a {thing.noun}," <verb>
            {second}.
    """)
    s.give(hero, second, thing, "")
    s("""
        {hero} [spat|blew] on one [thumb|elbow|toe], {second} did [too|likewise|the same], [and it
            was done|and that was that|the deal was struck|<far-sound>], and {noise} [changed|was
            handed over|went the other way] [with a squeak|as well|on the spot|<adverb>].
    """)
    s.own(hero, noise)
    s("""
        [But|Alas,|Only,] {noise} [sounded|sang|made itself heard] at [every [step|corner|breath]|
            each breeze|all the wrong moments|the sight of <landmark>], [dogs|children|<number>
            ducks|<beast>] [followed|ran behind] {hero}, and [a <garment>|half a cabbage|
            <small-thing>|<oddment>] [came|flew|sailed] [out of|from] a [window|doorway|<container>|
            <colour> house].
    """)
    s.meet(third, "")
    s("""
        [Then|There] {third} [clapped|wept|stopped short|<gesture>]: "[That sound|What a voice|At
            last|<Exclaim>]! I have not [danced|smiled|wept|slept so badly|thought of <food>|been so
            moved] since [<month>|the <event>|I left <far>]. Take my {last.noun} for it, [please|I
            beg you|quick], and <fee>!"
    """)
    s.give(hero, third, noise, "")
    s("""
        [And so|So] {hero} gave {noise} to {third} and [walked|went|skipped] home with {last.full},
            [lighter|quieter|richer|poorer] by [a good deal|one {noise.noun}|half a headache|some
            <fine> noises], <way-with>.
    """)
    s.own(hero, last)
    if s.maybe(50):
        s("""
            On the [doorstep|stairs|mat|threshold], {hero} [stumbled|slipped|sat down heavily] -
                over {last}, which had [fallen|rolled|slid] [from|out of] [a <garment>|the
                <container>] and now lay [in the way|exactly where {thing} used to lie|as if it had
                always been there].
            "[Well|<Oath>|I see]," <verb> {hero}, [rubbing|feeling] [one knee|an elbow|the sore
                spot|{hero.own} <limb>], "[something has to lie there|a house needs its habits|
                welcome home]," and [laughed|put {last} to bed|hung a little bell on it|told it
                about <far>].
        """)
    else:
        s("""
            <weekday> came, and with it {second}, [pale|yawning|in a <garment>|with rings under
                both eyes].
            "[Nobody|No one|Not even the <farm>] [sleeps|can sleep] without the [noise|din|music],"
                <verb> {second}. "It is so [quiet|still] that we hear the [mice|butter|<furniture>]
                [think|breathe]. Who has {noise}?"
            So they [fetched|woke] {third}, and [now there is|thus was born|<weekday> saw the start
                of] a [little|small|strange] band: {third} [plays|works] {noise}, {second} [beats
                time on|conducts with] {thing}, and {hero} [dances|bows|passes round] with {last}.
            They [play|give] [<song>|all they know], [under|below|opposite] [each window|the
                <furniture> shop|the <site>], until [something [hard|soft|wet] flies out|the <trade>
                pays them to stop|the last baby is asleep].
        """)


def raffle(s):
    """The last prize of a raffle seems useless, until somebody needs just that."""
    hero, prize, there, friend = s.hero, s.thing("tool"), s.somewhere("busy"), s.friend("grown")
    s.stage(prize=prize, there=there, friend=friend)
    s.day()
    s.go(hero, there)
    s("""
        [There was a|Somebody held a|It was the day of the] raffle for the [cracked bell|fire hose|
            church roof|school <instrument>|<trade>'s trousers], and {hero} bought number
            <odd-number> with the [last|only|lucky] [coin|penny] from [a <garment>|behind the
            <furniture>|the piggy bank].
    """)
    s.meet(friend, "")
    s("""
        {friend} [turned|shook|reached into] the [drum|hat|<container>], and [slip by slip|amid
            cheers|one after another] the [ham|bicycle|feather bed|<farm>] went to <onlooker>, the
            [top hat|cake|canary|garden gnome|<instrument>] to [somebody's niece|the brass band|a
            <relative> from <far>].
    """)
    s.own(hero, prize)
    s("""
        "[Last prize|And finally|Then there is this]," [said|announced|mumbled] {friend}, [not
            looking up|with a cough|<adverb>]. "{prize.A}. [Donated|Given|Left behind] by [a cousin|
            someone who moved to <far>|the [previous|late] <trade>]."
        "[What shall I do|Whatever does one do|How does one live|Where do I go] with that?"
            [thought|sighed|wondered] {hero}, and [carried|lugged|dragged] {prize} [once round|all
            over|up and down] {place}.
        But [nobody|no one|neither <passer> nor the <trade>] would [swap|have it|even look], not for
            [a bun|<small-thing>|a kind word|a wink|<snack>].
    """)
    if s.maybe(50):
        s("""
            <suddenly> {friend} [screamed|shouted|roared]: the <trade>'s [<garment>|wig|poodle] had
                [blown|sailed|jumped] [on to|up to] the [flagpole|gutter|top of <landmark>], where
                [no arm|no broom|not even a tall <trade>] could reach it.
            "[Excuse me|May I|One moment]," <verb> {hero}, and with {prize}, [a <furniture>|two
                boxes|<onlooker>] and a [good|long|<fine>] [stretch|aim|jump], [knocked|fished|
                coaxed] it [down|back], [in one piece|to loud cheers|at try number <number>].
        """)
    else:
        s("""
            [On the way out|At the exit|Just as it got dark], {hero} [found|met|came upon] {friend}
                [stuck|caught|wedged] in the [gate|fence|turnstile|cloakroom door], [prizes and all|
                with one [leg|<garment>]|like a cork], and neither [butter|prayer|soap] nor the
                <trade> could help.
            "[Hold still|Breathe in|Do not look|Think of <far>]," <verb> {hero}, [set|pushed|wedged]
                {prize} [underneath|in the gap|against the [hinge|post]], [leaned|jumped|hung] on
                it, and [pop|crack|plop], {friend} [shot out|was free|sat in the road|lay on
                <beast>].
        """)
    s("""
        "[Imagine|To think of it|Who would have thought]: a {prize.noun}!" [panted|laughed|
            marvelled] {friend}. "[Anyone|Any <trade>] can win a [ham|<farm>]. [Guard it well|
            What luck that you had it|Never sell it|Leave it to me in your will]!"
        <proud>
        {prize} [hangs|has its place] over {hero.s} [front door|<furniture>], and [twice a month|on
            <weekday>s|in storms] somebody [knocks|comes running] and asks [<adverb>|in a hurry|out
            of breath] whether [{prize}|{hero}] is [free|at home|available].
    """)


PLOTS = [chain, raffle]
