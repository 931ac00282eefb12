"""What districts write on their forms of a growth plan, and what each means: the words of the labels, as patterns.

The words are in lower case, in the singular, without numbering, brackets and signs. The longest pattern counts.
"""

from __future__ import annotations

from collections.abc import Mapping

ABOUT: Mapping[str, tuple[str, ...]] = {
    "name": (
        r"(full |legal |printed? |your )?name( of)?( \(?printed?\)?)?|print(ed)?( or type)?( full)? name|type(d)? name"
        r"|last( name)?( and|,)? first( name)?(( and|,)? (mi|middle( initial| name)?))?"
        r"|first( name)?( and|,)? last( name)?|i",
    ),
    "first_name": (r"(legal )?first( name)?|given name|forename|preferred first name",),
    "last_name": (r"(legal )?last( name)?|sur ?name|family name",),
    "certificate": (
        r"(state |teaching |professional |educator |license |wa |washington )*(cert|certificate|certification|license|licence|credential)"
        r"( (number|id))",
        r"cert number|(educator|teacher|folder|file|licensure) (id|number)|credential number|number of (certificate|license)",
    ),
    "certificates_held": (
        r"(type of )?(certificate|license|certification|credential)( or endorsement| and endorsement)? held",
        r"(certificate|license|certification|credential) type|type of (certificate|license|certification|credential)",
        r"current (certificate|license|certification|credential)",
    ),
    "role": (
        r"(current )?(position|title|job title|assignment|role|job|occupation)( and title| title)?",
        r"(teaching|current|grade|subject) assignment|position title|job classification|teaching position",
        r"(current )?(grade|subject)( level)?( taught| area| assignment)?",
        r"(grade|subject)( level)?( area)? (and|or|/) (grade|subject|department|content)( level| area)*( taught)?",
        r"content area|department|subject (and|/) grade( level)?|(assignment|position) (and|/|or) (title|grade|subject|assignment|position)",
    ),
    "school": (
        r"(school|building|site|worksite|campus)( name| site)?|name of (school|building)|work ?(location|site|place)",
        r"(school|building|work) (location|building|site)|(school|building|site|location) / (school|building|site|location)|location",
        r"(current |home |assigned |base )(school|building|site)|school where i work",
    ),
    "district": (
        r"(school )?(district|agency|division|corporation|lea|esd)( name)?|local (education|educational) agency",
        r"(employing |employer )?(district|agency|employer)( (and|/|or) (district|agency|employer|organization))*",
        r"name of (school )?district|employer|organization|employing agency|school system|(district|lea) / (lea|district)",
    ),
    "school_and_district": (
        r"(school|building) (and|/|or) (school )?district|(school )?district (and|/|or) (school|building)",
    ),
    "year": (
        r"(academic|school|plan|current|calendar|program|contract|pgp|evaluation)? ?year( of (the )?plan| covered)?",
        r"sy|for (the )?(school|academic) year|plan (period|cycle)",
    ),
    "today": (
        r"(today )?date( (of|on) (this )?(plan|form|submission|report))?|date (submitted|prepared|completed form|written)|submission date",
    ),
    "first_day": (
        r"(plan )?(start|beginning|begin|effective|starting) date|date (begun|started|begin)|date plan (begin|start)",
    ),
    "last_day": (r"(plan )?(end|ending) date( of plan)?|date plan end",),
    "completion": (
        r"(anticipated |target |expected |estimated |projected |planned )*completion date|timeline|time ?frame|time ?line",
        r"(target|due|projected|estimated|anticipated) date( of completion| for completion)?|by when|due date|deadline|when",
        r"(anticipated|estimated|expected|projected|target) completion|date (of completion|to be completed|due|completed)|projected timeline",
    ),
    "signed": (
        r"date (signed|of signature|approved|reviewed|of (approval|review))|(approval|review|signature) date|signed on",
    ),
    "self_assessment": (
        r"(self|need) ?(-| )?(assessment|reflection|evaluation|analysis)( of| result| summary)?( practice)?|need assessment",
        r"strength( and| /)? (area|need|opportunity|challenge|weakness)( (of|for) (growth|improvement|development))?",
        r"strength and (growth|need|weakness)|what data did (you|i) use|data (used|source|reviewed|analyzed)",
        r"reflection on (my |your |current |present )*practice|current (practice|strength|performance)",
        r"self(-| )?assessment (summary|finding|result)|what (does|did) (the|my|your) self(-| )?assessment (show|tell|reveal)",
        r"(result|summary|finding) (of|from) (the |my |your )*(self|need)( |-)?(assessment|evaluation|reflection)|(professional )?(strength|area (of|for) (growth|improvement|development)|growth area)",
    ),
    "goal": (
        r"(my |your |the )?(smart |smarte |professional |learning |growth |development |practice |improvement |annual |individual |pgp )*"
        r"(goal|objective)( statement| description| text| area| selected| chosen| selection)?",
        r"(goal|objective) (and|or|/) (objective|goal)|what (do|will) (you|i) (want|hope|plan|need) to (learn|improve|achieve|accomplish)"
        r"( or (learn|improve|do better|do))?",
        r"what (is|are) (my|your) (professional |learning |growth )*goal|growth (objective|target)|learning (target|outcome|intention)"
        r"|intended (outcome|learning)|statement of goal|describe (your|my|the) goal|i will (learn|improve)",
    ),
    "focus": (
        r"(area|topic) of (professional )?(focus|study|learning|emphasis|concentration)|focu area|(focus|focu)( of (plan|learning))?",
    ),
    "rationale": (
        r"(goal )?(rationale|justification|reason|purpose)( (for|of|behind)( (the|this|my|your|choosing|selecting))*( goal)?)?",
        r"why (is )?(this|these|the|did (i|you) (choose|select|pick)|have (i|you) chosen|i chose)( this| these| the| your| my)? goal( important| matter)?",
        r"(source of )?(evidence|data|information) (for|of|supporting|that support) (the |this |my )?(need|goal|choice|selection)",
        r"why( is this important)?|baseline( data)?|supporting data|need addressed|why (i|you) chose (this|it)",
    ),
    "standard": (
        r"(professional |teaching |educator |state |aligned |related |target |content |washington |role |specific |applicable |pgp )*"
        r"(standard|criterion|indicator|competency|element|component|dimension|domain)"
        r"( (and|or|/) (standard|criterion|strand|indicator|benchmark|competency|element|component|domain))*"
        r"( (addressed|alignment|aligned|selected|met|number|targeted|the goal align with))?",
        r"alignment( (to|with) (the )?(standard|criterion|framework))?|align(ed|s)? (to|with)|strand|benchmark",
        r"(which|what) (standard|criterion|indicator|competency)( or (criterion|indicator))?"
        r" (does|do|will|is|are)( (it|this|the|my|your|this goal|the goal|my goal|your goal|these goal))?( (goal|address|align|support|meet|relate)( (to|with))?)*",
        r"standard (this|the|my) goal (align with|address|support)|(framework|evaluation) (component|criterion|domain)|framework",
    ),
    "goal_role": (r"role for (this|the) goal|certificate role",),
    "flags": (r"(legislated|state|renewal) requirement|(this )?goal (count|meet)( for| the)?|requirement met",),
    "hours_total": (
        r"(total |number of |professional |development |learning |clock |contact |credit |initial |estimated |actual |planned |anticipated |projected |expected |requested |proposed |approved |completed |cumulative |sum of |pd )*"
        r"(hour|clockhour)( (completed|earned|requested|spent|logged|claimed|of (activity|learning|pd)))*|time( (spent|needed|required|commitment|involved))?",
        r"pdus?|pdp|ceus?|(total|number of) (ceu|pdu|pdp)|grand total|total time|hr|number of hr",
    ),
    "activities": (
        r"(professional |learning |growth |development |planned |proposed |goal |pd |key |training )*"
        r"(activity|strategy|action|action step|action plan|plan of action|step)( (and|or|/) (strategy|activity|action|resource|step|task|experience))*"
        r"( (planned|to be taken|to be undertaken|description|to achieve (this |the |my )?goal|i will take|you will take|to take))*",
        r"(step|action|activity|what) (i|you) will (take|do|undertake|complete)|what will (i|you) do( to (reach|achieve|meet) .*)?",
        r"how will (i|you) (reach|achieve|accomplish|meet|work (on|toward)) (this|the|your|my|it|these)( goal)?|learning plan|method|implementation( plan)?"
        r"|professional (learning|development)( plan| experience| opportunity)?|professional growth action plan|description of activity",
    ),
    "activities_done": (
        r"(activity|action|step|strategy|training|professional (learning|development))( (that )?(i |were |was |have been )?(done|completed|undertaken|attended|taken|finished))",
        r"(completed|actual) (activity|action|step)|what (did|have) (i|you) (do|done|complete|completed)|log of activity|activity log",
    ),
    "planned_evidence": (
        r"(planned|anticipated|expected|proposed|intended) (evidence|artifact|documentation)|(evidence|artifact|documentation)( that)? (to be|will be|i will|you will) (collected?|gathered?|used?|provided?|submitted?)",
        r"what evidence will (i|you) (collect|gather|use)|evidence to collect",
    ),
    "evidence": (
        r"(list of |description of |supporting |type of |collected )?(evidence|artifact|documentation|evidence of (completion|learning|growth|progress|achievement|impact|implementation|accomplishment)"
        r"|artifact of learning|supporting document|attachment|product)( (and|or|/) (artifact|documentation|evidence|product|reflection of learning))*( (collected|attached|submitted|gathered|provided))*",
        r"what evidence (did|have) (i|you) (collect|collected|gather|gathered)|verification of completion",
    ),
    "measure": (
        r"how will (i|you|we) (know|measure|monitor|show|demonstrate|assess|evaluate)( .*)?|(indicator|measure|criterion|evidence) (of|for) (success|progress|growth)",
        r"(success|progress) (indicator|criterion|measure)|measurable outcome|expected outcome|measure(ment)?|outcome|method of (evaluation|assessment)",
    ),
    "resources": (
        r"(resource|support|material|assistance)( (and|or|/|,) (support|material|resource|assistance|training))*( (needed|required|used|requested))*",
        r"what (support|resource|help) (do|will) (i|you) need|budget|cost|funding( source)?",
    ),
    "reflection": (
        r"(final |professional |written |summative |personal |educator |end of year |end-of-year |year-end |annual |mid-?year |closing |goal )*(reflection|self-reflection)"
        r"( (on|of|about) (the |my |your |this )*(learning|result|growth|goal|year|activity|plan|progress|impact|professional learning))*( statement| summary| and result| and next step)?",
        r"(result|impact|outcome)( (and|/) (result|impact|outcome|reflection))* (on|for|of) (my |your |the )?(student|teaching|practice|learner|learning|instruction)"
        r"( (learning|achievement|growth|outcome|and practice|practice))*",
        r"what (did|have) (i|you|we) (learn|learned|gain|gained)( .*)?|how (did|has|have) (my|your|the|this)( .*)? (change|changed|improve|improved|impact|impacted|affect|affected)( .*)?",
        r"(result|impact|lesson learned|annual review|end-?( |-)?of-?( |-)?year (review|summary|report)|year-end (review|summary|report)|(final |annual )?summary( of (learning|result|growth|the year))?"
        r"|summary of what (i|you) learned|learning summary|what i learned|result achieved|growth achieved)",
    ),
    "approved": (
        r"(not |dis)?approved( with (change|revision|modification))?|initial|revised|revision|final|draft|accepted|returned|yes|no|met|not met|partially met|in progress|complete|completed|incomplete|continued",
    ),
    "other": (
        r"(for )?(office|hr|human resource|district office|personnel|payroll|administrative|official|internal|committee|lpdc|school|admin) use( only)?( below.*)?|date (received|posted|entered|processed|stamp)|received( by| on)?|processed by|entered by"
        r"|budget( code| number)?|account( code| number)?|(employee|staff|personnel|badge|payroll|student) (id|number)( number)?|ein|ssn|social security( number)?|last four( digit)?.*"
        r"|(home |cell |work |mobile |school |office |daytime )*(phone|telephone|fax|e ?-?mail|address)( (number|address))*|phone|zip( code)?|city|state|street|county|birth ?date|date of birth|dob|birthdate"
        r"|po number|purchase order|vendor|invoice|fund|object code|approval number|file number|po|mailing address|extension|room( number)?|gender|ethnicity|(highest )?degree"
        r"|year(s)? (of|in) (experience|teaching|district|position|the district)|hire date|date of hire|(issue|expiration|expiry) date|date (issued|of issue|of expiration)|expires?( on)?|valid (until|through|from)|seniority|step and lane|salary.*"
        r"|contract( type| status)?|tenure( status)?|(comment|feedback|recommendation|note|remark)( .*)?",
    ),
}
"""By what is meant: the patterns of what is written."""

