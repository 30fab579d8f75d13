"""Things that are cooked and baked."""


def soup(s):
    """A soup of nothing becomes a soup of everything, because everybody wants to improve it."""
    hero, thing, there = s.hero, s.thing("dear"), s.somewhere("outside", "busy")
    friend, second = s.friend("grown"), s.friend()
    s.stage(thing=thing, there=there, friend=friend, second=second)
    s.own(hero, thing)
    s.day()
    s("""
        [There was nothing left|Nothing was left|There was little] in {hero.s} [larder|cupboard|
            kitchen|cellar] [but|except] [half an onion|a cobweb|a very [thin|polite] mouse|
            <trifle>] and [a draught|some salt|the smell of <food>|a picture of <food>].
        "Then [I shall make|it will be|let there be] {thing.noun} soup," [said {hero}|{hero} told
            the <furniture>] [with dignity|<soon>|<adverb>|to the tune of <song>], and took down
            {thing.full} and the [biggest|blackest|only] [pot|pan|cauldron].
    """)
    s.go(hero, there)
    s("""
        [A fire was lit [under|beside] <landmark>|Soon a fire crackled], the water [sang|steamed|
            bubbled], and {hero} hung {thing} [just above|an inch over|very nearly into|with great
            respect over] [it|the water] [on a [string|bootlace|long hair|stocking]|by a thread] and
            [stirred|waited|hummed <song>] like a [wizard|duke|sleepwalker|<trade>].
    """)
    s.meet(friend, "")
    s("""
        "[What is|What do you call|Is it a secret, or what is|Who is cooking|Has the <trade> seen]
            that?" asked {friend}, [stopping|sniffing|putting down a [bag|ladder|<container>]|
            <adverb>].
        "{thing.Noun} soup," <verb> {hero}. "[A recipe of my <relative>'s|Very rare|They eat it in
            <far>|A favourite of the <trade>'s]. [Nearly|Almost] done, only a [little|touch] [flat|
            thin|shy] without <greens>."
        {friend} [had|found|ran home for|happened to be carrying] [<number>|a bunch|two pounds] of
            those, and [chopped|threw|counted|grated] them in, [personally|with great care|<adverb>|
            whistling <song>|in the manner of <far>].
    """)
    s.meet(second, "")
    s("""
        [Next|Then|Soon after] {second.a} [came|strolled|trotted] [by|past|along], [tasted|licked
            the ladle|held {second.own} nose over it], [frowned|nodded|coughed] and said <adverb>,
            "[Some <greens>|Two <greens>, no more,|Barley|A handful of <greens>] would [bring out|
            help|flatter|console] the {thing.noun}."
        <onlooker> [brought|gave|pressed into the pot] [dumplings|parsley|<greens>|a mountain of
            noodles|<snack>].
        <onlooker> added [a [ham|sausage|marrow] bone|pepper|cream|<greens>|half a cheese|the
            contents of a <container>], and {second} [fetched|rolled out|dragged along] [a table|
            benches|a barrel of [cider|lemonade|<greens>]].
    """)
    if s.maybe(60):
        s("""
            "[Delicious|Heavenly|Remarkable|<Exclaim>]," [sighed|said|murmured] {friend} over the
                [second|third|fifth] [plate|bowl|helping], "how [strongly|clearly|nobly|<adverb>]
                the {thing.noun} [comes through|sings|warms the [toes|ears|<limb>]]!"
        """)
    s("""
        [Not until|Only when] the [pot|last spoon|<trade>'s bowl] was [scraped|licked|wiped|rinsed]
            did {second} [ask|wonder|inquire] what {thing} had [done|been for|been doing in there].
        "[It was the guest of honour|It kept us company|It [did the inviting|sent out the
            invitations]|It watched|It was the only one who did not eat]," <verb> {hero}, and
            [polished|dried|kissed] {thing} [on the tablecloth|tenderly|with a <garment>].
    """)


