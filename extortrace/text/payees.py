"""The words around a payee's name in English and French: form labels, introductions, what money moves with.

Shapes are matched on folded text (lower case, no accents), so ``beneficiaire`` is ``Bénéficiaire``.

>>> bool(FULL.fullmatch("nom du beneficiaire")), bool(SENDER.fullmatch("expediteur"))
(True, True)
"""

from __future__ import annotations

import re

from extortrace.text.names import words

PAYEE = (
    r"(?:beneficiaires?|beneficiary|benef|receveurs?|receveuse|recevant|receivers?|reciever|recepteur|recipients?"
    r"|destinataires?|titulaires?"
    r"|payee|account[ ]holder|acc(?:oun)?t[ ]name|intitule(?:[ ]du[ ]compte)?)"
)
_WHOSE = rf"(?:[ ](?:(?:du|de[ ]la|de[ ]l'|of[ ](?:the[ ])?)[ ]?)?{PAYEE}|[ ](?:complete?|full))?"
FULL = re.compile(
    rf"""(?:{PAYEE}(?:'?s)?(?:[ ](?:du|de[ ]la|of[ ](?:the[ ])?)[ ]?
        (?:compte|account|virement|transfert|transfer|mandat|payment|paiement|carte|rib|iban))?
      (?:[ ](?:complete?|full)?[ ]?(?:name|nom))?
    |(?:nom|name|noms?[ ](?:complet|et[ ]prenoms?|&[ ]prenoms?|prenoms?)|full[ ]?names?|names|nom[ ]et[ ]prenoms?
        |nom/prenoms?|prenoms?[ ]et[ ]noms?)
      [ ]?(?:[ ](?:du|de[ ]la|de[ ]l'|of[ ](?:the[ ])?)?[ ]?{PAYEE}|[ ]of[ ](?:the[ ])?account|[ ]du[ ]compte
        |[ ](?:on|sur)[ ](?:the[ ]|le[ ])?(?:account|acct|card|compte)|[ ]a[ ](?:mettre|utiliser|noter)
        |[ ]to[ ](?:use|put)
        |[ ]of[ ]person|[ ]de[ ]la[ ]personne|[ ]affiche)?
    |(?:les?[ ])?(?:noms?|names?)(?:[ ](?:c'est|cest|est|is))?|(?:voici[ ])?le[ ]nom
    |(?:pay|send|wire|transfer|payable|paid|made[ ]out|issued?|deposit)(?:[ ](?:it|money|the[ ]money|cash))?[ ]to
    |(?:paye?r?|payez|envoyer|envoi|envoie|verser|remettre|virement|transfert)[ ]a(?:u[ ]nom[ ]de)?
    |(?:a[ ]l')?ordre(?:[ ]de)?|(?:compte[ ])?au[ ]nom[ ]de|in[ ]the[ ]name[ ]of
    |(?:account|acct|acc|a/c|momo|wallet|card)[ ]?(?:beneficiary|owner|holder|title|names?|holder'?s?[ ]name)
    |holder|beneficiary[ ]account[ ]name|to[ ]?name|receiver[ ]?/?[ ]?name
    |(?:compte|nom)[ ]?(?:beneficiaire|titulaire)|proprietaire(?:[ ]du[ ]compte)?
    |pick[ ]?(?:ed)?[ -]?up[ ]?(?:by|names?|person)|collect(?:or|ed[ ]by)|(?:retire|retrait|recupere|recu)[ ]par
    |registered[ ](?:to|name|as)|(?:new|nouveau)[ ](?:name|nom|receiver|receveur))""",
    re.VERBOSE,
)
"""Labels of the whole name of whoever is paid."""
ROLE = re.compile(
    r"(?:who|qui|to[ ]?whom|a[ ]qui|pour(?:[ ]qui)?|for|to|a|chez|person|personne|notre[ ]agent|our[ ]agent|mon[ ]agent"
    r"|my[ ]agent|agent|mandataire|comptable|cashier|caissier|caissiere|tresorier|tresoriere|accountant|secretaire"
    r"|huissier|notaire|representative|representant|partner|contact[ ]person)"
)
"""Labels that name a payee only among the rows of a transfer, or with a town behind the name."""
GIVEN = re.compile(
    rf"(?:{PAYEE}'?s?[ ])?(?:prenoms?(?:\(s\))?|first(?:[ ]?names?)?|given(?:[ ]?names?)?|fore[ ]?names?"
    rf"|other[ ]?names?|f[/. ]?names?"
    rf"|receiver'?s?[ ]first[ ]?name)(?:\(s\))?{_WHOSE}"
)
FAMILY = re.compile(
    rf"(?:{PAYEE}'?s?[ ])?(?:noms?(?:[ ]de[ ]famille)?|last(?:[ ]?names?)?|sur[ ]?names?|family[ ]?names?|l[/. ]?names?"
    rf"|receiver'?s?[ ]last[ ]?name)(?:\(s\))?{_WHOSE}"
)
BARE = re.compile(r"(?:the[ ])?names?")
MIDDLE = re.compile(r"(?:middle[ ]?names?|second[ ]name|deuxieme[ ]prenom)")
SENDER = re.compile(
    r"(?:senders?'?s?(?:[ ](?:full[ ])?names?)?|expediteurs?|expeditrice|(?:nom"
    r"|name)[ ](?:de[ ]l'expediteur|of[ ](?:the[ ])?sender)|envoyeur|emetteur|remitter)"
)
QUESTION = re.compile(
    r"(?:(?:test|text|security|secret)[ ]?quest(?:ion)?s?|quest(?:ion)?s?(?:[ ](?:test|secrete?"
    r"|de[ ]securite))?)"
)
ANSWER = re.compile(
    r"(?:(?:test|text|security|secret)[ ]?(?:answer|ans)s?|answers?|ans|reponses?(?:[ ](?:test"
    r"|secrete?))?)"
)
GLUED_QUESTION = re.compile(
    r"\b(?:test[ ]|text[ ]|security[ ])?(?:question|quest)[ ]?(?::|=|-{1,20}|\?"
    r"|is\b)[ =:\-.]{0,20}(?P<q>[^\n]{1,60}?)[ ,;.]{1,3}"
    r"(?:test[ ]|text[ ]|security[ ])?(?:answer|reponse|ans)[ ]?(?::|=|-{1,20}"
    r"|is\b)[ =:\-.]{0,20}(?P<a>[^\n,;]{1,40}?)(?=[.,;\n]|[ ]{2}|$)"
)

