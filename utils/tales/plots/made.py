"""Things that are broken and mended."""


def broken(s):
    """Somebody else's thing is broken; telling the truth is harder than mending it."""
    hero, owner, thing = s.hero, s.friend("grown"), s.thing("treasure")
    there, workshop = s.somewhere("inside"), s.somewhere()
    s.stage(thing=thing, owner=owner, there=there)
    s.own(owner, thing)
    s.day()
    s.go(hero, there)
    s.meet(owner, "")
    s("""
        {owner} kept {thing.full} there, [on a cushion|behind a cord|in a niche|under a [lamp|
            <garment>]|beside a portrait of a <trade>], and [everyone|anybody|visitors] might
            [look|admire it|walk round it], but [nobody|not a soul|not even the <trade>] was to
            [touch|breathe on|dust] {thing.it}.
        {hero} only [wanted|meant|hoped] to [hold|turn|feel] {thing.it} [once|a little|for one
            breath], while {owner} [fetched <food>|looked for the [cat|sugar]|was called to the
            <furniture>].
    """)
    s.break_(thing, "")
    s("""
        [It|All at once it] [slipped|jumped|twisted] like a [fish|frog|wet bar of soap], [there was
            <sound>|<sound> followed], and {thing} {thing.breaks}.
        <afraid>
        {hero} [pushed|hid] [what there was|it all] under a [cushion|hat|<garment>|<container>],
            and {owner} [came back|returned], [poured|offered] [tea|cocoa|<food>] and [talked of|
            praised] the [weather|<trade>|<event>|<greens>][|, while a fly walked round the sugar].
        <ashamed>
        "It was me," said {hero} <soon>[|, to the <furniture>|, much too loudly]. "[I only wanted to
            hold it|I broke {thing}|It is not {thing} any more], and I [am so sorry|will mend it|
            could not swallow a bite|cannot look at the <furniture>]."
    """)
    thing.holder = owner
    if s.maybe(60):
        s.give(owner, hero, thing, "")
        s("""
            {owner} [was silent|looked out of the window|stirred the tea|<gesture>] for [a long
                time|<number> ticks], then [put|laid] everything into {hero.s} [lap|cap|
                <container>].
            "[Try it, then|You have until <weekday>|<Proverb>]," <verb> {owner}. "[The glue is in
                the <furniture>|I trust you|Take <food>, too|A true word is rarer than [<trade>s|
                comets|good cooks]]."
        """)
        s.go(
            hero,
            workshop,
            """
            {who} [carried|took] [the whole misfortune|it] {place.to}, [as one carries [eggs|a
                baby]|step by step].
            """,
        )
        s.mend(hero, thing, "")
        s("""
            There {hero} {thing.mends}, [and started again|biting {hero.own} lip|with a [feather|
                borrowed lens]|humming <song>], until [the candle was down|it held|a cock crowed|
                <far-sound>].
            One [can|could] still see [the place|where], [in a certain light|if one knows|with a
                lens from <far>], and {owner} [likes it better so|shows it to every <trade>]:
                "[There|Here] [lives|is] the [best|honest|<fine>] part."
            <proud>
        """)
    else:
        s("""
            {owner} [laughed|began to laugh|snorted], [first softly|until the <furniture> shook|and
                could not stop].
            "[Lift|Look under|Turn over] the <furniture>!" And there lay [another|a second|an older]
                {thing.noun}, [in bits|glued twice|in even worse condition|wrapped in a
                <garment>].
            "[I|My <relative>|The <trade>] dropped the first one," <verb> {owner}, "[and told [no
                one|nobody]|in <month>|and [blamed|accused] the [cat|<trade>|draught]]. [You are
                braver than we were|Sit closer|Let us mend both|What a relief]."
        """)
        s.give(owner, hero, thing, "")
        s("""
            {owner} [fetched|found] two [brushes|pairs of tweezers|tubes of glue] [under|behind] the
                <furniture> and [handed|gave] {hero} the [bigger|first|worst] piece.
        """)
        s.mend(hero, thing, "")
        s("""
            So [by lamplight|side by side|elbow to elbow|over <food>] {hero} {thing.mends}, [and
                they told each other what else they had broken|while {owner} [hummed <song>|held the
                lamp]|in the company of <beast>][|, until the [lamp|moon] went down|, and it took
                all evening].
        """)


