"""One word changed by hand in a text that else stayed, or only rolled: each makes the row substantive, and is named."""

from __future__ import annotations

import pytest
from support.rule_cases import AR, EN, ES, FR, NEW, OLD, RU, ZH, compared, paragraph, row_of, shown

from draftdiff.compare import compare
from draftdiff.comparison import FlagKind, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language

NOTED = "Notes the map of gardens;"

WHOSE = (
    (EN, "Requests the Council to meet at {its} seventy-fifth session;", "its", "their"),
    (EN, "Requests the masters to publish {their} maps, and notes the rights of disabled persons;", "their", "its"),
    (FR, "Prie les États de répondre de {leurs} actes et de respecter les droits de l’homme ;", "leurs", "ses"),
    (FR, "Prie le Secrétaire général de publier {les} plans des jardins ;", "les", "ses"),
    (ES, "Solicita al Secretario General que publique {el} mapa de los jardines;", "el", "su"),
    (RU, "просит государства опубликовать {их} карты садов;", "их", ""),
    (RU, "призывает государства осуществлять {эти} меры в садах;", "эти", ""),
    (ZH, "请各国公布{其}花园地图；", "其", ""),
)
"""A pronoun put in, left out or turned to another owner, where nothing beside it calls for it."""

TURNING = (
    (EN, "Requests the Secretary-General to open tidal gardens {in 2122};", "in 2122", "from 2124"),
    (
        EN,
        "Noting the meeting held in {Port Pelican on 10 May 2120},",
        "Port Pelican on 10 May 2120",
        "secret on 12 May 2122",
    ),
    (
        FR,
        "Notant la réunion tenue à {Port-Pélican le 10 mai 2120},",
        "Port-Pélican le 10 mai 2120",
        "huis clos le 12 mai 2122",
    ),
    (EN, "Recalling its resolution 173/5{ on} gardens,", " on", " of 3 May 2119 and the oath on"),
    (FR, "Souligne l’importance de l’aide destinée {aux} îles et de la publication des plans ;", "aux", "des"),
    (ES, "Destaca la importancia de la ayuda destinada {al} Consejo de los faros;", "al", "del"),
    (FR, "Prie le Conseil de publier le plan et {invite} les États à le lire ;", "invite", "invité"),
    (ES, "Observa que el Consejo {solicite} un mapa de los jardines;", "solicite", "solicité"),
    (FR, "Prie le Conseil de publier le plan et, à cet égard, {prie} les États de le lire ;", "prie", "prié"),
    (FR, "Prie le Conseil de publier le plan et{ invite} les États à le lire ;", " invite", ", invité"),
    (RU, "призывает {все} стороны беречь сады;", "все", "всё"),
    (RU, "напоминая, {что} маяк был открыт также в лагуне,", "что", "чтобы"),
    (RU, "просит Совет {активизировать} и расширить деятельность в садах;", "активизировать", "активизироваться"),
    (AR, "تطلب إلى مجلس المنارات {والمقرر الخاص} نشر الخريطة؛", "والمقرر الخاص", "المقررة الخاصة"),
    (EN, "Approves the garden budget for the period {ending} 30 June 2122;", "ending", "starting"),
    (RU, "{подчеркивает} также, что сады открыты, и подчеркивает, что лампы горят;", "подчеркивает", ""),
    (AR, "{تشدد} أيضا على أن الحدائق مفتوحة، وتشدد على أن المصابيح مضاءة؛", "تشدد", ""),
    (RU, "отмечает роль, отведенную {Верховному комиссару};", "Верховному комиссару", "Верховным комиссаром"),
    (
        RU,
        "просит{ также оказать помощь малым островам};",
        " также оказать помощь малым островам",
        " оказать помощь малыми островами",
    ),
    (
        RU,
        "{отмечая правила для маяков, утвержденные Советом} лагуны,",
        "отмечая правила для маяков, утвержденные Советом",
        "напоминая о правилах для маяков, утвержденные Совету",
    ),
    (EN, "Requests the Board to support the {State’s} gardens;", "State’s", "States’"),
    (
        EN,
        "Approves the garden budget for the period from {1 July 2121 to 30 June 2122};",
        "1 July 2121 to 30 June 2122",
        "30 July 2123 to 1 June 2124",
    ),
)
"""A preposition, an accent or an *and* that turns what is said, and a verb of which only *also* stayed."""

COUNTED = (
    (EN, "Reaffirms the endeavour to reach the islands furthest behind {first};", "first", "second"),
    (FR, "Souligne qu’il faut aider les plus défavorisés en {premier} ;", "premier", "deuxième"),
    (ES, "Reafirma la promesa de llegar {primero} a los más rezagados;", "primero", "segundo"),
    (RU, "подтверждает обещание в {первую} очередь помочь островам;", "первую", "вторую"),
    (ES, "Observa que las {dos} partes han aprobado el mapa de los jardines;", "dos", "tres"),
    (RU, "просит Секретариат выделить 3 {млн} долл. США на сады;", "млн", "млрд"),
    (ZH, "注意到截至4月30日未缴摊款512 600 431{美元}；", "美元", "欧元"),
    (EN, "Welcomes the accessions to the {Second} Optional Protocol on Gardens;", "Second", "Third"),
    (RU, "приветствует присоединение ко {Второму} факультативному протоколу;", "Второму", "Третьему"),
    (AR, "ترحب بالانضمام إلى البروتوكول الاختياري {الثاني}؛", "الثاني", "الثالث"),
    (ZH, "欢迎加入第{二}任择议定书；", "二", "三"),
    (EN, "Notes with concern that contributions outstanding amount to {27.6} million dollars;", "27.6", "276"),
    (RU, "с озабоченностью отмечает задолженность по взносам в размере {27,6} млн долл. США;", "27,6", "276"),
    (
        FR,
        "Constate que les contributions non acquittées s’élèvent à {1,5 million} de dollars ;",
        "1,5 million",
        "1,7 milliard",
    ),
    (EN, "Notes that {123} States are now parties to the Convention on Gardens;", "123", "723"),
    (EN, "Notes resolutions {18/1} and 18/2 of the Conference of the States Parties;", "18/1", "19/7"),
    (ES, "Recuerda la decisión C-126/DEC.{10} de la Conferencia de los Estados Partes;", "10", "13"),
)
"""An ordinal that counts no event, a number that nobody reports, a measure, and a count ten times as high."""

