"""Deadlines: by when the money, the code or the answer is wanted.

An expression of time is a deadline when a word of limit stands at it ("avant", "jusqu'à", "within", "you have", "délai")
and the sentence asks or threatens, or when it stands alone as a sentence of such a message. What is promised ("prêt en
48h", "the funds arrive in 2 days"), past ("depuis 3 jours") or a habit ("24h/24", "every 4 hours") is not. The moment a
threat falls is left a candidate (``threat_moment``): it counts only when no other deadline is given, which ``resolve``
decides.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> [(f.value, f.text) for f in find(Text("Tu as 48h pour payer 300€, avant vendredi 18h."), load_rules())]
[('PT48H', '48h'), ('FRIDAY', 'vendredi'), ('T18:00', '18h')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason
from extortrace.text import Text
from extortrace.text.moments import Moment, moments

_HAVE = re.compile(  # the reader is given time
    r"""(?:^|(?<![a-z]))(?:
      (?:you|u|ya|yu)(?:[ ]?(?:'?ve|have|hav|only|just|got|get|still|will|are|r|now)){1,4}(?:[ ](?:been|given|exactly))?
    | (?:i|we)(?:'ll|[ ]will|[ ]can|[ ]only|[ ]am|'m)?[ ](?:give|giving|gave|giv)[ ](?:(?:you|u|them|him|her)[ ])?(?:only|just)?
    | giv(?:e|en|ing)[ ](?:you|u)|you[ ]are[ ](?:\w{1,8}[ ])?given
    | (?:tu|t'|vous|v)[ ]?(?:n')?(?:as|a|avez|ave|disposes?|disposez|aurez|auras)(?:[ ](?:que|seulement|juste|plus|donc|encore|bien))*
    | (?:je|on|nous)[ ](?:te|t'|vous|lui|leur)[ ](?:laisse|donne|accorde|laissons|donnons|accordons)s?
    | (?:te|vous)[ ](?:reste(?:[ ]que)?|laisse|donne)|il[ ]reste|ta|jte[ ](?:laisse|donne)|jtedonne|(?:je[ ])?t'(?:accorde|donne)
    | time[ ](?:left|limit)|remaining|he[ ]has|she[ ]has|(?:payer|pay|deadline|delai|delais|temps|limit|limite|time|timer)
    )(?:[ ](?:de|of|is|est|until|till|strict|maximum|max|pour|the|a|an|in|seulement|only|just|exactly|les|about|not|more|than
      |less|no|moins|peu|pres|encore|que|next|total|seul|under|me|juste))*[ ]*[:=-]?[ ]*[(]?$""",
    re.VERBOSE,
)
_LIMIT = re.compile(  # a limit in so many words
    r"""(?:^|(?<![a-z]))(?:
      avant|avan|av|before|befor|b4|by|until|untill|till|til|'til|jusqu'?[ ]?(?:a|au|en)|jusk'?[ ]?a|juska|jusqua|d'?[ ]?ici
    | sous|within|withing|with[ ]in|inside|no[ ]later[ ]than|not[ ]later[ ]than|at[ ]the[ ]latest|not?[ ]more[ ]than|at[ ]most
    | au[ ]plus[ ]tard|dernier[ ]delais?|derniere?[ ](?:chance|limite|date)|date[ ]limite|deadline|dead[ ]line|limite?|due
    | due[ ](?:date|by|on)|as[ ]soon[ ]as[ ]possible|asap|delais?
    | (?:le[ ]premier|first|paiements?|payments?|versements?|installments?)[ ](?:c'est|cest|is)|echeance|fin|expires?|expirera|maximum|max|payable|closes|ends?|attendue?s?
    )(?:[ ](?:de|du|le|la|les|l'|the|of|on|is|est|a|at|maximum|max|strict|un|une|fixe|fixee|au|dans|in|sous|ce|this|next
      |coming|prochain|legal|imperatif|ferme|about|exactly|end|that|minuit|midi|soir))*[ ]*[:=-]?[ ]*[(]?(?:l')?$""",
    re.VERBOSE,
)
_IN = re.compile(r"(?:^|(?<![a-z]))(?:dans|ds|in|d'ici|after|apres|au bout de)(?:[ ](?:les?|un delai de|the next|the|about))?[ ]*[(]?$")
_AT = re.compile(r"(?:^|(?<![a-z]))(?:a|at|on|le|ce|pour|for|vers|des|this|next)(?:[ ](?:the|le))?[ ]*$")
_EN = re.compile(r"(?<![a-z])(?:en|under|seulement)[ ]*$")
_AFTERWARDS = re.compile(
    r"[ ]{0,2}[)]?[ ]?(?:max(?:imum|i)?|chrono|grand max|top|pas plus|no more|left|restante?s?|to (?:pay|reply|send|decide|comply|make)"
    r"|pour (?:payer|envoyer|regler|repondre|te decider|faire|verser)|from now|deadline|limit|or|ou|sinon|else|otherwise"
    r"|after (?:you|reading|opening)|time|a compter|suivant|apres reception|dernier delai|au plus tard|at the latest|a partir)(?![a-z])"
)
_PAST = re.compile(
    r"(?<![a-z])(?:il y a|ya|depuis|since|for|pendant|durant|during|last|past|previous|every|each|toutes? les|tous les|chaque|per|par"
    r"|ouvert|open|mort depuis|passe|over|than|age de|the|voila|cela fait|ca fait|sa fait|hier|yesterday|these|derniers?|dernieres?"
    r"|premiers?|first|ces|ago|of|de)(?:[ ](?:the|les|last|past|environ|about|over|plus de|more than|presque|almost))?[ ]*$"
)
_AGO = re.compile(
    r"[ ]{0,2}(?:ago|old|/|de prison|ferme|avec sursis|plus tard|later|earlier|d'essai|gratuits?|free|trial|straight|of labour"
    r"|labour|par (?:jour|semaine|mois)|per|a (?:day|week|month)|a day|tranche|service|d'affilee|delivery|avant|before|passe)(?![a-z])"
)
_ALWAYS = re.compile(r"[ ]?/[ ]?(?:24|7)|[ ]?(?:sur|/)[ ]?(?:24|7)|/\d")
_PROMISE = re.compile(
    r"(?<![a-z])(?:prets?|credit|financement|resultats?|results?|deliver\w*|livr\w+|shipping|shipped|expedi\w+|recev\w+|recois"
    r"|toucher\w*|gains?|profit\w*|rentable|doubl\w+|garantie?s?|guaranteed|arriv\w+|arrive\w*|credited|credite\w*|debloqu\w+|refund\w*"
    r"|rembours\w+|rendement|roi|returns?|get back|cash out|will receive|fonds sont|disponible\w*|retour d'affection|verrez"
    r"|seront vires?|sera vire|sur votre compte|sur ton compte|in your account|into your account|to your door|repond\w+ sous"
    r"|approved in|approuve|cooling|refundable|je (?:te |vous )?rembourse\w*|i (?:will |'ll )?pay (?:you )?back|we transfer)"
)
_ASK = re.compile(
    r"(?<![a-z])(?:pay\w*|paie\w*|pai|send|snd|sned|transfer(?![a-z])|transfere\w*|transfert|wire|deposit|drop|buy|bring|purchase|remit"
    r"|settle|reply|respond|respon\w+|need|want|must|have to|go to|envoi\w*|envoy\w+|vers\w{1,4}|regl\w+|virement|vire[sz]?|depot|depose\w*"
    r"|paiement|payment|achete\w*|acheter|prend\w*|donne\w*|faut|veux|veut|dois|devez|doi\w*|doivent|appelez|call|contact\w*|confirm\w*"
    r"|reclam\w+|claim|gratte|photo du|recu|receipt|ticket\w*|codes?|coupons?|cards?|il manque|owe|due|give|acquitt\w+|somme|amount"
    r"|cashapp|paypal|venmo|zelle|interac|moneygram|western|momo|orange money|wave|bitcoin|btc|usdt|rdv|make it|file|submit|soumet\w+)"
    r"|[$€£₦]|\bfcfa\b|\beuros?\b|\bdollars?\b|\bcedis?\b|\bnaira\b|\d[ ]?(?:f|e|k)\b"
)
_MONEY = re.compile(
    r"[$€£₦₵]|(?<![a-z])(?:fcfa|cfa|euros?|dollars?|cedis?|naira|usd|bucks|pay(?:e[zrs]?|ment)?|paie(?:ment)?|virement|transfer[et]*|transfert|frais"
    r"|fees?|money|argent|largent|fonds?|bitcoin|btc|usdt|western|moneygram|momo|orange money|wave|paypal|cashapp|zelle|interac|coupons?"
    r"|gift|steam|pcs|neosurf|transcash|code|depot|deposit|amende|fine|facture|invoice|regle[rz]?)(?![a-z])|\d[ ]?(?:f|e|k|balles)(?![a-z])"
)
_THREAT = re.compile(
    r"(?<![a-z])(?:sinon|sinn|sino|or else|otherwise|else|or i|or we|or ur|or your|or everybody|ou je|ou on|publi\w+|post(?:ed|s)?|upload\w*"
    r"|diffus\w+|balanc\w+|expos\w+|leak\w*|viral|frozen|bloque\w*|suspend\w*|execut\w+|arrest\w*|arret\w+|everyone|everybody|tout le monde"
    r"|tt le|toute l|tes (?:amis|contacts|parents)|your (?:wife|family|friends|contacts|employer|boss|mom)|police|huissier|saisi\w*"
    r"|mandat|court|tribunal|poursuit\w*|warrant|closed|sera ferme\w*|retourn\w*|cancel\w*|deleted?|supprim\w+|lose|lost|if i|if you|si tu"
    r"|si je|si jai|si j'ai|si vous|if not|au cas|compteur|clock|ticking|video|nude\w*|nus?|nues?|jvais|je vais|fini|penalit\w*|majoration"
    r"|expir\w+|destroyed|repart\w*|without|sans reglement|hacked|goes to|go to your|recoi\w+ tes|receive the|receives?|leaves|on perd"
    r"|faute de|a defaut|we lose|disaster)"
)
_DONE = re.compile(
    r"(?<![a-z])(?:sent|paid|received|transferred|deposited|arrived|was|were|did|hier|yesterday|signed|j'ai (?:paye|envoye|recu|fait|donne)"
    r"|a (?:paye|recu|envoye)|said|told|announced|reported|a dit|annonce|declare|indique|jte|je te|je vous|je les|j'te|jvais|i have|i got|can i|can i do|je peux|i can|i will|i'll|i am|i'm|je serai|je suis|je vais|j'arrive|we will|we'll"
    r"|on se voit|see you|a demain|in your name|pick(?:ed)? up|are you|es-tu|tu fais|tu viens|how are|aurai|j'ai|jai)[ a-z0-9'$€,.]{0,34}$"
)
_LABEL = re.compile(r"(?:^|\n)[ ]*(?:(?:test |text )?(?:answer|reponse|question)[a-z ]{0,12}|q|a|date|sent|envoye|from)[ ]?[:=][^\n]{0,24}$|(?:answer|reponse)[ ]?[:=][ ]?$")
_CODE = re.compile(r"(?<![a-z])(?:otp|code|pin|lien|link|mot de passe|password)(?![a-z])[^\n]{0,40}(?:valable|valid|expire)|(?:valable|valid for)")
_REACH = 44


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every deadline; doubtful ones and the moments of threats as candidates."""
    folded = text.folded.text
    found = moments(folded)
    if not found:
        return
    sentences = text.sentences
    pressing = bool(_MONEY.search(folded) or _THREAT.search(folded))
    last: tuple[int, str] | None = None
    for moment in found[:2000]:
        at = max(bisect_right(sentences, moment.start, key=lambda s: s[0]) - 1, 0)
        a, b = sentences[at] if sentences else (0, len(folded))
        linked = last[1] if last and moment.start - last[0] <= 10 and _LINK.fullmatch(folded, last[0], moment.start) else None
        status, why, value = _judge(folded, moment, a, b, pressing, linked)
        last = (moment.end, status) if status == "confirmed" else None
        if value and status:
            yield text.finding("deadline", value, moment.start, moment.end, status=status, why=(Reason(why),),
                               confidence={"confirmed": 0.9, "candidate": 0.5}.get(status, 0.1))  # fmt: skip


_LINK = re.compile(r"[ ]?(?:a|at|vers|,|by|avant|before|le|the|on)?[ ]?(?:matin|soir|midi|morning|evening|max)?[ ,]{0,2}(?:a|at|avant)?[ ]?")


def _judge(folded: str, moment: Moment, a: int, b: int, pressing: bool, linked: str | None) -> tuple[str, str, str]:
    """Status, reason and value of one expression; an empty status when it is not worth showing."""
    line = folded.rfind("\n", max(0, moment.start - _REACH), moment.start) + 1 or max(0, moment.start - _REACH)
    before = folded[max(a, moment.start - _REACH) : moment.start].replace("\n", " ")
    after = folded[moment.end : moment.end + 40].replace("\n", " ")
    sentence = folded[max(a, moment.start - 300) : min(b, moment.end + 300)]
    limit, have, within = bool(_LIMIT.search(before)), bool(_HAVE.search(before)), bool(_IN.search(before))
    value, kind = moment.value, moment.kind
    if kind == "hour":
        kind, value = _hour(int(moment.value), before, after, (limit and not have) or bool(linked), have or within)
    if _ALWAYS.match(after) or _LABEL.search(folded[line : moment.start]):
        return "", "", ""
    if linked and kind in ("clock", "weekday", "date", "day"):
        return "confirmed", "limit", value
    if not (limit or have or within) and (_PAST.search(before) or _AGO.match(after)):
        return "", "", ""
    threat, ask = bool(_THREAT.search(sentence)), bool(_ASK.search(sentence))
    if kind == "duration":
        return _duration(folded, moment, value, sentence, before, after, limit, have, within, threat, ask, a, b, pressing)
    if kind == "clock" and re.match(r"[ ]?(?:-|a|to)[ ]?\d", after):
        return "", "", ""
    if limit or have:
        if not have and _MY_TIME.search(before) and not _UNLESS.search(before):
            return "candidate", "own_time", value
        return ("confirmed", "limit", value) if ask or threat or kind == "date" or pressing else ("candidate", "limit", value)
    if kind == "clock":
        if _AFTERWARDS.match(after) and "max" in after[:8]:
            return "confirmed", "limit", value
        if _AT.search(before) and (threat or ask):
            return "candidate", "threat_moment" if threat else "time_of_request", value
        return "", "", ""
    if _DONE.search(before):
        return "", "", ""
    if kind in ("day", "weekday"):
        return _day(folded, moment, a, b, threat, pressing)
    if _AT.search(before) and (threat or ask) and _FUTURE.search(sentence):
        return "candidate", "threat_moment", value
    return "", "", ""


def _day(folded: str, moment: Moment, a: int, b: int, threat: bool, pressing: bool) -> tuple[str, str, str]:
    """A day without a word of limit: wanted then ("send $250 today"), threatened for then, or small talk."""
    value = moment.value
    head = _CLAUSE.split(folded[max(a, moment.start - 80) : moment.start])[-1]
    tail = _CLAUSE.split(folded[moment.end : min(b, moment.end + 45)])[0]
    rest = folded[a : moment.start] + folded[moment.end : b]
    if pressing and _ALONE.fullmatch(rest) and folded[moment.end : moment.end + 2].strip()[:1] != "?":
        return "confirmed", "alone", value
    if _YOU_GET.search(head):
        return "rejected", "promise", value
    if not head.strip(_EDGES) and _SUBJECT.match(folded, moment.end):
        return "candidate", "day_alone", value
    wanted = _REQUEST.search(head) or _SUM.search(head) or (_REQUEST.search(tail) and not _SCHEDULE.match(tail))
    if wanted and pressing and not _PROMISE.search(head):
        return "confirmed", "request", value
    return "candidate", "threat_moment" if threat else "day_alone", value


_ALONE = re.compile(
    r"[ .!:;,\-\n()*⏰⏳>]*(?:(?:please|pls|plz|max|maxi|maximum|stp|svp|now|only|or else|matin|soir|morning|night|meme|latest|sharp|deadline|delai"
    r"|limite|final|grand)[ .!:;,\-\n()*⏰⏳]*){0,3}"
)
_EDGES = " .!?:;,-\n()*⏰⏳"
_CLAUSE = re.compile(r"[;.!?\n](?=\s|$)|(?<![a-z])(?:so|then|pour que|afin que|and i|et je|or|ou|sinon|because|car)(?![a-z])|,[ ](?=i |je )")
_SUBJECT = re.compile(r"[ ,]{0,3}(?:they|he|she|we|i|ils?|elles?|je|j'|nous|on)(?![a-z])")
_SCHEDULE = re.compile(r"[ ]?(?:night|morning|evening|soir|matin|midi|afternoon)?[ ]?[-(:]")
_YOU_GET = re.compile(r"(?<![a-z])(?:you (?:will|'ll|shall|can)?[ ]?(?:receive|get|pick)|vous recev\w+|tu recev\w+|tu auras|vous aurez)")
_FUTURE = re.compile(r"(?<![a-z])(?:will|sera|seront|leaves|part|expires?|expirera|closes|ferme|va|vont|going to|publierai|posterai|i send|je publie)(?![a-z])")
_UNLESS = re.compile(r"(?<![a-z])(?:if|si|unless|don'?t|not|pas|need|want|veux|must|dois|doit|attends|exige|expect)(?![a-z])")
_MY_TIME = re.compile(r"(?<![a-z])(?:i|we|je|j'|on|nous|jsuis|chui)(?![a-z])(?!'ll give| give| giv| will give| te | vous )[^.,;!?]{0,26}$")
_SUM = re.compile(r"[$€£₦]|\bfcfa\b|\beuros?\b|\bdollars?\b|\bcedis?\b|\bnaira\b|\d[ ]?(?:f|e|k)\b")
_REQUEST = re.compile(
    r"(?<![a-z])(?:pay(?:e[zrs]?)?|payment due|paie|send(?: me| the)?|transfer(?! )|transfere\w*|wire|deposit|drop|buy|bring|purchase|remit|settle"
    r"|reply|respond|need|go to|go 2|make sure|get (?:it|the|me|them)|must|have to|due|close[sd]?|envoi\w*|envoy(?:e[zs]?|er)|verse[zrs]?"
    r"|regle[zr]|vire[zrs]?|depose[zr]?|achete[zrs]?|prends|donne[zs]?|faut|dois|devez|doit|doivent|attends|appelez|contact|confirme[zr]?"
    r"|claim|reclamez|i want|i need|jveu\w*|je veux|first part|second part|premiere? partie|deuxieme|reste|moitie|remettre|signez?)(?![a-z])"
)


def _hour(n: int, before: str, after: str, limit: bool, span: bool) -> tuple[str, str]:
    """ "18h" is a time after "avant" or "à", a duration after "tu as" or "dans"; "avant 48h" can only be one."""
    clock = 6 <= n <= 23
    if re.search(r"(?<![a-z])(?:sous|within|delais?|deadline|limite|d'?[ ]?ici)[ a-z]{0,14}[:=]?[ ]?$", before):
        clock = clock and n not in (6, 12) and n > 12 and "ici" in before[-8:]
    elif span:
        clock = False
    elif not limit and not _AT.search(before) and not after.lstrip().startswith("max"):
        clock = False
    elif after.lstrip().startswith("max") and not limit:
        clock = 7 <= n <= 23
    return ("clock", f"T{n:02}:00") if clock else ("duration", f"PT{n}H")


def _duration(
    folded: str, moment: Moment, value: str, sentence: str, before: str, after: str, limit: bool, have: bool, within: bool,
    threat: bool, ask: bool, a: int, b: int, pressing: bool,
) -> tuple[str, str, str]:  # fmt: skip
    promised = bool(_PROMISE.search(folded, max(a, moment.start - 70), min(b, moment.end + 45))) and not threat
    if have and not re.search(r"(?<![a-z])(?:i|j'|je|nous|we)[ ](?:have|ai|avons)[ ]*$", before):
        return "confirmed", "limit", value
    if _CODE.search(sentence):
        return "", "", ""
    if limit or within or _AFTERWARDS.match(after):
        if promised:
            return "rejected", "promise", value
        if limit and (ask or threat or pressing):
            return "confirmed", "limit", value
        if within and (threat or ask):
            return "confirmed", "limit", value
        if _AFTERWARDS.match(after) and (threat or ask or pressing) and not limit and not within:
            return "confirmed", "limit", value
        return "candidate", "limit", value
    if _EN.search(before):
        return ("rejected", "promise", value) if promised or not threat else ("candidate", "limit", value)
    rest = (sentence.replace(folded[moment.start : moment.end], "", 1)).strip(" .!?:;,-\n⏰⏳*")
    opens = re.search(r"(?:^|[\n.!?:;,])[ *]{0,3}$", folded[max(0, moment.start - 4) : moment.start])
    counted = before.rstrip().endswith(":") and re.match(r"[ ]?(?:[.!\n]|$)", folded[moment.end : moment.end + 2])
    if pressing and opens and (len(rest) <= 12 or counted):
        return "confirmed", "alone", value
    return "", "", ""
