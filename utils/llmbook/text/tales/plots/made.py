"""Things that are made, broken and mended."""


def broken(s):
    """Somebody else's thing is broken; telling the truth is harder than mending it."""
    hero, owner, thing = s.hero, s.friend("grown"), s.thing("treasure")
    there, workshop = s.somewhere(), s.somewhere()
    s.own(owner, thing)
    s.day()
    s.go(hero, there)
    s("<sees>")
    s.meet(
        owner,
        "{other} kept {thing.full} there, and everyone was allowed to [look at it|admire it], [but nobody to touch it|with hands behind the back].",
        thing=thing,
    )
    s(
        "{hero} [only wanted to|meant to] [hold|feel|turn] it, just once, when {owner} was not looking.",
        owner=owner,
    )
    s.break_(thing, "[It slipped|One clumsy move] - and {thing} {thing.breaks}.")
    s("<afraid>")
    s("[A minute|The afternoon] [went by|passed], and [nobody noticed|the clock ticked on].")
    s("<ashamed>")
    s('"It was [me|my fault]," said {hero} <soon>, "and I [am sorry|will mend it]."')
    s("{owner} [was silent|frowned|looked out of the window] for a long time.", owner=owner)
    s.give(
        owner,
        hero,
        thing,
        '"[Honest|True] words are rarer than [rubies|comets|good cooks]," said {who}. "Try it, then."',
    )
    s.go(hero, workshop, "{who} took the pieces {place.to}.")
    s.mend(hero, thing, "There {who} {thing.mends}, and it took until <weekday>.")
    s(
        "You [could|can] still see [where|the place], [if you know|in the right light], but {owner} likes it better so.",
        owner=owner,
    )
    s("<proud>")


PLOTS = [broken]
