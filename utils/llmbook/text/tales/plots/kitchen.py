"""Things that are cooked and baked, and who eats them."""


def soup(s):
    """A soup of nothing becomes a soup of everything, because everybody wants to improve it."""
    hero, thing, there = (s.hero, s.thing("dear"), s.somewhere("outside", "busy"))
    friend, second = (s.friend("grown"), s.friend())
    s.stage(thing=thing, there=there, friend=friend, second=second)
    s.own(hero, thing)
    s.day()
    s("""
        There was nothing left in {hero.s} [larder|cupboard|kitchen|cellar] but [half an onion|a
            cobweb|a very [thin|polite] mouse|<trifle>] and [a draught|some salt|the smell of
            <food>].
        "Then [I shall make|it will be|let there be] {thing.noun} soup," said {hero} [to the
            [kettle|cat|stove]|with dignity|<soon>], and took down {thing.full} and the [biggest|
            blackest|only] [pot|pan|cauldron].
    """)
    s.go(hero, there)
    s("""
        [A fire was lit|Soon a fire crackled], the water [sang|steamed|bubbled], and {hero} hung
            {thing} [just above|an inch over|very nearly into] it [on a [string|bootlace|long hair]|
            by a thread] and [stirred|waited|hummed] like a [wizard|head cook|duke|sleepwalker].
    """)
    s.meet(friend, "")
    s("""
        "[What is|What do you call|Is it a secret, or what is] that?" asked {friend}, [stopping|
            sniffing|putting down a [bag|ladder|trombone]].
        "{thing.Noun} soup," said {hero}. "[An old family recipe|Very rare|A favourite of the
            king's]. [Nearly|Almost] done, only a [little|touch] [flat|thin|shy] without [onions|
            carrots|leeks|celery|garlic]."
        {friend} [had|found|ran home for|happened to be carrying] [three|five|a bunch|two pounds] of
            those, and [chopped|threw|counted|grated] them in [personally|with great care|one by
            one|with closed eyes].
    """)
    s.meet(second, "")
    s("""
        [Next|Then|Soon after] {second.a} [came|strolled|trotted] [by|past|along], [tasted|licked
            the ladle|held {second.own} nose over it], [frowned|nodded|coughed] and said, "[A
            potato|A turnip|Two beans|Some barley] would [bring out|help|flatter] the {thing.noun}."
        <onlooker> brought [dumplings|parsley|beetroot|a handful of peas|a mountain of noodles].
        <onlooker> added [a [ham|sausage|marrow] bone|pepper|cream|rice|half a cheese], and {second}
            [fetched|rolled out|dragged along] [a table|benches|a barrel of [cider|lemonade|
            pickles]].
    """)
    if s.maybe(60):
        s("""
            "[Delicious|Heavenly|Remarkable|Upon my soul]," [sighed|said|murmured] {friend} over the
                [second|third] [plate|bowl|helping], "how [strongly|clearly|nobly] the {thing.noun}
                [comes through|sings|warms the [toes|ears]]!"
        """)
    s("""
        [Not until|Only when] the pot was [scraped|licked|wiped|rinsed] did {second} [ask|wonder|
            inquire] what {thing} had [done|been for|been doing].
        "[It was the guest of honour|It kept us company|It [did|sent out] the [inviting|
            invitations]|It watched]," said {hero}, and [polished|dried|kissed] {thing} [on the
            tablecloth|tenderly|with a [sleeve|cabbage leaf]].
    """)


