"""Whether something ends, leaves, falls or begins at a moment, after which paying would be too late.

Such a moment is said beside a demand rather than in it ("Le vol est à 21h", "Tomorrow the collage is on every phone",
"Retour à l'expéditeur le 28/11"). It is a deadline where the message tells whom to pay and gives no other, which
``resolve`` sees.
"""

from __future__ import annotations

import re

from extortrace.knowledge.time_place import Place

_LEAVES = re.compile(  # a verb of ending, leaving, coming or beginning, then the moment
    r"""(?<![a-z])(?:leav(?:e|es|ing)|fl(?:y|ies|ying)|departs?|board(?:s|ing)?|clos(?:e|es|ed|ing)|shuts?|locks?
      |starts?
      |begins?|launch(?:es)?|ends?|expires?|com(?:e|es|ing)|arriv(?:e|es|ing)|operat(?:e|es|ing)|sleeps?|takes[ ]off
      |goes[ ](?:live|up|out|to|on|down)|cut[ ]off|drops?|turns?[ ]back|(?:go|goes|going)[ ]to[ ](?:bed|sleep|print)
      |disconnects?|returns?|hits?|resets?|wipes?|burns?|moves?|sails?|runs?[ ]out
      |part|partent|partira|decolle|embarque|ferme|fermera|fermons|commence|demarre|debute|se[ ]termine|finit|cloture
      |passe|passera|passent|vien(?:t|nent|dra)|tombe|sort|sortira|expire|repart|se[ ]ferme|couche|m'endors|opere(?:nt)?
      |coupe(?:nt|ra)?|saisi(?:t|ssent)|retourne|arrivent?|debarque(?:nt)?)(?![a-z])[^.!?;\n]{0,34}$""",
    re.VERBOSE,
)
_HELD = re.compile(  # a thing that takes place then
    r"""(?<![a-z])(?:vols?|avion|train|bateau|bus|embarquement|operation|audience|proces|tirage|expulsion
      |huissiers?|saisie|coupure|destruction|renvoi|retour|fermeture|cloture|depart|publication|diffusion|perquisition
      |flight|plane|boat|surgery|operation|hearing|trial|court[ ]date|draw|auction|eviction|bailiffs?|seizure
      |disconnection|destruction|return|closure|departure|release|publication|raid|cut[ -]?off|pool|round|window|slot
      |snapshot|liquidation|maturity|crew|team|agents?|police|officers?)(?![a-z])[^.!?;\n]{0,40}
      (?<![a-z])(?:le|on|at|a|dans|in|est|is|are|for|pour|:|prevue?|scheduled|set)[ ]{0,2}(?:le[ ]|the[ ]|for[ ]|pour[ ]
      |at[ ]|a[ ]|on[ ])?$""",
    re.VERBOSE,
)
_THEN_WHO = re.compile(  # the moment opens the sentence and somebody acts
    r"""(?:[ ](?:a|at|morning|night|evening|matin|soir|midi|noon|pareille|la[ ]meme|heure|same|time
      |prochain)){0,4}[ ,:]{1,3}
      (?:j'|je[ ]|i[ ]|i'll[ ]|ima[ ]|jvais|on[ ]|nous[ ]|we[ ]|we'll[ ]|il[ ]|ils[ ]|he[ ]|they[ ]|it[ ]|everyone|every
      |the[ ]|your[ ]|ur[ ]|ta[ ]|ton[ ]|tes[ ]|vos[ ]|votre[ ]|la[ ]|le[ ]|les[ ]|l'|tout[ ]|all[ ])""",
    re.VERBOSE,
)
_KIND_TO_READER = re.compile(  # what friends, buyers and payers say they will do
    r"""(?:(?:j'|je|i|we|on|nous|i'll|we'll|they|he|il)[ ']?)(?:[ ]?(?:will|'ll|am|can|could|vais|va|peux|peut
      |pourrai|shall|would
      |te|vous|t'|l'|les|le|lui)[ ']?){0,4}[ ]?(?:pa[iy]|send|envoi|envoy|rembours|repay|transfer|vir|bring
        |apport|vien|meet
      |passe|sui|serai|travail|work|can|could|peu|pourr|retrouv|fini|have|ai(?![a-z])|got|go(?![a-z])|retir|recev|receiv
      |mange|eat|want|veu|veul|demand|ask|reclam|exig|notif|inform|sera(?![a-z])|regl|mett|donne|give)""",
    re.VERBOSE,
)
_MY = re.compile(
    r"(?<![a-z])(?:was|were|a coute|came|went|had|did|etait|avons|j'ai|sent|paid"
    r"|je pa[iy]e|i'?(?:ll|m)? pay(?:ing)?|i will pay|je prends)(?![a-z])"
)
_OPEN = re.compile(r"^[ \n]*(?:(?:a|at|on|le|come|des|and|et|sinon|otherwise)[ ])?$")
_PAST = re.compile(
    r"(?:il|elle|ils|on|j'|je|he|she|they|i|nous|we|la|le|the [a-z]+)[ ]?(?:m'|t'|l'|s'|lui |nous |me )?"
    r"(?:a|ai|ont|avait|avons|est|etait|sont|was|were|had|did|[a-z]{3,}ed)(?![a-z])"
)
_DONE = re.compile(r"(?<![a-z])(?:est|sont|a|ont|ai|suis|sommes|avait|etait|has|have|had|was|were)[ ]$")
"""What happened already."""
_ONCE = re.compile(r"(?<![a-z])(?:then|puis|ensuite|once|so that|afin)[ ][^.!?\n]{0,60}$")
"""What the asker does once paid."""
_SHUT_AFTER = re.compile(
    r"[ ,]{1,3}(?:apres|after|then|ensuite)(?:[ ](?:ca|cela|that))?[ ,]{1,2}[^.!?\n]{0,30}?(?<![a-z])(?:ferme"
    r"|clos|shut|gone|trop tard|too late|over|fini|termine|expire)"
)
_NEARLY = re.compile(r"[ ](?:away|from[ ](?:your|you)|de[ ]chez[ ](?:toi|vous)|out)(?![a-z])")
"""How far those who come are: "Crew is 20 min from your address"."""


def closes(place: Place) -> bool:
    """Whether a chance ends, a threat falls or somebody comes then.

    >>> bool(_LEAVES.search("the pool closes ")), bool(_HELD.search("le vol est a "))
    (True, True)
    """
    if not place.pressing or place.told or not (_ends(place) or _opens(place)):
        return False
    return not (_ONCE.search(place.around(80, 0)) or _MY.search(place.sentence))


def _ends(place: Place) -> bool:
    """Whether the words before it say that something ends or takes place ("the pool closes", "le vol est à")."""
    if _SHUT_AFTER.match(place.following):
        return True
    if place.kind == "duration" and not place.within:
        return bool(_NEARLY.match(place.after) and _HELD.search(place.head))
    verb = _LEAVES.search(place.head)
    return bool(_HELD.search(place.head) or (verb and not _DONE.search(place.head[: verb.start()])))


def _opens(place: Place) -> bool:
    """Whether it opens the sentence and somebody acts then ("Friday I call your dad")."""
    return bool(
        place.kind != "duration"
        and (place.value != "P0D" or "soir" in place.said or "night" in place.said)
        and _OPEN.match(place.head.rpartition(",")[2])
        and not _PAST.search(place.following[:44])
        and _THEN_WHO.match(place.following)
        and not _KIND_TO_READER.search(place.following[:44])
    )
