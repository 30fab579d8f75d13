"""Things that are looked for and found."""


def on_the_head(s):
    """The whole village looks for what one of them is wearing."""
    hero, thing, friend, there = s.hero, s.thing("worn"), s.friend("grown"), s.somewhere("busy")
    s.stage(thing=thing, friend=friend, there=there)
    s.own(friend, thing)
    s.day()
    s.go(hero, there)
    s.meet(friend, "")
    s("""
        [In the middle of the [noise|crowd|floor]|Right at the front|On a <container>|Between
            <small-thing> and <oddment>] stood {friend} and [called|cried|shouted], "[It is|Gone,]
            gone! My {thing.noun}! [Nobody leaves|Lock the doors|Ring the bell|Send for the <trade>|
            Where is the <trade>]!"
        "[What does it look like|When did you see it last|Is it valuable|Did it have [enemies|a
            lining]]?" asked {hero}, [notebook ready|as detectives do|with narrowed eyes|<adverb>|
            pencil behind the ear].
        "[Like any {thing.noun}, only [nicer|warmer|more like me]|I had it [this morning|at
            breakfast|before I sneezed|at the <event>]|It is the twin of the <trade>'s]," [wailed|
            sighed|said] {friend}. "[It was a gift from my <relative>|It has my name in it|We have
            been together since the <event>|I was [married|vaccinated|born] in it|It has been to
            <far>]."
        [So|Then] [everybody|everyone|the whole [room|place]|half the town] [searched|hunted|helped|
            went down on all fours|began to look][|, [above|below|in front of] {place}|, even the
            <trade>|, the <trade> ahead of all].
        <onlooker> looked [under every <container>|inside the <furniture>|behind the <furniture>|
            into [the mouth of a <farm>|a <garment>]].
        They found <small-thing>, <oddment>, <relic>, and [the <trade>'s <garment>|a <farm>|a
            [cheese|library book] missing since [last year|<month>|the <event>]].
        {hero} alone [stood still|kept calm|sat down on a <container>|ate <snack>] and looked at
            {friend}, [from top to toe|long and hard|<adverb>|first from the left, then from the
            right|head on one side].
    """)
    if s.maybe(60):
        s("""
            "[May I ask|Excuse me|One small question]," said {hero} [politely|quietly|<soon>],
                "[whose|which] {thing.noun} is [it that|the one] you [are wearing|have on|keep so
                warm in]?"
            {friend} looked down, [looked up|<gesture>|felt one <garment> after another], and
                [became|turned|went|blushed] as red as <red-as>.
            [It was|There was|Of course it was] {thing.full}, [where it should be|where it had been
                since [breakfast|<weekday>|the <event>]|exactly where it belonged|hardly hidden by a
                <garment>].
        """)
    else:
        s("""
            [Behind|Beside|In front of] {friend} sat a very [old|small|fat|calm] <farm>, which
                [giggled|rolled its eyes|yawned|coughed] and [pointed|looked|nodded] upwards[|, with
                [its chin|one foot|a biscuit]].
            There, on [a hook|a nail|the antlers|a lamp|a weathervane], where {friend} had hung it
                [first thing in the morning|to keep it [safe|dry|away from the <farm>]|in order not
                to lose it], [was|hung|swung] {thing.full}.
        """)
    s("""
        [For a moment|For the length of [a sneeze|two ticks|an aria]|At first] nobody [spoke|
            breathed|looked at {friend}]; then [everyone|even the <trade>|<passer>, and then
            everyone,] laughed until the [windows|cups|hats|<furniture>] [rattled|shook|joined in],
            {friend} [most of all|loudest|as well].
        "<Proverb>," <verb> {friend}, [wiping away a tear|out of breath|hanging on to the
            <furniture>|<adverb>], and [bought|ordered|promised] <food> for [everyone|all the
            searchers|{hero} and the <farm>].
    """)


