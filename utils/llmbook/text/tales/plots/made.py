"""Things that are broken and mended, knitted and played."""


def broken(s):
    """Somebody else's thing is broken; telling the truth is harder than mending it."""
    hero, owner, thing = (s.hero, s.friend("grown"), s.thing("treasure"))
    there, workshop = (s.somewhere("inside"), s.somewhere())
    s.stage(thing=thing, owner=owner, there=there)
    s.own(owner, thing)
    s.day()
    s.go(hero, there)
    s.meet(owner, "")
    s("""
        {owner} kept {thing.full} there, [on a cushion|behind a cord|in a niche|under a [lamp|dust
            cover]], and [everyone|anybody|visitors] might [look at|admire|walk round] it, but
            [nobody|not a soul] was to [touch|breathe on|so much as dust] it.
        {hero} only [wanted|meant|hoped] to [hold|turn|feel] it [once|a little|for one breath],
            while {owner} [fetched the tea|looked for the [cat|sugar]|was called to the [door|
            cellar]].
    """)
    s.break_(thing, "")
    s("""
        It [slipped|jumped|twisted] like a [fish|frog|wet bar of soap], [there was <sound>|<sound>
            followed], and {thing} {thing.breaks}.
        <afraid>
        {hero} [pushed|hid] [what there was|it all] under [the cushion|a hat|the newspaper], and
            {owner} [came back|returned], [poured|offered] [tea|cocoa|biscuits] and [talked of|
            praised] the [weather|beetroots|new bishop], [and the clock ticked|while a fly walked
            round the sugar].
        <ashamed>
        "It was me," said {hero} <soon>[|, to the teaspoon|, much too loudly]. "[I only wanted to
            hold it|It is under the [hat|paper]|I broke {thing}], and I [am so sorry|will mend it|
            could not swallow the cake]."
    """)
    thing.holder = owner
    if s.maybe(60):
        s.give(owner, hero, thing, "")
        s("""
            {owner} [was silent|looked out of the window|stirred the tea] for [a long time|nine
                ticks], then [put|laid] everything into {hero.s} [lap|cap|apron]. "[Try it, then|You
                have until <weekday>|A true word is rarer than [rubies|comets|good cooks]]. [The
                glue is on the shelf|I trust you|Take the cake, too]."
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
                borrowed lens]], until [the candle was down|it held|a cock crowed|even the moth was
                satisfied].
            One [can|could] still see [the place|where], [in a certain light|if one knows], and
                {owner} [likes it better so|shows it to visitors]: "[There|Here] [lives|is] the
                [best|honest] part."
            <proud>
        """)
    else:
        s("""
            {owner} [laughed|began to laugh|snorted], [first softly|until the cups danced|and could
                not stop]. "[Lift|Look under|Turn over] the [carpet|sofa|clock]!" And there lay
                [another|a second|an older] {thing.noun}, [in bits|glued twice|in even worse
                condition].
            "[I dropped|My brother dropped|The bishop dropped] the first one," said {owner}, "[and
                have not dared to tell [my aunt|anyone]|in <month>|and blamed the [cat|draught]].
                [You are braver than we were.|Sit closer.|Do you like glue?] [It takes two|Pull up a
                chair|What a relief]."
        """)
        s.give(owner, hero, thing, "")
        s("""
            {owner} [fetched|found] two [brushes|pairs of tweezers] and [handed|gave] {hero} the
                [bigger|first] piece.
        """)
        s.mend(hero, thing, "")
        s("""
            So [by lamplight|side by side|elbow to elbow] {hero} {thing.mends}, [and they told each
                other what else they had broken|while {owner} [hummed|held the lamp]][|, until the
                [lamp|moon] went down|, and it took all evening].
        """)


