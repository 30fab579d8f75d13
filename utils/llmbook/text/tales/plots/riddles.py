"""Small mysteries, and how they are solved."""


def cake(s):
    """Who ate the cake? Three suspects, one clue, and an answer that nobody wants."""
    hero, friend, there, cake = s.hero, s.friend("grown"), s.somewhere("food"), s.thing("bakes")
    s.stage(friend=friend, cake=cake, there=there)
    s.day()
    s.go(hero, there)
    s.meet(
        friend,
        """
        "[Thieves|Robbers|Help]!" cried {other}. "[It stood|I put it] {place.spot}, {thing.a},
            [whole|still warm], for [the wedding|the bishop|my aunt]. [Now|Look]: [crumbs|a plate,
            and <small-thing>]!"
    """,
        thing=cake,
    )
    s("""
        {Hero} [walked|crawled] [once|twice] [round|about] the [plate|scene of the crime],
            [sniffed|measured] [a crumb|the air] and <gesture>. "[Nobody|No one] leaves [town|this
            street]," {hero} <verb>.
        The first was <passer> <burden>. "[Where were you|What did you do|Who saw you] at
            [nine|dawn|noon|the time in question]?" "[I|At home]," [came the answer|was the reply],
            "[was|I was] <errand>." [It was true|So it was|No use]: <passer-front> had [seen|heard]
            it and [laughed|wept|joined in].
        The second [suspect|one] was <beast>, which <beast-doing>, [and|but] [looked|only] too
            [sad|thin|full of hay] [for cake|to have eaten]. The third [was|, oddly enough,]
            {friend}.
        "[I|Me]?" {Friend} <gesture friend>. "[Why|For what reason] should I [eat|steal] my own
            {cake.noun}?" "[That is what|So] [they all say|every thief asks|the guilty speak],"
            <verb> {hero}[| <manner>].
    """)
    if s.maybe(35):
        s("""
            That [night|evening] {hero} hid {place.spot} with <snack> and [a lantern|a bell],
                and [waited|kept watch]. <Night-sound>. Then the [door|floor] [creaked|sighed]: [in
                came|there came] {friend}, in [nightshirt and slippers|a tasselled cap], eyes
                [shut|tight shut], [humming|and hummed] <song>.
            [Straight|Sure as a train], {friend} [walked|went] to the [cupboard|shelf],
                [ate|finished] <food-detail-two>, [wiped|dabbed] both [cheeks|whiskers], and
                [walked|went] back to bed.
            "[I have found|I know] the thief," <verb> {hero} [next morning|at breakfast].
                "[And|Well]?" <asks> {friend}. "[It is|Somebody] asleep [by day|just now]. [I
                suggest|We need] a bell on your [toe|nightcap]."
        """)
    elif s.maybe(50):
        s("""
            [Then|But] {hero} [saw|followed] the crumbs. They [led|went] <way>, [getting|and
                got] smaller and [smaller|sweeter], to a [hole|nest|basket]. In it lay <small-beast>
                and [five|seven|three] [blind|brand-new] little ones, [round|fat] as [buns|plums],
                [with|and] icing on [every|each] [ear|nose].
            {Friend} [looked|gazed] in for a long [time|while]. "[Oh well|The bishop]," {friend}
                <verb>, "[can have|gets] <food-detail-two>. [There was|It had] too much [sugar|rum]
                in it for [a bishop|him]."
        """)
    else:
        s("""
            {Hero} [leaned|sat down] to think, [against|beside] the oven, and [felt|noticed]
                something [odd|warm]. {Hero} [looked|reached] [behind|under] [the flap|it]. "[Did
                you look on|Have you tried|And what is on] the [other|second] plate?" <asks> {hero}.
            There [stood|was] {cake.full}, [whole|untouched], [and|with] a flag on it:
                {friend.s} own, [planted|put there] [so as not to|in order not to] forget. [The
                crumbs|All the rest] were from [breakfast|<weekday>].
        """)
    s("""
        {Friend} [turned|grew|went] as red as <red-as> and [paid|rewarded] the detective
            [with|in] <price>, [and|plus] <food-detail>.
        <promise>, a [sign|card] hangs [on|beside] {hero.s} door: "[Cases|Riddles] solved.
            [Crumbs|Small ones] preferred."
    """)


