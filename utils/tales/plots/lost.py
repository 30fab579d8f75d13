"""Things that are lost or lent, and come back."""


def lost(s):
    """Something dear is lost, looked for in the wrong places, and found where nobody looked."""
    hero, thing, there, helper = s.hero, s.thing("dear"), s.somewhere(), s.friend()
    s.stage(thing=thing, there=there, helper=helper)
    s.own(hero, thing)
    s("""
        {hero} had {thing.a}, [a present from {hero.own} [late |old |]<relative> in <far>|older than
            the [<furniture>|<furniture> and the <furniture> together]|won at the <event> [by a
            whisker|quite by accident|with eyes shut]|bought from a <trade> for <fee>|found in
            <month> [inside|under] a <container>], and [it went wherever {hero.he} went|it slept on
            the same pillow|nobody might [hold|touch|polish] it, not even [the <trade>|a bishop]|not
            all the [gold|cheese|butter] in <far> would have been a fair swap].
    """)
    s.day()
    s.go(hero, there)
    s("<plays>")
    s.leave(hero, thing)
    s("""
        [At supper|In the bath|Halfway home|At the garden gate|In the middle of a [bun|song|yawn]|
            Over <food>|On the stairs], {hero} [reached|felt|looked|groped] for {thing}, and [found
            only <small-thing>|grew [cold|hot] from [head to toe|{hero.own} <limb> down]: gone|there
            was [nothing|only air|a hole] where {thing} [had been|belonged]].
        <sad>
        {hero} searched [under|behind|inside] the <furniture>, [in|beneath] the <furniture> and [in
            every <garment>|even in the <container>|down to the last <garment>], and [turned up|came
            upon|found only|dug out] <small-thing> and <oddment>.
    """)
    if s.maybe(40):
        s("""
            "Perhaps it [walked off to <far>|wanted to see the world|is playing a trick on me|has
                married [a <garment>|into money]]," {hero} [told|confided to|said to] the
                <furniture>, which [was no help|had no opinion|looked as if it knew something|
                creaked <adverb>].
        """)
    s.morning("""
        [Before the [milk|postman|rooster] was up|With the first light|After very little sleep|
            Without [breakfast|combing|shoes]|In a borrowed <garment>], {hero} [ran|hurried|trotted|
            was off] back {place.to}[|, <way-with>].
    """)
    s("<searches>")
    s.meet(helper)
    s("<greets>", who=helper)
    s("<tells>", other=helper)
    if s.maybe(50):
        s("""
            "[Shut|Close] your eyes," [advised|said|ordered] {helper} <adverb>. "[Now|Good|So].
                [Where did you|In which place did you] [laugh|jump|sneeze|sing|hop|turn a
                somersault|lie down] [last|the loudest|the longest|first]?"
            {hero} thought [hard|back|for a moment|of <food>, then of that], [ran|went|tiptoed|
                hopped] to [one|a certain|the very] [spot|corner|place] and [looked|felt|peered|
                rummaged] {there.spot}.
        """)
    else:
        s("""
            "I am a finder," <verb> {helper}. "[Last <month>|Only on <weekday>|Once] I found the
                <trade>'s [wife|<garment>|other <garment>]. The secret is [in the nose|patience|to
                walk backwards|to look where it is [dull|silly|muddy]]."
            And {helper} [sniffed|hummed|crept about|walked in circles|rolled over] until
                {helper.own} [left foot|shadow|<limb>] pointed [straight|clearly|trembling|like a
                compass needle] {there.spot}.
        """)
    s.take(hero, thing, "")
    s("""
        There [it lay|lay {thing.full}], [a little [damp|sandy|dusty]|none the worse|with [an ant|a
            snail|a ladybird] on top|as [bright|good|dear] as [ever|in <month>]|beside
            <small-thing>|fast asleep, so to speak|and seemed to [wink|yawn|have expected {hero}]].
        <glad>
        [Since then|From that day on|Nowadays|Ever after], {thing} [has lived|has travelled|sleeps|
            goes about] [on a string|in the [safest|deepest|left] pocket|in a <container> with a
            bell on it|tied to a <garment>], and [on <weekday>s|twice a day|now and then|after
            supper] {hero} [pats it|checks with one finger|takes a look|[wishes it|says] [good
            morning|good night|many happy returns]].
    """)


