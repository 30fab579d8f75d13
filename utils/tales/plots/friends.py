"""Quarrels and making up, and somebody new."""


def quarrel(s):
    """Two fall out over a thing, divide everything, and find what cannot be divided."""
    hero, friend, there, thing = s.hero, s.peer(), s.somewhere(), s.thing("toy")
    s.stage(friend=friend, thing=thing, there=there)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other.a} [was there|had come|waited] [too|already|as agreed], and [between|in front of]
            them [lay|sat|shone] {thing.a}, [found|won|paid for] by both [together|halves|at once].
    """,
        thing=thing,
    )
    s("""
        "[Mine|I had it first|It likes me better]," <verb> {hero}. "[Mine|Only your <part>
            touched it|You snore]," <verb> {friend}.
    """)
    s.begin(
        hero,
        "at odds",
        """
        "[Snore|Pea|Radish|Turnip]!" "[Broom|Noodle|Pickle|Old sock]!" [It went on|They went
            on|That continued] until <far-sound>, and [each|both|the two] [turned round|walked
            off|stood there|sat down], <red-like>.
    """,
    )
    s("""
        [They drew|{hero} drew] a line, [with chalk|with a stick|with flour], <crossing>,
            [past|through the middle of] <landmark>: [this side|left] [was {hero.s}|for {hero}],
            [that side|right] [was {friend.s}|for {friend}], and {thing} [lay|sat] [on it|exactly
            between|across|in nobody's land].
        [Now|From then on] {hero} had [half a bench|one end of the seesaw|the salt|one oar], and
            {friend} had [the other half|the pepper|the other end|the rowing boat]. [Try|It is hard]
            to [whisper|play <game>|laugh] [alone|like that|by halves|on one side].
        <far-sound>. Neither [had|found] [anybody to [tell|show] it to|one who would listen|an
            ear for it]. {Hero} wondered <wonder>, and nobody [disagreed|knew better].
    """)
    if s.maybe(50):
        s("""
            [On|By] <weekday> {hero} [threw|rolled|kicked] <small-thing> over the line, [by
                mistake|quite by accident|as if it had slipped|without looking], <like-fly>.
                [Back|After a while] came [<snack>|half of <snack>], [also|surely] by mistake.
            Then [a word|a cough|a joke] [flew|went|shot] over, then [two|a longer one|a whole
                sentence|a question], then {friend.s} [hat|left shoe|laugh].
        """)
    else:
        s("""
            [On|By] <weekday> it [rained|poured|came down] [buckets|strings|like peas],
                [and|but] the only [umbrella|dry bench|roof|awning] was {friend.s}, and the only
                [cake|bun|sandwich|apple] was {hero.s}.
            {hero} <gesture>. {Friend} <gesture friend>. "[Rain asks nobody|It is wider than it
                looks|There is a dry place here]," <verb> {friend}[| <manner>].
        """)
    s.end(
        hero,
        "at odds",
        """
        "[Snore|Pea|Turnip]," said {who}[|, very softly| <manner>]. "[Broom|Noodle|Old sock],"
            said {friend}, and [rubbed out|stepped on|smudged] [the line|a bit of chalk|the middle]
            with [one foot|a sleeve|{friend.own} seat].
    """,
        friend=friend,
    )
    s("<laughter>", other=friend)
    s("""
        And {thing}? [Mondays|In summer|On odd days] it [lives|sleeps|is|stays] with {hero},
            [otherwise|the rest of the time|on even ones] with {friend}, and [on Sundays|at
            Christmas|when nobody looks] with <small-beast>, which [never asked|sits on it|takes
            good care of it].
    """)


def newcomer(s):
    """Somebody new has a strange way of doing things, and it turns out to be useful."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend)
    s.day()
    s("""
        A cart [stopped|creaked|came] [by|past] <landmark>, and down [came|were
            handed|rolled|flew] <errand-goods>, [a bed|seven chairs|a stove], <small-thing> in a
            [cage|glass case|velvet box] and, [last of all|on top], [somebody new|a stranger|a new
            neighbour].
    """)
    s.go(hero, there)
    s.meet(
        friend,
        """
        {other.a}, [the newcomer|who was new], [stood|waited|leaned] there [alone|with
            <snack>|on one leg], and [all the others|the whole lane|<passer-front>] [looked
            on|whispered|pointed] from [behind|on top of|beside] <landmark>.
    """,
    )
    s("""
        "[Where I come from|At home]," <verb> {friend}, "[we|people] <custom>." "[Ha|Hm|Oh],"
            [said|went|sang] [the others|<passer>|the tallest], and [no one|nobody|not one of them]
            [asked anybody|knew what|wanted] to play.
        [For days|All week|Until <weekday>], {friend} [walked|went about|strolled] <crossing>
            alone, [humming|talking to <small-beast>|counting gateposts], and ate <strange-food> for
            lunch, [with a thimble|under an umbrella|standing up].
        {Hero} [felt sorry|could not sleep for curiosity|had once been new too]. {Hero} [sat
            down beside|went up to|ran into] {friend}. "[May I|Can I|Could I|Is it rude to]
            [taste|try|have some]?" {hero} <asks>. It [tasted|smelled|tasted faintly] [of|rather
            like] <smell>, [and then|but only at first,] of <smell-two>.
        "[How do you say|What do you call|What is] [that|this] [where you come from|at home|in
            your language]?" "<Word>," <verb> {friend}, [pointing|with a nod] at <small-thing>.
            "<Word-two>," [for|meaning] [thank you|hedge|good friend|rain with sun in it].
    """)
    s("<pause>")
    if s.maybe(50):
        s("""
            [Then came|And then came|Soon it was] the [day|week] when [the bridge was shut|the
                river stood in the street|the snow lay up to the windowsills|all the clocks had
                stopped]. [Nobody|No one|Not one soul] knew [what to do|the way out|how to get the
                bread in]. "[At home|Where I come from]," <verb> {friend}[| <manner>], "we [walk|go]
                on stilts."
            By [noon|evening|<weekday>|nightfall], [half the lane|everybody|even <passer-front>]
                went [about|<crossing>] on stilts, <like-wobble>, [waving|with loaves|shopping|in
                top hats], and [asked|begged] {friend} [how to [turn|sit|stop]|for [lessons|longer
                ones|help]].
        """)
    else:
        s("""
            [Then|On <weekday>] <beast> [ran|went] wild <crossing>, with [a wedding cake|the
                band's music|a bishop's hat] [in its mouth|round its neck|between its teeth|on its
                head], and [no one|nobody] could [stop|catch|head off|calm] it. {Friend}
                [whistled|clicked|sang] [three|two] [notes|words|bars] [in that language|from
                home|nobody knew|like a hinge]. It [stood|stopped|froze] <like-still>, [came
                back|lay down] and [gave up|put] the [thing|booty] [at {friend.s} feet|in the
                mud|down|on a step].
            "[What was that|How did you do it|What did it hear]?" [they|all the others|people]
                [asked|cried]. "[Only please|Supper|Mind your manners|Sit, more or less]," <verb>
                {friend}.
        """)
    s("""
        <promise>, [the children|they all|half the lane] [say|answer|call|shout] "<Word>"
            [and|or] [bow|nod|wave] [to each other|at lamp posts|to beetles|on the stairs], {hero}
            eats <strange-food> with [a thimble|both eyes shut|jam], and {friend} [plays|has learned
            to play] <game>, [and always wants to be|but only as|chiefly as] the
            [horse|iceberg|dog|villain|referee].
    """)


PLOTS = [quarrel, newcomer]