MONEY = re.compile(
    r"\b(?:w[a-z]{3,6}n[ ]?un[a-z]{2,5}|western|w\.?u\b|mon+ey[ ]?grams?|ria\b|world[ ]?remit|send[ ]?wave|remitly"
    r"|wave|orange[ ]money|om\b|mandats|momo|mtn|moov|flooz|m-?pesa"
    r"|airtel|t-?money|free[ ]money|mandat|transf\w{1,8}|trensfer|virements?|virer|interac|wire|iban|rib|bank"
    r"|banque|acct|acc\b|account|compte|paypal|zelle|wise|revolut"
    r"|depo\w{1,6}|deposer|pay|paye[rz]?|paid|payment|payable\w?|paiement|send|sent|envo\w{1,5}|remets?|remettre"
    r"|verse[rz]?|versement|drop|mtcn|donne[rsz]?|donner|give|opay|palmpay|kuda"
    r"|naira|mobile[ ]money"
    r"|gcash|maya|cebuana|palawan|ecocash|cashapp|venmo|cheques?|check|pesos?|shillings?|shs|ksh|ugx|kes|ghs|ngn|cedis?"
    r"|euros?|dollars?|fcfa|cfa|francs?|cash|especes|recu|receipt)\b|[€$£₦]|\b\d[\d .,]{1,12}(?:e|f|k|usd|eur)\b"
)
CHANNEL = (
    r"(?:w[a-z]{3,6}n[ ]?un[a-z]{2,5}|western|w\.?u\.?|mon+e?y[ ]?grams?|ria|world[ ]?remit|send[ ]?wave|remitly"
    r"|wave|orange[ ]money|(?:mtn[ ])?momo|moov(?:[ ]money)?"
    r"|flooz|mandat(?:[ ](?:cash|poste))?|interac|virement|transfert|transfer|wire|wise|zelle|small[ ]world)"
)
MOBILE = (
    r"mtn|momo|moov|flooz|wave|om|orange[ ]money|airtel(?:[ ]money)?|m-?pesa|t-?money|gcash|maya|free[ ]money"
    r"|vodafone[ ]cash"
    r"|tigo|ecocash|wizall|djamo|interac|e-?transfer|zelle|venmo|cash[ ]?app|paypal(?:\.me)?|revolut|chime|lydia"
    r"|paylib|wero|twint"
    r"|pay[ ]?bill|till|buy[ ]goods|lipa[ ]na"
)
"""Money by phone, tag or address: the operators' names as they are written."""

