"""Things that are swapped, won, sold and passed on."""


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
        "[Swap|Exchange|Shall we trade|What do you say]?" said {second.a}, who had {noise.a}.
        "Mine keeps [the baby|my <relative>|a regiment|the <farm>|half of <far>] awake, and I [need|
            always wanted|dream of] [just such|exactly such] a(n) {thing.noun}," <verb> {second}.
    """)
    s.give(hero, second, thing, "")
    s("""
        {hero} [spat|blew] on one [thumb|elbow|toe], {second} did [too|likewise|the same], [and it
            was done|and that was that|the deal was struck], and {noise} [changed|was handed over|
            went the other way] [with a squeak|as well|on the spot|<adverb>].
    """)
    s.own(hero, noise)
    s("""
        [But|Alas,|Only,] {noise} [sounded|sang|made itself heard] at [every step|each breeze|all
            the wrong moments], [dogs|children|<number> ducks|<beast>] [followed|ran behind] {hero},
            and [a(n) <garment>|a flowerpot|half a cabbage|<small-thing>] [came|flew] out of a
            [window|doorway|<container>].
    """)
    s.meet(third, "")
    s("""
        [Then|There] {third} [clapped|wept|stopped short|<gesture>]: "[That sound|What a voice|At
            last|<Exclaim>]! I have not [danced|smiled|slept so badly] since [<month>|the <event>|I
            left <far>]. Take my {last.noun} for it, [please|I beg you|quick], and <fee>!"
    """)
    s.give(hero, third, noise, "")
    s("""
        [And so|So] {hero} gave {noise} to {third} and [walked|went|skipped] home with {last.full},
            [lighter|quieter|richer] by [a good deal|one {noise.noun}|half a headache], <way-with>.
    """)
    s.own(hero, last)
    if s.maybe(50):
        s("""
            On the [doorstep|stairs|mat|threshold], {hero} [stumbled|slipped|sat down heavily] -
                over {last}, which had [fallen|rolled|slid] [from|out of] [a(n) <garment>|the
                <container>] and now lay [in the way|exactly where {thing} used to lie|as if it had
                always been there].
            "[Well|<Oath>|I see]," <verb> {hero}, [rubbing|feeling] [one knee|an elbow|the sore
                spot|{hero.own} <limb>], "[something has to lie there|a house needs its habits|
                welcome home]," and [laughed|put {last} to bed|hung a little bell on it|told it
                about <far>].
        """)
    else:
        s("""
            <weekday> came, and with it {second}, [pale|yawning|in a(n) <garment>|with rings under
                both eyes].
            "[Nobody|No one|Not even the <farm>] [sleeps|can sleep] without the [noise|din|music],"
                <verb> {second}. "It is so [quiet|still] that we hear the [mice|butter|<furniture>]
                [think|breathe]. Who has {noise}?"
            So they [fetched|woke] {third}, and now there is [a little|quite a] band: {third}
                [plays|works] {noise}, {second} [beats time on|conducts with] {thing}, and {hero}
                [dances|bows|passes round] with {last}.
            They [play|give] [<song>|all they know], [under|below] [each|one] window in turn, until
                [something [hard|soft|wet] flies out|the <trade> pays them to stop|the last baby is
                asleep].
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
            <odd-number> with the [last|only|lucky] [coin|penny] from [a(n) <garment>|behind the
            <furniture>|the piggy bank].
    """)
    s.meet(friend, "")
    s("""
        {friend} [turned|shook|reached into] the [drum|hat|<container>], and [slip by slip|amid
            cheers|one after another] the [ham|bicycle|feather bed|<farm>] went to <onlooker>, the
            [top hat|cake|canary|garden gnome|<instrument>] to [somebody's niece|the brass band|a(n)
            <relative> from <far>].
    """)
    s.own(hero, prize)
    s("""
        "[Last prize|And finally|Then there is this]," [said|announced|mumbled] {friend}, [not
            looking up|with a cough|<adverb>]. "{prize.A}. [Donated|Given|Left behind] by [a cousin|
            someone who moved to <far>|the [previous|late] <trade>]."
        "[What shall I do|Whatever does one do|Must I take it home|How do I live] with that?"
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
            "[Excuse me|May I|One moment]," <verb> {hero}, and with {prize}, [a(n) <furniture>|two
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
        "[Imagine|To think of it|Who would have thought]: a(n) {prize.noun}!" [panted|laughed|
            marvelled] {friend}. "[Anyone|Any <trade>] can win a(n) [ham|<farm>]. [Guard it well|
            What luck that you had it|Never sell it|Leave it to me in your will]!"
        <proud>
        {prize} [hangs|has its place] over {hero.s} [front door|<furniture>], and [twice a month|on
            <weekday>s|in storms] somebody [knocks|comes running] and asks [<adverb>|in a hurry|out
            of breath] whether [{prize}|{hero}] is [free|at home|available].
    """)


def coin(s):
    """A coin goes from hand to hand and does everybody good on its way round."""
    hero, thing, there = s.hero, s.thing("tool"), s.somewhere("busy")
    second, third = s.friend("grown"), s.friend("grown")
    s.stage(thing=thing, there=there, second=second, third=third)
    s.day()
    s("""
        {hero} had [one|a single] [coin|silver piece|shilling], [owed to|which was due to|and the
            debt was with] {second} for [<food>|a(n) <garment>|<number> lessons on the <instrument>|
            mending a(n) [boot|tooth|<furniture>]|lending {hero.him} a(n) <farm>].
    """)
    s.go(
        hero,
        there,
        """
        [With the coin in one cheek|Clutching it|Tossing it from time to time|With a hole in one
            <garment>], {hero} [walked|went|set out] {place.to}, [past the [toffee|cake|whistle]
            shop [with shut eyes|<adverb>]|not buying [<fruits>|a balloon|<food>]].
        """,
    )
    s.meet(second, "")
    s("""
        "[At last|Just in time|You are an angel|<Exclaim>]," <verb> {second}, [bit|kissed|weighed]
            the coin and [called|shouted] [over the fence|across the way|through the wall],
            "{Third}! [Here is what I owe you|I pay my debts] for the [lamp oil|<farm>|<furniture>|
            singing|<greens>]!"
    """)
    s.meet(third, "")
    s("""
        {third} [came running|wiped the coin|looked at both sides|<gesture>], [counted on nine
            fingers|thought|hummed], and [turned|bowed] to {hero}.
        "[Was it not you who|You, I believe,] [weeded my <greens>|painted my <furniture>|swept my
            steps|walked the <farm>] [in <month>|before the <event>|when I was in <far>]?" <asks>
            {third}. "[I never paid|Here|Take it]."
        {hero} looked at the coin [for some time|twice|under <landmark>]: [it was|here it was,|there
            lay] [the same|the very one], [warm|sticky] from [three|all the] pockets, [with|down to]
            the [scratch|tooth mark] [on|under] the king's [nose|crown|chin|<garment>].
        "[So nobody owes [anything|a bean]|We are all quits|Everyone has paid]," <verb> {hero}, "and
            [I am as rich as before|the money is still here|here it sits]. [Is that allowed|Who has
            lost|How is that done|Does the <trade> know]?"
    """)
    if s.maybe(50):
        s("""
            {second} [opened|shut|opened and shut] {second.own} mouth, {third} drew [circles|arrows]
                on a(n) [wall|napkin|cabbage|<garment>], and <onlooker> said it was [arithmetic|
                witchcraft|the tax|the same in <far>].
            [In the end they|So all three of them] [spent it on|turned it into] [lemonade|cocoa|
                raspberry juice|<food>] for [themselves|everybody near <landmark>|the <trade>'s
                <farm>], before it could [go round|do that|get dizzy] again.
        """)
    else:
        s("""
            "[Let us do|We should try] it again," <verb> {third}, "with [a bigger one|my [<farm>|
                <furniture>]|what we owe the [<trade>|sea]]."
            They [did|tried] it [<number> times|until supper], [faster and faster|in a ring|to the
                tune of <song>], till [somebody|<onlooker>] [sneezed|got in the way] and the coin
                [rolled|fell] down a [drain|crack|well].
            "[Now it belongs to the frogs|Let the mice try it|Somebody down there is rich|It is on
                its way to <far>]," <verb> {hero}, and they [laughed|waved after it|listened], and
                not one of them owed [anybody|the <trade>|the <farm>] [anything|a bean|a farthing].
        """)


PLOTS = [chain, raffle, coin]