def leftover(s):
    """After mending, one part is left over."""
    hero, thing, friend = s.hero, s.thing("works"), s.friend("grown")
    s.stage(thing=thing, friend=friend)
    s.own(friend, thing)
    s.day()
    s.meet(friend, "")
    s("""
        "{hero} can mend [anything|whatever ticks|everything but [eggs|hearts|<trade>s]]," [people|
            they|the neighbours|the <trade>] said, [and so|which is why|and one <weekday>] {friend}
            [came|arrived] with {thing.a}, wrapped in a <garment>.
    """)
    s.break_(thing, "")
    s("""
        It [had been|was] [dropped|sat upon|shouted at|lent to a <relative>|taken to <far>], and
            [last night|on <weekday>|at breakfast|during the <event>] {thing} {thing.breaks}.
    """)
    thing.holder = hero
    s.mend(hero, thing, "")
    s("""
        {hero} [unscrewed|opened|took off] the [back|lid|bottom], [laid|lined up] [ninety|forty|
            sixty-one] [parts|pieces] on [a <garment>|the <furniture>|a door], [brushed|blew on|
            counted] [each|them <adverb>], and {thing.mends}.
        [At midnight|By <weekday>|After <food>] the last [screw|nut|wheel|spring] [went in|turned|
            was tight|sat], and {hero} [breathed out|bowed|ate <snack>|<gesture>].
        {thing} [ran|worked|purred] like [a cat|butter|a <trade>|new]. But [beside {hero.s}
            elbow|there|in a fold|under <small-thing>] lay [one more|one last] part: [small|thin|
            curly] and [<colour>|springy], with [a hook|two holes|a number] on [one|the other|its
            only] [end|side].
        "[Where do you belong|Who are you|Were you [there|here] before|Are you the <trade>'s]?"
            [asked|whispered|begged] {hero}, and [took {thing} apart|opened {thing}] [again|once
            more], [<number> times|by [candle|moon]light|<adverb>], but [there was no gap|every
            place was taken|nobody was missing inside].
    """)
    s.give(hero, friend, thing, "")
    s("""
        So {hero} gave {thing} back to {friend}, [the part in a <garment>|and swallowed|and
            praised the <event>], and [said nothing|coughed|<gesture>] and [went home|walked off]
            [with a heavy heart|<adverb>|like a thief].
        All [night|week] {hero} [listened|dreamed|lay awake]: what if {friend.s} {thing.noun}
            [exploded|flew to <far>|bit a <trade>|fell apart at the <event>]?
        [In the morning|On <weekday>|At first light|At [six|seven|eight], in fog,] [there was|came|
            {hero} heard] a [knock|thump|scratch] at the [door|window], and {friend} stood [outside|
            on the mat] [in a <garment>|with a <container>|<adverb>].
    """)
    hero.place = friend.place = None
    if s.maybe(50):
        s("""
            "It [runs|works] [better than ever|like never before]," <verb> {friend}, "but since
                <weekday> it [also|sometimes] [makes coffee|speaks of <far>|hums <song>|gives good
                advice]. [What did you leave out|Which screw was it]? [Leave it out|Do not put it
                back]!"
            {hero} [held out|showed|could hardly hold] the [tiny|little|guilty] part, and {friend}
                [bent|leaned] over it: "[That is|Why, there is] my [hairpin|earring|collar stud|
                fishhook|<garment> hook]! [I have looked for it|We have mourned it] since [<month>|
                the <event>]!"
        """)
    else:
        s("""
            "I [lied|cannot sleep|must tell you]," {hero} [began|burst out], but {friend} [was
                quicker|waved it away|<gesture>].
            "[Did you find|Was there not|Have you seen|By any chance,] a [little|curly|tiny|
                <colour>] part? [It fell|Something fell] out of my [ear trumpet|glasses|false teeth|
                corset|<instrument>] [while|as] I [handed over|unpacked] {thing}," <verb> {friend}.
            [They looked at each other|It fitted with a click|In it went], and {friend} [heard [the
                grass|<beast> breathe]|stood up straight|bit into <snack>] [for the first time|as
                never] since [the repair|<month>|the <event>].
        """)
    s("""
        <glad>
        {hero} [was paid|received|got] <fee>, and [hung up|painted|has] a [sign|board|<colour>
            notice] [over|by] the <furniture>: "[Everything|All things] mended. [Parts left over are
            returned|Nothing left out|Please keep [hairpins|teeth|<garment>s] on]."
    """)


PLOTS = [broken, leftover]
