"""The words around an expression of time that tell whether it is a limit, a wish, a threat, a promise or the past.

The grammar of limits, matched on folded text; the word lists that analysts change are ``rules/deadlines.yml``.

>>> bool(WITHIN.search("si tu paies pas dans ")), bool(GIVEN.search("tu as ")), bool(LIMIT.search("avant le "))
(True, True, True)
"""

from __future__ import annotations

import re

GIVEN = re.compile(  # the reader is given time: "you have", "tu as", "je te laisse"
    r"""(?:^|(?<![a-z]))(?:
      (?:you|u|ya|yu)(?:[ ]?(?:'?ve|have|hav|hv|av|only|just|got|gat|get|still|will|are|r|now|dey|don|fit)){1,4}
      (?:[ ](?:been|given|exactly|left))?
    | (?:una|you[ ]people|y'all|yall)[ ](?:(?:dey|don|go|still|only|just)[ ])?(?:get|got|have|hv)(?:[ ](?:only|just
      |like))?
    | (?:i|we)[ ](?:dey|don|go)[ ](?:give|gree[ ]give)[ ](?:you|una|am)(?:[ ](?:only|just|like))?
    | (?:i|we)(?:'ll|[ ]will|[ ]can|[ ]only|[ ]am|'m)?[ ](?:give|giving|gave|giv)[ ](?:(?:you|u|them|him|her)[ ])?
      (?:only|just)?
    | (?:i|we)(?:[ ]?'m|[ ]am|[ ]are|'re)?[ ](?:allow|allowing|grant|granting)[ ](?:you|u|them)(?:[ ](?:only|just))?
    | (?:je|on|nous)[ ](?:te|vous)[ ]file(?:ns)?|tic[ -]?tac[ ,.!]{0,5}|tick[ -]?tock[ ,.!]{0,5}
    | giv(?:e|en|ing)[ ](?:you|u)|you[ ]are[ ](?:\w{1,8}[ ])?given
    | (?:tu|t'?|vous|v|vs|vou|z)[ ]?(?:n')?(?:as|a|avez|aver|ave|av|disposes?|disposez|dispose|aurez|auras
      |benefici(?:ez|es))
      (?:[ ](?:que|seulement|juste|plus|donc|encore|bien))*
    | (?:je|on|nous)[ ](?:te|t'|vous|lui|leur)[ ](?:laisse|donne|accorde|laissons|donnons|accordons)s?
    | (?:te|vous)[ ](?:reste(?:[ ]que)?|laisse|donne)|il[ ]reste|ta|jte[ ](?:laisse|donne)|jtedonne
    | (?:je[ ])?t'(?:accorde|donne)|time[ ](?:left|limit)|(?:timer|countdown|clock|minuteur|chrono
      |compte[ ]a[ ]rebours)(?:[ ](?:is|has|was|set|runs?|shows?|reads?|to|for|at|on|of|est|regle|sur|a|de|lance
      |pour)){0,4}|remaining|he[ ]has|she[ ]has|he[ ]had|she[ ]had
    | (?:payer|pay|deadline|delai|delais|temps|limit|limite|time|timer)
    | (?:(?:i|he|she|they|we|who)(?:'s|'ve|'d)?[ ](?:has[ ]|have[ ]|had[ ]|only[ ]|just[ ]|is[ ]|are[ ]|was[ ])?)?
      (?:give[ ](?!me|us|u[ ])|(?:giv(?:es|ing|en)|gave|allow(?:s|ed|ing)?|grant(?:s|ed|ing)?|le(?:ft|aves|aving))[ ])
      (?:me|us|him|her|them|my[ ][a-z]{2,12}|our[ ][a-z]{2,12}|the[ ][a-z]{2,12})(?:[ ](?:only|just))?
    | (?:was|were|been|being)[ ](?:only[ ]|just[ ])?(?:given|allowed|granted|left[ ]with)|they[ ](?:had|have|only[ ]had)
    | (?:me|m'|te|t'|nous|vous|lui|leur|se)[ ]?(?:a|ont|as|avait|avez|avons|ai|aurait)[ ](?:que[ ])?
      (?:laisse|donne|accorde|file|octroye|impose|fixe)
    | (?:me|m'|te|t'|nous|vous|lui|leur)[ ]?(?:laissent?|donnent?|accordent?|filent?|octroient?|imposent?)
    | (?:je|on|nous)[ ](?:te[ ]|vous[ ]|t')?(?:rajoute|ajoute|prolonge|repousse|rallonge)(?:ons)?(?:[ ](?:de|a))?
    | (?:extend(?:ed|ing|s)?|postpone|prolong)(?:[ ](?:it|this|that|the[ ]deadline|the[ ]time|your[ ]time))?
      (?:[ ](?:by|for|of))?
    | plus[ ]que|reste(?:[ ]que|nt)?|encore|(?:one|a)[ ]last|(?:ultimatum|decompte|sursis|preavis|window
      |grace(?:[ ]period)?
      |periode[ ]de[ ]grace|ultime[ ]delai)(?:[ ](?:de|of|is))?|t[ -]minus|time[ ]allowed|temps[ ](?:accorde|restant)
    )(?:[ ](?:de|of|is|est|until|till|strict|maximum|max|pour|the|a|an|in|seulement|only|just|exactly|les|about|not|more
      |than|less|no|moins|peu|pres|encore|que|next|total|seul|under|me|juste|supplementaire|further|additional|extra
        |un|delai|another|d|now)){0,6}[ ]{0,2}["']?[:=-]?[ ]{0,2}["'(]?$""",
    re.VERBOSE,
)
LIMIT = re.compile(  # a limit in so many words: "avant", "jusqu'à", "within", "no later than", "date limite :"
    r"""(?:^|(?<![a-z]))(?:
      avant|avan|avt|avnt|av|before|befor|befo|bfr|b4|by|until|untill|till|til|'til|jusqu'?[ ]?(?:a|au|en)
        |jusque?|jusk'?[ ]?a|juska
        |jusqua
    | d'?[ ]?ici|sous|exigibles?|redevables?|within|withing|with[ ]in|inside|n(?:o|ot)[ ]later[ ]than
      |(?:at[ ](?:the[ ])?|(?<!the[ ]))latest(?:[ ]by)?|not?[ ]more[ ]than
    | at[ ]most|au[ ]plus[ ]tard|dernier[ ]delais?|derniere?[ ](?:chance|limite|date)|date[ ]limite|deadline
    | dead[ ]line|(?:last|final)[ ](?:day|date|delay|time|limit)|derniers?[ ]jours?|cut[ -]?off(?:[ ](?:time
      |date))?|on[ ]or[ ]before
    | (?:before(?![^.,;!?\n\d]{0,24}(?:death|died|accident|crash))|b4|avant[ ](?:que|qu'|de)?|until|till|til
      |jusqu'a[ ]ce[ ]qu[e'])[ ]?[^.,;!?\n\d]{2,30}[ ](?:at|a|vers|on|le|@|[(])
    | between[ ]now[ ]and|from[ ]now[ ](?:till|until|to)|(?:peut|peuvent|can)[ ](?:attendre|wait)
    | (?:wait|go|e|it|if|when)[ ](?:(?:no|e|it|go|don|wait)[ ]){0,2}pass(?:es)?
    | (?:last|final|derniere?|only|ultime)[ ](?:chance|call|warning|notice|offer|offre|reminder|opportunity|rappel|appel
      |avertissement|occasion)|laps(?:es?|ing)|runs?[ ]out|void|forfeit(?:ed)?|caduque?|perimee?|se[ ]termine
        |prend[ ]fin
    | (?:wait|till|clock|time|when|e|it|don|once|if)[ ](?:(?:it|e|clock|time|don|go)[ ]){0,2}(?:reach|reaches|hits?
      |strikes?)
    | come
    | limite?|due|due[ ](?:date|by|on)|as[ ]soon[ ]as[ ]possible|asap|delais?|echeance|fin|expires?
    | expirera|maximum|max|payable|closes|ends?|attendue?s?
    | (?:le[ ]premier|first|paiements?|payments?|versements?|installments?)[ ](?:c'est|cest|is)
    )(?:[ ](?:de|du|le|la|les|l'|the|of|on|is|est|a|at|maximum|max|strict|un|une|fixe|fixee|au|dans|in|sous|ce|this|next
      |coming|prochain|day|eod|cob|close|business|work|journee|legal|imperatif|ferme|about|exactly|end|that|minuit
        |midi|soir|tonight|tonite|evening|today
        |aujourd'hui
      |demain|tomorrow|moi|latest|the[ ]latest|plus[ ]tard|then|no|morning)){0,6}
    [ ]{0,2}["']?[:=-]?[ ]{0,2}["'(]?(?:[ld]')?$""",
    re.VERBOSE,
)
WITHIN = re.compile(
    r"(?:^|(?<![a-z]))(?:dans|ds|in|d'ici|after|apres|au bout de|over(?= the next))"
    r"(?:[ ](?:les?|un delai de|un delai d'|the next|d next|da next|de next|the coming|the|about|at most|environ"
    r"|next))?"
    r"(?:[ ](?:prochaine?s?|seulement|max))?[ ]?[(]?$"
)
AT = re.compile(r"(?:^|(?<![a-z]))(?:a|at|on|le|ce|pour|for|vers|des|this|next)(?:[ ](?:the|le))?[ ]{0,2}$")
UNDER = re.compile(r"(?<![a-z])(?:en|under|seulement)[ ]{0,2}$")
SPAN = re.compile(r"(?<![a-z])(?:sous|within|delais?|deadline|limite|d'?[ ]?ici)[ a-z]{0,14}[:=]?[ ]?$")
"""Before "18h": words that make it a duration."""
NOT_GOT = re.compile(
    r"(?<![a-z])(?:if|unless|si|tant que|sans)[ ](?:(?:i|we|je|j'|on|nous)[ ]?)?(?:(?:do|did|have|has)(?:n't"
    r"|nt|[ ]not|n't yet)?|don't|dont"
    r"|n'ai|n'a|ne|ai|recois|vois|see|get|receive|hear|nothing|rien|aucun)(?![a-z])[^.!?\n]{0,50}$"
)
"""What follows when nothing has come by then: "if we did not receive it from you today"."""
_PART = (
    r"(?:[ ](?:night|morning|evening|afternoon|noon|soir|matin|midi|apres[ -]?midi|prochaine?|qui vient|coming"
    r"|week))?"
)
_SET = (
    r"(?:cut[ -]?off|dead ?line|limite?|final|last|latest|dernie?re?|delai|dernier|date (?:limite|butoir)|butoir"
    r"|ultimatum|echeance|max|ultime|term(?:e|inus)"
    r"|all (?:i|u|you|we|the|that|he|she|they|una)(?![a-z])|tout ce (?:que|qu')|what (?:the|you|u|i|we)(?![a-z])"
    r"|ce que (?:je|tu|vous|nous|on)|all|tout|it|over)"
)
LATEST = re.compile(
    rf"{_PART}[ ]{{0,2}}[,(]?[ ]?(?:(?:tapantes?|precises?|pile|sharp)[ ])?(?:failure to which|failing which"
    rf"|faute de quoi|sans quoi|a defaut|sous peine|under penalty|on pain of|max|dernier carat|last chance"
    rf"|derniere limite|derniere chance|sans faute"
    rf"|without fail"
    r"|or never|ou jamais|imperativement|final|at most|dead ?line|last call|au plus tard|latest|at the latest"
    r"|dernier delai"
    r"|deadline|pile|sharp|grand max|no later|not later|pas apres|pas plus tard|dernier truc|ultimatum|cut[ -]?off)"
    rf"|{_PART}[ ]{{0,2}}[,:(-]?[ ]?(?:is|it is|it's|its|that is|that's|thats|that na|na|will be|c'est|cest|c est"
    rf"|est|sera|voila)"
    rf"[ ](?:(?:the|my|our|your|ur|la|le|ma|mon|ta|ton|notre|votre|l'|absolute|absolutely|very"
    rf"|only)[ ]?){{0,3}}{_SET}(?![a-z])"
)
"""Behind a time: what makes it a limit."""
AFTER = re.compile(
    r"(?:^|(?<![a-z]))(?:apres|after|passee?s?|past|beyond|au[ -]dela d(?:u|e)|a compter du|a partir du"
    r"|des le)(?:[ ](?:le"
    r"|the))?[ ]$"
)
DEARER = re.compile(
    r"[ ]?,?[ ]?(?:it is|it's|its|it will be|it becomes|c'est|cest|ce sera|ca passe a|ca monte a|you owe|tu dois"
    r"|vous devrez"
    r"|the price|le prix|the sum|la somme|it goes to)[ ][^.!?\n]{0,20}\d"
)
"""Behind a limit told by its end: "past Friday it is $900"."""
RANGE = re.compile(
    r"(?<![a-z])(?:sous|within|dans|ds|in|d'ici|delai de)[ ](?:les[ ])?\d{1,3}(?:[ ]?[a-z]{1,6})?[ ]?(?:a|to|-|or|ou"
    r"|et)[ ]?$"
)
"""Before the longer end of a length of time: "sous 24 à"."""
IF_AT = re.compile(r"(?<![a-z])(?:si|if|when|quand)[ ](?:a|at|by|le|on|d'ici|pour)?[ ]?(?:le[ ])?$")
NONE_YET = re.compile(
    r"[ ,]{1,2}(?:(?:i|we|j'|je|on|nous)[ ]?(?:still |n')?(?:ai|a|avons|vois|have|see|got|don't|dont|do not|haven't)"
    r"(?: toujours| encore| still)?[ ](?:rien|pas|no|nothing|have|see|got|aucun)|(?:there is|there's|y'?a"
    r"|il n'?y a)[ ](?:no|rien|pas|nothing))"
    r"(?![a-z])"
)
"""Around a day or an hour: "si à midi j'ai rien"."""
LESS = re.compile(r"(?<![a-z])(?:(?:less|fewer|no more|not more)[ ]than|(?:moins|pas plus)[ ]d[e'])[ ]?$")
WANTED_FOR = re.compile(
    r"(?<![a-z])(?:need(?:ed)?|want(?:ed)?|require[ds]?|expected|faut|veux|veut|exige|attends|attendue?s?"
    r"|attendons|reclame|due"
    r"|demande|doit|doivent|must|prete?s?|ready)(?![a-z])[^.!?;\n]{0,40}[ ](?:pour|pr|for)[ ](?:le[ ]|the[ ]|this[ ]"
    r"|ce[ ])?$"
)
"""Before a day: "I need the $300 for Friday"."""
LABEL = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:when|quand|pour quand|by when|pay[ -](?:by|on|before)(?:[ ]date)?|to be (?:paid"
    r"|settled)(?: by)?|limite de paiement|payment (?:date|due|by)|to pay by|payer avant|a payer "
    r"(?:le|avant)|a regler avant"
    r"|time|time left|temps|heure|hour|deadline|delai|how long|valid until|valable jusqu'au|valid till|expires?(?: on)?"
    r"|expiration|expiry|echeance|due(?: date)?|date limite|last day|dernier jour|limit|limite|pick ?up (?:by|before))"
    r"(?:[ ][a-z]{1,10}){0,2}(?:[ \t]{0,3}[:=>|\u2192-]{1,2}[ \t]{0,3}|\t[ \t]{0,3}|[ ]?[.\u2026]{2,20}[ ]?)(?:le[ ]"
    r"|the[ ]|on[ ])?$"
)
"""A form row that asks by when."""
CLOSES = re.compile(
    r"(?:^|(?<![a-z]))(?:i|we|je|j'|nous|on)[ ]?(?:will |am |'m |'ll |vais |va )?(?:close|closing|leave"
    r"|leaving|switch off|switching off|log off|go offline|turn off|ferme|fermons"
    r"|pars|partons|part|quitte|coupe|eteins|embarque|travel|board|descends|decroche)"
    r"(?![a-z])[^.!?\n\d]{0,26}[ ](?:at|a|vers|@|by)[ ]$"
)
"""The asker's own end of day: "I close my phone at"."""
BY_HOUR = re.compile(r"[ ](?:by|before|avant)[ ](?:\d|cob|eod|close|end|noon|midi|minuit|midnight)")
CLAUSE = re.compile(
    r"[;.!?\n](?=\s|$)|[\u2190-\u2bff\U0001f000-\U0001faff]|(?<![a-z])(?:so|then|pour que|afin que|and i|et je|or"
    r"|ou|sinon|because|car)(?![a-z])"
    r"|,[ ](?=i |je )"
)
SUBJECT = re.compile(r"[ ,]{0,3}(?:they|he|she|we|i|ils?|elles?|je|j'|nous|on)(?![a-z])")
SCHEDULE = re.compile(r"[ ]?(?:night|morning|evening|soir|matin|midi|afternoon)?[ ]?[-(:]")
LINK = re.compile(
    r"[ ]?[(]?(?:a|at|vers|,|by|avant|before|le|the|on)?[ ]?(?:matin|soir|midi|morning|evening|max)?"
    r"[ ,]{0,2}(?:a|at|avant)?[ ]?"
)
"""Between a day and its hour."""
_PAY_VERBS = (
    r"(?:payer?|pay|repondre|envoyer|regler|verser|decider|faire|choisir|trouver|deposer|virer|donner|rembourser"
    r"|rassembler|reunir|obeir|cooperer|effectuer|transferer|recharger|acheter|sauver|eviter|contacter"
    r"|recontacter|rappeler"
    r"|agir|obtemperer|rendre|solder|acquitter|reply|respond|answer|send|snd|decide|comply|make|find|get|raise|transfer"
    r"|deposit|wire|settle|buy|contact|save|choose|act|clear|cooperate|sort|come up|drop|bring|gather|collect|fix|stop"
    r"|prevent|avoid|remit|load|purchase)"
)
GOES_ON = re.compile(
    rf"[ ]{{0,2}}[),]?[ ]?(?:(?:pour|pr|pou|afin de|to|2)[ ](?:(?:me|nous|te|vous|les|le|la|lui|y|l'|m'|t'|us"
    rf"|me)[ ]?){{0,2}}"
    rf"{_PAY_VERBS}"
    r"|(?:frm|fr|from|starting|as of|beginning|counting from|depuis|a partir de|a compter de|des|a dater de)[ ]"
    r"(?:right )?(?:now|today|this (?:message|mail|email|moment|text|second)|maintenant|ce (?:message|mail|texto"
    r"|moment)|cet instant"
    r"|aujourd'hui|the moment|la lecture|reception|le moment|receipt|reading)"
    r"|(?:pas|et pas|not|no|and not|and no)[ ](?:une? |a |one )?(?:\w{1,8} )?(?:plus|more|longer|minute|seconde"
    r"|second|hour|day|heure)"
    r"|'?[ ]?(?:notice|de preavis|preavis|ultimatum|tops|flat|et c'est tout|et basta|and that's it|a tout casser"
    r"|montre en main"
    r"|you (?:have|get|got)|u (?:have|get|got|hv)|you dey get|tu as|t'as|vous avez))(?![a-z])"
)
"""Behind a length of time: "to pay me", "pour me répondre", "from this message", "not a minute more", "' notice"."""
_GOODS = (
    r"(?:fonds|funds|prets?|loan|colis|parcel|package|cheque|check|refund|gains?|winnings|prize|remboursement|livraison"
    r"|delivery|your[ ]money|votre[ ]argent|item|produit|order|commande)"
)
OWED = re.compile(
    rf"^(?!.{{0,120}}(?<![a-z]){_GOODS}(?![a-z])[^,;]{{0,24}}[ ](?:must|doi(?:t|vent)|has[ ]to|have[ ]to|is[ ]to))"
    r".{0,120}?(?<![a-z])(?:must|(?:has|have|had|need|needs|got|ought|is|are)[ ]to|gotta|to[ ]be|doi(?:t|vent|s)|devra"
    r"|devront|devez|faut|(?:est|sont|reste|somme|frais|[$\u20ac\u00a3\d])[ ]a(?=[ ][a-z]{3,}er(?![a-z])))(?![a-z])"
    r"(?:(?![.!?;\n]|[ ](?:and|et)[ ](?:you|we|i|vous|tu|nous|je|receive|get)(?![a-z])).){2,60}$"
    r"|(?<![a-z])(?:not|n't|nt|pas|never|jamais|sans|unpaid|impaye(?:e|s|es)?)(?![a-z])[^.!?;\n]{0,20}(?<![a-z])(?:paid"
    r"|settled|sent|received|transferred|deposited|cleared|remitted|made|wired|done|in|here|paye[es]{0,2}"
    r"|regle[es]{0,2}"
    r"|verse[es]{0,2}|envoye[es]{0,2}|recu[es]{0,2}|vire[es]{0,2}|soldee?s?|acquittee?s?|effectuee?s?|deposee?s?|fait"
    r"|rembourse[es]{0,2})[^.!?;\n\d]{0,24}$"
)
"""Before a limit: what must be paid by then, or is not, whatever else the sentence promises."""
_UNMET = (
    r"(?:(?:a )?defaut (?:de|d')|faute de|en l'absence de|sans (?:paiement|reglement|nouvelles?|reponse|versement"
    r"|virement)"
    r"|failing|failure to|in the absence of|(?:no|non)[ -]?(?:payment|paiement|reply|response|money)"
    r"|without (?:payment|a reply)"
    r"|(?:no|pas d(?:e|')|zero)[ ]?(?:money|cash|thunes?|tunes?|fric|argent|payment|paiement|sous|virement|oseille"
    r"|ble|transfer"
    r"|euros?|dollars?|btc|bitcoin)"
    r"|unless|(?:si|if|when|quand)(?![a-z])[^.!?\n]{1,50}?(?<![a-z])(?:not|isn't|aren't|isnt|arent|never|pas|rien"
    r"|nothing|don't|dont"
    r"|didn't|haven't|aucun|no|toujours)(?![a-z]))"
)
UNMET_BEFORE = re.compile(rf"(?<![a-z]){_UNMET}[^.!?\n]{{0,60}}$")
UNMET_AFTER = re.compile(rf"{_PART}[ ]?,[ ]?{_UNMET}")
"""A demand unmet around a day: "à défaut de paiement au 30/11", "Monday, if the fee is not paid"."""
THEN = re.compile(
    r"(?<![a-z])(?:(?:before|by|ahead of|prior to|until|till)[ ](?:then|that|dat)|avant[ ](?:ca|cela|sa|ce moment"
    r"|cette heure)"
    r"|d'?[ ]?ici[ ]la|jusque[ -]la|entre[ -]temps|(?:before|avant|beforehand|d'avance)(?=[ ]?(?:[.,;!\n]|sinon|sinn"
    r"|or(?![a-z])|ou[ ]|$)))"
    r"(?![a-z])"
)
"""After a moment: payment is wanted before it ("Monday my lawyer files; 2,200 before that")."""
EDGES = " .!?:;,-\n()*⏰⏳"
NEGATED = re.compile(r"(?:^|[.!?,;:\n(][ ]?)(?:pas|not|non[ ]pas)[ ](?:dans|in|within|on|le|a|at)?[ ]?$")
INSTEAD = re.compile(
    r"(?<![a-z])(?:pas|not)[ ](?:(?:dans|in|within|on|le|a|at)[ ])?[^.!?,;\n]{3,20},[ ](?:mais[ ]|but[ ])?"
    r"(?:dans|in|within|on|le|a|at)?[ ]?$"
)
"""Before a moment that is not meant, and before the one that is: "not tomorrow, today"."""
PASSED = re.compile(
    r"(?:^|[.!?;,:\n(][ ]?)(?:passee?s?|past)[ ](?:le[ ]|la[ ]|the[ ]|ce[ ]delai[ ]de[ ]|un[ ]delai[ ]de[ ])?$"
)
"""Before a limit told by its end: "Passé le 30/11"."""
AND_THEN = re.compile(
    r"[ ]{0,2}(?:(?:only|seulement|max|pas[ ]plus)[ ]?)?[,.;:!)-]{0,2}[ ]{0,2}(?:then|and[ ]then|after[ ](?:that"
    r"|this|it)"
    r"|apres(?:[ ](?:ca|cela|quoi|c'est|je|tout|on|ta|tes|la))?|puis|et[ ](?:apres|ensuite|puis|hop|paf|tout)|ensuite"
    r"|pass(?:e|ed?)[ ](?:ce|this|that)|past[ ]that|beyond[ ]that)(?![a-z])"
)
"""Behind a length of time: what follows when it is over ("2 jours. Après c'est toute la ville")."""
ORDER = re.compile(
    r"(?:^|[.!?:;,\n)])[ ]{0,2}(?:(?:merci[ ]de|please|pls|kindly|veuillez|ok|alors|donc)[ ]){0,2}"
    r"(?:(?!recev|profit|gagn|decouvr|retir|recuper|econom|all|ven|pass|touch|encaiss|rejoign|appren)[a-z]{3,14}ez"
    r"|regulari[sz]e|complete|finali[sz]e|renew|clear|cover|complet(?:e|er)|finalise[r]?|regularise[r]?|top[ ]up)"
    r"(?![a-z])[^.!?;\n]{0,50}$"
)
"""An order at the head of a clause: "Régularisez"."""
