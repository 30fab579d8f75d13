"""Things that are found, swapped, hidden and mistaken."""


def on_the_head(s):
    """The whole village looks for what one of them is wearing."""
    hero, thing, friend, there = (s.hero, s.thing("worn"), s.friend("grown"), s.somewhere("busy"))
    s.stage(thing=thing, friend=friend, there=there)
    s.own(friend, thing)
    s.day()
    s.go(hero, there)
    s.meet(friend, "")
    s("""
        [In the middle of the [noise|crowd|floor]|Right at the front|Between <trifle> and <oddment>]
            stood {friend} and [called|cried|shouted], "It is gone! My {thing.noun}! [Nobody leaves|
            Lock the doors|Ring the bell|Send for the [mayor|dogs|fire brigade]]!"
        "[What does it look like|When did you see it last|Is it valuable]?" asked {hero}, [notebook
            ready|as detectives do|with narrowed eyes].
        "[Like any {thing.noun}, only [nicer|warmer|more like me]|I had it [this morning|at
            breakfast|before I sneezed]]," [wailed|sighed|said] {friend}. "[It was a gift|It has my
            name in it|We have been together for [nine|twenty|thirty-one] years]."
        So [everybody|everyone|the whole room] [searched|hunted|helped|went down on all fours].
        <onlooker> looked [under every [mat|table|hat]|inside the [clock|piano|stove]], <onlooker>
            [emptied|turned over] a [barrel|drawer|pram], and <onlooker> [gave orders|blew a
            whistle|got stuck in a [sack|pipe|crate]].
        They found <trifle>, <oddment>, <relic>, and [somebody's [false teeth|wedding ring|left
            boot]|a [cheese|library book] missing since [last year|<month>]].
        {hero} alone [stood still|did not run about|sat down] and looked at {friend}, [from top to
            toe|long and hard|first from the left, then from the right].
    """)
    if s.maybe(60):
        s("""
            "May I ask," said {hero} [politely|at last|quietly], "what [that is|you call that] which
                [you are wearing|is keeping you so warm]?"
            {friend} looked down, [looked up|felt round {friend.own} neck|patted {friend.self}], and
                [became|turned] as [red|quiet] as [a [cherry|post box]|the inside of a melon].
            It was {thing.full}, where it [should be|had been since breakfast|belonged].
        """)
    else:
        s("""
            Behind {friend} sat a very [old|small|fat] [goat|parrot|dog], which [giggled|rolled its
                eyes|yawned|coughed] and pointed upwards with [its chin|a biscuit|one wet foot].
            There, on [a hook|a nail|the antlers|a lamp], where {friend} had hung it [first thing in
                the morning|to keep it [safe|dry|out of the soup]|in order not to lose it], was
                {thing.full}.
        """)
    s("""
        For [a moment|as long as a sneeze takes] nobody [spoke|breathed]; then [everyone|even the
            [mayor|parrot|oldest inhabitant]] laughed until the [windows|cups|hats] rattled,
            {friend} [most of all|loudest|as well].
        "<Saying>," said {friend}, [wiping away a tear|when there was breath to say it], and bought
            <food> for [all the searchers|everyone there].
    """)


