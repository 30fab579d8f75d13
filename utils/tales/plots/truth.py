"""Fibs that grow, and words that change on the way."""


def fib(s):
    """A small lie needs a bigger one, until it eats more than it is worth."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("busy")
    s.stage(friend=friend, there=there, culprit=s.word("culprit"))
    s.day()
    s.go(hero, there)
    s("""
        [There|In the corner] stood <fragile>. {Hero} [only wanted to|meant to] [look|sniff|say
            hello], [turned|stepped back|sneezed|bowed], and [behind|under] {hero.own}
            [elbow|bottom|left heel] it [said|went|sang] "[Crack|Ping|Crunch]".
    """)
    s.meet(
        friend,
        """
        "Who [was|did] that?" {other} [asked|called], [coming|and came] in. "A {culprit}," said
            {hero}[, too quickly| <manner>].
    """,
    )
    s("""
        "A {culprit}? [Here|In this street|At this time of day|Indoors]?" "[Yes|A big one|Two
            even]," <verb> {hero}. "It [came|climbed|scrambled] [through|in by] the
            [window|chimney|letter box], [danced|sneezed|sat down] and [left|ran], <crossing>."
        {Friend} <gesture friend>. "[Poor beast|Then it is hungry|It must be caught kindly|So
            far from home]," <verb> {friend}. "[Every|Each] [evening|night|day] [we will|you
            will|you and I must] [put|set] out <food-detail>. [From your plate|You know what it
            likes|It must not go hungry]."
    """)
    s("""
        So {hero} [carried|took|brought] {hero.own} supper to <landmark>, [on <weekday>|the
            first evening|that same night], [and again|and once more|and hungrier] [the next|after
            that|on <weekday>]. {Hero} also had to [draw|describe|act|imitate] it [for|before|in
            front of] <passer-front>, and [knit|dig|build] it a [cap|bed|bath].
        <Passer> [claimed to have|had|swore to have|thought to have] [heard|smelled|met] it: it
            [played|sang|whistled] <song>. {Hero} [began to look|looked] [behind|under] [the
            bed|every door|the carpet|the milk churn][ at night|, just in case].
    """)
    s("<pause>")
    if s.maybe(55):
        s("""
            [On the [third|fifth|ninth]|One] [evening|day], <far-sound>, and {hero}, as hollow
                as a [drum|bell|flowerpot|boot], [put down|dropped|pushed|laid] the dish [before|in
                front of] {friend}. "There is no {culprit}," {hero} said. "It was [me|my <part>],
                [and|and I think] it [ate|has eaten|is eating] [me up|all my suppers|the rest of
                me]."
            "[I know|So I thought|I heard it fall|Since the first night]," <verb>
                {friend}[| <manner>]. "A {culprit} [wipes its feet|never breaks the good ones|cannot
                stand soup]." And [out came|there stood|from the oven came] [a plate|a bowl], [kept
                warm|with a lid|every evening's], [of <food-detail-two>|and <snack>].
        """)
    else:
        s("""
            [On the [third|fifth|ninth]|One] [evening|day] the dish [was empty|was licked
                clean|had been cleared]. {Hero} [turned <pale-like>|stood <like-still>]. [By|Beside]
                it [sat|slept|hiccuped] <small-beast>, [as round|about as thin] as a
                [drum|bun|barrel].
            "[So there it is|Is that your {culprit}]?" <asks> {friend}. "[No|It is smaller|Not
                exactly|That one only eats]," said {hero}, and [swallowed|looked at it|blew
                {hero.own} nose|took hold of a button]. "There [never was one|is none]. It was
                [me|my <part>]." And [it was out|that was that|there it lay], as light as [a
                moth|soap|a feather|a burp].
        """)
    s("""
        They [glued|mended|pasted|puzzled] <the-fragile> [together|by lamplight|on
            <weekday>|with egg white], {friend} the [big|front|outer] pieces, {hero} the
            [crumbs|corners|hard ones], and [the {culprit}|it] [is now only|lives on as|has become]
            a [word|name] for [dirty fingers|an empty tin|the draught in the hall|whoever snores|a
            chair that falls].
    """)


def whispers(s):
    """A message goes from mouth to mouth, and arrives as something else; people get ready."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("busy")
    s.stage(friend=friend, there=there, news=s.word("news"))
    s.day()
    s("""
        "[Tell|Say to] {friend}: {news}," <passer> called [from|out of] [a window|a moving
            cart|the bath]. {Hero} had [a mouth full of|both ears in] <snack-in>, and
            [nodded|waved|grunted|swallowed].
        {Hero} [told|passed it on to] <passer> <burden>, who [told|whispered it to]
            <passer-front>, who had [a cold|a train to catch|only one good ear|a trumpet in hand],
            and [it went|so it travelled|on it rolled] <crossing> and <crossing-two>.
    """)
    s.go(
        hero,
        there,
        """
        When {who} came {place.to}, [nobody|not one] was [sitting|calm|dry|at home]. <Beast>
            <beast-doing>, <passer> <burden> was <errand>, and [all over the floor|in the doorway|on
            every chair] [lay|stood|were] [trunks|buckets|pillows|portraits].
    """,
    )
    s.meet(
        friend,
        """
        "{news.then}!" cried {other}, [<pale-like>|<like-loud>|with one boot on|from under a
            table]. "[Everybody|The whole town|The <practice-place>] [says|knows|whispers|shouts]
            so. [Quick|Take this|Hold on to something]!" And {hero} [held|had] <errand-goods>.
    """,
    )
    s("""
        {Hero} <gesture>. "[Who|And who] [said so|told you|says it|started it]?" "<Passer>."
            [Who|That one] [got|had] it from [the barber|a cousin|<passer>], [he|and he|who got it]
            from [a nun|the night watch|a moving tram], [she|and she|and that one] from [somebody|a
            person|a mouth] [with|chewing|full of] <snack-in>.
        "[Oh|Ah]," said {hero}, and [went|turned] <red-like>. "[That|The first one|I am afraid
            that] was me. [What was said|The words|All I heard], [without the|behind the|minus the]
            [bun|chewing|echo]: {news}."
        <Far-sound>. [Nobody|Not a soul] [moved|breathed]. [Somewhere|In the silence], [a
            pillow|a trunk|<errand-goods>] [fell|slid] down the [stairs|steps|wall|banisters].
    """)
    s("<laughter>", other=friend)
    s("""
        [But|Still], since [everyone|all of them|half the street] [had packed|had got up|was
            there|had washed] [already|anyway], they [carried|took|rolled] the
            [pillows|tables|buckets] [out|to the green|<crossing>] and [had|made|fried]
            <food-detail>. "[It could have been true|[One|We] should [do this|panic] more often|I
            had [just|even] polished the trumpet|My pillow needed air]," <verb> {friend}.
        <promise>, [whoever|a child that|who] [has|brings|carries] [news|a message|greetings]
            must [swallow|chew|sit down] first and [say|sing|spell] it [three
            times|slowly|backwards|through a tube].
    """)


PLOTS = [fib, whispers]