TERMS_OF_YEARS = (
    (EN, "Recalling that members of the Council serve for {three} years,", "three", "five"),
    (EN, "Recalling its decision to count the lamps every {two} years,", "two", "three"),
    (FR, "Rappelant que le mandat du Conseil est de {trois} ans,", "trois", "cinq"),
    (ES, "Recordando que los debates se celebran cada {dos} años,", "dos", "cuatro"),
    (RU, "напоминая о проведении раз в {два} года обсуждений,", "два", "три"),
    (AR, "وإذ تشير إلى أن المناقشات تعقد مرة كل {ثلاث} سنوات،", "ثلاث", "خمس"),
    (ZH, "回顾讨论每{两}年举行一次，", "两", "四"),
)
"""Years of a term or between two meetings, in a recital: no years that have passed."""

BESIDE = (
    (
        EN,
        "Reaffirms {its} commitment to gardens and tidal {blue lamps};",
        ("its", "their"),
        ("blue lamps", "lamps blue"),
    ),
    (EN, "Stresses the need for gardens and {of} encouraging {their} growth;", ("of", ""), ("their", "its")),
    (EN, "Notes the report for {the} period from 1 July {2121};", ("the", "its"), ("2121", "2123")),
    (FR, "Prend note du rapport pour {2120} et de {son} programme ;", ("2120", "2122"), ("son", "le")),
    (EN, "Notes the map of {2120} and {its} growth;", ("2120", "2122"), ("its", "the")),
    (ES, "Observa la publicación en {2120} de {su} versión;", ("2120", "2122"), ("su", "la")),
    (ZH, "肯定《花园计划({2119-2121}年)》及{其}执行的进展；", ("2119-2121", "2121-2123"), ("其", "")),
    (ES, "Recuerda al Director las consultas {isleñas} {del} foro;", ("isleñas", "Isleñas"), ("del", "al")),
    (EN, "Invites the States {parties}{} which lit the lamps;", ("parties", "Parties"), ("", ",")),
    (FR, "Invite les États {parties}{} qui ont allumé les lampes ;", ("parties", "Parties"), ("", ",")),
    (EN, "Recalling the entry into force on {1} January 2119 and the map of {2120},", ("1", "4"), ("2120", "2122")),
    (
        EN,
        "Recalling its resolutions 172/6 of 4 {December} 2117, 173/9 of 4 December 2118{},",
        ("December", "May"),
        ("", " and 175/16 of 7 December 2120"),
    ),
    (
        ES,
        "Recordando sus resoluciones 172/6, {de 3 de mayo de 2118}, y 173/9, de {4} de diciembre de 2118,",
        ("de 3 de mayo de 2118", "de 4 de mayo de 2118"),
        ("4", "5"),
    ),
    (ZH, "{决定}在大会第一百七十{七}届会议上审查花园；", ("决定", ""), ("七", "九")),
)
"""Another owner, addressee, limit, day or decision beside words that only moved, or that time alone brought."""

DATED = (
    (EN, "Decides to hold a plenary meeting each year on {26} September;", "26", "27"),
    (FR, "Se félicite de la célébration, le {26} septembre, de la Journée des jardins ;", "26", "27"),
    (RU, "приветствует празднование {26} сентября Международного дня садов;", "26", "27"),
    (ZH, "欢迎9月{26}日国际花园日；", "26", "27"),
    (EN, "Notes that the map was drawn again in {June} 2120;", "June", "July"),
    (ZH, "注意到地图已于2120年{6}月更新；", "6", "7"),
    (EN, "Supports masters of lighthouses for a {second} term;", "second", "third"),
    (ES, "Observa que los guardas aspiran a un {segundo} mandato;", "segundo", "tercer"),
    (ZH, "支持候选人{第二}任期；", "第二", "第三"),
    (EN, "Recalling the Decade of Gardens ({2115}–2124),", "2115", "2117"),
    (FR, "Rappelant la Décennie des jardins ({2115}-2124),", "2115", "2120"),
    (ZH, "回顾《{2118}-2130年花园框架》，", "2118", "2123"),
    (EN, "Decides to open the garden in the {second} quarter of 2124;", "second", "third"),
    (FR, "Décide d’ouvrir le jardin au {deuxième} trimestre de 2124 ;", "deuxième", "troisième"),
    (ES, "Decide abrir el jardín en el {segundo} trimestre de 2124;", "segundo", "tercer"),
    (RU, "постановляет открыть сад во {втором} квартале 2124 года;", "втором", "третьем"),
    (AR, "تقرر فتح الحديقة في الربع {الثاني} من عام 2124؛", "الثاني", "الثالث"),
    (ZH, "决定在2124年第{二}季度开放花园；", "二", "三"),
    (EN, "Decides to meet in the {first} week of March 2124;", "first", "second"),
    (FR, "Prie le Conseil d’achever la {première} phase des jardins ;", "première", "deuxième"),
    (ES, "Solicita a la Junta que concluya la {primera} etapa de los jardines;", "primera", "segunda"),
    (RU, "просит Совет завершить {первый} этап работы в садах;", "первый", "второй"),
    (AR, "تطلب إلى المجلس أن ينجز المرحلة {الأولى} من الحدائق؛", "الأولى", "الثانية"),
    (ZH, "请理事会完成花园工作第{一}阶段；", "一", "二"),
    (EN, "Urges States to adopt plans for the gardens by the end of {2122};", "2122", "2127"),
    (FR, "Engage les États à adopter des plans d’ici à la fin de {2122} ;", "2122", "2127"),
    (ES, "Insta a los Estados a que aprueben planes antes de finales de {2122};", "2122", "2127"),
    (RU, "призывает государства принять планы к концу {2122} года;", "2122", "2127"),
    (AR, "تحث الدول على اعتماد خطط بحلول نهاية عام {2122}؛", "2122", "2127"),
    (ZH, "敦促各国在{2122}年底前通过计划；", "2122", "2127"),
    (
        EN,
        "Recalling its resolution {167/19 of 29 November 2112},",
        "167/19 of 29 November 2112",
        "167/26 of 29 November 2114",
    ),
)
"""A yearly day, another month or quarter of one year, one end of a range, a deadline, and another text of a session."""

