"""Secrets, by day and by night."""


def secret(s):
    """A secret itches; it is told to something that cannot speak, and comes out all the same."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("wild")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
        "[Can you keep|Are you good at|How are you with] [a secret|secrets|things in the
            dark|hiding words|news]?" asked {other.a}, [looking|and looked|peering] [behind|up]
            [every|each|any] tree. "[Very|Like a safe|As deep as a well|I am a drawer|Ask nobody, I
            never tell|Like a snail in winter]," <verb> {hero}.
    """,
    )
    s("""
        Then {friend} [whispered|breathed|hissed] [something|it] into {hero.s} ear, [so|and it
            was so] [lovely|odd|sweet|round|grand|warm] that {hero} [squeaked|hopped|had to sit
            down|hugged a tree|said "Oh" three times|bit a mitten].
        "[Not a word|To nobody|Swear on <small-thing>|Mouth shut|Between us|Till <weekday>]!"
            "[I swear|On all nine toes|May I turn into soup|My ears may fall off|By my breakfast|As
            true as I stand]," <verb> {hero}.
    """)
    s.go(
        hero,
        None,
        """
        {who} walked [home|back] with [both hands|a scarf|a cushion] [over|pressed to|round]
            {who.own} mouth. The [secret|thing] [itched|tickled|kicked|hummed] [like|worse than]
            <itch>.
    """,
    )
    s("""
        [At supper|In the bath|On the stairs] it [got as far as|sat on|drummed on] {hero.own}
            [tongue|teeth|lips|gums|tonsils]: {hero} [quickly|just in time|at the last
            moment|bravely] [bit into|stuffed in|swallowed] <snack>. "[What is the
            matter|Toothache|Why so red|Is it hot|Hiccups|Have you swallowed a fly]?" <asks>
            <passer>. "<Mumble>," said {hero}.
        [In|By|Before] the [night|morning] it [had grown|had swollen|was up] to [the size
            of|something like|as much as|almost] [a pumpkin|a calf|a tuba|an uncle|a bathtub|a
            snowman|a goods wagon], and [knocked|sang|stamped] [from inside|behind the ribs|to be
            let out|in the belly|under the hat].
    """)
    s.go(
        hero,
        there,
        """
        [So|Before it was light|In slippers|Without breakfast] {who} ran {place.to},
            <like-fast>, and [shouted|whispered|told] it, [three times|with all the details|eyes
            shut|in one breath|on {who.own} knees], [into|down] [a hole|a hollow stump|an old boot|a
            crack|a molehill|an empty badger sett]. <Ahh>!
    """,
    )
    if s.maybe(50):
        s("""
            But [in|out of] the [hole|dark] sat [a jackdaw|a magpie|a parrot that had got away],
                which [put its head|looked|climbed|stepped] out, [coughed|bowed|yawned|said "Thank
                you"] and [flew|went|shot] [off|straight|at once|in a curve] [to market|to
                <landmark>|to the brass band|to the school]. By [noon|nine|lunch] it had [told [the
                secret|it] to|sung it before|sold it to] <passer>, <passer-front> and <beast>.
        """)
    else:
        s("""
            But [there was an echo|the wind stood that way|it was a still morning|sound carries
                in the cold|grass has roots]. [Bit by bit|Word by word], [the secret|it all]
                [rolled|flew|wandered|trickled|danced] down to <landmark>, and [there|below|on the
                way] <passer> [stopped|who was <errand> looked up|wrote it down].
        """)
    s("<runs>")
    s("""
        "[I told|I only told|I said it to|It was only] [a hole|nobody with legs|the earth|a bit
            of darkness]," <verb> {hero}, [out of breath|upside down with shame]. {Friend}
            [looked|turned] <red-like>, and [then|bit by bit|soon] [not so red|pink|laughed|rather
            less so|like a peach|quite calm].
        [For|But] [everybody|the whole lane|<passer>] [came|stood there|was on the way], with
            [hats|flags|<snack>|the band], and [sang|shouted|chanted|roared|read from a card]:
            "[Happy|Three cheers for the|Hurrah for the|Long live the] [birthday|engagement|new
            tooth|first prize|baby brother|great day|hundredth poem|lost and found kite]!" [So that
            was it|It was that, no more|That, then, had been the secret|And there it was, in the
            open|Nothing else had itched so]. "[Well|I was too shy to say it myself|Now it is out|At
            last|Thank you for leaking]," <verb> {friend}. "[Whom did you think I would tell|Why do
            you think I chose you|And I told only the two leakiest|I had counted on <weekday>|You
            held it longer than I bet]."
    """)
    s("<laughter>", other=friend)


