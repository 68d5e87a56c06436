/// Texts of our own for what must not be taken for a copy: one event told by several hands, an outlet's standing words, moulds.
enum Tellings {
    static let events = [
        [
            """
            A ferry with 212 people on board ran onto a sandbank off Port Alder on Monday night, and rescuers needed five hours to \
            bring everyone ashore. The coastguard said that nobody was seriously hurt. Fourteen passengers were treated for cold.
            The vessel, the Morning Star, had left Holm at 18:30 in thick fog. Its captain told investigators that the radar had \
            failed shortly before. The operator has cancelled all sailings until Thursday.
            """,
            """
            Passengers of the Morning Star spent the night in a school hall after their ship got stuck in fog. “We felt a bump, then \
            the lights went out,” said one of the 212 travellers, a nurse on her way home to Port Alder.
            Boats of the coastguard ferried them to land in groups of twenty until half past one in the morning. Hospitals saw 14 \
            cases of mild hypothermia. Why the ship’s radar gave no warning is for an inquiry to find out; sailings from Holm stay \
            suspended.
            """,
            """
            The union of seafarers has demanded stricter checks of navigation equipment after Monday’s grounding at Port Alder. Its \
            chairwoman said crews had reported faulty radar sets on three ferries of the same line since spring, among them the one \
            that now lies on the bank with a crack in its hull.
            The company rejects the charge. All sets were inspected in May, it said in a statement, and the cause of the accident, in \
            which none of the 212 people aboard came to serious harm, was being examined.
            """,
        ],
        [
            """
            Gunmen attacked a police post near Corran before dawn on Saturday and killed six officers, the interior ministry said. \
            Three of the attackers died in the exchange of fire, which lasted about forty minutes.
            No group has said that it was behind the raid. The ministry blamed a local band that lives on smuggling and promised that \
            those responsible would be found. Reinforcements from the capital reached the district in the afternoon.
            """,
            """
            Six dead policemen, a burnt-out pick-up and hundreds of cartridge cases: that is what the night left at the checkpoint \
            on the road to Corran. Villagers say they heard motorcycles at about four o’clock and then shots until it grew light.
            “They knew exactly when the shift changes,” says a shopkeeper. In the capital, officials speak of bandits. In the valley, \
            people recall the leaflets that appeared on mosque walls last month and keep their shutters closed.
            """,
        ],
        [
            """
            The central bank of Istria raised its key rate by half a point to 7.5 per cent on Wednesday, the third increase this \
            year. Governor Lena Marsh said inflation remained too high, although it had slowed to 6.1 per cent in August.
            Most analysts had expected a smaller step. The currency gained one per cent against the euro after the decision, while \
            shares of banks rose and those of builders fell.
            """,
            """
            Borrowers in Istria will have to pay more again. With its third step since January the bank of issue lifted the price of \
            money to seven and a half per cent, more than markets had bargained for.
            Ms Marsh, in office since last autumn, left open whether further steps would follow. Prices in August were 6.1 per cent \
            above those of a year before; food alone had become dearer by a tenth. The association of home owners called the decision \
            a blow to young families.
            """,
        ],
        [
            """
            Heavy rain has flooded large parts of Dunmouth. The river Elder rose to 7.2 metres on Sunday, the highest level since \
            records began, and some 3,000 residents had to leave their homes. Two people are missing.
            Soldiers are filling sandbags along the embankment. The regional governor declared a state of emergency. Forecasters expect \
            the rain to ease on Tuesday.
            """,
            """
            “The water came through the floor,” says Ada Finch, who left her flat in the old town of Dunmouth with two cats and a bag. \
            She is one of about 3,000 people who sleep in gyms and with relatives since the Elder burst its banks.
            At 7.2 metres the gauge at the bridge stopped working. Divers search for a father and his son whose car was swept away. \
            Help has come from the army; relief from above is not to be hoped for before Tuesday.
            """,
        ],
    ]

    static let boilerplate = """
        Thank you for reading the Harbour Desk. Our reporters work for you in eleven countries, and we depend on readers who \
        support us. Subscribe to our newsletter for a summary of the day at six every morning. Follow us on all channels. To report \
        an error, write to the readers’ editor. Reproduction without permission is not allowed. All times are local. The Harbour Desk \
        is a member of the press council and follows its code.
        """

    /// # is a figure, @ a place.
    static let moulds = [
        """
        An earthquake of magnitude # struck # kilometres north of @ at #, the seismological service said. It was felt as far as @. \
        The focus lay # kilometres below the ground. There were no reports of damage at first. Since the beginning of the month the \
        service has counted # tremors in the region, of which # could be felt. Residents who noticed it are asked to fill in the form \
        number #
        """,
        """
        Weather for @: in the morning clouds and some showers, from noon on sunny spells. Highs of # degrees at the coast and # in the \
        hills. Winds from the west at # kilometres an hour, gusts of up to #. Rain of # millimetres is expected until midnight. \
        Tomorrow it will stay changeable with # hours of sun. Water in the harbour has # degrees. The warning level for @ is #
        """,
        """
        The health office of @ reported # new infections on the day, after # the day before. The number of people in hospital rose to \
        #, of whom # were in intensive care. # people have died since the outbreak began. The rate for seven days stands at # per \
        hundred thousand. The office asked the people of @ to keep to the rules and have themselves tested. So far # tests were made, \
        in all #
        """,
    ]
}