def tracks(s):
    """Strange footprints are followed in a circle, with more and more followers."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("outside")
    s.stage(friend=friend, there=there)
    s.day("winter")
    s.go(hero, there)
    s("""
        [In|Across] the [fresh|new] snow [ran|went] a track [such as nobody had seen|that made
            no sense|out of some dream]: [one foot|the left] [round|as round] [as|like] a
            [plate|drum], the other [long|thin] [as|like] a [loaf|fish], [with|and] [dots|a
            groove|crumbs|drops of something] [between|in the middle].
    """)
    s.meet(
        friend,
        """
        "[A|It is a] [snow camel|two-legged walrus|bird with a wooden leg|king on one skate],"
            <verb> {other.a}, who had [come|run] up behind. "[Fresh|Still warm]. [We must follow
            it|After it|Whoever is afraid goes last]."
    """,
    )
    s("""
        It led <way>. There <passer> [joined|came too], <burden>, "[in case|only to see]".
            [Then|Next], <crossing>, [came|joined in] <passer-front> and <small-beast>.
        "It has [rested|sat down] here," <verb> {friend}, "and eaten <snack>." "It [weighs|must
            weigh] as much as <heavy-as>," <verb> {hero}. [Behind|At the back], somebody
            [began|wanted] to [cry|go home|sell tickets].
        They [passed|went by] <landmark>. They [passed|went by] <landmark-two>.
            "[Strange|Look]," <verb> {hero}, "now there are [more|hundreds] of [them|those]. [A
            herd|A whole family], [and one drags|one of them with|all with] [a ladder|its tail|a
            sack|three feet]."
        {Friend} <gesture friend>. "[There was|Did we not pass] that [bush|post|barrel]
            [before|already]," {friend} <verb>.
    """)
    if s.maybe(50):
        s("""
            The track [stopped|ended] at a [door|porch]. {Hero} [knocked|rang], <like-still>.
                [Out came|There stood] <passer>, [one foot|the left] in a [saucepan|hat box|butter
                tub], the other [in|on] a [skate|violin case|baguette]. "[Somebody|A cat] [has|sat
                on] my boots," [came the answer|was all]. "[Why|And why] are there [forty|ninety] of
                you?"
        """)
    else:
        s("""
            [Then|And then] {hero} [saw|looked at] {hero.own} left [foot|boot]. [A pan lid|A
                wooden plate|The lid of a tin] was [stuck|frozen] to [it|the sole]. It [must|had to]
                have been there [since|from] breakfast. {Hero} [thought|wondered] [whether|if] [to
                say so|anyone had seen].
            "[I have|We have] got it," {hero} [said|called]. "It is [me|this foot]." For [a
                while|the space of a sneeze] it was [still|quiet], and <far-sound>.
        """)
    s("<laughter>", other=friend)
    s("""
        [Since they were|All of them being] [out|there] [already|anyway|with cold feet], they
            [rolled|built] [a snow camel|a walrus, two-legged|the king on his skate], as [tall|high]
            as [the door|two uncles], with <small-thing> for [a nose|its crown], [and|and then]
            [drank|had] <food-detail-hot>.
    """)


def magpie(s):
    """Bright things vanish, one a day; the thief is found by a gift."""
    hero, friend, there = s.hero, s.friend("grown"), s.somewhere("high")
    s.stage(friend=friend, there=there, bright=s.word("bright-thing"))
    s.day("spring", "summer")
    s.meet(
        friend,
        """
        "My {bright}," <verb> {other}, "[was|lay] [here|there] [a minute ago|when I
            sneezed|before I turned round]!" On <weekday> it was [a key|an earring], [and|then] on
            the next [day|but one] <small-thing> and <passer-owner> watch chain.
    """,
    )
    s("""
        [People|Everyone] looked at [each other|their neighbours] [sideways|twice]. <Passer>
            [accused|searched] <passer-front>, who [hit back with|waved] <errand-goods>. [At|By]
            <landmark> hung a notice: "<Notice>."
        {Hero} <gesture>. [A thief|Somebody] who [takes|likes] a {bright} but [leaves|not] the
            [soup|purse] [cannot be|is not] [wicked|hungry], thought {hero}, only [fond|in love].
        So {hero} [polished|rubbed] [a button|a tin lid|a teaspoon] until it
            [shone|gleamed|blinked], as bright as <bright-as>, [laid|put] it on [a wall|a
            windowsill|a barrel] and [sat down|hid] [behind|under] [a sheet|the washing],
            <like-still>.
        <Far-sound>. [Something|A thing] [black and white|with a long tail] [dropped|came] out
            of the [air|sky], looked [left|round], [hopped|bowed], and [took it|was gone].
    """)
    s("<runs>")
    s.go(
        hero,
        there,
        """
        It [flew|went] <crossing>, past <landmark>, [and|with] {hero} [below|behind],
            {place.to}.
    """.replace(
            "[and|with] {hero} [below|behind], {place.to}",
            "and {who} [ran|came] after it, {place.to}",
        ),
    )
    s("""
        [There|High up] it had [hung|built] its [palace|nest]: {friend.s} [things|treasures] and
            [half|all] the town's, [sorted|hung up] by [size|colour|sound], [turning|ringing] in the
            wind like [a chandelier|a fair|some small orchestra].
        [In the middle|On top|Among it all] [sat|sat and preened] a magpie, [thin|old|rather
            bald], and looked [as|like] a [king|bride|shopkeeper] looks. {Hero} had [come|meant] to
            [shout|scold]. {Hero} said "<exclaim>", very [softly|low].
    """)
    s.go(
        friend,
        there,
        """
        {who} and the [others|town] came [up|after], [puffing|out of breath], [with|carrying]
            <errand-goods> and a net.
    """,
    )
    s("""
        [Nobody|No one] [spoke|moved]. "[That is|There hangs|I see] my {bright}," <verb>
            {friend}, "[but|and] it never [shone|looked] so at home."
        {Hero} [talked|thought] [fast|hard]. Each [took|took back] [what was needed|one thing],
            and [left|gave] something [for it|instead]: [a bottle stopper|a tin star|foil],
            <small-thing>, [buttons|a broken bracelet].
        <promise>, [on|each] <weekday> people [climb|go] there [with|to look at] [the museum|the
            king], and [pay|the entrance is] [one|a] [button|bead]. <Passer> gives [tours|talks],
            [and|but] the magpie [counts|keeps] [the takings|an eye on the hats].
    """)


PLOTS = [cake, tracks, magpie]
