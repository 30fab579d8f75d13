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
        "[Can you keep|Are you good at|How are you with] [a secret|secrets|things in the dark]?"
            asked {other.a}, [looking|and looked] [behind|up] [every|each] tree. "[Very|Like a
            safe|As deep as a well]," <verb> {hero}.
    """,
    )
    s("""
        Then {friend} [whispered|breathed] [something|it] into {hero.s} ear, and it was so
            [lovely|odd|sweet] that {hero} [squeaked|hopped|had to sit down].
        "[Not a word|To nobody|Swear on <small-thing>]!" "[I swear|On all nine toes|May I turn
            into soup]," <verb> {hero}.
    """)
    s.go(
        hero,
        None,
        """
        {who} walked [home|back] [with both hands|with a scarf] [over|round] {who.own} mouth.
            The secret [itched|tickled|kicked] [like|worse than] <itch>.
    """,
    )
    s("""
        [At supper|In the bath] it [got as far as|sat on] {hero.own} [tongue|teeth]: {hero}
            [quickly|just in time] [bit into|stuffed in] <snack>. "[What is the matter|Toothache|Why
            so red]?" <asks> <passer>. "<Mumble>," said {hero}.
        [In|By] the [night|morning] it had [grown|swollen] to [the size of|something like] [a
            pumpkin|a calf|a tuba], and [knocked|sang] [from inside|behind the ribs].
    """)
    s.go(
        hero,
        there,
        """
        [So|Before it was light] {who} ran {place.to}, <like-fast>, and [shouted|whispered|told]
            it, [three times|with all the details], into [a hole|a hollow stump|an old boot]. <Ahh>!
    """,
    )
    if s.maybe(50):
        s("""
            But [in|out of] the [hole|dark] sat [a jackdaw|a magpie|a parrot that had got away],
                which [put its head|looked] out, [coughed|bowed] and [flew|went] [off|straight] [to
                market|to <landmark>]. By [noon|nine] it had told [the secret|it] to <passer>,
                <passer-front> and <beast>.
        """)
    else:
        s("""
            But [there was an echo|the wind stood that way|it was a still morning]. [Bit by
                bit|Word by word], the secret [rolled|flew|wandered] down to <landmark>, and
                [there|below] <passer> [stopped|who was <errand> looked up|wrote it down].
        """)
    s("<runs>")
    s("""
        "[I told|I only told] [a hole|nobody with legs]," <verb> {hero}, [out of breath|upside
            down with shame]. {Friend} [looked|turned] as red as <red-as>, and then [not so
            red|pink].
        For [everybody|the whole lane|<passer>] came, with [hats|flags|<snack>], and
            [sang|shouted]: "[Happy|Three cheers for the] [birthday|engagement|new tooth|first
            prize|baby brother]!" [So that was it|It was that, no more]. "[Well|I was too shy to say
            it myself]," <verb> {friend}. "[Whom did you think I would tell|Why do you think I chose
            you]?"
    """)
    s("<laughter>", other=friend)


def noise(s):
    """Something makes a noise at night; each guess is bigger than the last."""
    hero, friend, there, noise = s.hero, s.peer(), s.somewhere("inside"), s.word("noise")
    s.stage(friend=friend, noise=noise, there=there)
    s.day()
    s.night("""
        [At|Just after] [one|two|midnight] there it was again: "{noise}." It came [out of|from]
            the [wall|chimney|floor|loft], [waited|stopped] as long as <wait>, and then: "{noise}."
    """)
    s("""
        {Hero} [pulled|drew] the quilt [up to the nose|over both ears]. [The pipes|A loose
            tile|An owl with a cold], thought {hero}. [Then|Next]: [burglars|a ghost|a very old
            aunt, walled in]. [Then|And then]: [a giant|a bear], [filing|picking] its teeth.
    """)
    s("<afraid>")
    s.meet(
        friend,
        """
        [There was|Came] a [tap|scratch] at the [pane|shutter], <like-quiet>. "[Are you|Is
            anyone] awake?" [whispered|breathed] {other.a} from [next door|across the yard].
            "[It|Something] says {noise} [at|to] me."
    """,
    )
    s("""
        They [armed|fitted] themselves with [a ladle|a warming pan|an umbrella] and
            <errand-goods>. "[You|You go] first." "[After you|You have the thicker fur|It knows me
            already]." [In the end|So] they [went|crept|marched] [side by side|back to back],
            [stuck|and got stuck] [in [every|each] door|on the stairs], <like-quiet>.
    """)
    s.go(
        hero,
        there,
        """
        The [noise|sound] [led|drew] them <crossing>, past <landmark>, {place.to}.
            [There|Inside] <dark-room>.
    """,
    )
    s.bring(friend)
    s("""
        "{noise}." [It was|Now it was|It came from] [close by|very near], {place.spot}. {Friend}
            [struck|lit] a match. {Hero} [raised|lifted] the [ladle|weapon], as high as {hero.he}
            could.
        <frozen>
    """)
    if s.maybe(50):
        s("""
            There sat <passer> <burden>, [caught|blinking] like [an egg|a fish], [with|and had]
                a [saw|fiddle|drill|pump] [in the lap|between the knees]. "[I only|By day they
                laugh, so I] [practise|work] at night," [said|whispered] the [guilty one|voice]. "It
                is [for|to be ready by] [Sunday|the concert|my wife's birthday]."
            "[Play|Do] it once [from the beginning|properly]," <verb> {hero}, and [sat|put down
                the ladle]. It was [terrible|not good]. But [after the ninth time|by dawn] it was
                <song>, [nearly|very nearly], and {friend} [wept|danced], [a little|in slippers].
        """)
    else:
        s("""
            There [lay|slept] <small-beast>, [flat|curled] on [a drum|a tin tray|an old
                accordion], and [dreamed|was dreaming]: [each|every] time it [chased|caught]
                something, one [leg|paw] [kicked|went], and [it said|there it was]: "{noise}."
            [Nobody|Neither] [spoke|laughed]. "[Shall we|Do we] wake it?" <asks> {friend}. "[It
                has|It is] nearly [caught it|got there]," <verb> {hero}. So they [sat|lay] down
                beside it, and [were asleep|slept], <like-still>, [before|by] the next "{noise}".
        """)
    s.morning("""
        [In the morning|At breakfast|Towards noon] [came|they ate] <food-detail>. "[Did you hear
            it|Did you sleep|What was that in the night]?" <passer> [asked|inquired]. {Hero} looked
            at {friend}. "[Only|Nothing but] [the pipes|an aunt, walled in|a bear with toothache],"
            said {hero}[| <manner>].
    """)


PLOTS = [secret, noise]
