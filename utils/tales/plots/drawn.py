"""Things that are written and painted."""


def letter(s):
    """A letter comes to the wrong one, who answers it."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("outside")
    message = s.thing("letter")
    s.stage(friend=friend, there=there, message=message)
    s.stage(
        row=s.word("furniture"), dish=s.word("food"), pet=s.word("pet-name"), sign=s.word("signed")
    )
    s.day()
    s.own(hero, message)
    s("""
        {message.A} lay [on the mat|under the door|in the <container> by the gate], [a little wet|
            smelling of <smell>|with a stamp from <far>], and [the rain|a snail|somebody's <food>]
            had [eaten|washed away] [the name|all of the address but the street].
        "[Dearest|My little] {pet}," {hero} read [aloud|to the <furniture>|three times], "[will you
            ever|can you] [forgive me|laugh] about the {row}? [I was young|It was dark|The <farm>
            pushed me]. [Yours|Ever yours|Sorry still], {sign}."
        {hero} [knew no {sign}|was not a {pet}|had never met a {sign}] and had [no quarrel|never
            fallen out|no bad conscience] [about|over] any {row}, but [a question|such a tone|a
            {message.noun}] [must|wants to] be [answered|treated <adverb>].
        "[Dear friend|Dear sir or madam|Dear {sign}]," {hero} wrote, with [<number> blots|the good
            pen|one foot on the <furniture>|<colour> ink], "[it was only a {row}|I have laughed
            already|all is forgiven]. [Come to|Come and eat|There will be] {dish} on <weekday>.
            [Bring a spoon|Wear a <garment>]."
    """)
    s.go(
        hero,
        there,
        """
        There [was|stood] a [hollow|marked] [tree|stone] {place.at}, [where|and there] the
            {message.noun} had asked for the [reply|answer], and {who} [left|tucked] it [in|inside],
            <like-quiet>.
        """,
    )
    hero.place = None
    s.meet(friend, "")
    s("""
        When the day came, <time>, there was [a knock|<sound>] at {hero.s} [door|window|gate], and
            [on the step|outside|there] stood {friend}, [in a <garment>|combed to the skull|
            trembling a little], with a [new|very small|<colour>] {row} [under one arm|on a cart|
            tied with a ribbon].
        "[You are not|I had expected] [{pet}|somebody [older|taller|angrier]]," <verb>
            {friend}[| <manner>].
        "[Never mind|I am afraid so|It happens]," <verb> {hero}, "but the {dish} will [get cold|
            taste the same|not eat itself]."
    """)
    if s.maybe(50):
        s("""
            They ate, and {friend} told of a <relative> in the very next [street|house], of the
                {row} [they had both wanted|that fell], and [of thirty years|of <number> winters]
                [without a word|of crossing the road].
            [After the second helping|Before the last spoon], {hero} [took {friend} by the sleeve|
                put on a <garment>], and they [carried|brought] the rest of the {dish} round the
                corner and [rang|knocked] [together|<adverb>].
            The door [opened|flew open] [a crack|at once]. "[You are late|It is getting cold|Well,
                {sign}]," said a [cracked|<fine>|warm] voice, and [somebody|both of them] [sobbed|
                snorted], and then there was such [a talking|a noise|a silence] that <far-sound>
                [unheard|all alone].
        """)
    else:
        s("""
            {friend} [looked into|stirred] the [plate|bowl] [for a while|<adverb>]. "[To tell the
                truth|I will be honest], there [is|was] no {pet}. [I write|I have written] one
                [every <month>|each year], to [no one|a made-up street], [to have something to wait
                for|because I like stamps]."
            "[Mine is|This is] [rather|also] a made-up street," <verb> {hero}, "nobody [ever|but the
                <trade>] [comes|finds it]," and [filled|heaped] the [plate|bowl] again.
            Now there is a letter [each <weekday>|twice a week], [full of|about] [<far>|<greens>|the
                <trade>|weather], [there|one way] and [back|the other], [two doors|<number> minutes]
                apart, [with stamps|though a shout would do].
        """)


def portrait(s):
    """Everybody wishes something changed in a portrait, until it looks like nobody."""
    hero, friend = s.hero, s.friend("grown")
    picture, there = s.thing("picture"), s.somewhere("busy")
    s.stage(friend=friend, picture=picture, there=there)
    s.day()
    s.go(hero, there)
    s.meet(friend, "")
    s("""
        {friend} had sat [on a <container>|before a curtain|in a good light] since [breakfast|nine|
            <weekday>], [one elbow on|leaning on|in the shadow of] [a globe|the <furniture>|a
            borrowed <farm>], and did not [blink|move|scratch], for {hero} was painting {picture.a}
            [for the <site>|ordered by the <trade>|in return for <fee>].
        "[Finished|There|Done]!" [said|cried] {hero} [at [four|five|six|eight]|<soon>], and [turned
            it round|stepped back into the <furniture>|blew on the nose].
        "[Very like|Nearly|Hm]," <verb> {friend}, "but [could|might] the <limb> be [smaller|nobler|
            more like my <relative>'s]?"
    """)
    s.own(hero, picture)
    s("""
        {hero} [made|painted] it [smaller|so|nobler]. Then <onlooker> [came|looked in|stopped] and
            found that the [hair|smile|<limb>] [wanted|lacked] [curls|a <colour> ribbon|more [teeth|
            moonlight]].
        <onlooker> [missed|asked for] [a moustache|a medal|a <farm> in the background|clouds and
            a view of <far>].
        "And [eyes|a <garment>] in <colour>," <verb> the <trade>, [going by|over one shoulder|with a
            full mouth], "[it is the fashion in <far>|eyes sell|I have seen it on a <farm>]."
        By [evening|sunset|nightfall] {picture} [showed|was now a picture of] [a bishop|a pudding|a
            lighthouse|a sort of horse] [in a bad mood|on holiday|from <far>|with a <garment>
            on], and {friend} [had disappeared|looked for {friend.self} in vain|asked which way was
            up].
        <calm>
    """)
    if s.maybe(50):
        s("""
            "[Hold it|Stay there|Do not breathe]," <verb> {hero}, cut [a hole|an oval] where the
                face [was|had been], and [hung|stood] it up [in the doorway|at the <site>|on two
                chairs].
            {friend} [put|stuck] {friend.own} head through[| <adverb>], and it was so [like|
                lifelike|very much {friend}] that [the <farm> bowed|<passer> said good evening|the
                <trade> paid at once].
            Now [anyone|everybody] may [look out of|be] it for <price>, and {hero} has [never|not
                once] been asked to [change|move] [a nose|an ear] since.
        """)
    else:
        s("""
            {hero} took [a brush|a rag|the <trade>'s <garment>|turpentine and <snack>] and [wiped|
                scrubbed] [away|off] [the moustache|the clouds|what the others had wanted], [layer
                by layer|to the tune of <song>], down to [the first line|the pencil|yesterday].
            From under it all {friend} looked [out|up], [big-nosed|lop-eared|a little tired] and
                [pleased|kind|about to sneeze], [just as on <weekday>s|just like that].
            "[Oh|There I am|Good evening]," {friend} said to it <adverb>, and [after a pause|with a
                cough]: "[It is a <fine> nose|My mother had that nose|One gets used to it, and then
                one misses it]."
        """)


PLOTS = [letter, portrait]