def salt(s):
    """Salt is taken for sugar, and a cake finds friends of another kind."""
    hero, cake, friend, there = s.hero, s.thing("bakes"), s.friend("grown"), s.somewhere("outside")
    s.stage(cake=cake, friend=friend, there=there)
    s.day()
    s.own(hero, cake)
    s("""
        [On <weekday>|Tomorrow|In <number> days] {friend} [had a birthday|would be [forty|a year
            older|fifty-five]], and {hero} [wanted|had decided|had sworn] to bake {cake.a}, [alone|
            without help|in secret], [for the first time|from memory|after a recipe [of the
            <trade>'s|on [a napkin|the wall|half a page]]].
        [Flour|Butter|Egg] [flew|splashed|rose] [up to|on to|as far as] the [ceiling|cat|
            <furniture>], and {hero} [tipped|poured|shook|measured] in <number> [cups|spoons|
            handfuls] from the [tall|left|<colour>] [jar|tin], which [had lost its label|resembled
            the other [<adverb>|in all but taste]|stood between <small-thing> and the [sugar|tea|
            rice]].
        [The oven|The stove] did its [duty|best|work|worst], {cake} [rose|swelled|turned golden],
            and [looked like|might have been|was the image of] [a painting|something from <far>|the
            hat of a bishop|the <trade>'s [pillow|Sunday hat]].
    """)
    s.go(
        hero,
        there,
        """
        {hero} carried {cake.it} {place.to}, [step by step|like a crown|under [a hat|an umbrella|a
            cloth|a <garment>]], [past all the [dogs|noses]|with a candle in the middle|singing
            <song>|round every <farm>].
        """,
    )
    s.meet(friend, "")
    s("""
        {friend} [cut|broke] off a [large|small|noble] [piece|corner], [chewed|bit], [stopped|went
            pale|thought of <far>|<gesture>] and [drank|asked for] [a jug|two glasses|a whole
            <container>] of [water|milk|anything wet].
        "It is [very|wonderfully|really|quite] [filling|original|different|sailor-like|<fine>],"
            <verb> {friend} [with tears in both eyes|as soon as it was possible|hoarsely|after a
            second <container>].
        {hero} tried a crumb. "<Oath>! [That was|It was|So that is] [the salt|salt for [pickles|
            pretzels|the roads]|the <trade>'s salt|bath salt from <far>]!"
        <ashamed>
    """)
    if s.maybe(50):
        s("""
            But [over|behind] the [fence|hedge|gate] appeared a [goat|cow|pony|ram|donkey], then
                [two|four|seven|nine] more, [licking|smelling] the [air|wind|gatepost] and {hero.s}
                [ears|<garment>|toes|<limb>].
            They ate {cake} [in a minute|to the last crumb|candle and all], [kissed|licked|nudged]
                {hero} from [toe|ear|heel] to [crown|<limb>], and [followed|walked behind] {friend}
                [as far as <landmark>|all [day|week|through <month>]] in the hope of [another|
                seconds|more].
            "[I never had such guests|My best birthday since the <event>|Now that is success|
                <Exclaim>]," [laughed|said|cried] {friend}, [wet|licked clean] from [chin|toe|ear]
                to <limb>.
        """)
    else:
        s("""
            "[Wait|Do not throw it away|Hold on]," <verb> {friend}, and [knocked on|weighed|sniffed
                at|listened to] {cake}. "[It will never go bad|It is as hard as [oak|a <trade>'s
                heart]|There is life in it yet|It would be a pity]."
            {cake} has [been|served as|worked as] [a doorstop|an anchor|a footstool|a <furniture>
                leg] for <number> [days|weeks|winters] now, and when [the soup|an egg|<food>] is too
                [flat|pale|weak], {friend} [grates|scrapes|saws] a little off it.
            "[The most useful|My favourite|The only <fine>] present [of all|from {hero}]," {friend}
                [says|declares|swears], [and means it|to every [guest|<trade>]|with one hand on it].
        """)
    s("""
        [Next time|For Christmas|The week after|For the <event>] {hero} [baked|tried] again, and
            [tasted|licked] [first|everything|each jar|the recipe], [twice|as [cooks|bishops] do|
            <adverb>|until {hero.he} was full].
    """)


