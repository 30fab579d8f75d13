"""Somebody is afraid of the dark, and goes into it all the same."""


def dark(s):
    """Something must be fetched from a dark place, where somebody else is just as afraid."""
    hero, friend, there, thing = s.hero, s.peer(), s.somewhere("dark"), s.thing("tool")
    s.stage(friend=friend, thing=thing, there=there)
    s("""
        [[There was only|There was just|People knew of] one thing [in the [whole|wide] world |on
            land and water |between here and the sea |]that [frightened|worried|bothered|did not
            agree with] {hero}: the dark.|{Hero} [feared|shunned|dreaded] [no thunder|no geese|no
            water], [no ghosts|no heights|no aunts], [only|just|nothing but] the dark.|The dark and
            {hero} [were not friends|did not get on|had never been introduced].] It
            [sat|lay|lived|waited] [under [beds|stairs|tables]|behind [doors|coats|curtains]] and
            [breathed|listened|chewed something|counted slowly|took up too much room].
    """)
    s.day()
    s("""
        [Of course|As luck would have it|And just then|Sure enough], {thing.a} was
            [needed|wanted|missing] [at home|for supper|before evening|by a neighbour], [last
            seen|forgotten|left] {there.at}.
        "<Exclaim>! [Somebody|One of us|Someone brave] must [fetch|get|go for] it,"
            [said|called|sighed] [a voice|an aunt|the neighbour] <manner>, and [all|both|six]
            [eyes|heads|noses] [turned to|pointed at|looked at] {hero}.
    """)
    thing.place = there
    s.go(
        hero,
        there,
        """
            {who} [went|crept|walked] {place.to} [with a [candle|match|night light] no bigger
                than|on knees softer than] [a bean|butter|half a carrot|a tooth], [humming
                <song>|counting backwards from [ninety|fifty|a thousand]|saying the names of
                [cheeses|rivers|seven aunts]].
        """,
    )
    s("""
        [Inside|There|Behind the door] <dark-room>, [with a smell of|smelling of|and a draught
            of] <smell> [and|or] <smell-two>.
        <creeps>
        Then something [sniffed|shuffled|gulped|rustled|hiccuped|scraped], {place.spot}.
        <frozen>
    """)
    if s.maybe(65):
        s.meet(
            friend,
            """
                "[Please|Kindly] do not [eat|bite|swallow] me," [said|begged|quavered|piped] a
                    [small|thin|shaky|hoarse] voice. "I [am mostly|am nothing but|taste of]
                    [bones|soap|vinegar|ear|old boots|buttons], and [disagree with|upset|give wind
                    to] [everybody|most monsters|any stomach]."
            """,
        )
        s("""
            It was {friend.a}, who had [come|crawled in|slipped in|been sent] [to look
                for|after|because of] <small-thing>, and whose [candle|match|lamp|courage|lantern]
                had [gone out|given up|died] [at once|long ago|with a hiss|at the second corner].
            "[Are you|Is somebody else|So you are|Who is] [afraid [of the dark |]|scared |in a
                fright ]too?" {hero} <asks>.
            "[Only|Chiefly|Mostly] when [I am alone in it|it looks at me|it is so dark|nobody
                asks me that]," <verb> {friend}[| <manner>].
        """)
        s.take(
            hero,
            thing,
            """
                [Side by side|Arm in arm|Back to back], [telling each other|shouting
                    out|whispering] [riddles|the names of puddings|jokes about ghosts|the nine times
                    table], they [found|felt for|bumped into|stumbled on] {thing} and
                    [dragged|brought|carried] it [out|into the daylight|to the door].
            """,
        )
        s("<laughter>", other=friend)
        s("""
            "[The dark|It] [is smaller|grows shorter|keeps quiet] with two [in it|inside|to
                share it]," <verb> {friend}. "[Half each|There is less for everyone|Like a cold
                bed]."
        """)
    else:
        s("""
            Two [green|yellow|round] [lights|eyes] [shone|opened|blinked], <bright-like>. {Hero}
                [held out|dropped|offered|rolled over] <snack>, and [the eyes|they] [came|crept]
                [nearer|closer|out|round the corner], and [there was a purr|something warm sneezed|a
                wet nose said hello].
            It was [only|nothing but|no monster, just] <small-beast>, which had [gone in|been
                shut in|got in|been left] [after a mouse|by mistake|on Tuesday|out of curiosity] and
                [was very glad of visitors|had been afraid of {hero}|wanted out|had eaten the
                candle].
        """)
        s.take(
            hero,
            thing,
            """
                {who} [took|shouldered|picked up] {thing}, and [out|back] they
                    [went|marched|plodded] together, [one of them whistling|hungry, both of them|in
                    step].
            """,
        )
    s("""
        <proud>
        <promise>, {hero} [says|has said|wishes it] "[Good evening|Sleep well|Only me|At ease]"
            to the dark [before|instead of|after] <errand-bed>[, and|. It [nodded once,
            perhaps|likes that|needs little], and] [so far|up to now|on the whole] it [behaves|does
            not answer|is no trouble|keeps to its corner].
    """)


PLOTS = [dark]
