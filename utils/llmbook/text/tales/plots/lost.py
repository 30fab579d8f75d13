"""Things that are lost, lent, found and given back."""


def lost(s):
    """Something dear is lost, looked for in the wrong places, and found where nobody looked."""
    hero, thing = s.hero, s.thing("dear")
    s.own(hero, thing)
    s(
        "{hero} had {thing.a}, [a present from {hero.own} [grandmother|uncle|godmother]|older than anything else in the house|won at the fair]"
        "[|, and it went wherever {hero} went].",
        thing=thing,
    )
    there, helper = s.somewhere(), s.friend()
    s.day()
    s.go(hero, there)
    s("<plays>")
    s.leave(hero, thing)
    s(
        "Only [at supper|in the evening|on the way home|when it grew dark] did {hero} [reach into|feel] {hero.own} pocket: {thing} was gone!",
        thing=thing,
    )
    s("<sad>")
    s(
        "{hero} searched [under the bed|behind the stove|in every drawer|in both boots], [without luck|and found only [a button|crumbs|a dry bean]]."
    )
    s("The next [morning|day], {who} went back {place.to}.")
    s("<searches>")
    s.meet(helper)
    s("<greets>", who=helper)
    s("<tells>", other=helper)
    s(
        '"[Shut|Close] your eyes," [advised|said] {helper}. "Where did you [laugh|jump|sneeze] [last|the loudest]?"',
        helper=helper,
    )
    s(
        "{hero} thought [hard|for a moment], [ran|went] straight to one spot and looked {place.spot}."
    )
    s.take(
        hero,
        thing,
        "There it was, [a little [damp|sandy|dusty]|none the worse|just as [bright|good] as before]: {thing.full}!",
    )
    s("<glad>")
    s(
        "[From then on|Ever after], {thing} [hung|travelled] [on a string|in a safe pocket|close to {hero.own} heart].",
        thing=thing,
    )


def lent(s):
    """A thing is lent, forgotten, and comes back better than it went."""
    hero, thing, friend = s.hero, s.thing("tool"), s.friend()
    s.own(hero, thing)
    there = s.somewhere()
    s.day()
    s.go(
        hero,
        there,
        "{hero} was [on the way|going|walking] {place.to} with {thing.a} under one arm.",
        thing=thing,
    )
    s.meet(friend)
    s(
        '"[May|Could|Might] I borrow {thing}?" asked {friend}. "[Only|Just] until [<weekday>|tomorrow|the [plums|beans] are ripe]."',
        thing=thing,
        friend=friend,
    )
    s.give(
        hero,
        friend,
        thing,
        "{who} [hesitated|scratched {who.own} nose|looked at {thing} once more], and then [handed|gave] it to {other}.",
    )
    s("[<weekday> came|Days passed|The week ended], but {friend} did not.", friend=friend)
    s("<angry>")
    s(
        '"[I will never lend anything again|A promise is a promise]," {hero} [muttered|said] to the [cat|teapot|rain].'
    )
    s(
        "Then, <time>, there was a [knock|scratching|tapping] at the door: {friend} stood there, out of breath.",
        friend=friend,
    )
    s.bring(friend)
    s.hero.place = friend.place = None
    s(
        '"I am [so|very] late," said {friend}, "because it [broke|came to bits] in my [hands|yard], and I wanted to [bring|give] it back whole. {Thing} {thing.breaks}. So I {thing.mends}."',
        friend=friend,
        thing=thing,
    )
    s.give(
        friend,
        hero,
        thing,
        "And {who} gave {other} {thing}, [shinier|stronger|better] than [new|it had ever been].",
    )
    s("<thanks>", who=hero)


PLOTS = [lost, lent]
