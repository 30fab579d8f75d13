"""Presents and sick visits."""


def ill(s):
    """A friend is ill; everybody knows a cure; what helps is none of them."""
    hero, friend, there = s.hero, s.friend(), s.somewhere("inside")
    s.stage(friend=friend)
    s.day()
    friend.place = there
    s("""
        [Nobody had seen|Since <weekday>, nobody had met|There was no sign of] {friend.a} [all
            week|at the <practice-place>|on the bench by <landmark>].
    """)
    s.begin(
        friend,
        "ill",
        """
        "{Who} is [ill|in bed|poorly|laid low]," [shouted|called|yelled] <passer> <burden>.
            "[Spots|A tongue|Ears] <red-like>, and [coughing|sneezing] <like-loud>!"
    """,
    )
    s.go(
        hero,
        there,
        """
        {hero} went {place.to}, where {friend} lay under [three|seven|all the]
            [quilts|coats|eiderdowns], <pale-like>, with [a sock round the neck|feet
            <cold-like>|only a nose showing|<small-beast> on top].
    """,
        friend=friend,
    )
    s("""
        [Everybody|The whole street|Half the choir|Each neighbour] had [been|come|looked in]
            [with a cure|to help|with advice]. "<Cure>," [advised|ordered|recommended|wrote]
            <passer>. "[No|Nonsense]: <cure-two>," [said|cried|called] <passer-front>.
        {Friend} had [tried [it all|each]|swallowed [everything|most of it]],
            [smelled|tasted|rang] [of|faintly of] <smell>, and [hiccuped bubbles|had a leek in each
            ear|could not move for mustard|had forgotten what day it was].
        "[What does it feel like|Is it bad|How goes it|Where does it hurt]?" <asks> {hero}.
            "[Like|As if I were|More or less] [a wet mattress|somebody else's coat|the inside of a
            drum|an old potato]," <verb> {friend}.
    """)
    s("<pause>")
    if s.maybe(50):
        s("""
            {hero} [knew no cure|had brought nothing], [except|but] "<book>" [and|with] <snack>.
                So {hero} [read aloud|read], [doing|with] all the voices: the
                [duchess|whale|headmaster] [like|as] {friend.s} [aunt|hen|cough], the
                [storm|cannon|snail] <like-loud>.
            [At|On|By] page [nine|forty|a hundred], {friend} [snorted|giggled|began to shake].
                [At the next|One page on|Then], {friend.he} laughed <like-loud>, and [a button|the
                thermometer|the mustard plaster] [flew|went|shot] [off|across the room|into the
                soup].
        """)
    else:
        s("""
            {hero} [opened|pushed up|unlatched] the [window|shutters|skylight]. [In came|There
                came in] [the smell of <smell>|the news that <passer> had been chased by <beast>|a
                breath of wind], and <far-sound>. {Hero} [told|reported|told, for a start,|acted]
                [the lot|all the news|everything|what there was]: who had [married|fallen in|won the
                pig], and [how|that] <beast> <beast-doing>.
            "[And then|No|Go on]," <verb> {friend}, [sitting up|with one foot out of
                bed|reaching for slippers|less pale], and [asked for|ate|wanted|dreamed of]
                <food-detail>, [twice|and the plate nearly too|with mustard|in nine bites].
        """)
    s.end(
        friend,
        "ill",
        """
        [By|On] <weekday> {who} was [up|well] and [danced|walked|skipped|rode] <way>, [in
            slippers|thin as a rake|in all seven quilts].
    """,
    )
    s("""
        [And|But] who [sneezed|trumpeted|barked] [there|now|all at once], <like-loud>,
            [with|under] [feet like ice|two hats|a nose that glowed]? It was {hero}. {Friend} came
            with [the book|<food-detail>|nine leeks], [shut the door|sat down|pulled up a stool] and
            [opened|began at|looked for] [the first page|the best chapter|the part with the whale].
        "[Where were we|Which voice has the snail|Say if it hurts|Shall I do the whale]?" <asks>
            {friend}, and {hero} [sank back|[coughed|sneezed] [once|twice] more, to be sure,|lay
            down] [and <gesture>|under nine quilts|with <snack>|and listened].
    """)


def swaps(s):
    """On the way to buy a present, each thing is swapped for one that somebody needs less."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s("""
        [On|By] <weekday> {friend.a} would [be a year older|have a birthday|turn nine again],
            and {hero} had [saved|put by|hidden] <savings> in a [sock|teapot|hollow book], [for|to
            buy] [a present|something splendid|a surprise|the best of all presents].
    """)
    s.go(
        hero,
        there,
        """
        {who} set off {place.to}, [jingling|humming <song>|counting it once more], <crossing>.
    """,
    )
    s("""
        By <landmark> sat <helped>, [in tears|at the end of [all hope|every rope]|counting
            losses]. "[If only I had|I need|All I want is] [exactly that|what you have there|such a
            thing]," [said|came|was] the [answer|sob|reply], "[and you shall have|I could give
            you|take] <errand-goods>."
        {hero} <gesture>. Done. [It|That] [was heavier|was more|smelled stronger] than
            [expected|it had sounded|one would think].
        [Next|Then] came <passer> <burden>, [looking for|who had dreamed of|who had prayed for]
            [that very thing|just that|such a one] since [childhood|<weekday>|the war]. "I give you
            <small-thing> [and a kiss|with my blessing|for it], [it is [all|everything] I
            [have|own]|and no hard feelings|my mother's last]."
        [Good|So be it|Why not]. [On it went|And on|Next]: for that [there was|{hero} got|came]
            <snack>, from [a boy|a child|a lady|<passer>] who [collected|missed|needed|had lost]
            one. And the <snack-part>? [Eaten|Gone|Begged away|Shared]: <beast> [looked|sighed] so
            [hungrily|sadly|hopefully].
    """)
    s("""
        [There {hero} stood|Now {hero} was|So {hero} came to be|And there was {hero}]
            {place.at}, with [both pockets|two hands|one bag] [empty|full of air|open], and
            [every|each|any] [shop|shop window] [shone|smiled|winked], <bright-like>.
        <ashamed>
    """)
    s.meet(
        friend,
        """
        "[I have|There is|I bring] no [present|parcel|ribbon] [for you|this year|at all],"
            <verb> {hero}, when {other} [opened the door|came along|held out both arms]. "[Only|I
            only have] [the story|the way I lost it|what happened to it|the road here]."
    """,
    )
    s("""
        And {hero} told [it|everything]: <helped-short>, the [sob|kiss|sigh], <passer>, <beast>,
            with [all the voices|both hands|jumps]. {Friend} [forgot|let go cold] <food-detail>.
        "[Again|Tell it again|More]," <verb> {friend}, "[from|but slower at|and louder at] the
            [bit|part|page] with the [kiss|sigh|beast|handshake]."
        {Friend} [got|was given|unpacked] [a drum|six handkerchiefs|a cactus|<errand-goods>] [as
            well|too|besides], [from others|from an aunt|from <passer>], [all very nice|very
            useful|with a bow]. [But|Yet|Only] the story [is what|is the one thing] {friend}
            [kept|unpacks|wears] [at bedtime|every year|when it rains|to this day].
    """)


PLOTS = [ill, swaps]
