"""Things that go to the wrong one, to the good of both."""


def swapped(s):
    """Two who do not know each other take each other's parcel, and each is better off."""
    hero, mine, yours = s.hero, s.thing("handy"), s.thing("music")
    friend, there = s.friend(), s.somewhere("busy")
    s.stage(mine=mine, yours=yours, friend=friend, there=there)
    s.day()
    s.go(
        hero,
        there,
        """
        {hero} [was carrying|had|bore] a parcel [on one shoulder|under one arm|tied up with [string|
            a bootlace|a <garment>]|[shaped like|the size of|heavy as] a <farm>], and [stopped|
            rested|put it down|took a breath] {place.at}, [to [tie a shoe|eat <snack>|look at
            <beast>]|for it was [heavy|hot work]].
        """,
    )
    s("""
        [Next to it|Beside it|Close by|In front of <landmark>] stood [another|a second one|the like
            of it], just as [brown|big|square] and [just as|no less] [crumpled|badly tied|grubby],
            [and so it [happened|came about]|guarded by [nobody|<beast>|<passer>, asleep]].
        At home {hero} [cut|bit|untied|burst] the string, [lifted|folded back|tore] the [<colour>
            paper|newspaper|lid|three layers of paper] and [stared|blinked|sat down|said "<oath>"]:
            instead of the new {mine.noun} [for the <furniture>|ordered in <month>|from <far>] there
            lay {yours.a}.
        "[I cannot mend a <furniture> with that|What am I to do with that|There must be a mistake|I
            ordered the {mine.noun}|The <trade> will laugh]," <verb> {hero}, but [touched|shook|
            tried] it [once|all the same|<adverb>], and [it [made a sound like|spoke like] [a happy
            [<farm>|<trade>]|rain on a <container>|a very small ship]|it [sang out|roared|fluted] so
            <adverb> that [the <furniture> rang|the cat left|the <trade> called for more]].
        [By [evening|supper|midnight]|Before <weekday>] {hero} could play [something from <far>|the
            first bars of <song>|[two|three] notes, though not in order], and the [neighbours|
            <trade> next door] [hummed|had [shut|opened] the windows|danced, or perhaps stamped|sent
            <snack>, with thanks].
    """)
    s.morning("""
        [The next day|The day after|On <weekday>] {hero} [went|hurried|trudged] back {there.to},
            [parcel and all|not quite gladly|humming <song>|{yours} under one arm].
    """)
    yours.holder, mine.holder = (hero, friend)
    s.meet(friend, "")
    s("""
        There, beside [an opened|a torn|the other] parcel[| and <oddment>], [sat|stood] {friend.a},
            [covered in [sawdust|earth|oil|plaster]|with [a bandaged|one blue] thumb|<busy>].
        "Is this {mine.noun} yours?" [asked|called|cried] {friend}. "[I have never had|My <relative>
            never knew|Not even in <far> did I have] such a <fine> [evening|night|<weekday>]
            [since [<month>|the <event>]|in years]! I [built a [shelf|hen house|gate]|mended [the
            <furniture>|my <relative>'s <furniture>]|dug up half of {place}], [I, who play the
            {yours.noun}|and I thought I was good for nothing but the <instrument>|clumsy as I am]!"
        "And I [play|can play] [this|something|{yours}|<song>]," <verb> {hero}, and [played|did so|
            began], [from beginning to end|with a <fine> trill|wrong notes and all|until <onlooker>
            <stares>|to the delight of <beast>].
    """)
    if s.maybe(50):
        s.give(hero, friend, yours, "")
        s("""
            They [looked|grinned|blinked] [at each other|from {mine} to {yours}|<adverb>], until
                [both laughed|somebody hiccuped|<far-sound>]; {hero} [pushed|held] out {yours.full},
                {friend} {mine.full}, [as was right|each with a sigh|and neither let go at once].
            But [on <weekday>s|from <month> to <month>|whenever [it rains|they like]], they [swap|
                have agreed to swap] again, [with <colour> string|by mistake, as they call it|
                {there.at}].
        """)
        mine.holder = hero
    else:
        s("""
            They [looked|grinned|blinked] at each other[|, <adverb>|, then at <landmark>], [and|but]
                neither held out [a parcel|anything|a hand][|, and <far-sound>].
            "[Shall we leave it|What if we leave it|Let it stay|We could leave it] as it [is|
                happened|lies]," {hero} [said|suggested] <soon>, and {friend} [nodded so hard that
                [an ear popped|a button flew off]|had hoped for [nothing else|that since <weekday>]|
                <gesture> and danced a [polka|waltz] with <beast>].
        """)


def coin(s):
    """A coin goes from hand to hand and does everybody good on its way round."""
    hero, thing, there = s.hero, s.thing("tool"), s.somewhere("busy")
    second, third = s.friend("grown"), s.friend("grown")
    s.stage(thing=thing, there=there, second=second, third=third)
    s.day()
    s("""
        {hero} had [one|a single] [coin|silver piece|shilling], [owed to|due to|meant for|promised
            to] {second} for [<food>|a <garment>|<number> lessons on the <instrument>|mending
            a [boot|tooth|<furniture>]|lending {hero.him} a <farm>].
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
            "{Third}! [Yours|At last, yours|Catch|A debt], for the [lamp oil|<farm>|<furniture>|
            singing|<greens>]!"
    """)
    s.meet(third, "")
    s("""
        {third} [came running|wiped the coin|looked at both sides|<gesture>], [counted on <number>
            fingers|thought of <far>|hummed <song>], and [turned|bowed] to {hero}.
        "[Was it you who|You, I believe,|Somebody your size] [weeded my <greens>|painted my
            <furniture>|swept my steps|walked the <farm>] [in <month>|before the <event>|when I was
            in <far>]?" <asks> {third}. "[I never paid|Here|Take it]."
        {hero} looked at the coin [for some time|twice|in the light|through one eye]: [it was|here
            it was,|there lay] [the same|the very one], [warm|sticky] from [three|all the|so many]
            [pockets|travels], [with|down to] the [scratch|tooth mark|stain of <food>] [on|under|
            across] the [king's|queen's] [nose|crown|chin|<garment>].
        "[So nobody owes [anything|a bean]|We are quits|Everyone has paid]," <verb> {hero}, "and [I
            am [as rich as before|none the poorer]|the money is still here|here it sits, <adverb>].
            [Is that allowed|Who has lost|How is that done|Does the <trade> know]?"
    """)
    if s.maybe(50):
        s("""
            {second} [opened|shut|opened and shut] {second.own} mouth, {third} drew [circles|arrows]
                on a [wall|napkin|cabbage|<garment>], and <onlooker> said it was [arithmetic|
                witchcraft|the tax|the same in <far>].
            [In the end they|So all three of them] [spent it on|turned it into] [lemonade|cocoa|
                raspberry juice|<food>] for [themselves|everybody near <landmark>|the <trade>'s
                <farm>], before it [went round again|got dizzy|could think].
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
                [none|not one] of them owed [anybody|the <trade>|the <farm>|<passer>] [anything|a
                bean|a farthing].
        """)


PLOTS = [swapped, coin]
