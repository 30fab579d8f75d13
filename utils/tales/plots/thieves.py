"""Things that vanish, and where they went."""


def magpie(s):
    """A bright thing vanishes from the windowsill; the thief has feathers, and a reason."""
    hero, thing, friend, there = s.hero, s.thing("dear"), s.friend(), s.somewhere("outside")
    s.stage(thing=thing, friend=friend, there=there)
    s.day("spring", "summer")
    thing.owner, thing.place = (hero, there)
    s("""
        "[Thief|Robbery|Stop|Police|<Exclaim>]!" [cried|shouted|yelled] {hero}, so that [every|each]
            [window|shutter|<container>] in the [lane|street|row] [flew open|rattled].
        {Thing.full} had [lain|been drying|been left] [in the sun|to air|for a minute] [on the
            windowsill|at the window|between the shutters], [beside|between <small-thing> and|next
            to] <small-thing>, and [now|in its place] [there was|lay] [only|nothing but] a [black
            and white|long|speckled|single] feather.
        "[A magpie|One of the magpies|Feathers]," <verb> {friend.a}, who [lived next door|knew
            birds|was delivering [<greens>|the post]|happened to be <errand>]. "[They love|Show
            them|They cannot resist] [whatever|everything that] [shines|is [dear|new|forbidden]|
            reminds them of [<far>|the moon]]. [Last <month>|On <weekday>] it was [the <trade>'s
            [ring|whistle|gold tooth]|my <relative>'s [thimble|monocle]]."
    """)
    s.go(
        hero,
        there,
        """
        [Feather in front|Behind <beast>|With long steps|Looking up more than down|On the trail of
            <sound>|Armed with a <container>], [the two of them|they|{hero} and {friend}] [went|
            hurried|crept] {place.to}.
        """,
    )
    s.bring(friend)
    s("""
        [High up|Over <landmark>|In the [topmost|thinnest] fork|Where the branches were [thinnest|
            darkest]] [hung|rocked|sat] a nest, [as untidy as|like|much like] [a burst <garment>|an
            old wig|a <trade>'s [desk|wig|breakfast]|<number> combs].
        "I [climb|will climb|go up]," <verb> {hero}, "and you [hold|catch] [me|my <garment>|
            <small-thing> for me|whatever falls down]."
        [Branch by branch|Puffing|Without looking down|Humming <song>], {hero} [went|climbed] up,
            [past|greeting|round] [a [beetle|woodpecker|caterpillar] with [no time|a limp|a cold]|
            <small-thing> that had [blown|flown] there].
    """)
    if s.maybe(50):
        s("""
            [There|In it|In the nest] [sat|squatted|crouched] [three|four|five] [naked|hungry|
                half-bald] young ones, [staring at|quiet before|gathered round] {thing} as if [to
                hear a story|it were [the [moon|sun]|<food>|their <relative>]].
            "They [will not [sleep|eat|be quiet] unless they see|only [sleep|stop shrieking] when
                there is] something [lovely|pretty|bright]," [the magpie said|said a hoarse voice],
                [from the next twig|<adverb>|with rings under her eyes].
            {hero} [thought of|remembered] [bedtime|{hero.own} own cradle|long nights|<far>, for
                some reason], and hung up [a [button|spoon|bell|bottle top]|<small-thing>] on a
                thread [instead|there], [which|and it] [turned|twinkled|swung] [even better|in every
                breeze|like a dancer].
        """)
    else:
        s("""
            [There|In it|In the nest] lay [a collection|a museum|the lost property of [the village|
                <far>|the <site>]]: <trifle>, <oddment>, the <trade>'s [monocle|whistle|gold tooth|
                hairpin] and, [on a bed of moss|in the place of honour|well polished], {thing}.
            "I [was only keeping|looked after|found] it for [somebody|a friend|the <trade>]," said
                the magpie, [turning away|who could not blush|and [coughed|studied a cloud]].
                "[Anybody could have taken it|People leave such things about|It winked at me|I am a
                great lover of <fine> things]."
            "Swap," <verb> {hero}, and held out [a [spoon|button|foil star]|the [lid|handle] of a
                [jar|tea caddy]|<small-thing>], [and|until] the magpie [looked|bit on it|tapped it]
                [twice|with one eye, then the other] and [nodded|sighed|struck].
        """)
    s.take(hero, thing, "")
    s("""
        So {thing} came [down|home] again, [wrapped in|smelling of|all] [leaves|feathers|moss], and
            {friend} [declared|found|said] <adverb> that it [had grown|looked] [more beautiful|
            brighter|taller|quite <fine>] up there.
        <glad>
        [Every|Each] [spring|<month>] since, {hero} [puts|leaves] [something [small and bright|
            round]|a spoon|<small-thing>] on the [sill|window ledge|<furniture>] [on purpose|and
            shuts one eye|by accident|by the open window], and [by noon|in the evening|on <weekday>]
            [somebody has been there|a wing flashes|only a feather is left].
    """)