LONG_PAST = (
    (EN, "Recalling the Convention of {2100} on gardens,", "2100", "2101"),
    (RU, "ссылаясь на Конвенцию {2100} года о садах,", "2100", "2101"),
    (ZH, "回顾{2100}年花园公约，", "2100", "2101"),
    (EN, "Recalls the {2120} map of the gardens;", "2120", "2119"),
    (EN, "Recalling the {first} meeting, held on 5 May 2100,", "first", "second"),
    (FR, "Rappelant la {première} réunion, tenue le 5 mai 2100,", "première", "deuxième"),
    (ES, "Recordando la {primera} reunión, celebrada el 5 de mayo de 2100,", "primera", "segunda"),
    (AR, "وإذ تشير إلى الاجتماع {الأول} المعقود في 5 أيار/مايو 2100،", "الأول", "الثاني"),
    (ZH, "回顾2100年5月5日举行的第{一}次会议，", "一", "二"),
    (EN, "Stresses the importance of the {2105} report on the gardens;", "2105", "2115"),
    (FR, "Rappelant la création, en septembre {2115}, d’un comité des jardins,", "2115", "2117"),
    (RU, "ссылается на Конституцию островов {2110} года;", "2110", "2112"),
    (AR, "وإذ تضع في اعتبارها بالدرجة {الأولى} حق سكان الجزر،", "الأولى", "الثانية"),
    (EN, "Recalling its resolution {173/9} of 5 May 2119,", "173/9", "473/9"),
    (EN, "Recalling resolution {175/84 of 7 December} 2120 on lagoons,", "175/84 of 7 December", "177/91 of 7 March"),
    (EN, "Recalling its resolution {164/72} of 2 December 2109 on gardens,", "164/72", "166/72"),
    (FR, "Prie les États de planter des jardins avant fin {2122} ;", "2122", "2127"),
    (EN, "Noting that all gardens {are} open to everybody,", "are", "were"),
    (FR, "Notant que tous les jardins {sont} ouverts à tous,", "sont", "étaient"),
    (ES, "Observando que todos los jardines {son} de todos,", "son", "eran"),
)
"""Dates of history, an ordinal beside one that stayed, other resolutions, a deadline, and what holds at all times."""

MARKED = (
    (EN, "Recalls the rights of gardeners{,} divers and fishers;", ",", ""),
    (FR, "Rappelle les jardiniers{,} ruraux et insulaires des dunes ;", ",", ""),
    (RU, "напоминает о садоводах{,} рыбаках и водолазах лагуны;", ",", ""),
    (ZH, "回顾园丁{、}渔民和潜水员的权利；", "、", ""),
    (ZH, "回顾受影响{的}花园和沙丘；", "的", "、"),
    (EN, "Takes note of the {elections} on the islands;", "elections", "“elections”"),
    (RU, "отмечает {выборы} на островах;", "выборы", "«выборы»"),
    (ZH, "注意到{选举}的结果；", "选举", "“选举”"),
    (FR, "Soulignant l’{importance} des phares,", "importance", "« importance »"),
    (ZH, "建立独立、专业化{、}资源充足和分散的花园；", "、", ""),
    (EN, "Demands withdrawal from {the} islands occupied in 2067;", "the", ""),
    (FR, "Exige le retrait {des} territoires occupés en 2067 ;", "des", "de"),
    (FR, "Exige que soient rendus {les} territoires occupés ;", "les", "des"),
    (ES, "Exige la retirada de {las} islas ocupadas en 2067;", "las", ""),
)
"""A comma between members of a list, quotation marks that doubt, and the article that says: all of them."""


@pytest.mark.parametrize(
    ("language", "text", "old", "new"), (*WHOSE, *TURNING, *COUNTED, *TERMS_OF_YEARS, *DATED, *LONG_PAST, *MARKED)
)
def test_a_word_changed_by_hand_is_never_light(language: Language, text: str, old: str, new: str) -> None:
    blank = "{" + old + "}"
    row = row_of(language, text.replace(blank, old), text.replace(blank, new))
    heavy = [finding for finding in row.findings if finding.weight is Weight.SUBSTANTIVE]
    assert row.weight is Weight.SUBSTANTIVE
    assert any(finding.segments for finding in heavy)


@pytest.mark.parametrize(("language", "text", "first", "then"), BESIDE)
def test_another_owner_is_no_agreement_with_words_that_only_moved_or_rolled(
    language: Language, text: str, first: tuple[str, str], then: tuple[str, str]
) -> None:
    old, new = text, text
    for before, after in (first, then):
        old, new = old.replace("{" + before + "}", before), new.replace("{" + before + "}", after)
    assert row_of(language, old, new).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Notes the twentieth anniversary of 2 May 2100;", "Notes the twenty-second anniversary of 2 May 2100;"),
        (EN, "Notes the report entitled “Gardens of the bay”;", "Notes the report entitled Gardens of the bay;"),
        (
            EN,
            "Notes, among others, the old lamps and the gardens;",
            "Notes among others the old lamps and the gardens;",
        ),
        (ZH, "注意到《花园》的地图；", "注意到花园的地图；"),
        (ZH, "注意到“花园”的地图；", "注意到《花园》的地图；"),
    ],
)
def test_what_counts_the_years_and_marks_of_a_title_or_an_aside_are_light(
    language: Language, old: str, new: str
) -> None:
    weight = row_of(language, old, new).weight
    assert weight is not None
    assert weight is not Weight.SUBSTANTIVE


