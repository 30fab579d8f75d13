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
        [For|All of] [nine days|three weeks|a month] they had been [hanging|sewing|painting]
            [paper moons|flags|garlands|lanterns] [all the way to|round|over] <landmark>. They
            [would have|hoped for|were promised] <food-detail>, <passer> [on the tuba|as a bear|with
            fireworks], and [a dance|a raffle] for <errand-goods>.
    """)
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other} stood on a [barrel|chair|table] with [a list|a trumpet|both arms up] and
            [counted|ordered|scolded] [tables|dumplings|trombones].
    """,
    )
    s(
        """
        Then {friend} [looked|pointed] up. The [sky|west] [was|had turned] as black as
            <dark-as>. [One|The first|A fat] drop [fell|burst] on <small-beast>, [the
            second|another] into the [custard|tuba], [and|then] [all the rest|the whole lake]
            [on|upon] [everything|everybody].
        [The flags|Paper moons] [ran|dripped] [red and blue|like jam]. <Passer> sat down in [a
            trifle|the raffle] and [wept|said "<exclaim>"]. "[That is that|It is over|Three weeks],"
            <verb> {friend}, [and wrung out a beard of paper|<like-wet>].
    """,
        who=friend,
    )
    s("<sad>", who=friend)
    s("""
        {hero} <gesture>. "[There is room|It is dry] {inside.at}," {hero} <verb>, "if [we|all of
            us] [squeeze|stand on one leg|breathe in turn]."
    """)
    s.go(
        hero,
        inside,
        """
        [Tables|Benches|Trombones] [over|on] their heads, [everybody|the whole feast] ran
            {place.to}, <like-fast>, [singing|to the tune of] <song>.
    """,
    )
    s.bring(friend)
    s(
        """
        [They stood|All were packed|Everyone sat] so [close|tight] that <passer> had to
            [eat|dance] with [a plate|both feet] on <passer-front>. [The bass drum|The tuba] hung
            [out of the window|from a hook], and [whoever|who] [sneezed|turned round] [blew out a
            lamp|was kissed|stirred the soup].
        <laughter>
        "[Move up|Breathe in|Whose foot is this]?" [said|cried] {friend}. They danced [in one
            lump|on the spot|like herrings], [all|a hundred of them|the mayor's cousin too] to [one
            fiddle|a comb|spoons], until <night-sound>, and [nobody|not one] wanted to [leave|be
            dry].
    """,
        other=friend,
    )
    s("""
        [The year after|Next time], the [sky|weather] was [blue|fine], [and|so] {friend} [shook
            a fist at it|looked at it crossly|fetched a watering can]: [they|everybody]
            [met|danced|feasted] {inside.at}[ all the same| anyway|, to be on the safe side].
    """)


def forgotten(s):
    """Nobody seems to remember a birthday, and everybody behaves oddly."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("inside")
    s.stage(friend=friend)
    s.day()
    s("""
        It was {hero.s} birthday, and [nobody|not one soul] [sang|said it|remembered]. [At
            breakfast|On the table] there was [only a plate|nothing but a bowl] of <strange-food>[|,
            no candle|, as on any day].
        <Passer>, who [always|otherwise] [waved|shouted good morning], [looked away|studied a
            wall|ran <crossing>]. [By|At] <landmark>, [six|four] people [stopped|ceased] talking
            [when|as] {hero} came, and hid [something|<small-thing>|a ladder] behind [them|a
            nun|their backs].
    """)
    friend.place = there
    s("""
        [Even|And] <small-beast>, [met|seen] [on the way|beside <landmark>], had [icing|blue
            paint|a ribbon] on [one ear|its tail], and [fled|would not be asked].
        <sad>
        "[I do not care|A day like any other|Who needs cake]," <verb> {hero}, [and
            counted|counting] [cobbles|spoons], [eleven|forty] of [them|the fattest].
    """)
    s.go(
        hero,
        there,
        """
        [Then|Towards evening] [a boy|<passer>] [brought|came with] a [note|message]:
            "[Come|Please come] at once, [the stove smokes|the pipe has burst|bring a bucket]."
            {who} <gesture>. [Nobody else|Of course no one] [could do it|was asked]. With a
            [bucket|mop] {who.he} [went|trudged] {place.to}.
    """,
    )
    s("""
        [Inside|Behind the door] <dark-room>. Something [giggled|rustled|said "Ssh"],
            {place.spot}. [Then|And then] [light fell on everything|a match hissed|a curtain fell],
            as bright as <bright-as>: [from|on] [every|each] [beam|wall|corner] hung [paper
            moons|lanterns|all the spoons of the town].
    """)
    s.meet(
        friend,
        """
        "[Now|One, two]!" [cried|shouted] {other.a}, and they [sang|bellowed] <song>,
            <like-loud>, [all of them|the whole choir]: <passer>, <passer-front>, <beast> [in a bow
            tie|on a chair|with its own plate].
    """,
    )
    s("""
        "[We have been|I have been] [holding my breath|lying] since <weekday>," <verb> {friend},
            "[it hurts|and I am no good at it|never again]. [Is there a fire|Where is the fire|What
            burns], by the way?"
        {Hero} [looked into|held up] the bucket. [Somebody had|They had] put [a
            cake|<errand-goods>|something with a ribbon] [in it|under the mop], [quite early|this
            morning], and {hero} had [carried|dragged] it [here|all the way] [without a
            look|grumbling].
        <glad>
    """)
    s("<feast>")


PLOTS = [festival, forgotten]
