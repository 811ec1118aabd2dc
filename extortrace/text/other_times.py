"""The words around an expression of time that tell it is no limit: plans, promises, events, opening hours, the past.

Matched on folded text.

>>> bool(OPENING.search("ouvert de 9h a 18h")), bool(SERVED.search("our desk answers within "))
(True, True)
"""

from __future__ import annotations

import re

PLAN = re.compile(
    r"(?<![a-z])(?:(?:i|we)[ ](?:will|can|could|shall|would|did|had|am|are|was|were|hope|plan|might|may|"
    r"(?:need|want|have|must|has)[ ]to)"
    r"|(?:i|we)'(?:ll|m|d|re)|(?:she|he|they)[ ](?:will|is|has to|wants to)|qu'on|(?:j'|(?:je|on|nous|il|elle"
    r"|ils)[ ])(?!veu|attend|exige|te[ ]|vous[ ]|t'"
    r"|m'envoie|demande|reclame|faut|reste|manque)[a-z]{2,})(?![a-z])"
)
"""What somebody means to do, not what is asked."""
SPENT = re.compile(
    r"(?<![a-z])(?:sent|paid|made|transferred|earned|spent|lost|won|gagne|envoye|paye|verse|depose|perdu"
    r"|depense|touche|recu|received|got)(?![a-z])"
)
LIFE = re.compile(
    r"(?<![a-z])(?:doctors?|drs?|medecins?|docteurs?|oncolog[a-z]{1,6}|cancer|to live|a vivre|vivre"
    r"|hospital gave|operation|survive|survivre|pregnan[a-z]{1,4}"
    r"|enceinte|condamnee?)(?![a-z])"
)
"""Time that an illness leaves is no limit for the reader."""
CALLS = re.compile(
    r"(?<![a-z])(?:ring(?:ing|s)?|call(?:ing|s)?|phon(?:ing|es?)|com(?:ing|es?)|rappell?e(?:r|ra|ront|nt)?"
    r"|revien(?:t|dra|nent)|repass(?:e|era)"
    r"|pass(?:e|era))(?![a-z])[^.!?\n]{0,24}$"
)
"""Somebody comes back for the money."""
ALWAYS = re.compile(r"[ ]?(?:sur|/)[ ]?(?:24|7)|/\d")
CODE = re.compile(
    r"(?<![a-z])(?:otp|code|pin|lien|link|mot de passe|password)(?![a-z])[^\n]{0,40}(?:valable|valid|expire)"
    r"|valable|valid for"
)
ANSWER = re.compile(
    r"(?:^|\n)[ ]{0,8}(?:(?:test |text )?(?:answer|reponse|question)[a-z ]{0,12}|q|a|date|sent|envoye|from)[ ]?[:=]"
    r"[^\n]{0,24}$|(?:answer|reponse)[ ]?[:=][ ]?$"
)
"""A form row whose value is no deadline: "Test Answer: 12 hours", "Date: 23 November"."""
OWN = re.compile(
    r"(?<![a-z])(?:i|we|je|j'|on(?=[ ](?:est|a|va|se|sera|ferme|part|vient|peut|y|n|reste|ouvre|finit|arrive"
    r"|travaille))|nous|jsuis|chui|jarrive|jvais|im|ill)"
    r"(?![a-z])(?!'ll give| give| giv| will give| te | vous )[^.,;!?\u2190-\u2bff\U0001f000-\U0001faff]{0,40}$"
)
"""The speaker's own time: "I dey Ibadan till", "je travaille jusqu'à"."""
ERASES = re.compile(
    r"(?:^|(?<![a-z]))(?:j'|(?:je|i|we|on|nous)[ ]|i'll[ ]|we'll[ ])(?:(?:will|shall|go|vais|allons|va|te|vous|the"
    r"|l'|les|le)[ ]?){0,3}"
    r"(?:efface(?:rai|rons)?|supprime(?:rai|rons)?|effacer|supprimer|delete|erase|wipe|remove|disparais|disappear"
    r"|debloque|unlock|unfreeze"
    r"|decrypt|unblock|restore|restitue|rembourse|detruis|destroy|lift|leave you alone"
    r"|te laisse tranquille)(?![a-z])[^.!?;\n]{0,30}$"
)
"""What the asker does once paid: "j'efface dans les 5 minutes"."""
EVENT = re.compile(
    r"(?<![a-z])(?:match|film|movie|party|fete|concert|soiree|cours|reunion|train|bus|vol|flight|game|show|class"
    r"|lesson|meeting|shift"
    r"|seance|spectacle|kick[ -]?off|repas|rdv|rendez[ -]vous|appointment|booking|reservation|interview|entretien"
    r"|livraison|delivery|diner|dinner|messe|mass|wedding|mariage|apero|barbecue"
    r"|bbq)s?(?![a-z])[^.!?\n]{0,20}"
    r"(?<![a-z])(?:commence|debute|est|starts?|begins?|is|kicks?[ ]off|a[ ]lieu|arrive|part|leaves"
    r"|tombe)(?![a-z])[^.!?\n]{0,24}$"
)
"""The hour and day of an event."""
GAIN = re.compile(
    r"(?<![a-z])(?:and|et|you|then|puis|tu|vous)[ ](?:you[ ]|tu[ ]|vous[ ])?(?:get|earn|receive|win|recois|recevez"
    r"|gagne[sz]?|touche[sz]?"
    r"|obtiens|obtenez|retire[sz]?)[ ](?:back[ ])?[$\u20ac\u00a3]?\d[^.!?;\n]{0,20}[ ]$"
)
"""What the reader is to gain: "invest 200 and get 2000 within"."""
NO_RUSH = re.compile(
    r"(?<![a-z])(?:no (?:rush|hurry|pressure)|not urgent|when(?:ever)? (?:you|u) can|quand tu (?:peux|pourras)"
    r"|quand vous (?:pouvez|pourrez)"
    r"|rien ne presse|ca (?:ne )?presse pas|pas presse|pas urgent|prends ton temps|take your time)(?![a-z])"
)
SHUT = re.compile(
    r"(?<![a-z])(?:gym|shop|store|bank|office|pool|library|restaurant|bar|museum|school|salon|clinic|market"
    r"|magasin|bureau|piscine|boutique"
    r"|banque|musee|ecole|salle|mairie|cabinet|marche|agence|guichet|boulangerie)s?[ ][^.!?\n]{0,20}(?:is|are|est"
    r"|sont|will be|sera|seront|stays|reste)"
    r"[ ](?:closed|open|fermee?s?|ouverte?s?|shut)(?![a-z])"
)
OPENING = re.compile(
    r"(?<![a-z])(?:ouverte?s?|ouvre|open|opens|horaires?|opening hours|hours|fermee?s?|closed)(?![a-z])[^!?\n]{0,60}"
    r"\d[ ]?(?:h|am|pm|:)?\d{0,2}[ ]?(?:-|a|to|until|jusqu'a)[ ]?\d"
)
"""Opening hours, in a sentence with their "from … to"."""
LENT = re.compile(
    r"(?<![a-z])(?:lend|spot|borrow|loan|front|prete[rsz]?|emprunter?|depanne[rsz]?|avance[rsz]?)(?![a-z])"
    r"[^.!?\n]{0,40}(?<![a-z])(?:till|til|until|jusqu'?[ ]?(?:a|au|en))[ ]$"
)
"""How long something is lent for."""
RATHER = re.compile(
    r"(?<![a-z])(?:(?:i|we)(?:'d|[ ]would|[ ]can|[ ]could)[ ](?:rather|prefer|like)"
    r"|je[ ]prefere(?:rais)?|j'aime(?:rais)?[ ]mieux|can[ ](?:we|i|it)|could[ ](?:we|i|it)"
    r"|(?:on|je)[ ]p(?:eut|eux|ourrait)[ ]attendre)(?![a-z])"
)
"""The speaker asks for delay."""
SERVED = re.compile(
    r"(?<![a-z])(?:we|they|our[ ][a-z]{2,14}|the[ ](?:bank|desk|team|office|company|agents?|seller|courier"
    r"|support|service"
    r"|system|department)|support|nous|notre[ ][a-z]{2,14}|nos[ ][a-z]{2,14}|(?:la|le|l')[ ]?(?:banque|equipe|service"
    r"|bureau|societe|support|conseiller|agence)|will)(?:[ ][a-z']{2,12}){0,5}[ ](?:answer|repl(?:y|ie)|respond|releas"
    r"|deliver|ship|process|review|dispatch|refund|reimburs|repond|livr|trait|rappell|expedi|rembours)[a-z]{0,4}"
    r"(?![a-z])[^.!?;\n]{0,24}$"
    r"|(?<![a-z])(?:remise|traitement|processing|delivery|livraison|expedition|response|reponse|promesse|promis"
    r"|promised"
    r"|promises|restitution)(?![a-z])[^.!?;,\n]{0,40}$"
)
"""What a bank, a shop or a desk does in so long."""


def own(head: str) -> bool:
    """Whether the words before a moment tell what the speaker means to do, would rather do or has done."""
    return bool(PLAN.search(head) or RATHER.search(head) or SPENT.search(head))
