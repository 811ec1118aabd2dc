"""The words around an expression of time that tell whether it is a limit, a wish, a threat, a promise or the past.

Word lists are written as people say them; a star stands for any ending. All are matched on folded text.

>>> bool(WITHIN.search("si tu paies pas dans ")), bool(GIVEN.search("tu as ")), bool(LIMIT.search("avant le "))
(True, True, True)
"""

from __future__ import annotations

import re


def words(*lists: str, then: str = "(?![a-z])") -> re.Pattern[str]:
    """One pattern for comma-separated words and phrases; ``*`` stands for any ending.

    >>> words("publi*, tout le monde").findall("il publiera tout le monde republie")
    ['publiera', 'tout le monde']
    """
    phrases = sorted({p.strip() for text in lists for p in text.split(",") if p.strip()}, key=lambda p: (-len(p), p))
    pattern = "|".join(re.escape(p).replace(r"\*", "[a-z]*") for p in phrases)
    return re.compile(rf"(?<![a-z])(?:{pattern}){then}")


GIVEN = re.compile(  # the reader is given time: "you have", "tu as", "je te laisse"
    r"""(?:^|(?<![a-z]))(?:
      (?:you|u|ya|yu)(?:[ ]?(?:'?ve|have|hav|only|just|got|get|still|will|are|r|now)){1,4}(?:[ ](?:been|given|exactly))?
    | (?:i|we)(?:'ll|[ ]will|[ ]can|[ ]only|[ ]am|'m)?[ ](?:give|giving|gave|giv)[ ](?:(?:you|u|them|him|her)[ ])?
      (?:only|just)?
    | giv(?:e|en|ing)[ ](?:you|u)|you[ ]are[ ](?:\w{1,8}[ ])?given
    | (?:tu|t'|vous|v)[ ]?(?:n')?(?:as|a|avez|ave|disposes?|disposez|aurez|auras)
      (?:[ ](?:que|seulement|juste|plus|donc|encore|bien))*
    | (?:je|on|nous)[ ](?:te|t'|vous|lui|leur)[ ](?:laisse|donne|accorde|laissons|donnons|accordons)s?
    | (?:te|vous)[ ](?:reste(?:[ ]que)?|laisse|donne)|il[ ]reste|ta|jte[ ](?:laisse|donne)|jtedonne
    | (?:je[ ])?t'(?:accorde|donne)|time[ ](?:left|limit)|(?:timer|countdown|clock|minuteur|chrono|compte[ ]a[ ]rebours)(?:[ ](?:is|has|was|set|runs?|shows?|reads?|to|for|at|on|of|est|regle|sur|a|de|lance|pour)){0,4}|remaining|he[ ]has|she[ ]has|he[ ]had|she[ ]had
    | (?:payer|pay|deadline|delai|delais|temps|limit|limite|time|timer)
    )(?:[ ](?:de|of|is|est|until|till|strict|maximum|max|pour|the|a|an|in|seulement|only|just|exactly|les|about|not|more
      |than|less|no|moins|peu|pres|encore|que|next|total|seul|under|me|juste)){0,6}[ ]{0,2}[:=-]?[ ]{0,2}[(]?$""",
    re.VERBOSE,
)
LIMIT = re.compile(  # a limit in so many words: "avant", "jusqu'à", "within", "no later than", "date limite :"
    r"""(?:^|(?<![a-z]))(?:
      avant|avan|av|before|befor|b4|by|until|untill|till|til|'til|jusqu'?[ ]?(?:a|au|en)|jusk'?[ ]?a|juska|jusqua
    | d'?[ ]?ici|sous|within|withing|with[ ]in|inside|n(?:o|ot)[ ]later[ ]than|at[ ]the[ ]latest|not?[ ]more[ ]than
    | at[ ]most|au[ ]plus[ ]tard|dernier[ ]delais?|derniere?[ ](?:chance|limite|date)|date[ ]limite|deadline
    | dead[ ]line|(?:last|final)[ ](?:day|date|delay|time|limit)|derniers?[ ]jours?|cut[ -]?off(?:[ ](?:time|date))?|on[ ]or[ ]before
    | (?:before|avant[ ](?:que|qu'|de)?|until|till|jusqu'a[ ]ce[ ]qu[e'])[ ]?[^.,;!?\n\d]{2,30}[ ](?:at|a|vers|@)
    | limite?|due|due[ ](?:date|by|on)|as[ ]soon[ ]as[ ]possible|asap|delais?|echeance|fin|expires?
    | expirera|maximum|max|payable|closes|ends?|attendue?s?
    | (?:le[ ]premier|first|paiements?|payments?|versements?|installments?)[ ](?:c'est|cest|is)
    )(?:[ ](?:de|du|le|la|les|l'|the|of|on|is|est|a|at|maximum|max|strict|un|une|fixe|fixee|au|dans|in|sous|ce|this|next
      |coming|prochain|legal|imperatif|ferme|about|exactly|end|that|minuit|midi|soir|tonight|tonite|evening|today|aujourd'hui
      |demain|tomorrow|moi|latest|the[ ]latest|plus[ ]tard|then|no|morning)){0,6}
    [ ]{0,2}[:=-]?[ ]{0,2}[(]?(?:l')?$""",
    re.VERBOSE,
)
WITHIN = re.compile(
    r"(?:^|(?<![a-z]))(?:dans|ds|in|d'ici|after|apres|au bout de)"
    r"(?:[ ](?:les?|un delai de|the next|the|about))?[ ]?[(]?$"
)
AT = re.compile(r"(?:^|(?<![a-z]))(?:a|at|on|le|ce|pour|for|vers|des|this|next)(?:[ ](?:the|le))?[ ]{0,2}$")
UNDER = re.compile(r"(?<![a-z])(?:en|under|seulement)[ ]{0,2}$")
SPAN = re.compile(r"(?<![a-z])(?:sous|within|delais?|deadline|limite|d'?[ ]?ici)[ a-z]{0,14}[:=]?[ ]?$")
"""Before "18h": words that make it a duration."""
STRONG = words("dernier delai, deadline, date limite, au plus tard, no later than, not later than, delai")
VALID = words("valable, valables, valid, offre, promo, promotion, offer, ouvert, ouverts, open, reste ouvert")
DEBT = words("frais, fee, fees, amende, fine, customs, douane, tax, taxe, bitcoin, btc, virement, arrears, loyer, rent, rancon, ransom, claim")
OFFER = words(
    "profitez, sale, sales, flash sale, off, remise, remises, promo, promos, promotion, discount, discounts, soldes, order now, order until, "
    "order before, bon d'achat, bons d'achat, burger, jeu concours, prize draw, free delivery, unsubscribe, betslip, use code, apply code, "
    "special offer, offre speciale, best price, tickets must, travel must, fare"
)
"""Advertising: until when an offer stands is no limit for paying."""
PLAN = re.compile(
    r"(?<![a-z])(?:(?:i|we)[ ](?:will|can|could|shall|would|did|had|am|are|was|were|hope|plan|might|may|(?:need|want|have|must|has)[ ]to)"
    r"|(?:i|we)'(?:ll|m|d|re)|(?:she|he|they)[ ](?:will|is|has to|wants to)|qu'on|(?:j'|(?:je|on|nous|il|elle|ils)[ ])(?!veu|attend|exige|te[ ]|vous[ ]|t'"
    r"|m'envoie|demande|reclame|faut|reste|manque)[a-z]{2,})(?![a-z])"
)
"""What somebody means to do, not what is asked."""
SPENT = re.compile(
    r"(?<![a-z])(?:sent|paid|made|transferred|earned|spent|lost|won|gagne|envoye|paye|verse|depose|perdu|depense|touche|recu|received|got)(?![a-z])"
)
LATEST = re.compile(r"[ ]{0,2}[,(]?[ ]?(?:max|dernier carat|last chance|derniere limite|derniere chance|sans faute|without fail|or never|imperativement|final|at most|dead ?line|last call|au plus tard|latest|at the latest|dernier delai|deadline|pile|sharp|grand max)")
"""Behind a time: what makes it a limit."""
AFTER = re.compile(r"(?:^|(?<![a-z]))(?:apres|after|passe|past|beyond|au-dela du|a compter du|a partir du|des le)(?:[ ](?:le|the))?[ ]$")
RISE = words(
    "majore, majoree, majoration, augment*, doubl*, tripl*, increas*, rise, rises, goes up, go up, penalt*, penalit*, late fee, "
    "trop tard, too late, poursuit*, saisie, supprim*, publi*, plus cher, delet*, suspend*, forfeit*, surcharge, interest, "
    "frais supplementaires, additional, x2, x3, post it, leak*"
)
"""What happens after a limit that is told by its end ("375 € après le 26/11")."""
LABEL = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:when|quand|pour quand|by when|pay (?:by|on|before)|to pay by|payer avant|a payer (?:le|avant)|a regler avant"
    r"|time|time left|temps|heure|hour|deadline|delai|how long|valid until|valable jusqu'au|valid till|expires?(?: on)?"
    r"|expiration|expiry|echeance|due(?: date)?|date limite|last day|dernier jour|limit|limite|pick ?up (?:by|before))"
    r"(?:[ ][a-z]{1,10}){0,2}[ ]?[:=>-]{1,2}[ ]?(?:le[ ]|the[ ]|on[ ])?$"
)
"""A form row that asks by when."""
COUNTED = words(
    "median, mediane, average, mean, moyenne, moyen, term, terms, duree, duration, length, rate, age, first message, uptime, trajet, "
    "livraison, delivery, delivered, experience, loan, pret, film, recording, enregistrement, apr, repayment, remboursement, "
    "infected, since, depuis, warranty, garantie, valid for"
)
"""Labels before a length of time that is no limit ("Term: 60 months")."""
LIFE = re.compile(
    r"(?<![a-z])(?:doctors?|drs?|medecins?|docteurs?|oncolog[a-z]{1,6}|cancer|to live|a vivre|vivre|hospital gave|operation|survive|survivre|pregnan[a-z]{1,4}"
    r"|enceinte|condamnee?)(?![a-z])"
)
"""Time that an illness leaves is no limit for the reader."""
CLOSES = re.compile(
    r"(?:^|(?<![a-z]))(?:i|we|je|j'|nous|on)[ ]?(?:will |am |'m |'ll |vais |va )?(?:close|closing|leave|leaving|switch off|switching off|log off|go offline|turn off|ferme|fermons"
    r"|pars|partons|part|quitte|coupe|eteins|embarque|travel|board|descends|decroche)(?![a-z])[^.!?\n\d]{0,26}[ ](?:at|a|vers|@|by)[ ]$"
)
"""The asker's own end of day: "I close my phone at"."""
CALLS = re.compile(
    r"(?<![a-z])(?:ring(?:ing|s)?|call(?:ing|s)?|phon(?:ing|es?)|com(?:ing|es?)|rappell?e(?:r|ra|ront|nt)?|revien(?:t|dra|nent)|repass(?:e|era)"
    r"|pass(?:e|era))(?![a-z])[^.!?\n]{0,24}$"
)
"""Somebody comes back for the money."""
MONEY_BEFORE = re.compile(r"(?:[$€£₦₵][ ]?\d[\d., ]{0,12}|\d[\d., ]{0,12}[ ]?(?:[$€£₦₵]|f|e|k|eur|usd|cad|aud|gbp|ghs|chf|ksh|shs|pesos|usdt|btc|euros?|dollars?|bucks|francs?|fcfa|f cfa|cfa|cedis?|naira"
                          r"|pounds?|quid|balles))(?:[ ](?:more|de plus|encore|dollars|in cash))?[ ,(]{1,2}(?:le|for|pour|on|by|due|this|ce)?[ ]?$")