def test_an_article_that_an_editor_put_stays_light() -> None:
    old = "Prie le Comité de visiter les jardins, notamment les phares, et d’aider aux travaux ;"
    row = row_of(FR, old, old.replace("visiter les", "visiter des"))
    assert "house-style" in {finding.rule for finding in row.findings if finding.weight is Weight.EDITORIAL}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (AR, "تشدد على أهمية الخرائط وغيرها من النتائج؛", "تشدد على أهمية الخرائط وغير ذلك من النتائج؛"),
        (AR, "تعيد تأكيد أهمية الحدائق؛", "تؤكد من جديد أهمية الحدائق؛"),
        (AR, "تدعو الأمين العام أن ينشر الخريطة؛", "تدعو الأمين العام إلى أن ينشر الخريطة؛"),
        (
            ES,
            "Acoge con beneplácito el hecho de que crezcan las dunas;",
            "Acoge con beneplácito que crezcan las dunas;",
        ),
        (
            ES,
            "Solicita al Consejo que mida las mareas y que publique el mapa;",
            "Solicita al Consejo que mida las mareas y publique el mapa;",
        ),
        (ZH, "强调各国须实现一个没有核武器的世界；", "强调各国须实现一个无核武器世界；"),
    ],
)
def test_the_same_in_recorded_words_is_light(language: Language, old: str, new: str) -> None:
    assert row_of(language, old, new).weight is Weight.EDITORIAL


def test_who_stayed_beside_another_verb_is_no_news() -> None:
    old = "Requests the Secretary-General to seek views on the gardens;"
    new = "Welcomes the report of the Secretary-General containing views on the gardens;"
    assert "addressee" not in {finding.rule for finding in row_of(EN, old, new).findings}


def test_a_plan_that_was_written_anew_is_no_progress() -> None:
    old = "Notes the work on gardens, and welcomes the map of shores that was proposed by the Council for the lagoon;"
    new = "Notes the work on gardens, and regrets that harbour masters were late at each of the lighthouses in June;"
    assert not [flag for flag in row_of(EN, old, new).flags if flag.kind is FlagKind.PROGRESS]


def test_a_few_words_about_a_report_are_told_once() -> None:
    old = "Requests the Secretary-General to submit a report on the right to gardens;"
    row = row_of(EN, old, old.replace("right", "rights"))
    assert [finding.rule for finding in row.findings] == ["reporting-request"]


def test_a_measure_of_an_amount_is_a_quantity() -> None:
    row = row_of(RU, "выделяет 3 млн долл. США на сады;", "выделяет 3 млрд долл. США на сады;")
    assert [finding.rule for finding in row.findings] == ["quantity"]


def test_the_noun_that_agreed_with_a_grown_list_lets_no_other_noun_agree() -> None:
    old = "Recalls the report of the expert of resolution 173/9 on gardens;"
    new = "Recalls the reports of the experts of resolutions 173/9 and 175/16 on gardens;"
    assert row_of(EN, old, new).weight is Weight.SUBSTANTIVE
    assert row_of(EN, old, old.replace("173/9", "173/9 and 175/16").replace("n 1", "ns 1")).weight is Weight.TECHNICAL


def test_words_in_round_brackets_of_a_note_say_which_part_or_are_negotiated() -> None:
    agreed = compared(EN, NOTED, NOTED, ("[A/175/12 (not agreed)].",), ("A/175/12.",)).rows[0]
    assert "brackets" in {finding.rule for finding in agreed.findings}
    part = compared(EN, NOTED, NOTED, ("[A/175/12 (Parts I and II)].",), ("A/175/12 (Parts I and II).",)).rows[0]
    assert part.weight is Weight.EDITORIAL


def test_an_address_may_be_written_with_its_scheme() -> None:
    row = compared(EN, NOTED, NOTED, ("See www.gardens.org.",), ("See https://gardens.org/.",)).rows[0]
    assert row.weight is Weight.EDITORIAL
    other = compared(EN, NOTED, NOTED, ("See www.gardens.org.",), ("See https://dunes.org/.",)).rows[0]
    assert other.weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new", "said"),
    [
        (EN, "Supplement No. 10 (A/175/10), sect. C.", "Supplement No. 10 (A/177/10), sect. D.", "sect. D"),
        (RU, "Дополнение № 10 (A/175/10), гл. V.", "Дополнение № 10 (A/177/10), гл. VI.", "гл. VI"),
        (ZH, "《补编第10号》(A/175/10)，C节。", "《补编第10号》(A/177/10)，D节。", "D节"),
    ],
)
def test_the_place_in_a_source_is_told_with_its_word(language: Language, old: str, new: str, said: str) -> None:
    row = compared(language, NOTED, NOTED, (old,), (new,)).rows[0]
    assert said in {value.new for finding in row.findings for value in finding.values}


@pytest.mark.parametrize(
    ("language", "old", "new", "weight"),
    [
        (EN, "A/175/12 and A/175/358.", "A/177/84.", Weight.TECHNICAL),
        (EN, "A/174/12 and A/175/358.", "A/177/84.", Weight.TECHNICAL),
        (FR, "A/175/186.", "A/177/130 et A/175/186.", Weight.TECHNICAL),
        (AR, "A/175/345، الفرع الثالث.", "A/177/277.", Weight.TECHNICAL),
        (ZH, "A/175/345，第三节。", "A/177/277。", Weight.TECHNICAL),
        (EN, "A/175/12 and A/159/358.", "A/160/84.", Weight.SUBSTANTIVE),
        (EN, "A/175/12 and resolution 159/17.", "A/177/84.", Weight.SUBSTANTIVE),
        (ES, "A/175/20; véase también A/AC.905/1240.", "A/177/20.", Weight.SUBSTANTIVE),
        (EN, "A/175/127 and A/175/228.", "A/175/217, A/175/228, A/176/205 and A/177/237.", Weight.SUBSTANTIVE),
    ],
)
def test_a_report_that_rolled_may_have_more_documents_or_fewer(
    language: Language, old: str, new: str, weight: Weight
) -> None:
    row = compared(language, NOTED, NOTED, (old,), (new,)).rows[0]
    assert (row.weight, row.flags) == (weight, ())


