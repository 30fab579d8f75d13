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
        "{Who} is [ill|in bed]," [shouted|called] <passer> <burden>. "[Spots|A tongue|Ears] as
            red as <red-as>, and [a cough|a sneeze] <like-loud>!"
    """,
    )
    s.go(
        hero,
        there,
        """
        {hero} went {place.to}, where {friend} lay under [three|seven|all the]
            [quilts|coats|eiderdowns], as pale as <pale-as>, with [a sock round the neck|feet as
            cold as <cold-as>|only a nose showing].
    """,
        friend=friend,
    )
    s("""
        [Everybody|The whole street] had [been|come] with a cure. "<Cure>," [advised|ordered]
            <passer>. "[No|Nonsense]: <cure-two>," [said|cried] <passer-front>.
        {Friend} had [tried [it all|each]|swallowed [everything|most of it]],
            [smelled|tasted|rang] [of|faintly of] <smell>, and [hiccuped bubbles|had a leek in each
            ear|could not move for mustard plaster].
        "[What does it feel like|Is it bad|How goes it]?" <asks> {hero}. "[Like|As if I were] [a
            wet mattress|somebody else's coat|the inside of a drum|an old potato]," <verb> {friend}.
    """)
    s("<pause>")
    if s.maybe(50):
        s("""
            {hero} [knew no cure|had brought nothing], [except|but] "<book>" [and|with] <snack>.
                So {hero} [read aloud|read], [doing|with] all the voices: the
                [duchess|whale|headmaster] [like|as] {friend.s} [aunt|hen|cough], the
                [storm|cannon|snail] <like-loud>.
            [At|On] page [nine|forty|a hundred], {friend} [snorted|giggled|began to shake]. At
                the [next|end of it], {friend.he} laughed <like-loud>, and [a button|the
                thermometer|the mustard plaster] [flew|went] [off|across the room|into the soup].
        """)
    else:
        s("""
            {hero} [opened|pushed up] the window. In came [the smell of <smell>|the news that
                <passer> had been chased by <beast>|a breath of wind], and <far-sound>. {Hero}
                [told|reported] [the lot|all the news]: who had [married|fallen in|won the pig], and
                [how|that] <beast> <beast-doing>.
            "[And then|No|Go on]," <verb> {friend}, [sitting up|with one foot out of bed], and
                [asked for|ate] <food-detail>, [twice|and the plate nearly too].
        """)
    s.end(
        friend,
        "ill",
        """
        [By|On] <weekday> {who} was [up|well] and [danced|walked] <way>, [in slippers|thin as a
            rake|in all seven quilts].
    """,
    )
    s("""
        [And|But] who [sneezed|trumpeted|barked] [there|now|all at once], <like-loud>,
            [with|under] [feet like ice|two hats|a nose that glowed]? It was {hero}. {Friend} came
            with [the book|<food-detail>|nine leeks], [shut the door|sat down] and [opened|began at]
            [the first page|the best chapter].
        "[Where were we|Which voice has the snail|Say if it hurts]?" <asks> {friend}, and {hero}
            was [glad|nearly sorry] [to be ill|that it was only a cold].
    """)


def swaps(s):
    """On the way to buy a present, each thing is swapped for one that somebody needs less."""
    hero, friend, there = s.hero, s.peer(), s.somewhere("busy")
    s.stage(friend=friend)
    s.day()
    s("""
        [On|By] <weekday> {friend.a} would [be a year older|have a birthday|turn nine again],
            and {hero} had [saved|put by] <savings> in a [sock|teapot|hollow book], [for|to buy] [a
            present|something splendid].
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
            losses]. "[If only I had|I need|All I want is] [exactly that|what you have there],"
            [said|came] the [answer|sob], "[and you shall have|I could give you|take]
            <errand-goods>."
        {hero} <gesture>. Done. [It|That] was [heavier|more] than [expected|it had sounded].
        [Next|Then] came <passer> <burden>, [looking for|who had dreamed of] [that very
            thing|just that] since [childhood|<weekday>|the war]. "I give you <small-thing> [and a
            kiss|with my blessing|for it], it is [all|everything] I [have|own]."
        [Good|So be it]. [On it went|And on]: for that [there was|{hero} got] <snack>, from [a
            boy|a child|a lady] who [collected|missed|needed] one. And the <snack-part>?
            [Eaten|Gone]: <beast> [looked|sighed] so [hungrily|sadly].
    """)
    s("""
        [There {hero} stood|Now {hero} was|So {hero} came to be|And there was {hero}]
            {place.at}, with [both pockets|two hands] [empty|full of air], and [every|each]
            [shop|shop window] [shone|smiled|winked], as bright as <bright-as>.
        <ashamed>
    """)
    s.meet(
        friend,
        """
        "[I have|There is] no [present|parcel] [for you|this year]," <verb> {hero}, when {other}
            [opened the door|came along]. "[Only|I only have] [the story|the way I lost it|what
            happened to it]."
    """,
    )
    s("""
        And {hero} told [it|everything]: <helped-short>, the [sob|kiss|sigh], <passer>, <beast>,
            with [all the voices|both hands|jumps]. {Friend} [forgot|let go cold] <food-detail>.
        "[Again|Tell it again]," <verb> {friend}, "[from|but slower at] the [bit|part] with the
            [kiss|sigh|beast]."
        {Friend} got [a drum|six handkerchiefs|a cactus|a money box] [as well|too] that day,
            [from others|from an aunt], [all very nice|very useful]. [But|Yet] the story [is|was]
            the one {friend} [kept|unpacks] [at bedtime|every year|when it rains].
    """)


PLOTS = [ill, swaps]
