/// What a word tells about the capitalised words beside it: "Mayor" before a name, "County" after one.
///
/// The classes of English words are listed here because the rules that read them are written for English;
/// given names and titles of other languages come from tables. Single words, matched by folded id.
import Text

struct WordClass: OptionSet, Sendable {
    let rawValue: UInt32
    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Never part of a name by itself: articles, pronouns, conjunctions, auxiliary verbs, adverbs.
    static let function = WordClass(rawValue: 1 << 0)
    static let locative = WordClass(rawValue: 1 << 1)
    static let title = WordClass(rawValue: 1 << 2)
    static let givenName = WordClass(rawValue: 1 << 3)
    /// Ends the name of an organisation that is no public body of the place it names: "University", "Bank", "Party".
    static let organisationTail = WordClass(rawValue: 1 << 4)
    /// Begins one, with "of" or "for" after it: "Bank of …", "University of …".
    static let organisationHead = WordClass(rawValue: 1 << 5)
    /// "Police", "Council": follows the name of its place, which stays a place.
    static let publicBody = WordClass(rawValue: 1 << 6)
    /// "Street", "School": named after people as often as after places.
    static let facility = WordClass(rawValue: 1 << 7)
    /// "County", "River": makes a place of the name before it.
    static let feature = WordClass(rawValue: 1 << 8)
    /// "Northern", "Greater": part of a place's name or a modifier of it.
    static let direction = WordClass(rawValue: 1 << 9)
    static let calendar = WordClass(rawValue: 1 << 10)
    static let speech = WordClass(rawValue: 1 << 11)
    /// "Abu", "Umm", "bin": what follows is a person's name.
    static let kunya = WordClass(rawValue: 1 << 12)
    /// "al", "de", "van": inside a name.
    static let particle = WordClass(rawValue: 1 << 13)
    static let newspaper = WordClass(rawValue: 1 << 14)
    static let groupTail = WordClass(rawValue: 1 << 15)
    /// "Jr", "Sr", "III".
    static let personTail = WordClass(rawValue: 1 << 16)
    /// "Lake", "Mount": makes a place of the name after it.
    static let featureHead = WordClass(rawValue: 1 << 17)
    static let surname = WordClass(rawValue: 1 << 18)
    /// A title that is written in lower case as well: "president", "commander".
    static let role = WordClass(rawValue: 1 << 19)
    /// Ends the name of a street, a river, an airport: a place in its own right.
    static let landmark = WordClass(rawValue: 1 << 21)
    /// "Highway 19", "Interstate 45".
    static let route = WordClass(rawValue: 1 << 22)
    /// Of a direction, those that make one place of another: "North London", not "downtown London".
    static let compass = WordClass(rawValue: 1 << 23)
    /// Ends the name of a company.
    static let company = WordClass(rawValue: 1 << 20)

