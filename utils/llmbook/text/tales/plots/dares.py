"""Leaps and boasts: what is easier said than done."""


def leap(s):
    """All the others jump; one climbs up, and down again, and comes back when nobody looks."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("swim")
    s.stage(friend=friend)
    s.day("summer")
    s.go(hero, there)
    s("""
        A [rock|plank|post|wall] [stood|stuck] out [over|above] the [water|deep] there, [as high
            as two [uncles|wardrobes|horses]|higher than it looked|with a name: the [Nose|Pulpit|Old
            Gentleman]]. [Everybody|Every child|All the world] jumped from it, [even|including]
            <passer> and, [by mistake|once], <beast>.
    """)
    s.meet(
        friend,
        """
            {other.a} [came|crawled|shot] [out|up] [again|for the [ninth|sixth] time],
                [dripping|blowing] <like-wet>.
        """,
    )
    s("""
        "[Now you|Your turn|And you]!" [cried|called|spluttered] {friend}. "It is [nothing|quite
            easy|like falling out of bed], only [wetter|longer|with a splash]."
    """)
    s.begin(
        hero,
        "aloft",
        """
            {who} [climbed|crawled] up, [one foot after the other|as slowly as
                [dough|treacle]|very bravely, as far as the middle], and [looked|peeped|squinted]
                [down|over the edge].
        """,
    )
    s("""
        [How far|How deep|How dark] it was down there, [like [the moon|a well|the day before
            yesterday]|and how [cold|wet]]! {Hero} felt as small as <small-as>.
        <frozen>
        <pause>
    """)
    s.end(
        hero,
        "aloft",
        """
            [And then|Slowly|After [ten|five] minutes] {who} climbed down again, [backwards|rung
                by rung|with shut eyes], while [somebody|<passer>] [laughed|whistled|looked away]
                and <passer-front> did not.
        """,
    )
    s("<ashamed>")
    s(
        """
            "[I|My cousin|My own aunt] [climbed|came] down [three|four|nineteen] times first,"
                <verb> {friend}[| <manner>]. "[Nobody counts|The last time counts|The water does not
                mind|You can wave from up there, too]."
        """
    )
    s.home(
        friend,
        hero,
        text="""
            [Towards evening|When the [wind turned|bell rang]|By and by] [all of them|everybody]
                went [home|off] to <food-detail>.
        """,
    )
    s.go(
        hero,
        there,
        """
            But [the next|early next] [day|morning], [before breakfast|without telling
                anybody|with a bun in one cheek], {who} [was|stood] {place.at} again. <Far-sound>;
                [the rest|all else] was still.
        """,
    )
    s.begin(
        hero,
        "aloft",
        """
            Up {who} [went|climbed], [counted|said|whispered] ["Three"|"Two"|"Now"], <gesture>,
                and [counted|began|tried] [again|once more].
        """,
    )
    if s.maybe(60):
        s.end(
            hero,
            "aloft",
            """
                At [nine|the seventh go|eleven and a half] {who.s} feet [decided|had had
                    enough|simply went], and {who} [flew|fell|sailed] <like-fly>, and the water
                    [said|answered|went] "[Whump|Plosh|Glop]".
            """,
        )
    else:
        s.end(
            hero,
            "aloft",
            """
                Then [a wasp|a horsefly|<beast>] [came|took an interest], {who} [stepped
                    back|waved both arms|said "<exclaim>"], and there was no [rock|ground]
                    [behind|any more]: down {who.he} went, <like-fly>, [bottom|ears|elbows] first.
            """,
        )
    s("""
        {hero} came up [with a [nose|mouth|shirt] full of|spitting out|wearing]
            [pondweed|water|bubbles|small fish], [alive|in one piece|amazed], and [at once|straight
            away] [climbed up|went back] [again|for more].
        <glad>
        [By the time|When] {friend} [arrived|came], {hero} had [jumped|done it]
            [eleven|nine|fourteen] times, and [yawned|whistled|bowed] as if [it were nothing|that
            were an old habit|<passer> had ordered it].
    """)
    friend.place = there


def boast(s):
    """Somebody boasts, must show it before everyone, and learns it in earnest."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
            "[I have seen|My uncle knew] a man who [could|can] <feat>," {other.a} was
                [telling|saying to] <passer> <burden>.
        """,
    )
    s("""
        "[Pah|Only that|And what of it]!" <verb> {hero}. "I <feat-too> [before breakfast|with
            one ear shut|every <weekday>|in my sleep]."
        [Heads|Chairs|All eyes] turned. <Beast> <beast-doing>. "[Is that so|Really]?"
            [said|cried] {friend}. "[Here|Now]?"
        "[Unluckily|Alas]," <verb> {hero}, "[my knee|the wind|the moon|my licence] is [not
            right|still wet|at the mender's]. [Tomorrow|On <weekday>]."
    """)
    s("<pause>")
    s.go(
        hero,
        None,
        """
            That [evening|night] {who} tried it [at home|in the yard|behind the shed],
                [once|four times|until the neighbours knocked], and [broke|lost|dented] [the butter
                dish|a window|two chairs|the good lamp|a flowerpot].
        """,
    )
    s.go(
        hero,
        there,
        """
            The next [day|morning] {who} went {place.to}, with legs as heavy as <heavy-as>, and
                [everybody|half the town|<passer-front>] had come, [on benches|with cushions|with
                <snack>].
        """,
    )
    if s.maybe(50):
        s("""
            {hero} [bowed|took a run|began] and [fell|landed|vanished], <like-fly>, [into|among]
                [the band|a tub of whitewash|<passer-front-two>|the pickled cucumbers].
            {friend} laughed <like-loud>, and {hero}, [white|green|wet] to the ears, [looked
                up|thought of crying] and [laughed too|sneezed, and then laughed].
            "[That|Now that] I [never saw|have not seen] before," <verb> {friend}. "[Again|Could
                you do it slower]?"
        """)
    else:
        s("""
            {hero} <gesture>. "I [lied|cannot do it]," {hero.he} said, [so low|so softly] that
                <far-sound> [was louder|could be heard over it]. "I [only|just] wanted [all of
                you|somebody|you all] to [look|stay|say oh]."
            [Nobody laughed|A chair creaked]. "[We are looking|Here we are]," <verb> {friend}.
                "[What can you do|Well, what else is there]?"
            {hero} [could|knew how to] <trick>, [and|so {hero.he}] did it, and <passer>
                [wept|cheered|asked for it again|fell off a bench].
        """)
    s("<laughter>", other=friend)
    s("""
        [After that|In the weeks after], {friend} and {hero} [practised|worked at it] [every
            evening|on <weekday>s|behind the <practice-place>], and [one day|after the ninth
            bruise|by the next [moon|market]], it was true: {hero} could <feat>.
        But [by then|from then on|oddly], {hero} [never mentioned it|kept it quiet|told nobody
            but <small-beast>].
    """)


PLOTS = [leap, boast]