BY_HOUR = re.compile(r"[ ](?:by|before|avant)[ ](?:\d|noon|midi|minuit|midnight)")
FOLLOWS = re.compile(
    r"[ ]{0,2}[)]?[ ]?"
    + words(
        "max, maxi, maximum, chrono, grand max, top, pas plus, no more, left, restant, restante, restantes, "
        "restants, to pay, to reply, to send, to decide, to comply, to make, pour payer, pour envoyer, pour regler, "
        "pour repondre, pour te decider, pour faire, pour verser, from now, deadline, limit, or i, or we, or u, or you, or ur, or your, or the, or it, or every*, or all, or else, ou je, ou j'*, ou on, ou nous, "
        "ou tu, ou ta, ou ton, ou tes, ou vos, ou votre, ou vous, ou la, ou le, ou les, ou tout, ou c'est, ou sinon, ou bien, ou alors, sinon, else, "
        "otherwise, after you, after reading, after opening, time, a compter, suivant, apres reception, "
        "dernier delai, au plus tard, a partir, at the latest"
    ).pattern
)
PAST = re.compile(
    words(
        "il y a, ya, depuis, since, for, pendant, durant, during, last, past, previous, every, each, toutes les, "
        "toute les, tous les, chaque, per, par, ouvert, open, mort depuis, passe, over, than, age de, the, voila, "
        "cela fait, ca fait, sa fait, hier, yesterday, these, dernier, derniere, derniers, dernieres, premier, "
        "premiers, premiere, premieres, first, ces, ago, of, de",
        then="",
    ).pattern
    + r"(?:[ ](?:the|les|last|past|environ|about|over|plus de|more than|presque|almost))?[ ]{0,2}$"
)
AGO = re.compile(
    r"[ ]{0,2}(?:/|"
    + words(
        "ago, old, de prison, ferme, avec sursis, plus tard, later, earlier, d'essai, gratuit, gratuits, free, "
        "trial, straight, of labour, labour, par jour, par semaine, par mois, per, a day, a week, a month, tranche, "
        "service, d'affilee, delivery, avant, before, passe"
    ).pattern
    + ")"
)
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
PROMISE = words(
    "pret, prets, credit, financement, resultat*, result, results, deliver*, livr*, shipping, shipped, expedi*, "
    "recev*, recois, toucher*, gain, gains, profit*, rentable, doubl*, garanti, garantie, garanties, guaranteed, "
    "arriv*, credited, credite*, debloqu*, refund*, rembours*, rendement, roi, return, returns, get back your, "
    "cash out, will receive, fonds sont, disponible*, retour d'affection, verrez, seront vires, sera vire, "
    "sera verse, seront verses, sur votre compte, sur ton compte, in your account, into your account, "
    "to your account, your bank account, to your door, to you, to your, approved in, approuve, cooling, refundable, "
    "withdraw, retires, retirez, you withdraw, you cash, withdraw your, sera a l, sera a la, sera chez, receive your, receiving your, to receive, will be at, will arrive, will reach, reflect, "
    "your parcel, votre colis, ton colis, embarque*, will come, vont arriver, vous aurez, tu auras, you will have, you will get, "
    "you get, you receive, you earn, multipli*, je te rembourse*, je vous rembourse*, pay you back, pay back, we transfer, will be release, will be released, "
    "will be transferred, will be actualized, will be concluded, will be completed, will be effected, "
    "will be deposited, will be sent, concluded, actualized, achieve this, effected, transfer of the fund, "
    "transfer of the funds, dreams"
)
ASK = words(
    "pay*, paie*, pai, send, snd, sned, transfer, transfere*, transfert, wire, deposit, drop, buy, bring, purchase, "
    "remit, settle, reply, respond, response, need, want, must, have to, go to, envoi*, envoy*, vers*, regl*, "
    "virement, vire, vires, virez, depot, depose*, achete*, prend*, donne*, faut, veux, veut, dois, devez, doit, "
    "doivent, appelez, call, contact*, confirm*, reclam*, claim, gratte, photo du, recu, receipt, ticket*, code, "
    "codes, coupon, coupons, card, cards, il manque, owe, due, give, acquitt*, somme, amount, cashapp, paypal, "
    "venmo, zelle, interac, moneygram, western, momo, orange money, wave, bitcoin, btc, usdt, rdv, make it, file, "
    "submit, soumet*, expect, expecting, await*, attends, attend, attendons, waiting for, exige, demand, demands, settle, sort it, forward, "
    "hand over, top up, load, scan, return, renvoi*, rends, rendez, rembourse, reimburse, refund me, rudisha, tuma"
)
REQUEST = words(
    "pay, paye, payes, payez, payer, payment due, payment, fais, faites, virement, depot, paie, send, transfere*, "
    "wire, deposit, drop, buy, bring, purchase, remit, settle, reply, respond, need, go to, go 2, make sure, "
    "get it, get the, get me, get them, must, have to, due, close, closes, closed, envoi*, envoye, envoyes, "
    "envoyez, envoyer, verse, verses, versez, verser, regle, reglez, regler, vire, vires, virez, virer, depose, "
    "deposez, deposer, achete, achetes, achetez, acheter, prends, donne, donnes, donnez, faut, dois, devez, doit, "
    "doivent, attends, appelez, contact, confirme, confirmez, confirmer, claim, reclamez, i want, i need, jveu, "
    "rembourse moi, rembourse-moi, remboursez moi, remboursez-moi, remboursez, refund me, refund my, repay, pay me back, pay back, jveux, je veux, send back, return, returned, renvoie, renvoyez, renvoyer, rends, rendez, wants, veut, exige, exigent, demands, "
    "expect, attendons, j'attends, be paid, get paid, be returned, be settled, be done, hand over, top up, load, deliver the money, first part, second part, premiere partie, deuxieme, reste, moitie, remettre, signe, signez"
)
SUM = re.compile(r"[$€£₦₵]|(?<![a-z])(?:fcfa|cfa|euros?|eur|dollars?|bucks|cedis?|ghs|naira|ngn|usd|cad|aud|gbp|pounds|quid|chf|ksh|kes|ugx|shs|php|pesos"
                 r"|rands?|zar|dirhams?|mad|francs|balles)(?![a-z])|\d[ ]?(?:f|e|k)(?![a-z])")
