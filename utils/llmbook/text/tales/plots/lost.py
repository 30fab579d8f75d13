"""Things that are lost, lent, carried off and found."""


def lost(s):
    """Something dear is lost, looked for in the wrong places, and found where nobody looked."""
    hero, thing, there, helper = (s.hero, s.thing("dear"), s.somewhere(), s.friend())
    s.stage(thing=thing, there=there, helper=helper)
    s.own(hero, thing)
    s("""
        {hero} had {thing.a}, [a present from {hero.own} [grandmother|uncle|godmother|first
            teacher]|older than [anything else in the house|the house|all the spoons together]|won
            at [a fair|a raffle|cards] [by a whisker|quite by accident|with eyes shut]|bought for
            <fee>], and [it went wherever {hero.he} went|it slept on the same pillow|nobody else
            might [hold|touch|polish] it|not [a [ship|castle|cow]|all the [gold|cheese] in the
            world] would have been a fair swap].
    """)
    s.day()
    s.go(hero, there)
    s("<plays>")
    s.leave(hero, thing)
    s("""
        [At supper|In the bath|Halfway home|At the garden gate|In the middle of a [bun|song|yawn]],
            {hero} [reached|felt|looked] for {thing}, and [found only <trifle>|grew [cold|hot] from
            head to toe: gone|there was [nothing|only air] where it had been].
        <sad>
        {hero} searched [under the bed|behind the stove|in every drawer|in both boots|in the [bread|
            flour] bin], and [turned up|came upon|found only] <trifle> and <oddment>.
    """)
    if s.maybe(40):
        s("""
            "Perhaps it [walked off|wanted to see the world|is playing a trick on me]," said {hero}
                to the [stove|cat|ceiling|washbasin], which [was no help|had no opinion|looked as if
                it knew something].
        """)
    s.morning("""
        [Before the [milk|postman|rooster] was up|With the first light|After very little sleep|
            Without [breakfast|combing|shoes]], {hero} [ran|hurried|trotted] back {place.to}.
    """)
    s("<searches>")
    s.meet(helper)
    s("<greets>", who=helper)
    s("<tells>", other=helper)
    if s.maybe(50):
        s("""
            "[Shut|Close] your eyes," [advised|said|ordered] {helper}. "Now. Where did you [laugh|
                jump|sneeze|sing|hop] [last|the loudest|the longest]?"
            {hero} thought [hard|back|for a moment], [ran|went|tiptoed] to [one|a certain] spot and
                [looked|felt|peered] {there.spot}.
        """)
    else:
        s("""
            "I am a finder," said {helper}. "The secret is [in the nose|patience|to walk backwards|
                to look where it is [dull|silly|muddy]]."
            And {helper} [sniffed|hummed|crept about|walked in circles] until {helper.own} [nose|
                left foot|shadow] pointed [straight|clearly|like a compass needle] {there.spot}.
        """)
    s.take(hero, thing, "")
    s("""
        There it lay, [a little [damp|sandy|dusty]|none the worse|with [an ant|a snail] on top|as
            [bright|good|dear] as ever]: {thing.full}!
        <glad>
        [Since then|From that day on], {thing} [has hung|has travelled|lives] [on a string|in the
            [safest|deepest] pocket|in a box with a bell on it], and [on <weekday>s|twice a day|now
            and then] {hero} [pats it, just to be sure|checks with one finger|says [hello|good
            morning] to it].
    """)


def lent(s):
    """A thing is lent, forgotten, and comes back better than it went."""
    hero, thing, friend, there = (s.hero, s.thing("tool"), s.friend(), s.somewhere())
    s.stage(thing=thing, friend=friend, there=there)
    s.own(hero, thing)
    s.day()
    s.go(
        hero,
        there,
        """
        {hero} was on the way {place.to} with {thing.a}, [for there was [work|mending] to do|because
            one never knows|to show it to [nobody in particular|the geese]|as others [take|carry] an
            umbrella].
        """,
    )
    s.meet(friend)
    s("""
        "What a [splendid|handsome|useful|fine] {thing.noun}!" [said|cried|exclaimed] {friend}.
            "[May|Could|Might] I borrow it? [Only|Just] until [<weekday>|tomorrow|my [uncle|aunt|
            cousin|goose] has [gone|left|recovered]|the [band|choir] has practised]."
    """)
    s.give(hero, friend, thing, "")
    s("""
        {hero} [hesitated|scratched {hero.own} nose|swallowed|sighed|looked at {thing} once more],
            and [then|in the end|all the same] [handed|gave|passed] it to {friend}, who [promised
            [three times|on a biscuit] to [be careful|bring it back]|[bowed|curtsied] and [was gone|
            went off whistling]|carried it away [like a baby|on tiptoe|at a gallop]].
    """)
    friend.place = None
    s("""
        [<weekday> came|Days passed|The week ended|A whole <weekday> went by], [but|and] {friend}
            [did not [come|show up|appear]|was nowhere to be [seen|found]|sent [no word|only a
            postcard of a [goat|pier]]].
        <angry>
        "[I will never lend anything again, not even a [sneeze|cup of water]|A promise is a promise|
            Next time I shall lend [my hiccups|a wasp]]," {hero} [muttered|said|grumbled] to the
            [cat|teapot|wall|washing|bread].
        Then, <time>, there came [a [knock|scratching|tapping] at the door|<sound> from the
            doorstep].
    """)
    hero.place = None
    if s.maybe(55):
        s.break_(thing, "")
        s("""
            "I am [so|very|dreadfully] late," said {friend}, [panting|blushing|out of breath],
                "because {thing} {thing.breaks}, and I [could not|did not want to] bring it back
                so."
        """)
        s.mend(friend, thing, "")
        s("""
            "So I {thing.mends}," [explained|added] {friend}, "and [look at it now|you would never
                know|it took me [three tries|all week|until <weekday>]|my [aunt|brother|goose]
                helped]!"
        """)
    else:
        s("""
            "It was [the [cousins|neighbours|nuns]|your {thing.noun} itself]," {friend} [panted|
                explained|began]. "Everybody [needed|wanted|admired] it: the [sexton|plumber|night
                nurse], then two [brothers|sisters] from [the hill|upstream], and in the end [a
                circus|the queen's own cook|a ship's crew]. [They all send thanks|They wept when I
                took it away|It has seen more of the world than I have]."
            And on the doorstep stood [a [basket|crate|bag] with|as thanks,] <fee> and <fee>.
        """)
    s.give(friend, hero, thing, "")
    s("""
        And {friend} [gave|handed|returned to] {hero} {thing}, [shinier|prouder|better] than [new|it
            had ever been|on the first day].
    """)
    s("<thanks>", other=friend)