def swapped(s):
    """Two who do not know each other take each other's parcel, and each is better off."""
    hero, mine, yours = (s.hero, s.thing("handy"), s.thing("music"))
    friend, there = (s.friend(), s.somewhere("busy"))
    s.stage(mine=mine, yours=yours, friend=friend, there=there)
    s.day()
    s.go(
        hero,
        there,
        """
        {hero} [was carrying|had] a parcel [under one arm|tied up with [string|a bootlace]], and
            [stopped|rested|put it down for a moment] {place.at}, [to [tie a shoe|eat a plum|look at
            a dog]|for it was [heavy|hot work]].
        """,
    )
    s("""
        [Next to it|Beside it|Not an arm's length off] stood [another|a second one], just as [brown|
            big|square] and [just as|no less] [crumpled|badly tied], and so it [happened|came
            about].
        At home {hero} [cut|bit|untied] the string, [lifted|folded back] the paper and [stared|
            blinked]: instead of the new {mine.noun} [for the [shed|cellar|wood]|ordered in
            [<month>|the spring]] there lay {yours.a}.
        "[I cannot [dig|build|mend a fence] with that|What am I to do with that|There must be a
            mistake]," said {hero}, but [touched|shook|tried] it [once|all the same], and it [made a
            sound like [a happy cow|rain on tin|an old door|a very small ship]|sang out so that [the
            cups rang|the cat left the room]].
        By [evening|supper] {hero} [could play|had learned] [half a song|the beginning of a march|
            three notes], and the neighbours [could hum it too|had shut their windows|were dancing,
            or perhaps stamping].
    """)
    s.morning("""
        [The next day|The day after|On <weekday>] {hero} [went|hurried] back {there.to}, [parcel and
            all|not quite gladly|humming the [three notes|tune]].
    """)
    yours.holder, mine.holder = (hero, friend)
    s.meet(friend, "")
    s("""
        There, beside [an opened|a torn] parcel, [sat|stood] {friend.a}, [covered in [sawdust|earth|
            oil]|with [a bandaged|one blue] thumb|beaming].
        "Is this {mine.noun} yours?" [asked|called] {friend}. "I have [never had|not had] such a
            [wonderful|fine] [evening|night]! I [built a [shelf|hen house|gate]|mended [the roof|
            everything at home]|dug [a pond|up half the garden]], and I [am only a musician|thought
            I was [clumsy|good for nothing but music]]."
        "And I can play [this|something]," said {hero}, and [played|did so], [from beginning to end|
            wrong notes and all|until <onlooker> <stares>].
    """)
    if s.maybe(50):
        s.give(hero, friend, yours, "")
        s("""
            They [looked|grinned|blinked] at each other, [and then|until] [both laughed|somebody
                hiccuped]; {hero} [pushed|held] out {yours.full}, {friend} {mine.full}, [as was
                right|each with a sigh], and they [agreed|shook on it]: every <weekday> they would
                swap again.
        """)
        mine.holder = hero
    else:
        s("""
            They [looked|grinned|blinked] at each other, [and neither|but no one] held out [a
                parcel|anything].
            "[Shall we leave it|What if we leave it] as it is?" {hero} [asked|said] <soon>, and
                {friend} [nodded so hard that [an ear popped|a button flew off]|had hoped for
                nothing else].
        """)


def found(s):
    """Whose is it? Many would like it to be theirs."""
    hero, thing, there = (s.hero, s.thing("treasure"), s.somewhere("outside"))
    liar, owner = (s.friend(), s.friend("grown"))
    s.stage(thing=thing, there=there, liar=liar, owner=owner)
    s.day()
    s.go(hero, there)
    thing.owner, thing.place = (owner, there)
    s.take(hero, thing, "")
    s("""
        Something [poked out of|was stuck in|glinted in] the [ground|earth] {place.spot}: {hero}
            [pulled|dug|tugged], [fell over backwards|lost a mitten|said "<oath>"] and held
            {thing.a}.
        "[Finders keepers|Mine, then|A gift from the sky]," thought {hero} for [as long as it takes
            to [sneeze|blink|turn round]|about a minute], and then, [less gladly|with a sigh],
            "[Somebody [misses it|is crying for it]|It must have a home]."
        So {hero} [hung up|nailed up|chalked] a notice: "Found: one {thing.noun}. [Say what is
            special about it|Ask at the [green|crooked] door|No [fibs|crowding|shoving], please]."
    """)
    s.meet(liar, "")
    s("""
        [First|Before the [chalk|ink|glue] was dry] came {liar.a}: "It is mine! [I know it by the
            [smell|colour]|I lost it [yesterday|in my sleep]|I have always wanted one|Who else's]!"
        "And what is special about it?" asked {hero}. {Liar} [scratched {liar.own} head|looked at
            the clouds|went pink]. "It is [expensive|round at the edges|rather small when far off|
            very much [mine|there]]."
        "[Next|Good day|Hm]," said {hero}, and {liar} [shrugged|grinned|sighed], [not at all|only a
            little] [offended|ashamed], and [stayed to watch|sat down to see who would come|held the
            [chalk|list]].
        [After|Then came] <onlooker>[, then| and] <onlooker>, [one [wrong|vague|hopeful] answer
            after another|and each [described|wanted] something else], [until it grew late|all day
            long].
    """)
    s.meet(owner, "")
    s("""
        [At sunset|When the [lamps|candles] were lit|Last of all] came {owner}, [quite slowly|out of
            breath|with a stick], and said, "There is [a tooth mark|a scratch like a [fish|seven]|a
            tiny heart|a stain of [ink|elderberries]] on [the back|one side|the bottom]."
        "[Whose|How did that get there]?" [asked {hero}|{liar} wanted to know]. "[Mine|My own
            doing]. I was [three|four|six] and [it was a birthday|very bored|in love|supposed to be
            asleep]."
    """)
    s.give(hero, owner, thing, "")
    s("""
        Nobody [could make|would have made|makes] that up, so {hero} [laid|put] {thing} into
            {owner.his} [lap|apron|hat], and {owner} [was silent [from|with] joy|looked [six|ten]
            years old again|held it to one [ear|cheek]].
        As [a reward|thanks] there [was|came] <fee>, [to be shared|which {hero} shared] with
            {liar}[|, for company], who [said|declared] that being honest [looked|was] [very tiring|
            less trouble].
    """)


