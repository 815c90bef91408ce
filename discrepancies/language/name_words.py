"""What words of names mean for telling names apart: titles, short forms, and names that are one letter from another.

Tables only, folded as names are. `likeness` reads them; a word that is in none of them is a word like any other.
"""

from __future__ import annotations

from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """The words of a text, for a table that only asks whether a word is in it."""
    return frozenset(text.split())


TITLES = words("""
mr mrs ms miss mx dr doctor prof professor sir madam capt captain cpt gen general col colonel lt lieutenant sgt
sergeant maj major cpl corporal adm admiral cmdr commander pres president min minister sen senator rep gov
governor amb ambassador hon rev reverend fr father judge justice sheriff officer inspector insp detective det supt
sr sra srta senor senora senorita don dona dra doctora profesor profesora capitan coronel teniente sargento
comisario presidente presidenta ministro ministra gobernador senador senadora diputado diputada senhor senhora
doutor doutora capitao tenente governador m mme mlle monsieur madame mademoiselle me maitre docteur professeur
capitaine commissaire ministre herr frau hauptmann oberst kommissar prasident sig signor signora signorina dott
dottor dottore dottoressa avv capitano colonnello maresciallo generale г гн господин госпожа д р доктор профессор
генерал полковник капитан маиор леитенант президент министр пан пані лікар професор капітан міністр السيد السيده
الدكتور الدكتوره د الاستاذ الشيخ الحاج اللوا العقيد العميد النقيب الرييس الوزير الفريق
""")
"""What may stand before a name and be left out; kings and saints are not among them, for theirs is part of the name."""

_SHORT = """
st saint sankt street|ste sainte|santa sta|santo sto|mount mt|fort ft|point pt|view vw|road rd
avenue ave av avda avenida|boulevard blvd bd bulevar|lane ln|drive dr|court ct|square sq
place pl plaza platz plac|park pk|highway hwy|strasse str|crescent cres|terrace ter|heights hts|junction jct
station stn|ulitsa ul ulica|улица ул|проспект пр просп|площадь пл|international intl internacional
national natl nacional|elementary elem|school sch|airport arpt aeropuerto
university univ universidad universidade universite universitat universita|institute inst instituto institut
hospital hosp|centre center ctr|department dept departamento|government govt|ministry min ministerio
association assn asociacion|commission comm comision|company co compania|corporation corp|incorporated inc
limited ltd|brothers bros|manufacturing mfg|junior jr|northeast ne|northwest nw|southeast se|southwest sw
island is isla ilha isle|mountain mtn|william wm|charles chas|thomas thos|george geo|robert robt|james jas
joseph jos|benjamin benj|maria ma|francisco fco|fernandez fdez|gonzalez glez|rodriguez rguez|hernandez hdez
martinez mtnez|mohammed mohd muhd
"""
ABBREVIATIONS: Mapping[str, str] = {
    word: forms.split()[0] for forms in _SHORT.replace("\n", "|").split("|") for word in forms.split()
}
"""A word to what stands for it in all its forms: "rd" to "road"; "St." is both a saint and a street."""

APART = words("""
north south east west northern southern eastern western upper lower new old great little greater central inner
outer saint st san santa sao santo port fort lake papua equatorial norte sur sul este oeste nueva nuevo nova novo
alto alta bajo baja gran puerto porto nord sud est ouest nouvelle nouveau haut haute bas basse grand grande petit
petite neu alt ober unter gross klein ost bad nuova nuovo monte новая новыи нижнии верхнии великии северная южная
восточная западная нова новии
""")
"""What makes another place of a name when it stands before it: Guinea and New Guinea, Korea and North Korea."""

SMALL = words("""
of the and for de del la las los el do da dos das du des le les et und der die y e i
""")
"""Words that give no letter to what is called by its first letters."""