def magpie(s):
    """A bright thing vanishes from the windowsill; the thief has feathers, and a reason."""
    hero, thing, friend, there = (s.hero, s.thing("dear"), s.friend(), s.somewhere("outside"))
    s.stage(thing=thing, friend=friend, there=there)
    s.day("spring", "summer")
    thing.owner, thing.place = (hero, there)
    s("""
        "[Thief|Robbery|Stop]!" [cried|shouted|yelled] {hero}, so that [every|each] [window|shutter]
            in the [lane|street|row] flew open.
        {Thing.full} had been [lying|drying|shining] on the windowsill between [the [basil|jam|
            cheese]|a [cactus|cake|cold pudding]] and <trifle>, and now there was only a [black and
            white|long|speckled] feather.
        "That [looks like|smells of|can only be] a magpie," said {friend}, who [lived next door|was
            delivering [eggs|the post]|happened to [pass|be passing]]. "They love [whatever|
            everything that] [shines|is [dear|new|forbidden]|does not belong to them]."
    """)
    s.go(
        hero,
        there,
        """
        [Feather in front|With long steps|Looking up more than down|On the trail of <sound>], the
            two of them [went|hurried|crept] {place.to}.
        """,
    )
    s.bring(friend)
    s("""
        [High up|In the [topmost|thinnest] fork|Where the branches were [thinnest|darkest]] hung a
            nest [like|as untidy as] [a burst cushion|an old wig|a hat in the wind].
        "I [climb|will climb]," said {hero}, "and you [hold|catch] [me|my [shoes|breakfast]|whatever
            falls down]."
        [Branch by branch|Puffing|Without looking down], up went {hero}, [past|greeting] [a [beetle|
            woodpecker|caterpillar] with [no time|a limp]|an old [kite tail|apple core]].
    """)
    if s.maybe(50):
        s("""
            In the nest [sat|squatted|crouched] four [naked|hungry] young ones, [staring at|quiet
                before] {thing} as if it were [the [moon|sun]|a bedtime story].
            "They only [sleep|stop shrieking] when there is something [lovely|pretty] to look at,"
                said the magpie [from the next twig|hoarsely|with rings under her eyes].
            {hero} thought of [bedtime|{hero.own} own cradle|long nights], and hung up a [button|
                spoon|bell|bottle top] on a thread instead, which [turned|twinkled|tinkled] [even
                better|in every breeze].
        """)
    else:
        s("""
            In the nest lay [a collection|a whole museum|the lost property of the village]:
                <trifle>, <oddment>, [the mayor's [monocle|whistle|gold tooth]|one [left|silver]
                earring] and, [on a bed of moss|in the place of honour|well polished], {thing}.
            "I [was only keeping|looked after] it for somebody," said the magpie, [turning away|who
                could not blush|and [coughed|studied a cloud]]. "[Anybody could have taken it|People
                leave such things about|It winked at me]."
            "Swap," said {hero}, and held out [a [spoon|button|foil star]|the [lid|handle] of a
                [jar|tea caddy]], and the magpie [looked|bit on it] [twice|with one eye, then the
                other] and nodded.
        """)
    s.take(hero, thing, "")
    s("""
        So {thing} came [down|home] again, [wrapped in|smelling of] [leaves|feathers], and {friend}
            [declared|found|said] that it [had grown|looked] [more beautiful|brighter|taller] up
            there.
        <glad>
        [Every|Now each] spring, {hero} puts [something [small and bright|round]|a spoon] on the
            sill [on purpose|and shuts one eye|by accident], and [by noon|in the evening|at once] it
            is gone.
    """)


PLOTS = [lost, lent, magpie]