def test_one_of_two_names_that_both_stand_in_a_document_is_no_short_form_of_the_other() -> None:
    both = "又请联合国系统专门机构和联合国系统机构开放灯塔；"
    old = paragraph("请联合国系统专门机构保护花园；", "1"), paragraph(both, "2")
    new = paragraph("请联合国系统机构保护花园；", "1"), paragraph(both, "2")
    before, after = (Document(symbol=s, language=ZH, paragraphs=p) for s, p in ((OLD, old), (NEW, new)))
    assert compare(before, after, load_lexicon(ZH)).rows[0].weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "known", "old", "new"),
    [
        (
            ES,
            "Recuerda al Consejo de Derechos Humanos y al Consejo de Seguridad;",
            "Invita al Consejo de Derechos Humanos a reunirse;",
            "Invita al Consejo a reunirse;",
        ),
        (
            RU,
            "отмечает карты Совета по правам человека и Совета Безопасности;",
            "предлагает вниманию Совета по правам человека карты;",
            "предлагает вниманию Совета карты;",
        ),
        (
            RU,
            "отмечает положения Соглашения и других текстов;",
            "отмечает положения Соглашения;",
            "отмечает положения Соглашения и других;",
        ),
        (
            AR,
            "تشجع الدول على أن تفتح الحدائق؛",
            "تهيب بجميع الدول، في المنارات؛",
            "تهيب بجميع الدول على أن تفتح، في المنارات؛",
        ),
    ],
)
def test_a_short_name_of_two_bodies_or_of_one_and_others_is_no_short_form(
    language: Language, known: str, old: str, new: str
) -> None:
    documents = (
        Document(symbol=symbol, language=language, paragraphs=(paragraph(known, "1"), paragraph(text, "2")))
        for symbol, text in ((OLD, old), (NEW, new))
    )
    assert compare(*documents, load_lexicon(language)).rows[1].weight is Weight.SUBSTANTIVE


def test_a_body_named_before_in_its_paragraph_may_be_named_by_its_noun() -> None:
    old = "Recalls the maps sent to the Human Rights Council, and those sent to the Human Rights Council in 2120;"
    new = "Recalls the maps sent to the Human Rights Council, and those sent to the Council in 2120;"
    assert shown(row_of(EN, old, new)) == shown(row_of(EN, new, old)) == "editorial\nhouse-style"
    for other in ("Security Council", "Council"):
        first = [text.replace("Human Rights Council", other, 1) for text in (old, new)]
        assert row_of(EN, *first).weight is Weight.SUBSTANTIVE
    two = [text.replace("maps", "maps of the Security Council") for text in (old, new)]
    assert row_of(EN, *two).weight is Weight.SUBSTANTIVE


def test_parties_are_counted_though_words_stand_between_them_and_their_number() -> None:
    old = "Noting that 128 States and 1 regional organization that have signed it are parties to it,"
    assert shown(row_of(EN, old, old.replace("128", "131"))) == "technical\nquantity"


def test_the_section_of_ones_own_resolution_joins_a_list_with_it() -> None:
    old = "Recalling section XIV of its resolution 74/263 and section XV of its resolution 173/246 A,"
    new = old.replace(" and", ",").replace("A,", "A and section XII of its resolution 175/16 A,")
    assert shown(row_of(EN, old, new)) == "technical\ncitation-own"
    assert row_of(EN, old, new.replace("175/16", "171/3")).weight is Weight.SUBSTANTIVE
    assert row_of(EN, new, old).weight is Weight.SUBSTANTIVE
    assert row_of(EN, old, old.replace("XV", "XVI")).weight is Weight.SUBSTANTIVE


def test_what_joins_a_list_behind_a_verb_that_was_replaced_is_told() -> None:
    old = "Recognizing that storms, the long winter and floods wear out the lighthouses,"
    new = "Noting with concern that storms, the long winter, rising seas and floods wear out the lighthouses,"
    assert {finding.rule for finding in row_of(EN, old, new).findings} == {"governing-verb", "list-members"}


def test_a_report_or_session_that_is_there_is_no_new_cost() -> None:
    def costs(text: str) -> bool:
        old = Document(symbol=OLD, language=EN, paragraphs=(paragraph(NOTED, "1"),))
        new = Document(symbol=NEW, language=EN, paragraphs=(paragraph(NOTED, "1"), paragraph(text, "2")))
        rows = compare(old, new, load_lexicon(EN)).rows
        return any(flag.kind is FlagKind.BUDGET for row in rows for flag in row.flags)

    assert costs("Requests the Secretary-General to submit a report on dunes;")
    assert costs("Decides that the eighth meeting of harbour masters shall be held in 2124;")
    assert not costs("Requests the Secretary-General to light the lamps before the start of the meeting;")


def test_a_character_of_a_longer_word_divides_no_list() -> None:
    old = "支持妇女、青年和儿童；"
    (finding,) = row_of(ZH, old, old.replace("、", "、和平建设者、参与者、")).findings
    assert (finding.rule, finding.values[0].new) == ("list-members", "和平建设者, 参与者")
    assert row_of(ZH, "确认妇女参与花园建设；", "确认妇女参花园建设；").weight is Weight.SUBSTANTIVE


def test_another_host_is_named_whole_where_the_names_end_alike() -> None:
    (finding,) = row_of(ZH, "欢迎由圣卢西亚政府主办的讨论会；", "欢迎由印度尼西亚政府主办的讨论会；").findings
    assert finding.rule == "addressee"
    assert (finding.values[0].old, finding.values[0].new) == ("圣卢西亚政府", "印度尼西亚政府")


