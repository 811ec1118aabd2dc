"""The words around the name of a place that show it is one, or that it is part of something else. English and French.

Shapes are matched on folded text; what stands before a name ends with ``\\Z``, what follows it begins at its end.

>>> bool(ORGANISATION.search("la banque de ")), bool(NOUN.search("a la gare de "))
(True, True)
"""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"@\w|\w@|://|^www\.|\.(?:com|org|net|info|fr|ca|ci|bj|sn|tg|ng|gh|be|ch|uk|co|io|eu|us|de"
    r"|biz|top|xyz)\b"
)
ORGANISATION = re.compile(
    r"""\b(?:bank|banque|banq|barreau|universit(?:y|e)|embassy|ambassade|consulat|consulate|government|gouvernement|ministry
    |ministere|president|presidente|parlement|parliament|senat|assemblee|cour[ ]d'appel|tribunal(?:[ ]\w{4,12})?
        |academy|academie
    |college|lycee|diocese|archdiocese|university[ ]college|chamber[ ]of[ ]commerce|chambre[ ]de[ ]commerce|prefecture
    |federation|cabinet|journal|gazette|credit[ ]agricole|caisse[ ]d'epargne|tour|equipe|miss|stade|stadium|coupe|cup
    |festival|lord|duke|duchess|prince|princess|king|queen|reine|roi)
    [ ](?:de[ ]la|de[ ]l'|du|des|de|d'|of[ ]the|of)?[ ]?\Z""",
    re.VERBOSE,
)
BRAND_BEFORE = re.compile(
    r"\b(?:orange|mtn|moov|airtel|vodafone|tigo|telecel|glo|ecobank|uba|air|radio|tele"
    r"|amazon|google)[ ]\Z"
)
BRAND_AFTER = re.compile(
    r"[ ](?:dollars?|francs?|pounds?|dinars?|pesos?|currency|post|bank|airways|airlines|telecom|revenue[ ]agency"
    r"|times|herald"
    r"|tribune|university|united[ ]fc|fc|city[ ]fc|government|govt|army|navy|marines|military|customs|treasury"
    r"|federal|embassy|consulate|police)\b"
)
COMPANY_AFTER = re.compile(
    r"(?:[ ][A-ZÀ-Þ][\w&'-]{1,20}){0,3}[ ](?:B\.?V|N\.?V|SARL|SAS|SRL|L[Tt][Dd]|Limited|LLC|LLP|Inc|Corp|GmbH|AG|PLC"
    r"|Plc|Pty|Oy|ApS|& (?:Co|Cie|Sons|Partners|Associates))(?![\w])"
)
"""As written: the firm that a name belongs to ("Halden Claims BV")."""
TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mme|mlle|madame|monsieur|dr|sir|maitre|rev|barrister|barr|pastor|chief"
    r"|prince|tantie|auntie)[. ]{1,2}\Z"
)
STREET = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|bld|impasse|allee|place|quai|rond-point)[ ](?:de[ ]la[ ]|de[ ]l'|de[ ]"
    r"|du[ ]|des[ ]|d')?\Z"
)
STREET_NAME = re.compile(
    r"[ ](?:street|st|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|drive|dr|way|court|square"
    r"|terrace)\b(?![ ]?')"
)
NAMED = re.compile(
    r"\b(?:nom|noms|prenoms?|name|named|surname|au[ ]nom[ ]d[eu]|beneficiaire|beneficiary|receiver|destinataire"
    r"|titulaire|m'appelle"
    r"|my[ ]name[ ]is|(?:nom|noms|name)[ ]{1,2}(?:c'est|est|is|sera)"
    r"|je[ ]suis|i[ ]am|i'm|it's|c'est)[ ]{0,2}[:=\-]{0,4}[ ]{0,2}\Z"
)
LABEL_OTHER = re.compile(r"\b(?:nom|noms|prenoms?|surname|name|state|province|etat|question|answer|reponse|password)\b")
BETWEEN = re.compile(r"[ ]?[,/()\-–:;]?[ ]?\n?[ ]?\(?(?:(?:en|au|in|du|of|the|la|city|ville|pays)[ ]?[:=]?[ ]?){0,2}")
US = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa"
    "|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada"
    "|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|rhode island"
    "|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming"
)
STATE = re.compile(
    rf"""[ ]?(?P<comma>,)?[ ]?\(?\n?[ ]?
    (?: (?P<us>(?:{US.replace(" ", "[ ]")})\b | [A-Z]{{2}}\b[ .,]{{0,3}}\d{{5}}\b
          | (?(comma)(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]
              |T[NX]|UT|V[AT]|W[AIVY])\b|(?!)))
      | (?P<ca>(?:quebec|ontario|alberta|manitoba|saskatchewan|nova[ ]scotia|new[ ]brunswick|british[ ]columbia
          |nouvelle-ecosse
          |nouveau-brunswick|colombie-britannique)\b | (?(comma)(?:ON|QC|BC|AB|MB|SK|NS|NB)\b|(?!)))
      | (?P<gb>(?:england|scotland|wales)\b | [A-Z]{{1,2}}\d{{1,2}}[A-Z]?[ ]\d[A-Z]{{2}}\b)
    )""",
    re.VERBOSE,
)
PLACE_LABEL = re.compile(
    r"\b(?:ville|city|town|pays|country|commune|quartier|lieu|location|localite|localisation|adresse|address"
    r"|region|agence|branch|destination"
    r"|residence|zip|code postal)\b"
)
TOWN_LABEL = re.compile(r"\b(?:ville|city|town|pays|country|commune|quartier|location|localite|destination)\b")
NOUN = re.compile(
    r"""(?:\b(?:ville|city|town|gare|quartier|commune|mairie|region|agence|aeroport|airport|branch|village|prison|port|marche|market
    |guichet|habite|habitant|resident|native|based|located|living|live|lives|lived|reside|residing|situe|situee
        |base|basee|domicilie|pays|country
    |(?:coming|comes|came|ship(?:s|ped|ping)?(?:[ ](?:it|them))?|flying|flies|driving|guy|man|woman|girl|lady|buyer
        |seller|someone|people|born|raised|here)[ ]from
    |(?:viens|vient|arrive|originaire|gars|mec|fille|femme|homme|monsieur|dame|acheteur|vendeur|gite|hotel|plage
        |commissariat|hopital|clinique|notaire|entrepot|depot|bureau)[ ](?=de|d'|du)
    |republic|republique|kingdom|centre|center|downtown|banlieue|aller|voyage|voyager|trip|travel|travelled
        |traveled|moved|flight)
    [ ](?:[aàn]|au|aux|en|de[ ]la|de[ ]l'|de|d'|du|of|in|to|the|at|from|pour|for)?[ :]{0,2}(?:the[ ])?)\Z""",
    re.VERBOSE,
)
PREPOSITION = re.compile(
    r"(?:\b(?:a|au|aux|en|sur|vers|depuis|in|to|from|near|around|via|leave|visit|into|across|outside|within"
    r"|inside|dans|chez|par"
    r"|throughout|at|de|du|of)[ ]{1,2}(?:la[ ]|l'|the[ ])?|\bd'|\bl')\Z"
)
GIVING = re.compile(
    r"\b(?:dis|dit|dire|donn\w{1,4}|envoi\w{0,3}|envoy\w{1,4}|pay\w{1,4}|parl\w{1,4}|ecri\w{1,4}|vir\w{0,5}"
    r"|remet\w{0,4}|from|to|de|of|par|chez|at|via)"
    r"(?:[ ]\w{1,12}){0,4}[ ]{1,2}(?:[aà][ ])?\Z"
)
POSTCODE = re.compile(r"(?<!\d)(?:[a-z]{1,2}-)?\d{4,5}[ ]{1,2}\Z")
LOWER_NEXT = re.compile(r"[ ](?!and\b|et\b|ou\b|or\b|to\b|by\b|for\b|if\b|in\b|via\b|avec\b|par\b|but\b|so\b"
    r"|because\b|now\b|is\b|on\b|at\b"
                         r"|with\b|when\b|before\b|after\b|avant\b|pour\b|sinon\b|please\b|i\b|you\b|we\b|he\b"
                         r"|my\b|are\b|only\b|citizens?\b)[a-z]")  # fmt: skip