_GIVEN = words("""
maria mario marie marta maris marisa marina marian mariam maryam martha martin martina marco marcos marcus marc
marcel marcela marcelo marcella marcello carla carlo carlos carol carole carola paula paulo paola paolo pablo
julia julio julie julius julian juliana julien juliet luisa luise louis louise luigi lucia lucio lucas lukas lucie
luciana luciano antonia antonio antoine anton antonin anita annie annia aniela daniel daniela daniele danielle
danilo danila gabriel gabriela gabriele gabrielle rafael rafaela raphael raffaele michel michael michal michele
michelle miguel mikael mikhail mihail andrea andreas andrei andrew andrey andres andre andria adrian adriana
adriano adrien alexander alexandra alexandre alexandru alejandro alejandra aleksandr aleksandra alessandro
alessandra alina aline alice alicia albert alberta alberto alfred alfredo amelia emilia emilio emily emile emilie
emiliano claudia claudio claude claudine silvia silvio sylvia fabio fabia fabian fabiana angel angela angelo
angelina angelica francesca francesco francisca francisco francis frances franco franca frank franz christian
christina christine christiana cristian cristina cristiana stefan stefano stefania stefanie stephen steven stephan
ivana ivano irina irene simon simona simone simeon victor victoria vittorio vittoria viktor viktoria valeria
valerio valerie valentin valentina valentino eric erica erika erich enrico enrica enrique henri henry hanna hannah
johan johann johanna johannes joana joanna joanne juana diana diane diego denis denise dennis jean jeanne jeannie
josef josefa joseph josepha josephine jorge jorja georg george georgia georgi georgina giorgio giorgia robert
roberta roberto norbert herbert hubert rupert bruno bruna berta bertha linda lindsay laura lauro laurent lorena
lorenzo elena elene helen helena helene elisa elise eliza louisa rosa rosario rosalia sandra sandro sergio sergia
sergei serge teresa terese theresa tomas tomasa thomas nadia nadir nadine natalia natalie natalio nicola nicolas
nicole nicolo nikola nikolai nikita olivia oliver olivier patricia patricio patrick patrice petra petro pedro
peter pietro ramon ramona renata renato roman romana romain samuel samuela sofia sofie sonia sonja tania tatiana
vera veronica veronika virginia virginio yvonne yvette karen karin karina karim karima katia katja kathrin
catherine caterina katarina amina amine amira amiro aisha ayisha farid farida fatima fatma hamid hamida hamad
jamal jamil jamila khaled khalida latif latifa majid majida nabil nabila nadim nadima rashad rashid rashida salim
salima salem samir samira samer sharif sharifa walid walida yasin yasmin zahir zahira zahra
""")
_FAMILY = words("""
hernandez fernandez jansen hansen jensen hanson janson jonson benson munoz nunez muller miller moller keller
heller becker decker bauer sauer mauer wagner magner walker talker baker bakker barker parker porter potter
martens mertens peters pieters morris norris harris hardy harvey garvey kelly kelley nelly moore moody brown braun
crown mayer meyer maier beyer smith smyth white whyte
""")
_PLACES = words("""
gambia zambia dominica georgia niger nigeria siberia liberia iberia naples natal padua vienna vienne geneva genova
genoa parma palma modena morena toledo toluca derby denby boston bolton preston weston easton luton burton barton
carton norton morton newton dover hamburg homburg freiburg freiberg nurnberg bamberg salzburg limburg luneburg
merida merica tunis tunja valencia palencia florence florencia murcia sydney sidney
""")
_CYRILLIC = words("""
мария марина марта марья марианна мариана александр александра валерии валерия валентин валентина виктор виктория
евгении евгения юлии юлия иван иванна роман романа антон антонии антонина наталья наталия василии василиса олег
ольга игорь павел павла михаил михаила андреи андреи андреа даниил данила даниила сергеи сергеи алексеи алексеи
алексии олексии максим максима никита никитин денис дениса борис бориса ивановна иванович петровна петрович
сергеевна сергеевич
""")
_ARABIC = words("""
محمد محمود احمد حامد حميد امين امينه جميل جميله كريم كريمه سعيد سعيده سمير سميره سليم سليمه سالم خالد خالده رشيد
رشاد رشيده ناصر نصير منصور نبيل نبيله وليد وليده فريد فريده لطيف لطيفه شريف شريفه حسين حسان حسني مريم مروان ماجد
ماجده مجيد امير اميره
""")
KNOWN = _GIVEN | _FAMILY | _PLACES | _CYRILLIC | _ARABIC
"""Given names, families and places of their own: two of them that are one letter apart are two."""

ROMAN: Mapping[int, str] = str.maketrans(
    dict(zip("абвгґдезиіїклмнопрстуфыэ", "abvggdeziiiklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya", "є": "ye"}
)
"""Cyrillic letters, folded, as newspapers write them in Latin ones."""

SOUNDS = (
    *(("tsch", "c"), ("tch", "c"), ("ch", "c"), ("cz", "c"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("zh", "z")),
    *(("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks")),
    ("iye", "ie"),
    *(("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("ie", "i"), ("y", "i"), ("j", "i"), ("e", "a")),
)
"""Ways in which transcribers into Latin letters differ, the longer first, each with what stands for all of them."""