def found(s):
    """Whose is it? Many would like it to be theirs."""
    hero, thing, there = s.hero, s.thing("treasure"), s.somewhere("outside")
    liar, owner = s.friend(), s.friend("grown")
    s.stage(thing=thing, there=there, liar=liar, owner=owner)
    s.day()
    s.go(hero, there)
    thing.owner, thing.place = (owner, there)
    s.take(hero, thing, "")
    s("""
        Something [poked out of|was stuck in|glinted in] the [ground|earth] {place.spot}: {hero}
            [pulled|dug|tugged], [fell over backwards|lost a <garment>|said "<oath>"|disturbed a
            mole] and held {thing.a}.
        "[Finders keepers|Mine, then|A gift from <far>|How <fine>]," thought {hero} for [as long as
            it takes to [sneeze|blink|turn round]|about a minute|the length of a [hiccup|song]], and
            then, [less gladly|with a sigh|<adverb>], "[Somebody [misses it|is crying for it]|It
            must have a home|My <relative> would [frown|ask questions]]."
        So {hero} [hung up|nailed up|chalked|painted] a notice [on|beside|opposite] <landmark>:
            "Found: one {thing.noun}. [Say what is special about it|Ask at the <colour> door|No
            [fibs|crowding|shoving], please|Apply with proof, not with <greens>]."
    """)
    s.meet(liar, "")
    s("""
        [First|Before the [chalk|ink|glue] was dry|At once] came {liar.a}: "[It is mine|Mine]! [I
            know it by the [smell|colour]|I lost it [yesterday|in my sleep|in <far>|at the <event>]|
            I have always wanted one|My <relative> [left|promised] it to me]!"
        "[What is special about it|How would one know it|Which mark does it bear|What is on the
            back]?" <asks> {hero}.
        {liar} <gesture>. "It is [expensive|round at the edges|rather small when far off|very much
            there|full of <fine> memories|the kind one has in <far>]."
        "[Next|Good day|Hm|<Exclaim>]," said {hero}, and {liar} [shrugged|grinned|sighed], [not at
            all|only a little] [offended|ashamed], and [stayed to watch|sat down on a <container>|
            held the list|unpacked <snack>].
        [Then|Next] came <onlooker>.
        [Then|Next] came <onlooker> and asked [about <small-thing>|for <errand-goods>|the way to
            <far>].
        [Others|Many|Eleven more] [came|followed], and [each|one after another] [described|wanted]
            [something else|<small-thing>], [until it grew late|all day long|once even a <farm>].
    """)
    s.meet(owner, "")
    s("""
        [At sunset|When the [lamps|candles] were lit|Last of all|As {hero} was packing up] came
            {owner}, [quite slowly|out of breath|with a stick|in one <garment>].
        "There [is|should be|must be] [a tooth mark|a scratch like a [fish|seven|<garment>]|a tiny
            heart|a stain of [ink|elderberries|<food>]] on [the back|one side|the bottom]," <verb>
            {owner}.
        "[Whose|How did that get there|Since when]?" [asked {hero}|{liar} wanted to know|came from
            all sides].
        "[Mine|My own doing]," <verb> {owner}. "I was [three|four|six|five] and [it was my birthday|
            very bored|in love|supposed to be asleep|angry with [a <trade>|my <relative>]]."
    """)
    s.give(hero, owner, thing, "")
    s("""
        Nobody [could make|would have made|makes] that up, so {hero} [laid|put] {thing} into
            {owner.s} [lap|apron|hat], and {owner} [was silent [from|with] joy|looked [six|ten]
            years old again|held it to one [ear|cheek]|hummed <song>].
        As [a reward|thanks] there [was|came] <fee>, [to be shared|which {hero} shared] with {liar},
            who [said|declared|found] <adverb> that being honest [looked|was|seemed] [very tiring|
            less trouble|a fashion that might last].
    """)


