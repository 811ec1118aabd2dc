"""Messengers and networks: how they are called, their profile links, and how a name on them is introduced.

>>> PLATFORM.search("mon insta").lastgroup
'instagram'
"""

from __future__ import annotations

import re

from extortrace.text.names import words

PLATFORMS = (
    ("telegram", r"t[eé]l[eé]gr?amm?e?|tgram|tlgr?a?m|tg|tele(?=[ ]?[:=@→]|[ ](?:is[ ]|at[ ])?[a-z]\w*[\d_])"),
    ("snapchat", r"snap(?:[ ]?chat)?|sc(?=[ ]?[:=])"),
    ("instagram", r"insta(?:gram|grame)?|ig"),
    ("whatsapp", r"what'?s?[ ]?app|wsp|whatsap"),
    ("facebook", r"face[ ]?book|fb|messenger"),
    ("cashapp", r"cash[ ]?app|cash[ ]?tag"),
    ("venmo", r"venmo"),
    ("paypal", r"paypal(?:\.me)?"),
    ("revolut", r"revolut|rev[ ]?tag"),
    ("chime", r"chime(?:[ ]sign)?"),
    ("wise", r"wise[ ]?tag|wise(?=[ ]?:?[ ]?@)"),
    ("lydia", r"lydia"),
    ("skype", r"skype"),
    ("signal", r"signal"),
    ("tiktok", r"tik[ ]?tok"),
    ("kik", r"kik"),
    ("wickr", r"wickr"),
    ("discord", r"discord"),
    ("twitter", r"twitter"),
    ("viber", r"viber"),
    ("wechat", r"we[ ]?chat"),
    ("line", r"line[ ]?id|(?<![\w\-][ \-])line(?=[ ]?[:=][ ]?@?[a-z_.]{0,20}\d)"),
    ("onlyfans", r"only[ ]?fans"),
    ("wire", r"wire[ ](?:id|app|user(?:name)?)|wire(?=[ ]?:?[ ]?@)"),
    ("threema", r"threema"),
    ("session", r"session[ ]id"),
    ("roblox", r"roblox"),
    ("hangouts", r"(?:google[ ])?(?:hangouts?|chat)[ ]id"),
)
PLATFORM = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in PLATFORMS) + r")\b")
LINKS = (
    ("telegram", re.compile(r"(?<![a-z0-9.])(?:t|telegram)\.me/(?:s/)?@?([a-z][a-z0-9_]{3,31})\b(?!/)")),
    ("instagram", re.compile(r"instagram\.com/@?([a-z0-9_][a-z0-9_.]{0,28}[a-z0-9_])")),
    ("snapchat", re.compile(r"snapchat\.com/add/([a-z0-9][a-z0-9_.\-]{1,28}[a-z0-9])")),
    (
        "facebook",
        re.compile(
            r"(?:facebook\.com|fb\.me|m\.me|fb\.com)/([a-z0-9][a-z0-9.]{3,48}[a-z0-9])(?!\.php"
            r"|[a-z0-9.])"
        ),
    ),
    ("tiktok", re.compile(r"tiktok\.com/@([a-z0-9_.]{2,24})")),
    ("cashapp", re.compile(r"cash\.app/\$([a-z][a-z0-9_\-]{0,19})")),
    ("venmo", re.compile(r"venmo\.com/(?:u/|code\?)?([a-z0-9][a-z0-9_\-]{3,29})")),
    ("revolut", re.compile(r"revolut\.me/([a-z0-9]{3,20})")),
    ("twitter", re.compile(r"(?<![a-z0-9.])(?:x|twitter)\.com/([a-z0-9_]{3,15})\b")),
    ("paypal", re.compile(r"(?:paypal\.me|paypal\.com/paypalme)/([a-z0-9]{2,20})")),
)
AT_NAME = re.compile(r"(?<![\w@.])@([a-z0-9_](?:[a-z0-9_\-]{0,40}(?:\.[a-z0-9_\-]{1,40}){0,4}))(?![\w@])")
CASHTAG = re.compile(r"(?<![\w$])\$([a-z][a-z0-9_\-]{1,19})(?![\w$])")
CURRENCY = words("can us usd ca cad au aud nz nzd hk sg eu eur gb gbp cfa")
SKYPE = re.compile(r"(?<![\w:])(live:(?:\.cid\.)?[a-z0-9][a-z0-9._\-]{2,40}[a-z0-9])")
AFTER = re.compile(
    r"""
    (?:[ ]?(?:[:=\-→>]{1,3}|\bwith\b|\bavec\b|\bchat\b|\bdm\b|\bsign\b|\bwas\b|\betait\b
        |\(|"|«|\bis\b|\best\b|\bc'est\b|\bcest\b|\bc\b|\bau\b|\bsur\b|\bat\b|\bas\b|\bme\b
        |\bid\b|\bpseudo\b|\buser(?:name)?\b|\bhandle\b
      |\bhandle\b|\bname\b|\bprofil(?:e)?\b|\bcompte\b|\baccount\b|\btag\b|\bmoi\b|\bnom\b|\bby\b|\bnommee?\b
          |\bcalled\b|\bici\b|\bhere\b|\bou\b|[^\w\s.,;:@()'"$€£!?/#%+\-]{1,3}|,)){0,4}
    [ ]?["«(]?[ ]?
    (?P<name>@?[a-z0-9_](?:[a-z0-9_\-]{0,30}(?:\.[a-z0-9_\-]{1,30}){0,4}(?:\#\d{4})?))(?=["»)]|[^\w@.\-]|\.(?:\W|$)|\.?$)
    """,
    re.VERBOSE,
)
NAME_CUE = re.compile(
    r"[:=(\"«👉➡→>\-]|\b(?:at|me|as|by|au|is|est|c'est|cest|c|id|pseudo|user|username|handle"
    r"|profil|profile|tag|compte|nom|name|called|nomme|nommee|with|avec|was|etait)\b"
)
ADD = re.compile(
    r"\b(?:add|ajoute|ajout|rajoute|follow|text|hit|dm|message|write|ecri\w{0,3}|contacte?|join"
    r"|joins)\b[^.\n]{0,25}\Z"
)
ORDINARY = words(
    """the a an my me is and or to on at in it with for from if you your he she they them now here only name id number
    account app chat group video call messages message web business pay card gift code money transfer please pls
    payment later contact contacts friends link le la les un une de du des et ou sur pour par avec moi toi ton ta
    tes mon ma mes son sa ses je tu il elle on nous vous ils est si pas ici groupe compte numero nom pseudo profil
    appel vidéo video messenger direct vite svp stp sinon avant apres demain maintenant merci bonjour twitter
    telegram snapchat instagram whatsapp facebook tiktok skype signal snap insta venmo paypal cashapp zelle bitcoin
    femme homme ami amis copine famille qui que quoi ca cela ce c tout rien aussi encore deja comme mais donc car
    envoie ecris ajoute repond support service client team official page story live post posts dm dms inbox when
    then this that was were been have has had will would can could should there where who what why how his her their
    our us we i suis es sommes etes sont ai as avons avez ont va vas"""
)
PAYMENT = ("cashapp", "paypal", "revolut", "wise", "lydia", "chime")
"""Where a name needs its sign (``$`` or ``@``): the platform's name alone is a way to pay."""
NAME_ON = re.compile(
    r"""\b(?:add|ajoute\w?|follow|find|trouve|text|dm|search|cherche|write|ecri\w{1,3}|contact\w?|message|hmu|suis|rajoute)
        (?:[ ](?:me|moi|us|him|her|to|a|at|as)){0,2}[ ]
        (?P<name>(?=[a-z0-9.]{0,28}[0-9_.][a-z0-9_])[a-z][a-z0-9_.\-]{2,30})
        [ ](?:there[ ]|la[ ])?(?:on|sur|in|via)[ ](?:my[ ]|mon[ ])?\Z""",
    re.VERBOSE,
)
"""A name before its platform: "add lily_07 on snap"."""
ON_BEFORE = re.compile(
    r"""(?<![\w.@$#/&\-])(?P<cue>(?:as|called|named|nommee?|pseudo|user(?:name)?|handle|account|compte|profil\w?|c'est|cest|is|was|est|etait
          |for|search|cherche|by|par|to|a|with|avec|girl|guy|fille|mec)[ ]?:?[ ]{1,2}["«“(]?[ ]?|["«“(:][ ]?)?
        (?P<name>[a-z_][a-z0-9_.\-]{2,30})[ ]?["»”]?[ ]
        (?:\([ ]?|\(?(?:there[ ]|la[ ])?(?:on|sur|in|via|from|de)[ ](?:my[ ]|mon[ ]|the[ ]|his[ ]|her[ ]|son[ ])?)\Z""",
    re.VERBOSE,
)
"""A screen name and then its platform: "someone called lily_rose03 on Instagram", "lily_rose03 (Snapchat)"."""
DOTTED = re.compile(r"[a-z][a-z0-9_\-]{1,20}\.[a-z0-9_\-]{1,20}")
ADJECTIVE = re.compile(
    r"\w+(?:ed|ing|ly|ful|able|less|ous|tion|ment|ique|aire)|private|public|full|down|fake|real|gone|dead|open|safe|better|best"
    r"|broken|empty|crazy|ready|great|good|cool|fine|okay|easy|prive|bloque|plein|mort|faux|vrai|ouvert|ferme|mieux|fermee?"
    r"|pirate|mignon|free|always|never|still|only|where|everything|everyone|everybody|nothing|another|about|because|photos?"
    r"|videos?|friends|family|followers|important|required|simple|facile|rapide|gratuit|dispo|available|secure|instant"
)
"""What follows "my insta is …" and is no name."""
GLUED_SUM = re.compile(r"\$[a-z]{2,3}\d|\$[km]\b")