def dough(s):
    """Dough that does not stop rising must be eaten by many."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("busy")
    s.stage(friend=friend, there=there)
    s.day()
    s.go(hero, there)
    s.meet(friend)
    s("""
        "One [spoonful|cup] of [yeast|this]," [read|said] {friend} from a [crumpled|sticky|torn]
            [recipe|page]. "[Or [one pound|<number> pounds]|Or a <container>|Or a spadeful]. [There
            is|I see|It has] [a stain|butter|<food>] on it."
        "[More is better|Better too much than too little|I like it fluffy|The <trade> takes a whole
            sack]," [said|decided] {hero}, and [poured in the [tin|packet|bag]|emptied the [tin|bag|
            <container>] and [patted its bottom|blew into it|danced]].
        They [covered|tucked in|hid] the bowl [with|under] a [cloth|quilt|<garment>|<colour>
            <garment>], [turned round|played two games of [chess|cards]|sang <song>|told one
            riddle], and [when they looked again|already|after <number> minutes] the [cloth|lid]
            [stood|sat|was] [on tiptoe|a foot higher|crooked, like a hat|as high as the
            <furniture>].
        Dough [crept|rolled|oozed|sneaked] over the [rim|edge], [swallowed|adopted|took with it]
            <small-thing> and <oddment>, [greeted|embraced|leaned on] the <furniture> and [reached|
            looked through|bulged at] the [door|window|keyhole].
        "[Stop|Sit|Down|Stay|<Exclaim>]!" {hero} [told|ordered|begged] it, [hanging|sitting|lying]
            on top[| in one <garment>], and [rose|was lifted] [slowly|gently|inch by inch|with a
            jolt|like [a guest|royalty]] towards the [lamp|ceiling|rafters|moon].
    """)
    if s.maybe(50):
        s("""
            {friend} [rang|blew|hammered on] [a bell|a horn|two saucepans|a <instrument>] and
                [called|shouted], "[Bring|Fetch] [pans|tins|whatever is hot]! [Everyone|Anyone] who
                can [eat|hold] a [roll|bun|pretzel]!"
            <onlooker> came with a [warming pan|tray|shovel|<container>].
            <onlooker> baked on the [smith's fire|tea stove|boiler of the steamroller|<trade>'s
                roof], and {friend} [tore|cut|plaited] off [yard|armful|foot] after [yard|armful|
                foot], [as one shears a sheep|singing <song>|flour to the <limb>].
        """)
    else:
        s("""
            {friend} [thought of balloons|thought hard|<gesture>], took a [darning needle|hatpin|
                fork] and [pricked|stung] the [monster|mountain|thing], [just below {hero}|where it
                was fattest|between two raisins].
            [Pfff|Whoosh|Psst], went the dough, [sighing|whistling|with a rude noise|<adverb>], and
                {hero} [sank|sailed|came] down [in a cloud of flour|like a leaf|<like-fly>],
                [sticky|white] from [toe|ear|nose] to <limb>.
            [It was|There was] enough for [a loaf as long as [a ladder|the <trade>]|<number> hundred
                [rolls|buns|pretzels]|a copy of the <furniture> in bread], and <onlooker> helped [to
                bake it|with the butter].
        """)
    s("""
        By [evening|midnight|sunset] [not one|no] [<trade>|goose|dog|child] [was|went] without [a
            warm roll|bread and <fruits>|buns in [both cheeks|a <container>]|a crust], and {hero}
            had dough [in one ear|between the toes|on the <limb>|in the <furniture>|as far as
            <landmark>].
        The [recipe|page] [hangs|hung for <number> years|is kept] over {friend.s} [desk|
            <furniture>], with a [line|<fine> drawing|<colour> note] added: "[One spoon|Not a
            <container>|Open the windows first|Invite the [school|choir|<trade>] beforehand]."
    """)


PLOTS = [soup, salt, dough]