MONEY = words(
    "fcfa, cfa, euro, euros, dollar, dollars, cedi, cedis, naira, usd, bucks, pay, paye, payez, payer, payment, "
    "paie, paiement, virement, transfer, transfert, frais, fee, fees, money, argent, largent, fond, fonds, bitcoin, "
    "btc, usdt, western, moneygram, momo, orange money, wave, paypal, cashapp, zelle, interac, coupon, coupons, "
    "gift, steam, pcs, neosurf, transcash, code, depot, deposit, amende, fine, facture, invoice, regle, reglez, "
    "regler"
)
THREAT = words(
    "sinon, sinn, sino, or else, otherwise, else, or i, or we, or ur, or your, or everybody, ou je, ou on, publi*, "
    "post, posted, posts, upload*, diffus*, balanc*, expos*, leak*, viral, frozen, bloque*, suspend*, execut*, "
    "arrest*, arret*, everyone, everybody, tout le monde, tt le, toute l, tes amis, tes contacts, tes parents, "
    "your wife, your family, your friends, your contacts, your employer, your boss, your mom, police, huissier, "
    "saisi*, mandat, court, tribunal, poursuit*, warrant, closed, sera ferme*, retourn*, cancel*, delete, deleted, "
    "supprim*, lose, lost, if i, if you, si tu, si je, si jai, si j'ai, si vous, if not, au cas, compteur, clock, "
    "ticking, video, nude*, nu, nus, nue, nues, jvais, je vais, fini, penalit*, majoration, expir*, destroyed, "
    "repart*, without, sans reglement, hacked, goes to, go to your, recoit tes, recoivent tes, receive the, "
    "receives, leaves, send to your, send to ur, send it to, send them to, sends to, i send your, j'envoie a, j'envoie tout, envoie a ta, envoie a tes, envoie a ton, gets it, gets your, get it, gets the, gets ur, sees it, see it, sees your, see your, gets everything, voit, voient, verra, verront, saura, sauront, "
    "recoit tout, recoit, recevra, recevront, tombe, i spoil, spoil your, on perd, faute de, a defaut, we lose, disaster"
)
DONE = re.compile(
    words(
        "approved, dispatched, confirmed, has been, have been, issued, released, credited, happy, sent, paid, received, transferred, deposited, arrived, was, were, did, hier, yesterday, signed, j'ai paye, "
        "j'ai envoye, j'ai recu, j'ai fait, j'ai donne, a paye, a recu, a envoye, said, told, announced, reported, "
        "a dit, annonce, declare, indique, jte, je te, je vous, je les, j'te, jvais, i have, i got, can i, je peux, "
        "i can, i will, i'll, i am, i'm, je serai, je suis, je vais, j'arrive, we will, we'll, on se voit, see you, "
        "a demain, in your name, pick up, picked up, are you, es-tu, tu fais, tu viens, how are, aurai, j'ai, jai"
    ).pattern
    + r"[ a-z0-9'$€,.]{0,34}$"
)
FUTURE = words(
    "will, sera, seront, leaves, part, expire, expires, expirera, closes, ferme, va, vont, going to, publierai, "
    "posterai, i send, je publie"
)
YOU_GET = words(
    "you will receive, you'll receive, you shall receive, you can receive, you receive, you will get, you'll get, "
    "you get, you can pick, you pick, you will pick, vous recev*, tu recev*, tu auras, vous aurez, "
    "receive your money, receive your fund, receive your funds, receive your payment, receive your transfer"
)
OWN = re.compile(
    r"(?<![a-z])(?:i|we|je|j'|on(?=[ ](?:est|a|va|se|sera|ferme|part|vient|peut|y|n|reste|ouvre|finit|arrive|travaille))|nous|jsuis|chui|jarrive|jvais|im|ill)"
    r"(?![a-z])(?!'ll give| give| giv| will give| te | vous )[^.,;!?]{0,26}$"
)
"""The speaker's own time: "I dey Ibadan till", "je travaille jusqu'à"."""
UNLESS = words("if, si, unless, don't, dont, not, pas, need, want, veux, must, dois, doit, attends, exige, expect")
ALONE = re.compile(
    r"[ .!:;,\-\n()*⏰⏳>]{0,20}(?:"
    + words(
        "please, pls, plz, max, maxi, maximum, stp, svp, now, only, or else, matin, soir, morning, night, meme, "
        "latest, sharp, deadline, delai, limite, final, grand"
    ).pattern
    + r"[ .!:;,\-\n()*⏰⏳]{0,20}){0,3}"
)
CLAUSE = re.compile(
    r"[;.!?\n](?=\s|$)|(?<![a-z])(?:so|then|pour que|afin que|and i|et je|or|ou|sinon|because|car)(?![a-z])"
    r"|,[ ](?=i |je )"
)
SUBJECT = re.compile(r"[ ,]{0,3}(?:they|he|she|we|i|ils?|elles?|je|j'|nous|on)(?![a-z])")
SCHEDULE = re.compile(r"[ ]?(?:night|morning|evening|soir|matin|midi|afternoon)?[ ]?[-(:]")
LINK = re.compile(
    r"[ ]?(?:a|at|vers|,|by|avant|before|le|the|on)?[ ]?(?:matin|soir|midi|morning|evening|max)?"
    r"[ ,]{0,2}(?:a|at|avant)?[ ]?"
)
"""Between a day and its hour."""
EDGES = " .!?:;,-\n()*⏰⏳"