def salt(s):
    """Salt is taken for sugar, and a cake finds friends of another kind."""
    hero, cake, friend, there = (
        s.hero,
        s.thing("bakes"),
        s.friend("grown"),
        s.somewhere("outside"),
    )
    s.stage(cake=cake, friend=friend, there=there)
    s.day()
    s.own(hero, cake)
    s("""
        [On <weekday>|Tomorrow|In two days] it would be the birthday of {friend}, and {hero}
            [wanted|had decided|had sworn] to bake {cake.a}, [alone|without help|in secret], [for
            the first time|from memory|after a recipe on [a napkin|the wall|half a page]].
        [Flour|Butter] flew up to the [lamp|ceiling|clock], [six|nine|four] eggs [went in|were
            broken], some of them [on purpose|into the [bowl|sink|slippers]], and {hero} [tipped|
            poured|shook] in [two|three] cups from the [blue|tall|left] [jar|tin], which [had lost
            its label|looked very much like the other].
        [The oven|The stove] did its [duty|best|work], {cake} [rose|swelled|turned golden], and it
            [looked like|might have been] [a painting|something from a shop window|the hat of a
            bishop].
    """)
    s.go(
        hero,
        there,
        """
        {hero} carried {cake.it} {place.to}, [step by step|like a crown|under [a hat|an umbrella|a
            cloth]], [past all the [dogs|noses]|with a candle in the middle|singing under {hero.own}
            breath].
        """,
    )
    s.meet(friend, "")
    s("""
        {friend} [cut|broke] off a [large|small|noble] [piece|corner], [chewed|bit], [stopped|went
            pale|looked into the distance] and [drank|asked for] [a jug|two glasses|the whole vase]
            of water.
        "It is [very|wonderfully|really] [filling|original|different|sailor-like]," said {friend}
            [with tears in both eyes|as soon as it was possible|hoarsely].
        {hero} tried a crumb. "<Oath>! That was [the salt|road salt|salt for [pickles|pretzels]]!"
        <ashamed>
    """)
    if s.maybe(50):
        s("""
            But [over|behind] the [fence|hedge|gate] appeared a [goat|cow|pony|ram], then [two|four|
                seven] more, [licking|smelling] the [air|wind] and {hero.s} [ears|sleeves|toes].
            They ate {cake} [in a minute|to the last crumb|candle and all], [kissed|licked|nudged]
                {hero} all over, and [followed|walked behind] {friend} all [day|week] in the hope of
                [another|seconds].
            "[I never had such guests|My best birthday since the flood|Now that is success],"
                [laughed|said|cried] {friend}, [wet|licked clean] from [chin to ear|head to foot].
        """)
    else:
        s("""
            "[Wait|Do not throw it away|Hold on]," said {friend}, and [knocked on|weighed|sniffed
                at] {cake}. "[It will never go bad|It is as hard as oak|There is life in it yet]."
            It [has been|served as] [a doorstop|an anchor|a footstool] for [nine|twenty|eleven]
                [days|weeks|winters] now, and when [the soup|an egg|the cabbage] is [too flat|
                unsalted], {friend} [grates|scrapes|saws] a little off it.
            "[The most useful|My favourite] present of all," {friend} [says|declares|swears], [and
                means it|to every guest|with one hand on it].
        """)
    s("""
        [Next time|For Christmas|The week after] {hero} [baked|tried] again, and [tasted|licked]
            [first|everything|each jar], [twice|as cooks do|until {hero.he} was full].
    """)


def dough(s):
    """Dough that does not stop rising must be eaten by many."""
    hero, friend, there = (s.hero, s.friend(), s.somewhere("busy"))
    s.stage(friend=friend, there=there)
    s.day()
    s.go(hero, there)
    s.meet(friend)
    s("""
        "One spoonful of [yeast|this yeast]," [read|said] {friend} from a [crumpled|sticky|torn]
            recipe. "[Or one pound|Or one sack|Or a spadeful]. There is [a stain|butter|a dead fly]
            on it."
        "[More is better|Better too much than too little|I like it fluffy]," [said|decided] {hero},
            and [in went the whole [tin|packet|bag]|emptied the [tin|bag] and patted its bottom].
        They [covered|tucked in] the bowl with a [cloth|shawl|quilt], [turned round|played two games
            of [chess|cards]|told one riddle], and [when they looked again|already] the [cloth|lid]
            stood [on tiptoe|a foot higher|crooked, like a hat].
        Dough [crept|rolled|oozed|sneaked] over the [rim|edge], along the [table|bench|floor],
            [swallowed|adopted|took with it] <trifle> and <oddment>, [greeted|embraced|leaned on] a
            [chair|coat stand|milk can] and [reached|looked through|bulged at] the [door|window|
            keyhole].
        "[Stop|Sit|Down|Stay]!" {hero} [told|ordered|begged] it, [hanging|sitting|lying] on top, and
            [rose|was lifted] [slowly|gently|like a balloon] towards the [lamp|ceiling|rafters].
    """)
    if s.maybe(50):
        s("""
            {friend} [rang|blew|hammered on] [a bell|a horn|two saucepans] and [called|shouted],
                "[Bring|Fetch] [pans|tins|whatever is hot]! [Everyone|Anyone] who can eat a [roll|
                bun|pretzel]!"
            <onlooker> came with a [warming pan|tray|shovel].
            <onlooker> baked on the [smith's fire|tea stove|boiler of the steamroller], and {friend}
                [tore|cut|plaited] off [yard|armful|foot] after [yard|armful|foot], [as one shears a
                sheep|singing|flour to the ears].
        """)
    else:
        s("""
            {friend} thought [hard|fast|of balloons], took a [darning needle|hatpin|fork] and
                [pricked|stung] the [monster|mountain|thing], [just below {hero}|where it was
                fattest].
            [Pfff|Whoosh|Psst], went the dough, [sighing|whistling|with a rude noise], and {hero}
                [sank|sailed|came] down [in a cloud of flour|to the ground|like a leaf], [sticky|
                white] from [top to toe|nose to knee].
            It was [enough|plenty] for [a loaf as long as [a ladder|a cow|two uncles]|ninety rolls|a
                hundred and [one|six] buns], and <onlooker> helped [to bake it|with the butter].
        """)
    s("""
        By [evening|midnight|sunset] there was not a [house|child|goose|dog] without [a warm roll|
            bread|buns in both cheeks], and {hero} had dough [in one ear|between the toes|where no
            dough should be].
        The recipe [hangs|hung for years] over {friend.s} [stove|bed|desk], with [a line|three
            words] added in [red|large letters|{hero.s} writing]: "[A spoon is a spoon|Not a
            spadeful|Open the windows first|Invite the [street|school|choir] beforehand]."
    """)