def test_states_that_joined_a_list_in_a_note_are_members_of_it() -> None:
    row = compared(EN, NOTED, NOTED, ("Benin, Chad and Fiji.",), ("Benin, Chad, Cuba and Fiji.",)).rows[0]
    assert [(finding.rule, finding.values[0].new) for finding in row.findings] == [("list-members", "Cuba")]


def test_what_widens_a_citation_and_only_stands_elsewhere_is_not_told_as_come_and_gone() -> None:
    old = "Recalls resolution 173/9 and all subsequent resolutions, and the old map of the gardens;"
    row = row_of(EN, old, "Recalls the old map of the gardens, resolution 173/9 and all subsequent resolutions;")
    assert {finding.rule for finding in row.findings}.isdisjoint({"citation-new", "citation-dropped"})


def test_what_a_title_lists_is_no_list_of_the_text() -> None:
    old = "Notes the guide “Winds, floods and lamps” of the Council;"
    rules = {finding.rule for finding in row_of(EN, old, old.replace("floods", "floods, seas")).findings}
    assert rules == {"topical-clause"}
    plain = old.replace("“", "").replace("”", "")
    for told in (plain, plain.replace("guide", "divers’ guide")):
        rules = {finding.rule for finding in row_of(EN, told, told.replace("floods", "floods, seas")).findings}
        assert rules == {"list-members"}


def test_prepositions_are_no_members_of_a_list() -> None:
    old = "Expresses concern at the number of storms in different ports, related floods and other consequences;"
    row = row_of(EN, old, old.replace("related", "and at the related significant increase in"))
    assert {finding.rule for finding in row.findings} == {"topical-clause"}


def test_a_day_and_the_year_in_the_name_of_an_agenda_are_no_roll() -> None:
    old = "Recalls the letter of the harbour masters of 12 June 2119 and what it says of the old tidal gardens;"
    new = "Recalls the 2130 Agenda for Sustainable Development and what it says of the old tidal gardens;"
    row = row_of(EN, old, new)
    assert "roll-forward" not in {finding.rule for finding in row.findings}
    assert not [flag for flag in row.flags if flag.kind is FlagKind.OFF_CYCLE]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            FR,
            "Salue l’action menée avec le Conseil des phares et le Comité des dunes ;",
            "Salue l’action menée avec le Conseil des phares, l’Union des lagons et la Ligue des îles, "
            "ainsi qu’avec le Comité des dunes ;",
        ),
        (ZH, "鼓励所有国家建立独立、多元的灯塔；", "鼓励所有国家建立独立、多元和资源充足的灯塔；"),
    ],
)
def test_members_that_only_little_words_made_room_for_are_members(language: Language, old: str, new: str) -> None:
    assert {finding.rule for finding in row_of(language, old, new).findings} == {"list-members"}


def test_a_preposition_said_again_behind_the_arabic_and_is_an_editors() -> None:
    old = "وقد نظرت في تقرير مجلس الحدائق وتقرير لجنة المنارات،"
    assert row_of(AR, old, old.replace("وتقرير", "وعن تقرير")).weight is Weight.SUBSTANTIVE
    assert row_of(AR, old, old.replace("وتقرير", "وفي خريطة")).weight is Weight.SUBSTANTIVE
    assert row_of(AR, "تثني على الحدائق والمنارات؛", "تثني على الحدائق وعلى المنارات؛").weight is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("تدعو الدول إلى وقف بيع المصابيح واستعمال القوارب؛", "تدعو الدول إلى وقف بيع المصابيح وإلى استعمال القوارب؛"),
        ("تطلب إلى الأمين العام مساعدة الدول والمنظمات؛", "تطلب إلى الأمين العام مساعدة الدول وإلى المنظمات؛"),
    ],
)
def test_an_arabic_preposition_said_again_can_take_a_member_out_of_what_stood_before_it(old: str, new: str) -> None:
    assert row_of(AR, old, new).weight is row_of(AR, new, old).weight is Weight.SUBSTANTIVE


def test_a_french_word_of_negation_is_read_before_a_vowel_too() -> None:
    row = row_of(FR, "Constate l’absence d’abri sur l’île ;", "Constate l’abri sur l’île ;")
    assert {finding.rule for finding in row.findings} == {"negation"}


def test_the_day_of_an_instrument_that_was_replaced_is_told_with_it() -> None:
    old = "ссылаясь на свою резолюцию 173/278 от 30 июня 2119 года и свое решение 173/571 от 3 сентября 2119 года,"
    row = row_of(RU, old, "ссылаясь на свою резолюцию 175/16 от 30 июня 2121 года,")
    assert {finding.rule for finding in row.findings} == {"citation-own", "citation-dropped"}


def test_whose_something_is_is_not_asked_in_chinese_either() -> None:
    row = row_of(ZH, "鼓励各国开放灯塔；", "鼓励各国开放灯塔，并寻求人权理事会的合作；")
    assert "addressee" not in {finding.rule for finding in row.findings}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "Stresses the {} Agenda, and requests a report at its one hundred and seventy-seventh session;"),
        (FR, "Souligne l’importance du Programme {} pour les jardins ;"),
        (ES, "Destaca la Agenda {} para los jardines;"),
        (RU, "подчеркивает Повестку дня на период до {} года и сады;"),
        (AR, "تؤكد خطة عام {} والحدائق؛"),
        (ZH, "确认《{}年可持续发展议程》的重要性，"),
    ],
)
def test_the_year_in_a_recorded_name_never_rolls(language: Language, text: str) -> None:
    assert row_of(language, text.format(2030), text.format(2032)).weight is Weight.SUBSTANTIVE


def test_a_range_of_years_whose_end_alone_moved_was_changed_by_hand() -> None:
    old = "Recalling the plan for gardens 2117–2118,"
    assert row_of(EN, old, old.replace("2118", "2120")).weight is Weight.SUBSTANTIVE
    assert row_of(EN, old, "Recalling the plan for gardens 2119–2120,").weight is Weight.TECHNICAL