def leftover(s):
    """After mending, one part is left over."""
    hero, thing, friend = (s.hero, s.thing("works"), s.friend("grown"))
    s.stage(thing=thing, friend=friend)
    s.own(friend, thing)
    s.day()
    s.meet(friend, "")
    s("""
        "{hero} can mend [anything|whatever ticks|everything but [eggs|hearts]]," [people|they]
            said, and so {friend} [came|arrived] with {thing.a}, wrapped in [a towel|a pillowcase|
            the Sunday paper].
    """)
    s.break_(thing, "")
    s("""
        It [had been|was] [dropped|sat upon|shouted at|lent to a nephew], and [last night|on
            <weekday>|at breakfast] {thing} {thing.breaks}.
    """)
    thing.holder = hero
    s.mend(hero, thing, "")
    s("""
        {hero} [unscrewed|opened|took off] the [back|lid|bottom], [laid|lined up] [ninety|forty|
            sixty-one] [parts|pieces] on a [tray|bed sheet|door], [brushed|blew on] each,
            {thing.mends}, [put|fitted] everything [back|together], [turned|tightened] the last
            screw and [breathed out|bowed].
        {thing} [ran|worked|purred] like [a cat|butter|new]. But [on the tray|there|in a fold] lay
            [one more|one last] part: [small|thin|curly] and [golden|blue|springy], with [a hook|two
            holes|a number] on one end.
        "[Where do you belong|Who are you|Oh no]?" [asked|whispered] {hero}, and [took|opened]
            {thing} [apart|up] [again|once more], [twice|three times|by [candle|moon]light], but
            [there was no gap|every place was taken|nobody was missing inside].
    """)
    s.give(hero, friend, thing, "")
    s("""
        So {hero} gave {thing} back to {friend}, [the part in a fist|and swallowed], and [said
            nothing|coughed] and [went home|walked off] [with a heavy heart|slowly|like a thief].
        All [night|week] {hero} [listened|dreamed]: what if {friend.s} {thing.noun} [exploded|flew
            away|stood on its head|fell apart in front of the [bishop|in-laws]]? In the morning
            [there was|came] a [knock|thump|scratch] at the door.
    """)
    hero.place = friend.place = None
    if s.maybe(50):
        s("""
            "It [runs|works] [better than ever|like never before]," said {friend}, "[only|but] since
                <weekday> it [also|sometimes] [makes coffee|tells the weather|hums|gives good
                advice]. [What did you leave out|Whatever you removed], [leave it out|do not put it
                back]!"
            {hero} [opened|unclenched] the fist and showed the part, and {friend} [bent|leaned] over
                it: "[That is|Why, there is] my [hairpin|earring|collar stud|fishhook]! [I have
                looked for|It has been gone|We have mourned] it for [six|nine|eleven] years!"
        """)
    else:
        s("""
            "I [lied|cannot sleep|must tell you]," {hero} [began|burst out], but {friend} [was
                quicker|waved it away]: "[Did you find|Was there not] a little part? [Small|Curly],
                with [a hook|holes]? [It fell|Something fell] out of my [ear trumpet|glasses|false
                teeth|corset] [while|as] I [handed over|unpacked] {thing}!"
            [They looked at each other|It fitted with a click|In it went], and {friend} [heard [the
                grass|a beetle]|stood up straight|bit an apple] for the first time since [the
                repair|Monday week].
        """)
    s("""
        <glad>
        {hero} [was paid|received] <fee>, and [hung up|painted|has] a sign [over|by] the door:
            "[Everything|All things] mended. [Parts left over are returned|Nothing left out|Please
            keep your [hairpins|teeth] on]."
    """)


def scarf(s):
    """A present is knitted too long, and finds its use."""
    hero, friend, there = (s.hero, s.friend("grown"), s.somewhere("outside"))
    s.stage(friend=friend, there=there)
    s.day("autumn", "winter")
    s("""
        "I shall knit you a scarf," {hero} [told|promised] {friend}, who [had a cold neck|coughed|
            owned [forty|nine] hats and no scarf], "[by <weekday>|before the week is out|as soon as
            I can knit]."
        {hero} learned [from|with the help of] [an aunt|a spider|a book without pictures] how to
            [begin|start], but not how to [stop|end], and [since it went so well|for fear of a hole|
            not to be rude], [knitted|went] on: [red|blue] for [breakfast|rain], [green|yellow] for
            [lunch|thoughts], [grey|orange] for [bedtime|bad words].
        By [<weekday>|the weekend] the scarf [left|came out of] the [room|chair], [went|wound] down
            the [stairs|passage], [twice|once] round the [kitchen|pump], and [the cat|a lodger|
            <oddment>] was [somewhere|never seen again] inside.
    """)
    s.go(
        hero,
        there,
        """
        It took [a wheelbarrow|<onlooker>|two prams] to [bring|move] the scarf {place.to}, where
            {friend} [sat|was waiting|stamped both feet], and [three|four] minutes to find an end.
        """,
    )
    s.bring(friend)
    s("""
        "[Oh|Ah|My goodness]," said {friend}, [wrapped|wound] up [to the [eyes|knees]|like a
            [cocoon|bobbin]]. "[How [warm|long] it is|There is so much of it|And it is not yet
            finished]?"
    """)
    if s.maybe(50):
        s("""
            <suddenly> [somebody|a voice|<onlooker>] [called|shouted] for help: a [calf|boy|postman|
                goat] had [fallen|slid|gone] [into|down] the [gravel pit|old well|ice house], and
                [every|the] rope was [at the mill|too short|being washed].
            {friend} [threw|let down] one end, [spinning|turning] [like a top|on the spot], {hero}
                [held|tied] the other to [a tree|the cart|a [cow|bishop]], and [hup|heave], stitch
                by stitch, [up he came|out he climbed], [colour|row] after [colour|row].
        """)
    else:
        s("""
            So {friend} [lent|offered] the [first|other] end to [the neighbour|<onlooker>], who
                [sneezed|was blue with cold], and the [next|following] [yard|piece] to [a child|a
                lamp post|an old horse], and [so on|there was still some left].
            By [noon|dusk] the [whole street|queue at the [pump|stove]|choir] stood in one scarf,
                [and when one [laughed|sneezed], all [shook|swayed]|and nobody could go home [alone|
                before the others]].
        """)
    s("""
        {hero} [now has|was given] [orders|wool] for [nine|four] more, and has [asked|written to]
            [the spider|the aunt] about [the end|stopping]. "[Why|When in doubt, go on]," [was|came]
            the [answer|reply].
    """)


PLOTS = [broken, leftover, scarf]