INTRODUCED = re.compile(
    rf"""\b(?:
      (?:au|o|ho)[ ]nom[ ](?:de|du|d')[ ]?
          |(?:en[ ]faveur|au[ ]profit|au[ ]benefice)[ ]d(?:e[ ]|u[ ]|')|pay[ ]to[ ]the[ ]order[ ]of[ ]
          |in[ ]favou?r[ ]of[ ]|jina[ ]
          |in[ ](?:the[ ])?names?[ ](?:of[ ]?)|under[ ](?:the[ ])?name[ ](?:of[ ])?
          |sous[ ]le[ ]nom[ ](?:de[ ])?
    | payable\w?[ ](?:to|a)[ ] | (?:a[ ]l')?ordre[ ](?:de|of)[ ] | (?:made|make)[^\n.]{{0,24}}[ ]out[ ]to[ ]
    | (?:marchand|merchant)[ ]?:[ ]
    | noms?[ ](?:et|&|/)[ ]prenoms?\b(?:[ ]d\w[ ]{PAYEE})?[ ]?(?::|=|-)?[ ]?
    | {PAYEE}\b(?:'?s\b)?(?:[ ]name|[ ]nom)?\b[ ]?(?:is\b|est\b|sera\b|c'est\b|:|=|-|;)?[ ]?
    | (?:le[ ]|the[ ]|receiver'?s?[ ]|full[ ]|same[ ]|meme[ ]|un[ ])?(?:nom|name)\b(?:[ ]complet
        |[ ]qui[ ](?:va[ ])?(?:sort|s'affich|appara)\w*|[ ]on[ ](?:the|my)[ ](?:account|acct|card)
        |[ ]sur[ ]le[ ]compte)?[ ]?(?:is\b|est\b|c'est\b|cest\b|c[ ]est\b|:|=|-)?[ ]?
    | (?:au[ ]|sur[ ]le[ ]|le[ ])compte[ ](?:de[ ](?:la[ ])?|d')[ ]?|compte[ ]bancaire[ ]de[ ]
    | (?:courier|cousin|driver|collector|runner|colleague|coursier|chauffeur|livreur|collegue)[ ]?[,;(]?[ ]
        (?:his|her|son|whose)[ ](?:name|nom)[ ](?:is|est|c'est)[ ]
    | (?:(?:shows?(?:[ ]up)?|comes?[ ]up|appears?|listed|saved|displays?)[ ](?:as|under)
        |registered[ ](?:to|as|under))[ ]
    | (?:s'affiche|apparai?t|enregistre)(?:[ ](?:comme|sous|a|au))?[ ](?!au[ ]nom)
    | est[ ]celui[ ](?:de[ ]|d')
    | (?:au[ ]nom|le[ ]titulaire)[ ](?=[^\W\d_])(?!de[ ]|du[ ]|d'|des[ ]|est[ ])
    | (?:change|changer?|changez)[ ](?:le|the|of|de)?[ ]?(?:receveur|receiver|nom|name)[ ](?:to|pour|par|en)[ ]
    | (?:mets|mettez|met|mettre|put|use|utilise[rz]?)[ ](?=[^\n,.;:]{{3,40}}[ ](?:comme|as|en)[ ](?:the[ ]|le[ ]|un[ ])?
        (?:beneficiaire|receveur|receiver|recipient|beneficiary|destinataire|nom\b|name\b|payee))
    | (?:a[ ](?:man|woman|lady|guy|girl)|one[ ]person|une?[ ](?:homme|femme|dame|fille|personne|monsieur|type))[ ]
        (?:named|called|nommee?|appelee?|(?:du|au)[ ]nom[ ]de)[ ]
    )""",
    re.VERBOSE,
)
NOT_NAME = re.compile(
    r"(?:\b(?:ton|tes|ta|votre|your|ur|mon|my|mein|mi|meu|mio|son|her|his|user|brand|full your|domain|pet|maiden"
    r"|file|product"
    r"|company|bank|domaine|group|project|account user|by|what"
    r"|real|nick|code|screen|what's|with|ce|cette|this|any|no|sans|without|en|a|vos|leur|their|quel|contact|agent"
    r"|senders?|sender's|first|last|whose|business|society|societe|vrai|pays[ ]et|sous[ ]ce"
    r"|wife|husband|girlfriend|boyfriend|gf|bf|fiancee?|friend|friends|mom|mum|mother|father|dad|sister|brother|daughter"
    r"|son|kid|child|boss|school|church|femme|mari|copine|copain|ami|amie|mere|pere|soeur|frere|fille|fils|enfant|patron"
    r"|ecole|eglise|dog|cat|chien|chat|street|ur|u|its|l'enfant|job|victim|page|channel|profile"
    r"|profil)(?:'s)?[ ]{1,2})\Z"
)
GOD = re.compile(
    r"(?:la (?!societe|ste|compagnie|dame|nommee|personne|entreprise|maison|boutique|sarl)"
    r"|the |god|dieu|jesus|allah|lord|loi|law|love|christ|seigneur|humanit|almigh|holy"
    r"|our lord|notre seigneur)"
)

