"""Fibs that grow, and words that change on the way."""


def fib(s):
    """A small lie needs a bigger one, until it eats more than it is worth."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("busy")
    s.stage(friend=friend, there=there, culprit=s.word("culprit"))
    s.day()
    s.go(hero, there)
    s("""
        [There|In the corner] stood <fragile>. {Hero} [only wanted to|meant to] [look|sniff|say
            hello], [turned|stepped back], and [behind|under] {hero.own} [elbow|bottom|left heel] it
            [said|went] "[Crack|Ping|Crunch]".
    """)
    s.meet(
        friend,
        """
        "Who [was|did] that?" {other} [asked|called], [coming|and came] in. "A {culprit}," said
            {hero}[, too quickly| <manner>].
    """,
    )
    s("""
        "A {culprit}? [Here|In this street|At this time of day]?" "[Yes|A big one|Two even],"
            <verb> {hero}. "It [came|climbed] [through|in by] the [window|chimney|letter box],
            [danced|sneezed|sat down] and [left|ran], <crossing>."
        {Friend} <gesture friend>. "[Poor beast|Then it is hungry|It must be caught kindly],"
            <verb> {friend}. "[Every|Each] evening [we|you and I] will put out for it <food-detail>.
            [From your plate|You know what it likes]."
    """)
    s("""
        So {hero} [carried|took] {hero.own} supper to <landmark>, [on <weekday>|the first
            evening], [and again|and once more] the next. {Hero} also had to [draw|describe|howl
            like] it [for|in front of] <passer-front>, and [knit|dig|build] it a [cap|bed|bath].
        <Passer> [claimed to have|had] [heard|smelled|met] it: it [played|sang|whistled] <song>.
            {Hero} [began to look|looked] [behind|under] [the bed|every door][ at night|, just in
            case].
    """)
    s("<pause>")
    if s.maybe(55):
        s("""
            On the [third|fifth] [evening|day], <far-sound>, and {hero}, as hollow as a
                [drum|bell], [put down|dropped] the dish [before|in front of] {friend}. "There is no
                {culprit}," {hero} said. "It was [me|my <part>], [and|and I think] it [ate|has
                eaten] me [up|nearly]."
            "[I know|So I thought]," <verb> {friend}[| <manner>]. "A {culprit} [wipes its
                feet|never breaks the good ones|cannot stand soup]." And [out came|there stood] a
                plate, [kept warm|with a lid], [every evening's|of <food-detail-two>].
        """)
    else:
        s("""
            On the [third|fifth] [evening|day] the dish was [empty|licked clean]. {Hero} [turned
                as pale as <pale-as>|stood <like-still>]. [By|Beside] it [sat|slept] <small-beast>,
                as round as a [drum|bun].
            "[So there it is|Is that your {culprit}]?" <asks> {friend}. "[No|It is smaller],"
                said {hero}, and [swallowed|looked at it]. "There [never was one|is none]. It was
                [me|my <part>]." And [it was out|that was that], as light as [a moth|soap|a feather
                from a pillow].
        """)
    s("""
        They [glued|mended] <the-fragile> [together|by lamplight], {friend} the [big|front]
            pieces, {hero} the [crumbs|corners|hard ones], and [the {culprit}|it] is now [only|no
            more than] a word [for|they say when] [somebody's dirty fingers|an empty biscuit tin|the
            draught in the hall].
    """)


def whispers(s):
    """A message goes from mouth to mouth, and arrives as something else; people get ready."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("busy")
    s.stage(friend=friend, there=there, news=s.word("news"))
    s.day()
    s("""
        "[Tell|Say to] {friend}: {news}," <passer> called [from|out of] [a window|a moving
            cart|the bath]. {Hero} had [a mouth full of|both ears in] <snack-in>, and
            [nodded|waved].
        {Hero} [told|passed it on to] <passer> <burden>, who [told|whispered it to]
            <passer-front>, who had [a cold|a train to catch|only one good ear], and [it went|so it
            travelled] <crossing> and <crossing-two>.
    """)
    s.go(
        hero,
        there,
        """
        When {who} came {place.to}, [nobody|not one] was [sitting|calm]. <Beast> <beast-doing>,
            <passer> <burden> was <errand>, and [all over the floor|in the doorway] [lay|stood]
            [trunks|buckets|pillows].
    """,
    )
    s.meet(
        friend,
        """
        "{news.then}!" cried {other}, [as pale as <pale-as>|<like-loud>]. "[Everybody|The whole
            town] [says|knows] so. [Quick|Take this]!" And {hero} [held|had] <errand-goods>.
    """,
    )
    s("""
        {Hero} <gesture>. "[Who|And who] [said so|told you]?" "<Passer>." [Who|That one]
            [got|had] it from [the barber|a cousin], [and he|who had it] from [a nun|the night
            watch], [and she|who had it] from [somebody|a person] [with|chewing] <snack-in>.
        "[Oh|Ah]," said {hero}, and [went|turned] as red as <red-as>. "[That|The first one] was
            me. What [was said|I heard] was: {news}."
        <Far-sound>. [Nobody|Not a soul] [moved|breathed]. [Somewhere|In the silence], [a
            pillow|a trunk|<errand-goods>] [fell|slid] down the [stairs|steps].
    """)
    s("<laughter>", other=friend)
    s("""
        [But|Still], since [everyone|all of them] had [packed|got up|come] [already|anyway],
            they [carried|took] the [pillows|tables|buckets] [out|to the green] and had
            <food-detail>. "[It could have been true|One should do this more often|I had just
            polished the trumpet]," <verb> {friend}.
        <promise>, whoever has [news|a message] for [anybody|the town] must [swallow|chew] first
            and [say|sing] it [three times|slowly|backwards].
    """)


PLOTS = [fib, whispers]