def noise(s):
    """Something makes a noise at night; each guess is bigger than the last."""
    hero, friend, there, noise = s.hero, s.peer(), s.somewhere("inside"), s.word("noise")
    s.stage(friend=friend, noise=noise, there=there)
    s.day()
    s.night("""
        [At|Just after] [one|two|midnight|three|half past one] there it was again: "{noise}." It
            came [out of|from] the [wall|chimney|floor|loft], [waited|stopped|kept still] [as long
            as|for] <wait>, [and then|and again|then]: "{noise}."
    """)
    s("""
        {Hero} [pulled|drew|tugged] the [quilt|blanket|rug] [up to the nose|over both ears|over
            everything]. [The pipes|A loose tile|An owl with a cold|Indigestion|Mice in clogs|The
            clock, snoring], thought {hero}. [Then|Next|Or]: [burglars|a ghost|a very old aunt,
            walled in|a rat with tools|pirates|a cow in the loft]. [Then|And then|At last]: [a
            giant|a bear|the sea], [filing its teeth|picking its teeth|on the stairs|with a saw|with
            a spoon|sharpening something].
    """)
    s("<afraid>")
    s.meet(
        friend,
        """
        [There was|Then came|<Night-sound>. Then] a [tap|scratch|cough] at the
            [pane|shutter|door], <like-quiet>. "[Are you|Is anyone] awake?"
            [whispered|breathed|hissed] {other.a} from [next door|across the yard|the house
            behind|over the wall]. "[It|Something] says {noise} [at|to] me."
    """,
    )
    s("""
        They [armed|fitted|equipped] [themselves|each other] with [a ladle|a warming pan|an
            umbrella|a rolling pin|a tennis racket] and <errand-goods>. "[You|You go|Ladies] first."
            "[After you|You have the louder voice|It knows me already|I am rear guard]." [In the
            end|So] they [went|crept|marched] [side by side|back to back|under one blanket],
            <like-quiet>, [and stuck|and got stuck] [in [every|each|any] door|on the stairs|behind a
            cupboard].
    """)
    s.go(
        hero,
        there,
        """
        The [noise|sound] [led|drew|called|pulled] them <crossing>, past <landmark>, {place.to}.
            [There|Inside] <dark-room>.
    """,
    )
    s.bring(friend)
    s("""
        "{noise}." [It was|Now it was|It came from] [close by|very near|right there],
            {place.spot}. {Friend} [struck|lit|found] a match. {Hero} [raised|lifted|gripped] [the
            ladle|the weapon|<snack>], [<small-like>|as high as possible|with both hands].
        <frozen>
    """)
    if s.maybe(50):
        s("""
            There sat <passer> <burden>, [caught|blinking|red|stiff] like [an egg|a fish],
                [with|and had] a [saw|fiddle|drill|pump|trombone|washboard] [in the lap|between the
                knees]. "[I only|By day they laugh, so I] [practise|work|do it] at night,"
                [said|whispered|offered] the [guilty one|voice|shadow|musician]. "It is [for|to be
                ready by] [Sunday|the concert|my wife's birthday]."
            "[Play|Do|Try] it once [from the beginning|properly]," <verb> {hero}, and [sat|put
                down the ladle|offered a chair|listened]. It was [terrible|not good|painful|like
                sawing a gate|very brave]. [But|And yet] [after the ninth time|by dawn|with cake]
                [it was|came out as|one heard] <song>, [nearly|very nearly], and {friend}
                [wept|danced|hummed], [a little|in slippers].
        """)
    else:
        s("""
            There [lay|slept] <small-beast>, [flat|curled|stretched out|upside down] on [a
                drum|a tin tray|an old accordion|a biscuit tin|the bass strings of a harp], and
                [dreamed|was dreaming|twitched|muttered]: [each|every] time it [chased|caught]
                something, one [leg|paw] [kicked|went|jumped|drummed], and [it said|there it was]:
                "{noise}."
            [Nobody|Neither] [spoke|laughed]. "[Shall we|Do we|Must we|Who will] wake it?"
                <asks> {friend}. "[It has|It is] nearly [caught it|got there|won|eaten it]," <verb>
                {hero}. So they [sat|lay|curled] [down|up] beside it, and [were
                asleep|slept|snored], <like-still>, [before|by|through] the next "{noise}".
        """)
    s.morning("""
        [In the morning|At breakfast|Towards noon] [came|they ate] <food-detail>. "[Did you hear
            it|Did you sleep|What was that in the night|Why are you yawning]?" <passer>
            [asked|inquired]. {Hero} looked at {friend}. "[Only|Nothing but] [the pipes|an aunt,
            walled in|a bear with toothache|the wind, practising|a cupboard with hiccups]," said
            {hero}[| <manner>].
    """)


PLOTS = [secret, noise]