def hidden(s):
    """A thing is hidden from thieves so well that its owner cannot find it."""
    hero, thing, friend, there = s.hero, s.thing("treasure"), s.friend(), s.somewhere("outside")
    s.stage(thing=thing, friend=friend, there=there)
    s.own(hero, thing)
    s.day()
    s("""
        "[Robbers|Burglars|Bandits] [are about|are coming|have been seen]," said the [<trade>|
            newspaper|woman with the <greens>], and [from then on|at once|ever after] {hero} could
            not [sleep|eat|hum|sit] for [worry|thinking] about {thing.a} [from an aunt|that had
            belonged to [a great-grandfather|a queen's <trade>]|won at the <event>].
        [Under the pillow|In the <furniture>|Behind the <furniture>|Up the chimney] was [too easy|no
            good|the first place where one looks]: so <time>, [wrapped in|disguised by|rolled into]
            a [cabbage leaf|false beard|<garment>|map of <far>], [away it went|off they went|the
            treasure left the house].
    """)
    s.go(hero, there)
    s.leave(hero, thing, "")
    s("""
        {hero} [buried|hid|tucked away] {thing.it} {place.spot}, [stamped|smoothed] everything, and
            wrote [it down|a verse|a secret plan], [as a riddle|so that [nobody|no thief] would
            [understand|guess]]: <number> [hops|sneezes|steps] from the [thing like a [nose|
            <garment>]|<colour> stone|shadow of <landmark>], [then|and] [think of <food>|turn
            towards <far>].
        [A month|A week|Three weeks] later no [robber|bandit] had [come|called], only [a moth|the
            <trade>|my <relative>|<beast>], and {hero} [went|set out] [with a spade|whistling|in the
            best of moods] to [fetch|bring] {thing} home.
        But {hero.s} [riddle|own writing|plan] [might|could] as well have been [Chinese|soup|for
            a <farm>|a bill from <far>|the <trade>'s].
        <searches>
    """)
    s.meet(friend)
    s("""
        "[Digging for [water|worms|moles|the <trade>]|Planting <greens>|Looking for <far>|Is it a
            grave for a <farm>]?" <asks> {friend}[| <manner>].
    """)
    s("<tells>", other=friend)
    if s.maybe(50):
        s("""
            "[Then|So] we need a robber," <verb> {friend}. "I shall be one. [Try to hide it from me|
                Look away and think: do not find it|My <relative> was [one|a <trade>, which is
                similar]]!"
            And {friend} [crept|prowled|sneaked] about with [a growl|a black look|one eye shut|a
                <container> over the head], and [at|near|by] every wrong [place|corner|spot] {hero}
                [breathed out|hummed|grew calm], and [at|near] the right one {hero.s} [ears|toes|
                <limb>] [twitched|tingled|gave it away].
            [So|In this way], [left, then right|colder, then warmer|with a rest for <snack>|slower
                and slower], they [came to|found|stood upon] [the place|a certain spot|the very
                inch].
        """)
    else:
        s("""
            {friend} read the [note|paper|plan] [aloud|backwards|upside down|<adverb>], [hopped|
                sneezed] <number> times, fell over [a root|a stone|nothing|<small-thing>] and
                [stayed lying|said "<oath>"|said goodbye to the world].
            "[What is|Who put|There is] [this hard thing|something cold|a lump] under my [ear|
                <limb>]," {friend} [remarked|complained|called] [after a while|<adverb>].
        """)
    s.take(hero, thing, "")
    s("""
        It was {thing.full}, [with [an earwig|a root|a worm] for company|none the worse for it|
            colder than before|smelling of <smell>].
        <glad>
        {thing} [stands|lies|is kept] [on the <furniture>|at the window] now, [where any [robber|
            bandit] could see it|for all to see|next to <small-thing>], with a note: "[Please do
            not|Take the <furniture> instead|I count every <weekday>|Mine, but you may look]."
    """)


PLOTS = [on_the_head, found, hidden]
