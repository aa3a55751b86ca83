"""Abbreviations of health prose and the words around them, in lower case without the last full stop."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words("e.g i.e eg ie cf viz vs v approx appx incl esp ca dr mr mrs ms prof messrs")
"""Something always follows these."""

TITLES = _words("Dr Mr Mrs Ms Mx Prof Rev Gen Sen Gov Rep Lt Col Sgt Capt Hon Mt Ft Drs Profs Messrs")
"""A name always follows these; in capitals as they are written, since gen, rep and col are other words."""

SELDOM_LAST = _words(
    "st al dept univ assn assoc hosp inst natl intl govt inc ltd corp co bros jr sr max avg spp sp subsp ave blvd rd"
)
"""These end a sentence only before a word that begins sentences."""

NUMBERED = _words(
    """
    no nos fig figs eq eqs ref refs vol vols ch chap sec sect p pp ed art tel ext n ver jan feb mar apr
    jun jul aug sep sept oct nov dec min temp wt para
    """
)
"""These go on before a figure, and end a sentence before a word."""

DEGREES = _words(
    "m.d d.o ph.d pharm.d r.n d.d.s d.m.d m.p.h m.s m.sc m.a b.a b.s b.sc m.b.a j.d psy.d dr.p.h esq f.a.c.p"
)
"""After a name and a comma these may end a sentence: “by Ana Ruiz, M.D.”"""

CLOCK = _words("a.m p.m")
"""Times of day end a sentence before a capital, unless it is one of `AFTER_CLOCK`."""

AFTER_CLOCK = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday est edt cst cdt mst mdt pst pdt et ct mt pt
    gmt utc bst eastern central mountain pacific
    """
)
"""Days and time zones."""

SIG = _words("q.d q.i.d b.i.d t.i.d q.h q.h.s h.s p.o p.r.n a.c p.c s.l i.m i.v s.c s.q q.o.d o.d")
"""Abbreviations of prescriptions end a sentence before a capital, unless it is one of `AFTER_SIG`."""

AFTER_SIG = _words("BID TID QID QD PRN PO IV IM SC SL QHS HS AC PC")
"""Abbreviations of prescriptions in capitals, as they are written."""

ALL = NEVER_LAST | SELDOM_LAST | NUMBERED | DEGREES | CLOCK | SIG
"""Whatever goes on before a figure: No. 4, approx. 5, max. 4 g, Jan. 3, p.o. 2 tablets."""

LABELS = _words(
    """
    vitamin vitamins hepatitis influenza type types group groups grade stage class phase schedule part
    plan factor appendix table figure category cohort arm option options protein immunoglobulin strain
    step section coenzyme complex level choice question answer form virus and or
    """
)
"""A single capital after these is a letter (vitamin C), not the initial of a name."""

STARTERS = _words(
    """
    a an the this these those that it its he she they we you your our his her their my i i'm i've it's
    that's don't doesn't you'll you're if when while although though because since after before during
    until unless once as at by for from in on to with without however therefore also and but or so yet
    some many most several few all any each every both another other others not never do does did can
    could may might must should will would is are was were has have had there here what why how who which
    where take call ask talk tell use avoid stop start keep get go see seek speak contact consult check
    follow make read try store swallow drink eat give apply let be please remember always only even
    sometimes often usually then next finally first second third today people patients adults children
    studies researchers symptoms doctors women men such more less about under over between despite
    """
)
"""Words that begin sentences and hardly ever follow an abbreviation inside one."""