    static let lists: [(WordClass, String)] = [
        (
            .function,
            """
            أن ان إن كان كانت يكون تكون وكان في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كما أو او ثم حتى بعد             قبل عند بين كل بعض غير أي اي كيف أين متى لماذا هو هي هم نحن أنا أنت له لها لهم به بها بهم فيه فيها منه منها عليه عليها             إليه إليها لدي لديه لديها وقد ولا وما وفي ومن وعلى وهو وهي وأن وان فإن سنة عام يوم أمس اليوم غدا شهر أسبوع ساعة             الدولة دولة المدينة الجديد الجديدة جديد جديدة الكبير كبير كبيرة كبرى القديم العاصمة السلطات السنة الدور دور وقف بيان             البيان لجنة اللجنة جامعة الجامعة كرة الكرة القدم الداخلية الخارجية المائة الخميس الجمعة السبت الأحد الاثنين الثلاثاء الأربعاء             صباح مساء ولادة أشهر لي بلا بلاده بلاد قوله شمال جنوب شرق غرب الشمال الجنوب الشرق الغرب الشمالية الجنوبية الشرقية الغربية             الغربي الشرقي الشمالي الجنوبي أول الأول الأولى ثاني الثاني آخر أخرى أكثر أقل نفس مثل خلال ضد نحو حول تحت فوق أمام حيث إذا اذا             لو ليس ليست بحماس كذلك أيضا هنا هناك الآن أكبر قال وقال قالت أضاف وأضاف رئيس الرئيس وزير الوزير حزب الحزب مجلس المجلس بن آل العديد ظاهرة ورقة كبيرا كبيراً قدم الهوية الوسطى الحصار كريم المالي المالية نجد عين \
            خلافة البادية ساحل الصعيد صعيد
            """
        ),
        (
            .locative,
            "في إلى الى من مدينة بمدينة قرية بلدة محافظة ولاية منطقة إقليم اقليم عاصمة مطار مخيم جزيرة قضاء ريف ضواحي قرب بلدتي قريتي مدينتي وفي ومن وإلى والى شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط"
        ),
        (.locative, "в во из под около близ город города городе село села селе поселок деревня области провинции"),
        (
            .function,
            """
            the a an and or but if so as at by for from in into of off on onto out over to under up with without within than then thus \
            i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these those \
            who whom whose which what when where why how there here now today yesterday tomorrow tonight \
            is are was were be been being am do does did done has have had having will would shall should can could may might must \
            not no nor yes never ever also just only even still yet already again once often always perhaps maybe however \
            although though because since while until unless whether either neither both each every all any some many most much \
            more less few several other another such same own very too quite rather about above across after against along among \
            around before behind below beneath beside besides between beyond despite down during except inside near outside past per \
            through throughout toward towards upon via like unlike one two three four five six seven eight nine ten eleven twelve \
            twenty thirty forty fifty hundred thousand million billion first second third last next new let lets get got go \
            please dear hello hi oh well ok okay meanwhile moreover furthermore instead indeed nevertheless later earlier \
            soon ago according additionally finally recently currently previously officials police people authorities \
            local federal state national international several according total current former late early more thanks \
            im ive ill id rt dont didnt doesnt cant wont isnt wasnt weve theyre youre hes shes thats theres lets
            """
        ),
        (
            .locative,
            "in near at to from outside across around inside throughout toward towards into via leaving between visiting reach reached"
        ),
        (
            .title,
            """
            mr mrs ms miss dr prof professor sir dame lord lady madam madame president vice minister premier chancellor king queen prince \
            princess emperor sultan emir sheikh shaikh sheik imam mullah maulana ayatollah pope cardinal archbishop bishop rev reverend \
            father rabbi pastor sen senator rep representative congressman congresswoman gov governor mayor alderman councilman \
            councilwoman councillor councilor judge justice attorney secretary ambassador commissioner sheriff constable detective \
            inspector officer chief gen general col colonel lt lieutenant maj major capt captain cpl corporal sgt sergeant pvt private \
            admiral adm brig brigadier commander cmdr marshal superintendent supt deputy spokesman spokeswoman spokesperson chairman \
            chairwoman director coach manager editor author actor actress singer hon mp mla dean principal supervisor trooper sister brother \
            uncle aunt saint monsieur herr señor senor signor haji hajji hajj qari mufti mawlawi maulvi coroner prosecutor co-founder founder \
            ceo cfo leader comrade caliph sens reps govs gens profs drs messrs
            """
        ),
        (
            .role,
            """
            president minister premier chancellor governor mayor senator spokesman spokeswoman spokesperson commander leader general \
            colonel chief judge director chairman chairwoman secretary ambassador king queen prince sheikh caliph author coach \
            editor professor founder coroner sheriff captain
            """
        ),
        (.title, frenchRoles),
        (.role, frenchRoles),
        (.speech, "заявил сообщил сказал отметил добавил рассказал подчеркнул заявила сообщила сказала повідомив заявив розповів"),
        (
            .organisationTail,
            """
            university college institute academy bank foundation association society federation union league party club trust \
            corporation consortium network alliance coalition museum orchestra symphony band records entertainment studios theatre \
            theater gallery festival church ministries initiative campaign committee congress conference forum centre \
            hotel airlines airways railway railways exchange index fund agency office observatory team teams syndicate tribunal
            """
        ),
        (
            .organisationHead,
            "university bank ministry department institute college school board office council society association federation bureau museum church"
        ),
        (
            .publicBody,
            """
            police sheriff sheriffs department council government parliament army navy military forces mayor governor senate assembly legislature \
            court courthouse jail fire district county city state authorities authority commission board area region schools \
            public community municipal national regional local airport embassy consulate ministry minister president prime foreign \
            ambassador democrat democrats republican republicans resident residents native metro metropolitan downtown
            """
        ),
        (
            .facility,
            """
            street road avenue boulevard lane drive highway parkway way court square plaza school high elementary middle hospital \
            clinic medical center church cathedral mosque temple chapel park stadium arena field bridge tunnel tower building hall house \
            hotel inn mall market library cemetery prison jail station terminal dam mine refinery plant garden gardens zoo
            """
        ),
        (
            .newspaper,
            "times post herald tribune gazette journal chronicle star globe sun mirror guardian observer telegraph mail examiner dispatch courier sentinel register bulletin leader press daily inquirer advertiser argus echo express reporter review today magazine tv radio fm"
        ),
        (
            .feature,
            """
            county province governorate district region state city town village township parish borough municipality prefecture oblast \
            department territory river lake creek bay island islands valley mountain mountains hills peninsula desert gulf sea \
            ocean strait canal coast beach harbor harbour basin delta plateau plains republic
            """
        ),
        (
            .landmark,
            """
            street road avenue boulevard lane drive parkway square river lake creek bay island islands valley mountain mountains hills \
            peninsula desert beach canal county township parish airport airfield bridge dam castle harbor harbour reservoir lagoon glacier \
            falls springs canyon ridge refuge forest turnpike expressway freeway park cathedral basilica castle palace tower stadium arena trail \
            estate cemetery prison ave blvd rd twp hwy pkwy st
            """
        ),
        (.route, "highway route interstate hwy"),
        (
            .compass,
            "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower greater"
        ),
        (.featureHead, "lake mount mt fort port cape gulf isle county"),
        (
            .direction,
            "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower greater downtown inner outer mid midtown old metro"
        ),
        (
            .calendar,
            "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat spring summer autumn winter fall christmas easter ramadan eid"
        ),
        (
            .speech,
            "said says told added tells adds explained noted wrote asked replied stated insisted argued recalled announced warned writes tweeted"
        ),
        (.kunya, "abu umm bin ibn bint abou ould abd abdul"),
        (.particle, "al el ul ad ash as at de da do dos das del della di du van von der den ter bin ibn ben la le mac mc st o bint ould"),
        (.personTail, "jr sr ii iii iv"),
        (
            .groupTail,
            "brigade brigades front movement militia militias battalion division army command corps legion regiment guard guards organization organisation group resistance faction squad squadron squadrons wing fleet battalions brigades regiments"
        ),
        (
            .company,
            "inc corp ltd llc plc gmbh ag co company group holdings industries technologies systems motors pharmaceuticals partners bancorp energy airlines"
        ),
    ]

    private static let frenchRoles =
        "ministre commandant gouverneur maire cheikh secretaire depute ambassadeur capitaine lieutenant procureur"
}