def pie(s):
    """A pie is gone from the windowsill; the crumbs lead to somebody unexpected."""
    hero, pie, friend, thief = (s.hero, s.thing("bakes"), s.friend("grown"), s.friend("animal"))
    there = s.somewhere("outside")
    s.stage(pie=pie, friend=friend, thief=thief, there=there)
    s.day()
    s.own(friend, pie)
    s("""
        {friend} had put {pie.a} on the windowsill to [cool|rest|think], turned [round|away] to
            [sneeze|answer the door|feed the [cat|stove]], and when {friend.he} looked [again|back],
            there was [a plate|a warm ring|nothing but steam].
        "{hero} [shall find it|has a nose for this]," said [the neighbours|everyone], for {hero}
            [had once found|was the one who had found] [a cow in a well|the mayor's other shoe|a
            lost tooth|half a circus].
        {hero} [knelt|lay|crept] [down|along the wall] with [a magnifying glass|one eye shut|a lens
            made of [ice|a bottle]]. "[Aha|Hm|Interesting]," {hero.he} said. "Crumbs. [Small|Fresh|
            Buttery] ones, [every two steps|in pairs|going [west|downhill]]. The thief [limps|is
            polite|eats while walking|has [one|four] [big|left] [foot|feet]]."
    """)
    pie.place = there
    s.go(
        hero,
        there,
        """
        [Crumb by crumb|Sniff by sniff|On all fours], [under a fence|past the pump|round two
            corners|through nettles], {hero} followed the [trail|track|smell] {place.to}.
        """,
    )
    if s.maybe(50):
        s.meet(thief, "")
        s("""
            And there, {place.spot}, [lay|sat|leaned] {thief.a}, as round as a [ball|drum|moon],
                {pie} [gone to the last [crumb|currant]|nothing but a memory], and [groaned|
                hiccuped|burped].
            "I only wanted to [smell|greet|guard] it," said {thief}, "and then my [mouth|nose] [fell
                in|slipped|went on alone]."
            {hero} [tried|meant] to look [stern|like the law], but {thief} [hiccuped|rolled over|got
                stuck] so [helplessly|roundly|musically] that [it came out a giggle|it was no use].
            [Three|Two|Five] days {thief} [stirred|rolled pastry|cracked nuts|stoned cherries] for
                {friend}, and the new pie was [twice|half again] as big, with [a T for thief|a crust
                like a castle|{thief.s} footprint] on the lid.
        """)
    else:
        s.meet(thief, "")
        s("""
            And there, {place.spot}, [sat|stood|crouched] {thief.a} before {pie}, with [nine|seven|
                five] [very small|hungry|big-eyed] [brothers and sisters|cousins|orphans] and a
                single [spoon|candle].
            "It is a birthday," said {thief} [quietly|with a gulp|and blushed]. "[Theirs|All of
                theirs|Somebody's, surely]. [We had only a [radish|cold potato]|The cake was a stone
                with a leaf on]."
            {hero} [counted|looked at] the [candle|eyes|ribs], [sighed|swallowed] and [closed|put
                away] the [notebook|lens], and [fetched|went for] {friend}, who [said nothing|came
                at once|grunted] and brought [cream|<food>|a second spoon, then ten].
        """)
    s("""
        "The case is [closed|eaten|solved]," {hero} [wrote|noted] [that evening|in a neat hand|with
            a sticky pencil]. "[Motive|Reason]: [hunger|the smell|love]. [Punishment|Sentence]:
            [seconds|washing-up|more [cream|cake]]."
    """)


PLOTS = [soup, salt, dough, pie]