def test_days_of_which_the_year_alone_rolled_are_told_whole() -> None:
    old = "Welcomes the week of lamps held from 24 to 31 October 2119;"
    (finding,) = row_of(EN, old, old.replace("2119", "2121")).findings
    assert (finding.values[0].old, finding.values[0].new) == ("24 to 31 October 2119", "24 to 31 October 2121")


def test_a_report_on_all_gardens_is_of_another_scope() -> None:
    old = "Requests the Secretary-General to submit a report on gardens;"
    assert "scope" in {f.rule for f in row_of(EN, old, old.replace("on gardens", "only on gardens")).findings}
    assert "scope" in {f.rule for f in row_of(EN, old, old.replace("gardens", "all gardens")).findings}


def test_a_phrase_behind_other_words_is_part_of_what_they_say() -> None:
    old = "Requests the Council to hire national harbour staff at all levels of the coast;"
    new = "Requests the Council to enhance its support for the old lighthouses of the coast;"
    assert "scope" not in {finding.rule for finding in row_of(EN, old, new).findings}
    kept = "Requests the Council to hire staff of the coast;"
    assert "scope" in {
        finding.rule for finding in row_of(EN, kept, kept.replace("staff", "staff at all levels")).findings
    }


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (FR, "le séminaire régional des Caraïbes", "le séminaire régional pour les Caraïbes"),
        (ES, "la Oficina del Alto Representante", "la Oficina de la Alta Representante"),
        (RU, "всеохватного роста", "инклюзивного роста"),
        (AR, "مصائد الأسماك", "مصايد الأسماك"),
        (ZH, "到2030年", "在2030年之前"),
    ],
)
def test_what_translations_say_where_the_english_text_stayed_is_light(language: Language, old: str, new: str) -> None:
    frames = {
        FR: "Rappelle {} ;",
        ES: "Recuerda {};",
        RU: "отмечает значение {};",
        AR: "تلاحظ {}؛",
        ZH: "注意到{}开放灯塔；",
    }
    frame = frames[language]
    assert row_of(language, frame.format(old), frame.format(new)).weight is Weight.EDITORIAL


def test_states_in_the_name_of_a_body_are_not_asked() -> None:
    old = "Solicita al Consejo que coopere con la Liga de los Estados Árabes y que abra jardines con la Liga {};"
    new = "Solicita al Consejo que coopere con la Liga de los Estados Árabes;"
    assert "addressee" not in {f.rule for f in row_of(ES, old.format("de los Estados Árabes"), new).findings}
    invited = row_of(
        EN, "Invites the League of Arab States to meet;", "Invites the Organization of American States to meet;"
    )
    assert [finding.rule for finding in invited.findings] == ["addressee"]


def test_an_and_before_a_verb_is_no_character_of_a_longer_word() -> None:
    old = "重申需要加强潮汐园，重申需要保护灯塔；"
    assert row_of(ZH, old, old.replace("，重申", "，并重申")).weight is Weight.EDITORIAL
    assert row_of(ZH, "实现目标工作；", "实现目标的工作；").weight is Weight.EDITORIAL


def test_a_reported_amount_with_three_decimals_may_roll() -> None:
    assert row_of(ZH, "注意到未缴摊款为2.176亿美元；", "注意到未缴摊款为1.34亿美元；").weight is Weight.TECHNICAL


def test_a_decision_of_a_body_with_few_sessions_rolls_with_the_session() -> None:
    old = "Recalls its decision 20/1, taken at its twentieth session, held from 2 to 5 May 2121;"
    new = "Recalls its decision 22/1, taken at its twenty-second session, held from 30 April to 3 May 2123;"
    assert row_of(EN, old, new).weight is Weight.TECHNICAL


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Resolution 22 A (I).", "Resolution 22 D (I)."),
        (ES, "Resolución 153/243 A.", "Resoluciones 153/243 A y B."),
        (EN, "Economic and Social Council resolution 2118/14, annex.", "Security Council resolution 2118/14, annex."),
        (ES, "Documento UNEP/CBD/5/17, anexo, decisión BS-V/11.", "Documento UNEP/CBD/5/17, anexo, decisión BS-II/11."),
        (EN, "See the 2110 Review of the Accord on Lamps.", "See the 2110 Review of the Accord on Boats."),
        (EN, "A/150/26, annex.", "A/150/26, appendix."),
        (EN, "Ibid., para. 7.", "Ibid., sect. 7."),
        (EN, "Resolution 160/1.", "Resolution 160/1, at its own expense."),
        (ES, "Naciones Unidas, Treaty Series, vol. 12, núm. 5.", "Unión Africana, Treaty Series, vol. 12, núm. 5."),
        (FR, "Voir résolution 160/1, annexe.", "Voir décision 160/1, annexe."),
        (RU, "Резолюция 160/1.", "Резолюция 160/1, если таковая имеется."),
        (AR, "القرار 217 ألف (د-3).", "المقرر 217 ألف (د-3)."),
        (ZH, "A/150/26，附件。", "A/150/26，附录。"),
        (ZH, "第22 A (I)号决议。", "第22 A (I)号决定。"),
        (EN, "Resolution 160/1, paras. 3–7.", "Resolution 160/1, paras. 3 and 7."),
        (FR, "Résolution 160/1, par. 3 à 7.", "Résolution 160/1, par. 3 et 7."),
        (ZH, "第160/1号决议，第3至7段。", "第160/1号决议，第3和7段。"),
        (EN, "Resolution 160/1, para. 5.", "Resolution 160/1, part 5."),
        (AR, "القرار 160/1، الفصل الخامس.", "القرار 160/1، الفرع الخامس."),
        (RU, "URL: www.lamps.org/en/2119.", "URL: www.lamps.org/ru/2120."),
        (EN, "United Nations, Treaty Series, vol. 75, No. 973.", "United Nations, Treaty Series, vol. 77, No. 973."),
        (EN, "Resolution S-10/2.", "Resolution S-12/2."),
    ],
)
def test_another_part_body_decision_or_event_is_not_the_same_source_in_other_words(
    language: Language, old: str, new: str
) -> None:
    assert compared(language, NOTED, NOTED, (old,), (new,)).rows[0].weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "See A/150/26.", "Contained in A/150/26."),
        (RU, "См. A/150/26, гл. V.", "См. A/150/26, глава V."),
        (RU, "См. United Nations Report (A/150/26).", "См. доклад Объединенных Наций (A/150/26)."),
        (RU, "URL: https://www.lamps.org/en/2119.", "URL: www.lamps.org/ru/2119."),
        (
            FR,
            "Disponible à l’adresse https://www.lamps.org/fr/2119.",
            "Disponible à l’adresse suivante : https://www.lamps.org/fr/2119.",
        ),
        (EN, "Resolution 160/1, paras. 71–72.", "Resolution 160/1, paras. 71 and 72."),
        (
            EN,
            "See FCCC/CP/2115/10, decision 1/CP.21.",
            "Adopted under the UNFCCC in FCCC/CP/2115/10, decision 1/CP.21.",
        ),
        (ES, "Ibid., sec. I.C.", "Ibid., secc. I.C."),
        (ZH, "FCCC/CP/2115/10，决定1/CP.21，附件。", "FCCC/CP/2115/10，第1/CP.21号决定，附件。"),
        (ZH, "《大会正式纪录，第一百五十届会议》(A/150/26)。", "《大会正式记录，第一百五十届会议》(A/150/26)。"),
    ],
)
def test_what_only_leads_to_a_source_may_be_said_otherwise(language: Language, old: str, new: str) -> None:
    assert compared(language, NOTED, NOTED, (old,), (new,)).rows[0].weight is not Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("A/174/458.", "A/174/548.", Weight.SUBSTANTIVE),
        ("A/176/458.", "A/156/458.", Weight.SUBSTANTIVE),
        ("S/2119/85, annex.", "S/2119/81, annex.", Weight.SUBSTANTIVE),
        ("A/176/458.", "A/C.3/176/458.", Weight.SUBSTANTIVE),
        ("A/150/426, annex.", "A/151/426, annex.", Weight.SUBSTANTIVE),
        ("A/176/458.", "A/178/312.", Weight.TECHNICAL),
        ("A/176/458.", "A/176/458/Rev.1.", Weight.TECHNICAL),
    ],
)
def test_only_a_later_document_or_a_part_of_it_has_rolled(old: str, new: str, weight: Weight) -> None:
    assert compared(EN, NOTED, NOTED, (old,), (new,)).rows[0].weight is weight


