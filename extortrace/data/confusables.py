"""Letters that look like Latin ones. Made by make_confusables.py from Unicode TR39; do not edit."""

from __future__ import annotations

LOOKALIKES: dict[str, str] = {
    "\u0131": "i",  # latin small letter dotless i
    "\u0184": "b",  # latin capital letter tone six
    "\u018d": "g",  # latin small letter turned delta
    "\u0196": "I",  # latin capital letter iota
    "\u01a6": "R",  # latin letter yr
    "\u01bd": "s",  # latin small letter tone five
    "\u01c0": "l",  # latin letter dental click
    "\u0251": "a",  # latin small letter alpha
    "\u0261": "g",  # latin small letter script g
    "\u0262": "g",  # latin letter small capital g
    "\u0263": "y",  # latin small letter gamma
    "\u0269": "i",  # latin small letter iota
    "\u026a": "i",  # latin letter small capital i
    "\u026f": "w",  # latin small letter turned m
    "\u0274": "n",  # latin letter small capital n
    "\u0280": "r",  # latin letter small capital r
    "\u028b": "u",  # latin small letter v with hook
    "\u028f": "y",  # latin letter small capital y
    "\u0299": "b",  # latin letter small capital b
    "\u029c": "h",  # latin letter small capital h
    "\u029f": "l",  # latin letter small capital l
    "\u037f": "J",  # greek capital letter yot
    "\u0391": "A",  # greek capital letter alpha
    "\u0392": "B",  # greek capital letter beta
    "\u0395": "E",  # greek capital letter epsilon
    "\u0396": "Z",  # greek capital letter zeta
    "\u0397": "H",  # greek capital letter eta
    "\u0399": "I",  # greek capital letter iota
    "\u039a": "K",  # greek capital letter kappa
    "\u039b": "A",  # greek capital letter lamda
    "\u039c": "M",  # greek capital letter mu
    "\u039d": "N",  # greek capital letter nu
    "\u039f": "O",  # greek capital letter omicron
    "\u03a1": "P",  # greek capital letter rho
    "\u03a3": "E",  # greek capital letter sigma
    "\u03a4": "T",  # greek capital letter tau
    "\u03a5": "Y",  # greek capital letter upsilon
    "\u03a7": "X",  # greek capital letter chi
    "\u03b1": "a",  # greek small letter alpha
    "\u03b2": "b",  # greek small letter beta
    "\u03b3": "y",  # greek small letter gamma
    "\u03b5": "e",  # greek small letter epsilon
    "\u03b7": "n",  # greek small letter eta
    "\u03b8": "o",  # greek small letter theta
    "\u03b9": "i",  # greek small letter iota
    "\u03ba": "k",  # greek small letter kappa
    "\u03bb": "l",  # greek small letter lamda
    "\u03bc": "u",  # greek small letter mu
    "\u03bd": "v",  # greek small letter nu
    "\u03bf": "o",  # greek small letter omicron
    "\u03c0": "n",  # greek small letter pi
    "\u03c1": "p",  # greek small letter rho
    "\u03c3": "o",  # greek small letter sigma
    "\u03c4": "t",  # greek small letter tau
    "\u03c5": "u",  # greek small letter upsilon
    "\u03c7": "x",  # greek small letter chi
    "\u03c9": "w",  # greek small letter omega
    "\u03d2": "Y",  # greek upsilon with hook symbol
    "\u03dc": "F",  # greek letter digamma
    "\u03f1": "p",  # greek rho symbol
    "\u03f2": "c",  # greek lunate sigma symbol
    "\u03f3": "j",  # greek letter yot
    "\u03f9": "C",  # greek capital lunate sigma symbol
    "\u03fa": "M",  # greek capital letter san
    "\u0405": "S",  # cyrillic capital letter dze
    "\u0406": "I",  # cyrillic capital letter byelorussian-ukrainian i
    "\u0408": "J",  # cyrillic capital letter je
    "\u0410": "A",  # cyrillic capital letter a
    "\u0412": "B",  # cyrillic capital letter ve
    "\u0413": "r",  # cyrillic capital letter ghe
    "\u0414": "A",  # cyrillic capital letter de
    "\u0415": "E",  # cyrillic capital letter ie
    "\u041a": "K",  # cyrillic capital letter ka
    "\u041c": "M",  # cyrillic capital letter em
    "\u041d": "H",  # cyrillic capital letter en
    "\u041e": "O",  # cyrillic capital letter o
    "\u0420": "P",  # cyrillic capital letter er
    "\u0421": "C",  # cyrillic capital letter es
    "\u0422": "T",  # cyrillic capital letter te
    "\u0423": "Y",  # cyrillic capital letter u
    "\u0425": "X",  # cyrillic capital letter ha
    "\u0428": "W",  # cyrillic capital letter sha
    "\u042c": "b",  # cyrillic capital letter soft sign
    "\u042f": "R",  # cyrillic capital letter ya
    "\u0430": "a",  # cyrillic small letter a
    "\u0432": "b",  # cyrillic small letter ve
    "\u0433": "r",  # cyrillic small letter ghe
    "\u0435": "e",  # cyrillic small letter ie
    "\u0438": "u",  # cyrillic small letter i
    "\u043a": "k",  # cyrillic small letter ka
    "\u043b": "n",  # cyrillic small letter el
    "\u043c": "m",  # cyrillic small letter em
    "\u043d": "h",  # cyrillic small letter en
    "\u043e": "o",  # cyrillic small letter o
    "\u043f": "n",  # cyrillic small letter pe
    "\u0440": "p",  # cyrillic small letter er
    "\u0441": "c",  # cyrillic small letter es
    "\u0442": "t",  # cyrillic small letter te
    "\u0443": "y",  # cyrillic small letter u
    "\u0445": "x",  # cyrillic small letter ha
    "\u0448": "w",  # cyrillic small letter sha
    "\u044f": "r",  # cyrillic small letter ya
    "\u0455": "s",  # cyrillic small letter dze
    "\u0456": "i",  # cyrillic small letter byelorussian-ukrainian i
    "\u0458": "j",  # cyrillic small letter je
    "\u0461": "w",  # cyrillic small letter omega
    "\u0474": "V",  # cyrillic capital letter izhitsa
    "\u0475": "v",  # cyrillic small letter izhitsa
    "\u04ae": "Y",  # cyrillic capital letter straight u
    "\u04af": "y",  # cyrillic small letter straight u
    "\u04bb": "h",  # cyrillic small letter shha
    "\u04bd": "e",  # cyrillic small letter abkhasian che
    "\u04c0": "I",  # cyrillic letter palochka
    "\u04cf": "i",  # cyrillic small letter palochka
    "\u0501": "d",  # cyrillic small letter komi de
    "\u050c": "G",  # cyrillic capital letter komi sje
    "\u051b": "q",  # cyrillic small letter qa
    "\u051c": "W",  # cyrillic capital letter we
    "\u051d": "w",  # cyrillic small letter we
    "\u054d": "U",  # armenian capital letter seh
    "\u054f": "S",  # armenian capital letter tiwn
    "\u0555": "O",  # armenian capital letter oh
    "\u0561": "w",  # armenian small letter ayb
    "\u0563": "q",  # armenian small letter gim
    "\u0566": "q",  # armenian small letter za
    "\u0570": "h",  # armenian small letter ho
    "\u0578": "n",  # armenian small letter vo
    "\u057c": "n",  # armenian small letter ra
    "\u057d": "u",  # armenian small letter seh
    "\u0581": "g",  # armenian small letter co
    "\u0584": "f",  # armenian small letter keh
    "\u0585": "o",  # armenian small letter oh
    "\u13a0": "D",  # cherokee letter a
    "\u13a1": "R",  # cherokee letter e
    "\u13a2": "T",  # cherokee letter i
    "\u13a5": "i",  # cherokee letter v
    "\u13a9": "Y",  # cherokee letter gi
    "\u13aa": "A",  # cherokee letter go
    "\u13ab": "J",  # cherokee letter gu
    "\u13ac": "E",  # cherokee letter gv
    "\u13b3": "W",  # cherokee letter la
    "\u13b7": "M",  # cherokee letter lu
    "\u13bb": "H",  # cherokee letter mi
    "\u13bd": "Y",  # cherokee letter mu
    "\u13c0": "G",  # cherokee letter nah
    "\u13c2": "h",  # cherokee letter ni
    "\u13c3": "Z",  # cherokee letter no
    "\u13cf": "b",  # cherokee letter si
    "\u13d2": "R",  # cherokee letter sv
    "\u13d4": "W",  # cherokee letter ta
    "\u13d5": "S",  # cherokee letter de
    "\u13d9": "V",  # cherokee letter do
    "\u13da": "S",  # cherokee letter du
    "\u13de": "L",  # cherokee letter tle
    "\u13df": "C",  # cherokee letter tli
    "\u13e2": "P",  # cherokee letter tlv
    "\u13e6": "K",  # cherokee letter tso
    "\u13e7": "d",  # cherokee letter tsu
    "\u13f3": "G",  # cherokee letter yu
    "\u13f4": "B",  # cherokee letter yv
    "\u1d00": "a",  # latin letter small capital a
    "\u1d04": "c",  # latin letter small capital c
    "\u1d05": "d",  # latin letter small capital d
    "\u1d07": "e",  # latin letter small capital e
    "\u1d0a": "j",  # latin letter small capital j
    "\u1d0b": "k",  # latin letter small capital k
    "\u1d0d": "m",  # latin letter small capital m
    "\u1d0f": "o",  # latin letter small capital o
    "\u1d11": "o",  # latin small letter sideways o
    "\u1d18": "p",  # latin letter small capital p
    "\u1d1b": "t",  # latin letter small capital t
    "\u1d1c": "u",  # latin letter small capital u
    "\u1d20": "v",  # latin letter small capital v
    "\u1d21": "w",  # latin letter small capital w
    "\u1d22": "z",  # latin letter small capital z
    "\u1d26": "r",  # greek letter small capital gamma
    "\u1d83": "g",  # latin small letter g with palatal hook
    "\u1d8c": "y",  # latin small letter v with palatal hook
    "\u1e9d": "f",  # latin small letter long s with high stroke
    "\u1eff": "y",  # latin small letter y with loop
    "\u1fbe": "i",  # greek prosgegrammeni
    "\u2c85": "r",  # coptic small letter gamma
    "\u2c8e": "H",  # coptic capital letter hate
    "\u2c92": "I",  # coptic capital letter iauda
    "\u2c94": "K",  # coptic capital letter kapa
    "\u2c98": "M",  # coptic capital letter mi
    "\u2c9a": "N",  # coptic capital letter ni
    "\u2c9e": "O",  # coptic capital letter o
    "\u2c9f": "o",  # coptic small letter o
    "\u2ca2": "P",  # coptic capital letter ro
    "\u2ca3": "p",  # coptic small letter ro
    "\u2ca4": "C",  # coptic capital letter sima
    "\u2ca5": "c",  # coptic small letter sima
    "\u2ca6": "T",  # coptic capital letter tau
    "\u2ca8": "Y",  # coptic capital letter ua
    "\u2cac": "X",  # coptic capital letter khi
    "\u2cd0": "L",  # coptic capital letter l-shaped ha
    "\ua4d0": "B",  # lisu letter ba
    "\ua4d1": "P",  # lisu letter pa
    "\ua4d2": "d",  # lisu letter pha
    "\ua4d3": "D",  # lisu letter da
    "\ua4d4": "T",  # lisu letter ta
    "\ua4d6": "G",  # lisu letter ga
    "\ua4d7": "K",  # lisu letter ka
    "\ua4d9": "J",  # lisu letter ja
    "\ua4da": "C",  # lisu letter ca
    "\ua4dc": "Z",  # lisu letter dza
    "\ua4dd": "F",  # lisu letter tsa
    "\ua4df": "M",  # lisu letter ma
    "\ua4e0": "N",  # lisu letter na
    "\ua4e1": "L",  # lisu letter la
    "\ua4e2": "S",  # lisu letter sa
    "\ua4e3": "R",  # lisu letter zha
    "\ua4e6": "V",  # lisu letter ha
    "\ua4e7": "H",  # lisu letter xa
    "\ua4ea": "W",  # lisu letter wa
    "\ua4eb": "X",  # lisu letter sha
    "\ua4ec": "Y",  # lisu letter ya
    "\ua4ee": "A",  # lisu letter a
    "\ua4f0": "E",  # lisu letter e
    "\ua4f2": "l",  # lisu letter i
    "\ua4f3": "O",  # lisu letter o
    "\ua4f4": "U",  # lisu letter u
    "\ua647": "i",  # cyrillic small letter iota
    "\ua730": "f",  # latin letter small capital f
    "\ua731": "s",  # latin letter small capital s
    "\ua798": "F",  # latin capital letter f with stroke
    "\ua799": "f",  # latin small letter f with stroke
    "\ua79f": "u",  # latin small letter volapuk ue
    "\ua7af": "q",  # latin letter small capital q
    "\ua7b2": "J",  # latin capital letter j with crossed-tail
    "\ua7b3": "X",  # latin capital letter chi
    "\ua7b4": "B",  # latin capital letter beta
    "\uab32": "e",  # latin small letter blackletter e
    "\uab35": "f",  # latin small letter lenis f
    "\uab3d": "o",  # latin small letter blackletter o
    "\uab47": "r",  # latin small letter r without handle
    "\uab48": "r",  # latin small letter double r
    "\uab4e": "u",  # latin small letter u with short right leg
    "\uab52": "u",  # latin small letter u with left hook
    "\uab5a": "y",  # latin small letter y with short right leg
    "\uab75": "i",  # cherokee small letter v
    "\uab81": "r",  # cherokee small letter hu
    "\uab83": "w",  # cherokee small letter la
    "\uab93": "z",  # cherokee small letter no
    "\uaba9": "v",  # cherokee small letter do
    "\uabaa": "s",  # cherokee small letter du
    "\uabaf": "c",  # cherokee small letter tli
}