def lent(s):
    """A thing is lent, forgotten, and comes back better than it went."""
    hero, thing, friend, there = s.hero, s.thing("tool"), s.friend(), s.somewhere()
    s.stage(thing=thing, friend=friend, there=there)
    s.own(hero, thing)
    s.day()
    s.go(
        hero,
        there,
        """
        {hero} [was on the way|walked|went] {place.to} with {thing.a}, [for there was a
            <furniture> to [mend|move]|because one never knows|to show it to [nobody in particular|
            a <farm>|the <trade>]|as others [take|carry] an umbrella|which needed [air|company]].
        """,
    )
    s.meet(friend)
    s("""
        "What a <fine> {thing.noun}!" [said|cried|exclaimed|sighed] {friend}[| <adverb>]. "[May|
            Could|Might|Can] I [borrow|take|keep|use] it? [Only|Just] until [<weekday>|tomorrow|my
            <relative> has [gone|left|recovered|moved to <far>]|the <event>|the <trade> has [called|
            calmed down]]."
    """)
    s.give(hero, friend, thing, "")
    s("""
        {hero} [hesitated|swallowed|sighed|thought of <food>|looked at {thing} once more|<gesture>],
            and [then|in the end|all the same|slowly] [handed|gave|passed] it [over|across], and
            {friend} [promised [three times|on a biscuit|by <month>'s moon] to [be careful|bring it
            back|polish it]|[bowed|curtsied] and [was gone|went off whistling]|carried it away [like
            a baby|on tiptoe|at a gallop]].
    """)
    friend.place = None
    s("""
        [<weekday> came, then <weekday>|Days passed|The week ended|A whole <weekday> went by|Even
            the <event> was over], [but|and] {friend} [did not [come|show up|appear]|was nowhere to
            be [seen|found]|sent [no word|only a postcard from <far>|regards through the <trade>]].
        <angry>
        "[I will never lend anything again, not even a [sneeze|<garment>|spoon of salt]|A promise is
            a promise|<Proverb>|Next time I shall lend [my hiccups|a wasp|<small-thing>]]," {hero}
            [muttered|said|grumbled|growled] to the <furniture>.
        Then, <time>, there came [a [knock|scratching|tapping|thump] at the door|<sound> from the
            [doorstep|garden gate|chimney|street]].
    """)
    hero.place = None
    if s.maybe(55):
        s.break_(thing, "")
        s("""
            "I am [so|very|dreadfully|shamefully] late," <verb> {friend}, [panting|blushing|with wet
                feet|one <garment> missing], "because {thing} {thing.breaks}, [and [could|how could]
                I bring it back so|on a <weekday>, of all days|before I had even [used|thanked]
                it]."
        """)
        s.mend(friend, thing, "")
        s("""
            "So I {thing.mends}," [explained|added|went on] {friend}, "and [look at it now|you would
                never know|it took me [three tries|until <weekday>|all <month>]|my <relative>
                helped|the <trade> lent me the [glue|nerve]|I have learned [a lot|two new words]]!"
        """)
    else:
        s("""
            "It was [the <relative>|your {thing.noun} itself]," {friend} [panted|explained|began].
                "[Everybody|Half the town] [needed|wanted|admired] it: [first|then] the <trade>,
                then the <trade>, then [two brothers|a family|a circus|a ship's crew] from <far>.
                [They all send thanks|They wept when I took it away|It has seen more of the world
                than I have|Nobody could spare it]."
            [And behind {friend} stood|On the step lay|Beside {friend} I see still] a <container>
                with <fee> and <fee>[, as thanks|, from all of them|].
        """)
    s.give(friend, hero, thing, "")
    s("""
        {friend} [gave|handed|returned to] {hero} {thing}, [shinier|prouder|better|wiser] than [new|
            it had ever been|in {friend.own} dreams|on the day {friend.he} took it].
    """)
    s("<thanks>", other=friend)


PLOTS = [lost, lent]
