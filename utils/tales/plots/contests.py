"""Races and prizes, and what they are good for."""


def race(s):
    """A race with a champion; somebody on the way needs help, and the last come in first."""
    hero, friend, there, goal = s.hero, s.peer(), s.somewhere("outside"), s.somewhere("outside")
    s.stage(friend=friend, goal=goal)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
            {other.a} [had won|won|was first in] [every|each|any] race [since|from] [the
                flood|Easter|the cradle], and wore [the medals|all the ribbons|a small crown|the
                winner's sash], even [in the bath|at table|to bed].
        """,
    )
    s("""
        "[Once|All the way] {goal.to}," <verb> {friend}, [stretching|yawning|tying a lace|not
            even looking]. "The [winner|first] gets [<food-detail>|the <prize>|what is left of the
            <prize>]. [And you|What do you want]?" "[To see|To know] [how you look [in front|from
            behind]|what is so funny|whether dust tastes of <smell>]," <verb> {hero}.
        "[Ready|Feet together|Noses in line|On three|Set]," [called|yelled] <passer> <burden>,
            and [dropped|waved] [a handkerchief|a herring|somebody's hat].
    """)
    s("<runs>", who=friend)
    s(
        """
            {hero} came after, <like-wobble>, and [soon|before long] [saw|there was|smelled]
                only [dust|a dot|a smell of <smell>].
        """
    )
    s("""
        [Halfway|At the bend|There], by <landmark>, sat <helped> and [wept|could not go on|held
            up one foot]: [somebody|the champion] had [run over|jumped over|not seen]
            <helped-goods>, and now [there were eggs|it lay|everything was] [everywhere|in the
            ditch|all over the road].
        {hero} looked [after|towards] the [dust|champion|small cloud] and [back|down] at [the
            mess|the road|the stranger|all those tears]. "<Exclaim>," {hero} [sighed|said|murmured]
            and [knelt|bent|sat] down.
        [It took|That cost|They needed] [two songs|the time of a boiled egg|a short sermon|a
            bootlace and some spit]. "[Let me|I must|I want to] [thank|repay] you,"
            [said|cried|sniffed] the [voice|stranger|poor soul]. "[Do you|Would you] [like a
            lift|ride|dare a short cut|mind speed]?"
    """)
    s("""
        [Meanwhile|By then], {friend}, [sure of it|far ahead|quite alone|much too early], had
            [sat down|lain down] [to polish the medals|under a tree|for <snack>] and [fallen
            asleep|met a mirror|begun to [talk|boast|play chess] with <passer>].
    """)
    friend.place = goal
    s.go(
        hero,
        goal,
        """
            {who} came {place.to} [on the back of|in the cart of|pulled by] <ride>,
                [waving|singing <song>|with <snack> in one cheek], [a nose|one ear|three steps]
                [ahead of|before] {friend}, who [ran|came|stormed up] <like-fast>.
        """,
    )
    s("<angry>", who=friend)
    s("""
        "[That|This] does not count," <verb> {friend}. "[No|Of course not|Never|Not a bit],"
            <verb> {hero}. "[Half|Have half]?" And {hero.he} [broke|cut|tore] [the <prize>|<snack>]
            in two.
        {friend} <gesture friend>. [Nobody had ever|Not once had anybody] [offered|given|left]
            [the champion|{friend}] [half of anything|a bite|a thing without a race|so much as a
            crumb].
        <promise>, they [race|run] [every|each|any] <weekday>, [side by side|hand in
            hand|backwards], and [always|carefully|by contract|naturally] [end|arrive|finish] [at
            the same time|together|last|in time for <food-detail>].
    """)


def baking(s):
    """A prize for the best cake; the wrong jar; a prize for something else."""
    hero, friend, there, cake = s.hero, s.friend(), s.somewhere("inside"), s.thing("bakes")
    s.stage(friend=friend, cake=cake)
    s.day()
    s("""
        "[For|To] the best [baker|cake|crust]: <errand-goods>!" said the
            [poster|notice|paper|placard|slate] on <landmark>, and [at once|within the hour|by
            noon|that same day|overnight] [the valley|every chimney|the dog|each kitchen|even the
            church] smelled of <smell-two> and [scorched|burnt|singed|boiling] [sugar|eyebrows].
    """)
    s.own(hero, cake)
    s("""
        {hero} [stirred|kneaded|beat] [all night|from cockcrow on|with both elbows|to the ninth
            hour|in one apron], [sang|whistled|hummed] <song>, and [never noticed|did not see|had no
            idea] that [what lay there|the jar|the heap|the tin|the bag] [in front|on the
            left|nearest|within reach|to hand] was not [sugar|flour|cinnamon] but
            [salt|plaster|mustard|soap flakes|grated candle|pepper].
        [Out|From the oven|Out of the smoke] came {cake.a}, <heavy-like> and as [shiny as|yellow
            as|hard as|flat as|silent as] <cake-look>.
    """)
    s.go(
        hero,
        there,
        """
            {who} carried it {place.to}, <like-quiet>, and [set|put|placed] it
                [between|beside|next to] <rival> and <rival-two>.
        """,
    )
    s("""
        There [sat|stood] the judges: <passer>, <passer-front>, and [a bishop|a general|a sea
            captain|a duchess|an opera singer] [with a spoon|in a bib|who had not eaten since
            <weekday>|with two forks|and a doctor, to be safe].
        [They|The judges] [bit|tasted|chewed]. [Somebody|The bishop's aunt|One of them|The
            eldest|A juror] [went|turned] [green|the colour of <smell>|quite silent|away|to the
            window|violet]. [A tooth|A button|The spoon|A fork|One plate] [flew|broke], and
            [outside|far off], <far-sound>.
        <frozen>
    """)
    s("<ashamed>")
    s.meet(
        friend,
        """
            Then {other.a} [came|burst|fell] in: "[The dike leaks|The bell has lost its
                clapper|There is a hole in the boat|The bridge wobbles|My door will not stay
                open|The piano stands on three legs|The mill wheel spins free|Our chimney has lost
                its cap|The anchor is gone]! [Has anybody|Who has|Where is] [something|anything]
                [hard|heavy|that does not give]?"
        """,
    )
    s.give(
        hero,
        friend,
        cake,
        """
            [All looked|<Passer> looked] at {thing}. {Who} <gesture> and [held it out|gave it
                away|let go] [with a sigh|with one finger|without a word|blushing|with a small
                bow|last of all].
        """,
    )
    s("""
        It [fitted|went in] [exactly|as if made for it|at the first knock|with a hammer|like a
            tooth|to the crumb]. It [holds|has held|has sat there] [to this day|till now|since
            then|ever since], and [no rain|no mouse|nothing|not one bishop|no frost|no woodpecker]
            has [ever|yet] [got the better of|nibbled at|softened|dented] it.
        So [they made|somebody thought of|there was|the judges found|a vote gave it] [a second|a
            special|one more] prize, for the [most useful|bravest|hardest|longest-lasting]
            [baking|crumb|work]: <prize-odd>.
        <proud>
        "[What|And what|Now, what] [went|did you put|was] [in|into it]?" <asks> {friend}. "[A
            secret|My whole heart|Ask the jar|Everything but cake|Love, and too much of it]," <verb>
            {hero}, and they [shared|went to find|sat down to|asked for] <food-detail>.
    """)


PLOTS = [race, baking]