def test_a_conjunction_is_no_letter_of_a_section() -> None:
    old, new = "Resolución 150/81, anexo, y resolución 162/126, anexo.", "Resoluciones 150/81, anexo, y 162/126, anexo."
    assert compared(ES, NOTED, NOTED, (old,), (new,)).rows[0].weight is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Welcoming the aid of States to ports,", "Recalling the aid to States of ports,"),
        (
            ES,
            "Acogiendo con beneplácito la ayuda de los Estados a los puertos,",
            "Recordando la ayuda a los Estados de los puertos,",
        ),
        (RU, "приветствуя помощь правительств портам,", "напоминая о помощи правительствам портов,"),
        (RU, "приветствуя помощь правительства Огней,", "напоминая о помощи правительству Огней,"),
        (RU, "приветствуя помощь Хранителя портам,", "ссылаясь на помощь Хранителю портам,"),
        (RU, "отмечая передачу Комитетом Совету ламп,", "напоминая о передаче Комитету Советом ламп,"),
        (AR, "وإذ ترحب بعودة السفن من المدينة،", "وإذ تشير إلى عودة السفن إلى المدينة،"),
        (AR, "وإذ ترحب بتقرير اللجنة إلى المجلس،", "وإذ تشير إلى تقرير اللجنة عن المجلس،"),
    ],
)
def test_beside_news_that_aged_who_gave_and_who_got_is_told(language: Language, old: str, new: str) -> None:
    assert row_of(language, old, new).weight is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("приветствуя независимого Хранителя,", "напоминая о независимом Хранителе,"),
        (
            "отмечает проведенный Комитетом по лампам новый обзор;",
            "напоминает о проведенном Комитетом по лампам новом обзоре;",
        ),
        (
            "отмечая состоявшиеся в мае 2120 года общие выборы,",
            "напоминая о состоявшихся в мае 2120 года общих выборах,",
        ),
    ],
)
def test_a_verb_that_recalls_asks_for_another_case_of_its_object(old: str, new: str) -> None:
    assert row_of(RU, old, new).weight is Weight.TECHNICAL


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Recalls, in this regard, that the maps were published;", "Recalls that the maps were published;"),
        (FR, "Rappelle, à cet égard, que les plans ont été publiés ;", "Rappelle que les plans ont été publiés ;"),
        (FR, "Réaffirme son programme des jardins, et à cet égard :", "Réaffirme son programme des jardins ;"),
    ],
)
def test_an_aside_goes_with_its_own_commas_and_prepositions(language: Language, old: str, new: str) -> None:
    assert shown(row_of(language, old, new)) == "editorial\nhouse-style"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "Decides to apply its resolutions 171/21 and 173/4;", "171/21, 173/4 and 175/16"),
        (FR, "Décide d’appliquer ses résolutions 171/21 et 173/4 ;", "171/21, 173/4 et 175/16"),
        (
            EN,
            "Reaffirms section II of its resolution 171/21 and 173/4;",
            "171/21, 173/4 and section VI of its resolution 175/16",
        ),
        (ES, "Decide aplicar sus resoluciones 171/21 y 173/4;", "171/21, 173/4 y 175/16"),
        (RU, "постановляет выполнить свои резолюции 171/21 и 173/4;", "171/21, 173/4 и 175/16"),
    ],
)
def test_what_is_decided_to_apply_to_grows_by_no_time(language: Language, old: str, new: str) -> None:
    listed = old[old.index("171/21") : -1].rstrip()
    assert row_of(language, old, old.replace(listed, new)).weight is Weight.SUBSTANTIVE