TITLED = r"m|mr|mrs|miss|ms|mme|mlle|monsieur|madame|dr|maitre|barrister|pastor|our|my|notre|mon|ma"
TO = re.compile(
    rf"\b(?:to|a|au|chez|pour|for)(?:[ ]{{1,2}}|[ ]?\n[ ]?)(?=\S)(?:(?:one[ ]of[ ](?:our|my|the)"
    rf"|l'un[ ]de[ ](?:nos|mes))[ ]\w{{3,12}}[ ]?:?[ ]|(?:a|an|une?)[ ](?=['\"«]|(?:man|woman|lady|guy|certaine?|friend"
    rf"|person|amie?|homme|femme|dame)\b))?"
    rf"|\b(?:pay|paid|paye[rz]?)[ ](?=(?:{TITLED})\b)"
)
POSSESSED = re.compile(r"\bin[ ](?=[^\n']{2,40}'s[ ]name\b)")
BEHIND = re.compile(
    r"""(?:(?<!\d)(?<!\d[ .\-])(?:\d[ .\-]?){5,34}\d            # an account, a phone
          |\b[a-z0-9._\-]{2,40}@[a-z0-9.\-]{3,40}\.[a-z]{2,5}  # an address
          |paypal\.me/\w{2,20}
          |(?<![\w$@])[$@][a-z][a-z0-9._\-]{1,30}              # a cashtag, a handle
          |\bsame[ ](?:number|account|numero)|\bmeme[ ](?:numero|compte))
        [ ]?(?:(?P<bracket>\()|[,:;–/=→\-][ ]{0,2}|\n
          |(?:[ ]?(?:gtb\w*|uba|zenith|access|opay|kuda|palmpay)\b)?(?<=[^\n])(?=[ ]?[^\W\d_]))
        [ ]?(?:(?:nom|name|au[ ]nom[ ]de|de|d'|jina|c'est|na|chez|compte|account)[ ]?:?[ ])?""",
    re.VERBOSE,
)
RECEIPT = re.compile(r"[ ]?\(?(?:\+|00)?\*{0,9}\d[\d ]{7,14}")
AFTER_CHANNEL = re.compile(
    rf"\b{CHANNEL}(?:[ ](?:immediat|immediatement|urgent|cash))?"
    r"(?:[ ](?:de[ ]|of[ ]|for[ ]|pour[ ])?[€$£₦]?\d[\d.,]{0,9}[ ]?"
    r"(?:euros?|eur|e|€|\$|us\$|usd|dollars?|f?cfa|f|pounds?|£|cedis|ghs|naira"
    r"|k)?)?(?:[ ]?(?P<sign>[,:;/\-–→])[ ]?|[ ])"
)
BRAND = words(
    """western union moneygram ria wave orange mtn moov paypal bitcoin btc usdt ethereum crypto zelle cashapp cash
    venmo whatsapp telegram facebook instagram snapchat tiktok youtube messenger google apple amazon steam itunes
    walmart service services support client
    dhl fedex ups usps police interpol gendarmerie europol fbi efcc icc plcc
    bank banque ecobank uba zenith
    access gtbank fidelity wallet address adresse iban rib account wema sterling polaris fcmb union first stanbic
    gtb uba keystone jaiz palmpay kuda moniepoint compte me moi us nous him her them lui elle eux you vous toi this
    that cette ce these any all every each someone everyone january february march april may june july august
    september october november december janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
    decembre monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi
    dimanche today tomorrow midnight minuit midi god dieu allah internet skype signal revolut wise remitly interac
    neosurf pcs transcash paysafecard noel christmas easter paques mobile money airtel opay mom dad maman papa mum
    west africa europe afrique netflix spotify uber bolt airbnb booking leboncoin vinted ebay deezer canal edf sncf
    carrefour lidl rue avenue boulevard quartier route street next
    charity charitable charities orphanage orphanages customer customers dear sir madam monsieur
    madame mademoiselle facebook fca hmrc irs caf cpam urssaf impots office bureau delete avoid stop get receive
    claim confirm pay send release file dept department u u. account acct atm visa"""
)


POSSESSIVE = words("the le la l un une a an our my his her your their notre mon ma mes nos son sa ses votre vos ton ta")
SHOWN = re.compile(
    r"\b(?:video|photos?|pictures?|pics?|images?|nudes?|capture|dossier|screens?\w*|lien|link|message|documents?"
    r"|letter|lettre|copie|copy|publi\w+|montre\w*|show)\b[^.]{0,40}\Z"
)


FRENCH = re.compile(r"\b(?:le|la|les|de|des|tu|vous|je|et|est|pour|par|une?|sur|que|au)\b")
ENGLISH = re.compile(r"\b(?:the|you|and|of|is|to|i|my|your|for|in|with|will|have)\b")
