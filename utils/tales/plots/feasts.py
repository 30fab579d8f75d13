"""Feasts that nearly go wrong."""


def festival(s):
    """Everything is ready for the feast, then the weather comes, and it is better so."""
    hero, friend, there, inside = (
        s.hero,
        s.friend("grown"),
        s.somewhere("outside"),
        s.somewhere("inside"),
    )
    s.stage(friend=friend, inside=inside)
    s.day()
    s("""
        [For|All of] [nine days|three weeks|a month] they had [hung|sewn|painted|folded] [paper
            moons|flags|garlands|lanterns] [all the way to|round|over] <landmark>. They [would
            have|hoped for|were promised] <food-detail>, <passer> [on the tuba|as a bear|with
            fireworks|on stilts], and [a dance|a raffle|a race|a singing match] for <errand-goods>.
    """)
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other} stood on [a barrel|a chair|a table|<passer>] with [a list|a trumpet|both arms
            up|<snack>] and [counted|ordered|scolded] [tables|dumplings|trombones|flags].
    """,
    )
    s(
        """
        Then {friend} [looked|pointed] up. The [sky|west|whole sky] [was|had turned]
            <black-like>. [One|The first|A fat] drop [fell|burst|landed] on <small-beast>, [the
            second|another|one] into the [custard|tuba|collection], [and|then] [all the rest|the
            whole lake|a river] [on|upon|over] [everything|everybody|<passer-front>].
        [The flags|Paper moons] [ran|dripped] [red and blue|like jam|on the band|down the wall].
            <Passer> [sat down|stood] in [a trifle|the raffle|the punch] and [wept|said
            "<exclaim>"|opened an umbrella]. "[That is that|It is over|Three weeks]," <verb>
            {friend}, [and wrung out [a flag|the list|both sleeves]|<like-wet>].
    """,
        who=friend,
    )
    s("<sad>", who=friend)
    s("""
        {hero} <gesture>. "[There is room|It is dry|Nobody is sitting|The stove is lit]
            {inside.at}," {hero} <verb>, "if [we|all of us] [squeeze|stand on one leg|breathe in
            turn]."
    """)
    s.go(
        hero,
        inside,
        """
        [Tables|Benches|Trombones] [over|on] their heads, [everybody|the whole
            feast|<passer-front>] [ran|pushed|splashed] {place.to}, <like-fast>, [singing|to the
            tune of|shouting|in time with] <song>.
    """,
    )
    s.bring(friend)
    s(
        """
        [They stood|All were packed|Everyone sat] so [close|tight] that <passer> had to
            [eat|dance|breathe] [with both feet|standing] on <passer-front>. [The bass drum|The
            tuba|A child] hung [out of the window|from a hook|over the stove], and [whoever|who]
            [sneezed|turned round|waved] [blew out a lamp|was kissed|stirred the soup|hit <passer>].
        <laughter>
        "[Move up|Breathe in|Whose foot is this]?" [said|cried|called] {friend}. They danced [in
            one lump|on the spot|like herrings], [all|a hundred of them|the mayor's cousin too] to
            [one fiddle|a comb|spoons], until <night-sound>, and [nobody|not one|no cousin]
            [wanted|asked|tried] to [leave|be dry|sit].
    """,
        other=friend,
    )
    s("""
        [The year after|Next time], the [sky|weather] [was|stayed] [blue|fine|as dry as a bone],
            [and|so|but] {friend} [shook a fist at it|looked at it crossly|fetched a watering can]:
            [they|everybody] [met|danced|feasted] {inside.at}[ all the same| anyway|, to be on the
            safe side].
    """)


def forgotten(s):
    """Nobody seems to remember a birthday, and everybody behaves oddly."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("inside")
    s.stage(friend=friend)
    s.day()
    s("""
        It was {hero.s} birthday, and [nobody|not one soul] [sang|said it|remembered|winked].
            [At breakfast|On the table|Under the cover|In {hero.own} place] [there was|lay|stood]
            [only a plate|nothing but a bowl|yesterday's dish] of <strange-food>[|, no candle|, as
            on any day].
        <Passer>, who [always|otherwise] [waved|shouted good morning], [looked away|studied a
            wall|ran <crossing>]. [By|At] <landmark>, [six|four|seven|nine] people [stopped|ceased]
            talking [when|as] {hero} came, and hid [something|<small-thing>|a ladder] behind [them|a
            nun|their backs].
    """)
    friend.place = there
    s("""
        [Even|And|Then] <small-beast>, [met|seen] [on the way|beside <landmark>|in the lane|by
            the pump], had [icing|blue paint|a ribbon|glitter] on [one ear|its tail|its nose], and
            [fled <crossing>|would not be asked|looked the other way].
        <sad>
        "[I do not care|A day like any other|Who needs cake|Seven is enough]," <verb> {hero},
            [and counted|counting] [cobbles|spoons|sparrows|windows], [eleven|forty] of [them|the
            fattest|these].
    """)
    s.go(
        hero,
        there,
        """
        [Then|Towards evening|At five] [a boy|<passer>] [brought|came with|pushed in] a
            [note|message|wet card]: "[Come|Please come|Help] [at once|quickly|as you are], [the
            stove smokes|the pipe has burst|we are under water|a swan is in the bath]." {who}
            <gesture>. [Nobody else|Of course no one|As if nobody] [could do it|was asked|had time].
            With a [bucket|mop] {who.he} [went|trudged|waded] {place.to}.
    """,
    )
    s("""
        [Inside|Behind the door] <dark-room>. Something [giggled|rustled|said "Ssh"],
            {place.spot}. [Then|And then] [light fell on everything|a match hissed|a curtain fell|it
            was light], <bright-like>: [from|on] [every|each|any] [beam|wall|corner] hung [paper
            moons|lanterns|all the spoons of the town].
    """)
    s.meet(
        friend,
        """
        "[Now|One, two]!" [cried|shouted] {other.a}, and they [sang|bellowed|roared] <song>,
            <like-loud>, [all of them|the whole choir|with drums|in two keys]: <passer>,
            <passer-front>, <beast> [in a bow tie|on a chair|with its own plate].
    """,
    )
    s("""
        "[We have|All of us have] [held our breath|lied|whispered|gone on tiptoe] since
            <weekday>," <verb> {friend}, "[it hurts|and we are no good at it|never again|my tongue
            is sore]. [Is there a fire|Where is the fire|What burns], by the way?"
        {Hero} [looked into|held up] the bucket. [Somebody had|They had] [put|hidden|laid] [a
            cake|<errand-goods>|something with a ribbon] [in it|under the mop], [quite early|this
            morning|on the stairs], and {hero} had [carried|dragged|brought] it [here|all the
            way|<crossing>] [without a look|grumbling|all alone].
        <glad>
    """)
    s("<feast>")


PLOTS = [festival, forgotten]