WHO: Mapping[str, str] = {
    "reviewer": r"reviewer|supervisor|evaluator|principal|administrator|admin|assessor|appraiser|approver|superintendent"
    r"|director|designee|supervising administrator|immediate supervisor|building principal|school leader|reviewing educator"
    r"|review(ed)? by|evaluated by|verified by|verifier|assistant principal|department (head|chair)|pgp reviewer",
    "partner": r"(learning |accountability |growth )?partner|peer( (coach|partner|reviewer|observer))?|critical friend|colleague"
    r"|mentor( teacher)?|buddy|(instructional )?coach|collaborator|team ?mate",
    "educator": r"educator|teacher|employee|participant|staff( member)?|applicant|candidate|certificated( staff| employee| educator)?"
    r"|licensee|certificate holder|licence holder|instructor|faculty( member)?|submitted by|prepared by|completed by|paraeducator"
    r"|certified (staff|employee|educator)|name of certificated( staff)?|plan owner|author|learner",
    "committee": r"committee|lpdc|board|council|chair(person)?|human resource|hr|district representative|association|union( representative)?|witness|notary",
}
"""Whose a place is, by the words that say so."""

SIGNATURE = r"signature|sign(ed)?( here| below)?|signed by|initial(s)? here|e-?signature"

FLAG_WORDS: Mapping[str, tuple[str, ...]] = {
    "stem": ("stem", "science technology engineering"),
    "equity": ("equity", "ccdei", "cultural competency", "diversity", "inclusion", "dei"),
    "leadership": ("leadership", "psel", "educational leadership"),
    "government": ("government to government", "government-to-government", "g2g", "tribal"),
}
"""What the boxes for a flag of a form say, besides the flag's own title."""

FILLER = frozenset(
    "where work which a an the of your my for to this please enter type insert here list describe state provide i you and or in on is are be "
    "if any each all that below above with by it at per required optional write explain identify indicate specify include "
    "number print complete attach give select choose check mark one only brief briefly describe detail "
    "professional growth plan pgp current name annual additional page as needed following section next new text box field".split()
)
"""Words that change nothing of what is meant."""

FOREIGN = frozenset(
    "student school district building team department parent family board course workshop class provider college university "
    "conference presenter facilitator contact emergency spouse project vendor program event sponsor session book state "
    "community union committee sub substitute classroom previous prior last former other second alternate".split()
)
"""Words that make it someone's or something's else."""

STRONG = frozenset(
    "goal focus rationale standard activities activities_done evidence planned_evidence measure reflection self_assessment certificate "
    "school_and_district other".split()
)
"""What a few more words leave what it is."""