def pie(s):
    """A pie is gone from the windowsill; the crumbs lead to somebody unexpected."""
    hero, pie, friend, thief = s.hero, s.thing("bakes"), s.friend("grown"), s.friend("animal")
    there = s.somewhere("outside")
    s.stage(pie=pie, friend=friend, thief=thief, there=there)
    s.day()
    s.own(friend, pie)
    s("""
        {friend} had put {pie.a} on the [windowsill|sill|<furniture> by the window] to [cool|rest|
            think], [turned|gone] [away|off] to [sneeze|answer the door|feed the <farm>|look for
            a <garment>], and [found|saw], on {friend.own} return, [a plate|a warm ring|nothing
            but steam|only <small-thing>].
        "{hero} [shall find it|has a nose for this|is the one]," said [the neighbours|everyone|the
            <trade>], for {hero} [had once|had, last <month>,|as a [baby|child] had] found [a
            <farm> in a <container>|the mayor's other shoe|the <trade>'s [tooth|<garment>]|half a
            circus].
        {hero} [knelt|lay|crept] [down|along the wall] with [a magnifying glass|one eye shut|a lens
            made of [ice|a bottle]|a <container> on the head].
        "[Aha|Hm|Interesting|<Exclaim>]," {hero.he} said. "[Crumbs|Footprints in jam|Traces of
            <food>], [every two steps|in pairs|going [west|downhill]|as far as <landmark>]. The
            thief [limps|is polite|eats while walking|has [one|four] left feet|is no <trade>]."
    """)
    pie.place = there
    s.go(
        hero,
        there,
        """
        [Crumb by crumb|Sniff by sniff|On all fours], <way>, {hero} followed the [trail|track|smell]
            {place.to}.
        """,
    )
    if s.maybe(50):
        s.meet(thief, "")
        s("""
            [And there|There], {place.spot}, [lay|sat|leaned] {thief.a}, as round as a [ball|drum|
                moon], {pie} [gone to the last [crumb|currant]|nothing but a memory|on both cheeks],
                and [groaned|hiccuped|burped|hummed <song>].
            "I [only wanted|meant only] to [smell|greet|guard] it," <verb> {thief}, "[and then|but]
                my [mouth|teeth|<limb>] [fell in|slipped|went on alone|had other plans]."
            {hero} [tried|meant] to look [stern|like the law|like a <trade>], but {thief}
                [hiccuped|rolled over|got stuck] so [helplessly|roundly|musically|<adverb>] that [it
                came out a giggle|it was no use|<far-sound>].
            For <number> days {thief} [stirred|rolled pastry|cracked nuts|stoned <fruits>] for
                {friend}, and the [next|new|second] one was [twice as big|even bigger|nearly as
                [big|round] as {thief}], with [a crust like a castle|<fruits> for eyes|{thief.s}
                footprint] on [the lid|top].
        """)
    else:
        s.meet(thief, "")
        s("""
            [And there|There], {place.spot}, [sat|stood|crouched] {thief.a} before {pie}, with
                <number> [very small|hungry|big-eyed] [brothers and sisters|cousins|orphans|piglets]
                and [a single|one lonely] [spoon|candle|match].
            "It is a birthday," [said|stammered|whispered] {thief}[| <manner>]. "[Theirs|All of
                theirs|Somebody's, surely]. [We had only <snack>|The cake was a stone with a leaf
                on|I had promised [<food>|something <fine>]]."
            {hero} looked at the [candle|eyes|ribs|noses|bibs], [sighed|swallowed|
                <gesture>] and [closed|put away] the [notebook|lens], and [fetched|went for]
                {friend}, who [said nothing|came at once|grunted] and brought [cream|<food>|a second
                spoon, then ten].
        """)
    s("""
        "The case is [closed|eaten|solved]," {hero} wrote [that evening|in a neat hand|with a sticky
            pencil|<adverb>]. "[Motive|Reason]: [hunger|the smell|love|<weekday>]. [Punishment|
            Sentence]: [seconds|washing-up|more [cream|cake|<food>]]."
    """)


PLOTS = [magpie, pie]
