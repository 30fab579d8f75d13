"""Tracks and thieves."""


def tracks(s):
    """Strange footprints are followed in a circle, with more and more followers."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend, there=there)
    s.day("winter")
    s.go(hero, there)
    s("""
        [In|Across] the [fresh|new] snow [ran|went|wound] [a track|a trail|a row of
            prints][ such as nobody had seen| that made no sense| out of some dream|, and what a
            one]: [one foot|the left|every second step] [round as|like|the shape of] a
            [plate|drum|cheese], the other [long as|thin as|like] a [loaf|fish|spoon], [with|and]
            [dots|a groove|crumbs|drops of something] [between|in the middle].
    """)
    s.meet(
        friend,
        """
        "[A|It is a] [snow camel|two-legged walrus|bird with a wooden leg|king on one skate],"
            <verb> {other.a}, who had [come|run|crept] up [behind|alongside]. "[Fresh|Still
            warm|Last night]. [We must follow it|After it|Whoever is afraid goes last|Not a word to
            <passer>]."
    """,
    )
    s("""
        It led <way>. There <passer> [joined|came too], <burden>, "[in case|only to see|having
            nothing to do|with a camera]". [Then|Next|After that], <crossing>, [came|joined in|ran
            along|fell in] <passer-front> and <small-beast>.
        "It has [rested|sat down|turned round|rolled|slept|danced] here," <verb> {friend}, "and
            eaten <snack>." "It [weighs|must weigh|surely weighs] [as much as|more than|nearly as
            much as] <heavy-as>," <verb> {hero}. [Behind|At the back|In the third row], somebody
            [began|wanted] to [cry|go home|sell tickets|sing].
        They [passed|went by|came past] <landmark> and <landmark-two>. "[Strange|Look|Wait|Hm],"
            <verb> {hero}, "now there are [more|hundreds|twice as many|forty] [of them|prints|feet].
            [A herd|A whole family|Cousins], [and one drags|one of them with|all with] [a ladder|its
            tail|a sack|three feet]."
        {Friend} <gesture friend>. "[I know|Did we not pass|We have met] that
            [bush|post|barrel|nose] [before|already]," {friend} <verb>.
    """)
    if s.maybe(50):
        s("""
            The track [stopped|ended] at a [door|porch|step|garden gate]. {Hero} [knocked|rang],
                <like-still>. [Out came|There stood|It was] <passer>, [one foot|the left] in a
                [saucepan|hat box|butter tub], the other [in|on] a [skate|violin case|baguette].
                "[Somebody|A cat|My brother|A hen] [has|sat on] my boots," [came the answer|was
                all]. "[Why|And why] are there [forty|ninety|sixty|so many] of you?"
        """)
    else:
        s("""
            [Then|And then] {hero} [saw|looked at|noticed|stumbled over] {hero.own} left
                [foot|boot]. [A pan lid|A wooden plate|The lid of a tin] was [stuck|frozen|glued] to
                [it|the sole]. It must have [been there|hung on|come along] since [breakfast|the
                kitchen|yesterday]. {Hero} [thought|wondered] [whether|if] [to say so|anyone had
                seen|it would stay on|there was a way round].
            "[I have|We have] got it," {hero} [said|called]. "It is [me|this foot]." [For [a
                while|the space of a sneeze] it was [still|quiet|white|cold]|Nobody breathed], and
                <far-sound>.
        """)
    s("<laughter>", other=friend)
    s("""
        [Since they were|All of them being] [out|there] [already|anyway|with cold feet], they
            [rolled|built|piled up] [a snow camel|a walrus, two-legged|the king on his
            skate|whatever it was], [as [tall|high] as [the door|two uncles|a tram]|with a smile],
            with <small-thing> for [a nose|its crown|a medal|one eye], [and|and then]
            [drank|had|warmed up with] <food-detail-hot>.
    """)


def collector(s):
    """Bright things vanish, one a day; the thief is found by a gift."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("high")
    s.stage(friend=friend, there=there, bright=s.word("bright-thing"))
    s.day("spring", "summer")
    s.meet(
        friend,
        """
        "My {bright}," <verb> {other}, "[was|lay] [here|there] [a minute ago|when I
            sneezed|before I turned round]!" On <weekday> it [was|had been] [a key|an earring|a cuff
            link], [and|then] [the day after|on Sunday|next] <small-thing> and <passer-owner> watch
            chain.
    """,
    )
    s("""
        [People|Everyone|The whole street] [looked at|counted|greeted] [each other|their
            neighbours|the spoons] [sideways|twice|at night]. <Passer>
            [accused|searched|tickled|suspected] <passer-front>, who [hit back with|waved|pointed
            to|hid behind] <errand-goods>. [At|By] <landmark> hung a notice: "<Notice>."
        {Hero} <gesture>. [A thief|Somebody|One|Whoever] who [takes|likes|wants|loves] a
            {bright} but [leaves|not] the [soup|purse] [cannot be|is not] [wicked|hungry|greedy],
            thought {hero}, only [fond|in love|lonely|enchanted].
        So {hero} [polished|rubbed|scrubbed] [a button|a tin lid|a teaspoon] until it
            [shone|gleamed|blinked], <bright-like>, [laid|put] it on [a wall|a windowsill|a
            barrel|<landmark>] and [sat down|hid|lay] [behind|under] [a sheet|the washing|a tub],
            <like-still>.
        <Far-sound>. [Something|A thing|A streak] [in black and white|with a long tail|with
            wings|that was all beak] [dropped|came|swung] [out of the [air|sky|blue]|down], [looked
            [left|round]|listened|said "Chack"], [hopped|bowed|blinked|wiped its beak], and [took
            it|was gone|was a dot].
    """)
    s("<runs>")
    s.go(
        hero,
        there,
        """
        It [flew|went|shot] <crossing>, past <landmark>, [and|with] {hero} [below|behind],
            {place.to}.
    """.replace(
            "[and|with] {hero} [below|behind], {place.to}",
            "and {who} [ran|came] after it, {place.to}",
        ),
    )
    s("""
        [There|High up] it had [hung|built|furnished] its [palace|nest|hall]: {friend.s}
            [things|treasures|pride] and [half|all] [the town|the street|the valley]'s, [sorted|hung
            up|strung] by [size|colour|sound|taste], [turning|ringing|winking] [in the wind|over the
            roofs] like [a chandelier|a fair|some small orchestra].
        [In the middle|On top|Among it all] [sat|preened|hopped] [a magpie|the thief|the
            collector], [thin|old|rather bald|black and white], and [looked|nodded] [down|at
            them|round] like [a king|a bride|somebody in a shop|an aunt with visitors]. {Hero} had
            [come|meant] to [shout|scold|ask questions|call the police]. {Hero} said "<exclaim>",
            [very softly|and no more|and took off {hero.own} cap].
    """)
    s.go(
        friend,
        there,
        """
        {who} and the [others|town] came [up|after], [puffing|out of breath|without hats|all
            talking], [with|carrying] <errand-goods> and a [net|sack|ladder].
    """,
    )
    s("""
        [Nobody|No one|Not one soul] [spoke|moved]. "[That is|There hangs|I see] my {bright},"
            <verb> {friend}, "[but|and] it [never shone|never looked|has not been] [so at home|so
            well|like that]."
        {Hero} [talked|thought] [fast|hard|out loud]. Each [took|took back|reached for] [what
            was needed|one thing|the dearest], and [left|gave|hung up] something [for it|instead]:
            [a bottle stopper|a tin star|foil], <small-thing>, [buttons|a broken bracelet|sweet
            papers|a keyring].
        <promise>, [on|each] <weekday> people [climb|go|are led] there [to look|in their best
            hats|with a lamp|by <passer>], and [pay|leave|drop in|hand over] [one|a]
            [button|bead|trouser hook]. <Passer> gives [tours|talks|lectures|directions], [and|but]
            the magpie [counts [the takings|the hats|heads]|keeps an eye on <passer>|has grown fat].
    """)


PLOTS = [tracks, collector]