def hidden(s):
    """A thing is hidden from thieves so well that its owner cannot find it."""
    hero, thing, friend, there = (s.hero, s.thing("treasure"), s.friend(), s.somewhere("outside"))
    s.stage(thing=thing, friend=friend, there=there)
    s.own(hero, thing)
    s.day()
    s("""
        "[Robbers|Burglars|Bandits] are about," said the [newspaper|postman|woman with the eggs],
            and from then on {hero} could not [sleep|eat|hum] for [worry|thinking] about {thing.a}
            [from an aunt|that [had come|came] down from a great-grandfather].
        [Under the pillow|In the teapot|Up the chimney] was [too easy|the first place where one
            looks]: so <time>, [wrapped in|disguised by] a [sock|cabbage leaf|false beard], it was
            carried away.
    """)
    s.go(hero, there)
    s.leave(hero, thing, "")
    s("""
        {hero} [buried|hid|tucked away] {thing.it} {place.spot}, [stamped|smoothed] [everything|the
            place], and wrote a [note|verse|secret plan], so that [nobody|no thief] would [ever
            understand it|guess]: [seven|nine|two] [hops|sneezes] from the [thing like a [nose|
            goose]|second shadow], then [think of <food>|turn towards <weekday>].
        [A month|A week|Three weeks] later no [robber|bandit] had come, [except|but only] one [moth|
            aunt], and {hero} went [with a spade|whistling] to fetch it.
        But the [note|plan] might as well have been [Chinese|soup]. "[Which nose|Whose shadow|Left
            or right]?" [sighed|groaned|asked] {hero}. "[Was I ill when I wrote this?|How clever I
            must have been!|I hate [spies|poems|me]!]"
        <searches>
    """)
    s.meet(friend)
    s("""
        "[Digging for [water|worms|moles]|Planting something|Looking for China]?" asked {friend}.
    """)
    s("<tells>", other=friend)
    if s.maybe(50):
        s("""
            "Then we need a robber," said {friend}, [quite seriously|and rubbed {friend.own} chin].
                "I shall be one. [Go on, try to hide it from me|Look away and think: do not find
                it]!"
            And {friend} [crept|prowled|sneaked] about with [a growl|a black look|one eye shut], and
                each time that it was the wrong [way|corner], {hero} [breathed out|grew calm], and
                each time it was the right one, {hero.s} [ears|toes] [twitched|tingled].
            [So|In this way], [left, then right|colder, then warmer], they came to [a spot|where it
                lay].
        """)
    else:
        s("""
            {friend} read the [note|paper] [aloud|backwards|upside down], [hopped|sneezed] [seven|
                nine|four] times, fell over [a root|a stone|nothing] and [stayed lying|said
                "<oath>"].
            "What is this hard thing under [my [back|ear]|me]?" {friend} asked [after a while|
                crossly].
        """)
    s.take(hero, thing, "")
    s("""
        It was {thing.full}, [with [an earwig|a root] for company|none the worse for it|colder than
            before].
        <glad>
        It [stands|is kept] [on the table|in the middle of the window] now, [where any [robber|
            burglar] could see it|for all to see], with a note: "[Please do not|Take the [soup|cat]
            instead|I count every evening|Mine, but you may look]."
    """)


PLOTS = [on_the_head, swapped, found, hidden]
