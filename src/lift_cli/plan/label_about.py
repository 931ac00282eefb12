"""What districts ask for on their forms of a growth plan: by what is meant, how it is written, as patterns.

The words are in lower case, in the singular, without numbering, brackets and signs. The longest words count.
"""

from __future__ import annotations

from collections.abc import Mapping

ABOUT: Mapping[str, str] = {
    "name": (
        r"print(ed)?|(full |legal |printed? |your )*name( of)?( \(?printed?\)?)?|print(ed)?( or type)?( full)? name|"
        r"type(d)? name|"
        r"last( name)?( and|,)? first( name)?(( and|,)? (mi|middle( initial| name)?))?|"
        r"first( name)?( and|,)? last( name)?|last / first( name)?|i"
    ),
    "first_name": (r"(legal )?first( name)?|given name|forename|preferred first name"),
    "last_name": (r"(legal )?last( name)?|sur ?name|family name"),
    "certificate": (
        r"cert|certificate|certification|license|licence|credential|"
        r"(state |teaching |professional |educator |license |wa |washington )*(cert|certificate|certification"
        r"|license|licence|credential)( (number|id))|"
        r"cert number|(state )?(educator|teacher|folder|file|licensure) (state )?(id|identification|number)( number)?|"
        r"credential number|number of (certificate|license)"
    ),
    "state_id": r"state id( number)?",
    "certificates_held": (
        r"(type of )?(certificate|license|certification|credential)( (or|and|/) endorsement)?( currently)? held|"
        r"(cert|certificate|license|certification|credential)( / (certificate|license|credential))? (type|category)|"
        r"type of (certificate|license|certification|credential)|"
        r"current(ly held)? (certificate|license|certification|credential)( (or|and|/) endorsement)?|"
        r"(certificate|license|certification|licensure) area|area of (certification|licensure)|"
        r"certification / endorsement( area)?"
    ),
    "endorsements": r"endorsement( area)?|area of endorsement|(certificate|license) (and|/) endorsement",
    "role": (
        r"((current|present|primary) )?(position|title|job title|assignment|role|job|occupation)( and title| title|"
        r" held)?|"
        r"((primary|current|present) )?(teaching|current|grade|subject) assignment|position title|job classification|"
        r"teaching position|"
        r"(current )?(grade|subject)( level)?( taught| area| assignment)?|"
        r"(grade|subject)( level)?( area)? (and|or|/) (grade|subject|department|content)( level| area)*( taught)?|"
        r"content area|department|subject (and|/) grade( level)?|"
        r"(assignment|position) (and|/|or) (title|grade|subject|assignment|position)"
    ),
    "school": (
        r"(school|building|site|worksite|campus)( name| site)?|name of (school|building)|work ?(location|site|place)|"
        r"(school|building|work) (location|building|site)|"
        r"(school|building|site|location) / (school|building|site|location)|location|"
        r"(current |home |assigned |base )(school|building|site)|(school|building) assigned|school where i work"
    ),
    "district": (
        r"(school )?(district|agency|division|corporation|lea|esd)( name)?|local (education|educational) agency|"
        r"(employing |employer )?(school )?(district|agency|employer)( (and|/|or) (district|agency|employer|"
        r"organization))*|"
        r"name of (school )?(district|agency|lea|employer|organization)|employer|organization|employing agency|"
        r"school system|"
        r"(district|lea) / (lea|district)"
    ),
    "school_and_district": (
        r"(school|building)( name)? (and|/|or) (school )?district( name)?|(school )?district (and|/|or) (school|"
        r"building)"
    ),
    "year": (
        r"(academic|school|plan|current|calendar|program|contract|pgp|evaluation)? ?year( of (the )?plan| covered)?|sy|"
        r"for (the )?(school|academic) year|plan (period|cycle)"
    ),
    "today": (
        r"(today )?date( (of|on) (this )?(plan|form|submission|report))?|"
        r"date (of )?(the )?plan (was )?(submitted|submission|prepared|written)|"
        r"date (the )?form (completed|submitted)|"
        r"date (submitted|prepared|completed form|written)|submission date|submitted on"
    ),
    "first_day": (
        r"(plan )?(start|beginning|begin|effective|starting) date|date (begun|started|begin)|date plan (begin|start|"
        r"initiated)|plan (begin|start)|(start|beginning) of (the |my )?plan"
    ),
    "last_day": (r"(plan )?(end|ending) date( of plan)?|(date )?plan end|end of (the |my )?plan"),
    "completion": (
        r"(anticipated |target |expected |estimated |projected |planned )*completion date|timeline|time ?frame|"
        r"time ?line|(target|due|projected|estimated|anticipated) date( of completion| for completion)?|by when|"
        r"due date|deadline|when|(anticipated|estimated|expected|projected|target) completion|"
        r"complete by|target for completion|when will .* (completed|achieved|accomplished)|date (of completion|"
        r"to be completed|due|completed)|projected timeline"
    ),
    "signed": (
        r"date verified|date (of )?(the )?(plan|goal|form) (was |were )?(signed|approved|reviewed)|plan approval date|"
        r"(approved|reviewed) on|"
        r"date (signed|of signature|approved|reviewed|of (approval|review))|(approval|review|signature) date|signed on"
    ),
    "self_assessment": (
        r"(self|need) ?(-| )?(assessment|reflection|evaluation|analysis)( of| result| summary)?( practice)?|"
        r"need assessment|what did (you|i) learn from (the |your |my )*self(-| )assessment|what (is|are) (your|"
        r"my) (strength|weakness|area (of|for) (growth|improvement))|"
        r"(summary of )?strength( and| /)? (area|need|opportunity|challenge|weakness)( (of|for) (growth|improvement|"
        r"development))?|"
        r"area in need of (growth|improvement|development)|strength and (growth|need|weakness)|what data did (you|"
        r"i) use|data (used|source|reviewed|analyzed)|"
        r"reflection on (my |your |current |present )*practice|current (practice|strength|performance)|"
        r"self(-| )?assessment (summary|finding|result)|"
        r"what (does|did) (the|my|your) self(-| )?assessment (show|tell|reveal)|"
        r"(result|summary|finding) (of|from) (the |my |your )*(self|need)( |-)?(assessment|evaluation|reflection)|"
        r"(professional )?(strength|area (of|for) (growth|improvement|development)|growth area)"
    ),
    "goal": (
        r"(my |your |the )?(smart |smarte |professional |learning |growth |development |practice |improvement "
        r"|annual |individual |pgp )*(goal|objective)( statement| description| text| area| selected| chosen| addressed"
        r"| selection| setting)?|"
        r"(goal|objective) (and|or|/) (objective|goal)|(description|title) of (the |my |your )?goal|"
        r"what (do|will) (you|i) (want|hope|plan|need) to (do|learn|improve|achieve|accomplish)( or (learn|improve"
        r"|do better|do))?|"
        r"what (is|are) (my|your) (professional |learning |growth )*goal|growth (objective|target)|"
        r"learning (target|outcome|intention)|intended (outcome|learning)|statement of goal|"
        r"describe (your|my|the) goal|what (will|do) (i|you) learn|by .* i will|"
        r"i (will|want to|would like to|hope to|plan to) (learn|improve|do better)"
    ),
    "focus": (
        r"(area|topic) of (professional )?(focus|study|learning|emphasis|concentration)|focu area|"
        r"(focus|focu)( of (plan|learning))?"
    ),
    "rationale": (
        r"(i|we) (chose|selected|picked) (this|these|the|my) goal( because)?|"
        r"why is goal important|"
        r"(goal )?(rationale|justification|reason|purpose)( (for|of|behind)( (the|this|my|your|choosing"
        r"|selecting))*( goal)?)?|"
        r"why (is )?(this|these|the|did (i|you) (choose|select|pick)|have (i|you) chosen|i chose)( this| these| the"
        r"| your| my)? goal( important| matter)?|"
        r"(source of )?evidence (for|of|supporting|that support) (the |this |my )?(need|choice|selection)|"
        r"(data|information) (for|supporting|that support) (the |this |my )?(need|goal|choice|selection)|"
        r"rationale (/|and|or) source of evidence|what led (you|me) to .*|"
        r"how (did|have) (you|i) (determine|choose|select|identify|chosen|selected)( .*)?|"
        r"(statement of )?need for (this|the|my) goal|"
        r"why( is this important)?|baseline( data)?|supporting data|need addressed|why (i|you) chose (this|it)"
    ),
    "standard": (
        r"(professional |teaching |educator |state |aligned |related |target |content |washington |role |specific "
        r"|applicable |pgp )*(standard|criterion|indicator|competency|element|component|dimension|domain)( (and|or"
        r"|/) (standard|criterion|strand|indicator|benchmark|competency|element|component|domain))*( (addressed"
        r"|alignment|aligned|selected|met|number|targeted|the goal align with))?|"
        r"alignment( (to|with) (the )?(standard|criterion|framework))?|align(ed|s)? (to|with)|strand|benchmark|"
        r"(which|what) (standard|criterion|indicator|competency)( or (criterion|indicator))? (does|do|will|is"
        r"|are)( (it|this|the|my|your|this goal|the goal|my goal|your goal|these goal))?( (goal|address|align"
        r"|support|meet|relate)( (to|with))?)*|"
        r"how (does |do |will |is |are )?(this|the|my|your|it|these|each)( goal)? (align|connect|relate|tie)(ed|d)?"
        r"( (to|with))?( (the|state|district|professional|teaching))* (standard|criterion|framework|competency|domain)|"
        r"(standard|criterion) ((this|the|my) )?goal (align (to|with)|address|support)|(framework|"
        r"evaluation) (component|criterion|domain)|"
        r"framework"
    ),
    "goal_role": (r"role for (this|the) goal|certificate role"),
    "flags": (r"(legislated|state|renewal) requirement|(this )?goal (count|meet)( for| the)?|requirement met"),
    "hours_total": (
        r"(grand |sub|cumulative )?total|sum|"
        r"(total |number of |professional |development |learning |clock |contact |credit |initial |estimated "
        r"|actual |planned |anticipated |projected |expected |requested |proposed |approved |completed |cumulative "
        r"|sum of |pd |how many )*(hour|clockhour)( (completed|earned|requested|spent|logged|claimed"
        r"|of (activity|learning|pd|training|professional (development|learning))|(did|do|will|have) (you|i) .*))*|"
        r"(total )?time( (spent|needed|required|commitment|involved))?|pdus?|pdp|ceus?|(total|number of) (ceu|pdu|"
        r"pdp)( earned)?|"
        r"grand total|total time|hr|number of hr"
    ),
    "activities": (
        r"(professional |learning |growth |development |planned |proposed |goal |pd |key |training )*(activity"
        r"|strategy|action|action step|action plan|plan of action|step)( (and|or|/) (strategy|activity|action"
        r"|resource|step|task|experience))*( (planned|to be taken|to be undertaken|description|to achieve (this "
        r"|the |my )?goal|i will take|you will take|to take))*|"
        r"(step|action|activity|what) (i|you) will (take|do|undertake|complete)|"
        r"what will (i|you) do( to (reach|achieve|meet) .*)?|"
        r"how (will )?(i|you) (will )?(reach|achieve|accomplish|meet|work (on|toward)) (this|the|your|my|it|"
        r"these)( goal)?|"
        r"learning plan|method|implementation( plan)?|task|(learning|growth|training) experience|to (reach|achieve|"
        r"meet) (it|this|my|these)( goal)? i will|"
        r"plan (for|to) (achiev|reach|meet|accomplish)(e|ing)? (the |this |my |your )?goal|"
        r"professional (learning|development)( plan| experience| opportunity)?|professional growth action plan|"
        r"description of activity"
    ),
    "activities_done": (
        r"(what|which) activity (did|have) (i|you) .*|"
        r"what (i|we) did|"
        r"(activity|action|step|strategy|training|professional (learning|development))( (that )?(i |were |was "
        r"|have been )?(done|completed|undertaken|attended|taken|finished))|"
        r"(completed|actual) (activity|action|step)|what (did|have) (i|you) (do|done|complete|completed)|"
        r"log of activity|activity log"
    ),
    "planned_evidence": (
        r"(planned|anticipated|expected|proposed|intended|possible|potential) (evidence|artifact|documentation)|"
        r"(evidence|artifact|documentation)( that)? (to be|will be|i will|you will|i plan to)"
        r" (collect|gather|use|provide|submit)(t?ed|d)?|"
        r"what evidence will .*|evidence to collect"
    ),
    "evidence": (
        r"(list of |description of |supporting |type of |collected )?(evidence|artifact|documentation"
        r"|(evidence|documentation) of (goal )?(student )?(completion|learning|growth|progress|achievement|impact"
        r"|implementation|accomplishment|attainment)"
        r"|artifact of learning|supporting document|attachment|product)( (and|or|/) (artifact|documentation"
        r"|evidence|product|reflection of learning))*( (collected|attached|submitted|gathered|provided))*|"
        r"what evidence (did|have) (i|you) (collect|collected|gather|gathered)|(verification|proof) of completion"
    ),
    "measure": (
        r"how (i|you|we) will (know|measure|monitor|show|demonstrate|assess|evaluate)( .*)?|"
        r"(i|we) will know( .*)?|how will .* be (measured|assessed|evaluated|monitored)|"
        r"how will (i|you|we) (know|measure|monitor|show|demonstrate|assess|evaluate)( .*)?|"
        r"(indicator|measure|criterion|evidence) (of|for) (success|progress|growth)|"
        r"(success|progress) (indicator|criterion|measure)|measurable outcome|expected outcome|measure(ment)?|outcome|"
        r"method of (evaluation|assessment)"
    ),
    "resources": (
        r"(resource|support|material|assistance)( (and|or|/|,) (support|material|resource|assistance"
        r"|training))*( (needed|required|used|requested))*|"
        r"what (support|resource|help) (do|will) (i|you) need|budget|cost|funding( source)?"
    ),
    "reflection": (
        r"(final |professional |written |summative |personal |educator |end of year |end-of-year |year-end |annual "
        r"|mid-?year |closing |goal )*(reflection|self-reflection)( (on|of|about) (the |my |your |this )*(learning"
        r"|result|growth|goal|year|activity|plan|progress|impact|professional learning))*( statement| summary"
        r"| and result| and next step)?|"
        r"(result|impact|outcome|effect)( (and|/) (result|impact|outcome|reflection))* (on|for|of) (my |your "
        r"|the )?(student|teaching|practice|learner|learning|instruction)( (learning|achievement|growth|outcome"
        r"|and practice|practice))*|"
        r"what (did|have) (i|you|we) (learn|learned|gain|gained)( .*)?|"
        r"how did .* benefit|what (has )?changed( .*)?|reflective statement|reflect on (the |my |your |"
        r"this )*(learning|growth|year|practice|"
        r"result|progress|impact|goal)( .*)?|"
        r"what impact (did|has|have) .*|what (was|were|is|are) the (impact|result)( .*)?|"
        r"how (did|has|have) (my|your|the|this)( .*)? (change|changed|improve|improved|impact|impacted|affect"
        r"|affected)( .*)?|"
        r"(result|impact|lesson learned|annual review|end-?( |-)?of-?( |-)?year (review|summary|report)"
        r"|year-end (review|summary|report)|(final |annual )?summary( of (learning|result|growth|the year))?"
        r"|summary of what (i|you) learned|learning summary|what (i|you) (have )?learned|result achieved"
        r"|growth achieved)"
    ),
    "next_steps": r"next step",
    "needs": r"(professional |learning |identified )*need|current level of performance",
    "points": r"(total |pgp |pd |renewal )*point( earned)?",
    "approved": (
        r"(not |dis)?approved( with (change|revision|modification))?|initial|revised|revision|final|draft|accepted|"
        r"returned|yes|no|met|not met|partially met|in progress|complete|completed|incomplete|continued"
    ),
    "other": (
        r"(pl )?goal (number|type|category|level|code)|"
        r"(for )?(office|hr|human resource|district office|personnel|payroll|administrative|official|internal"
        r"|committee|lpdc|school|admin) use( only)?( below.*)?|"
        r"date (received|posted|entered|processed|stamp)|received( by| on)?|processed by|entered by|"
        r"budget( code| number)?|account( code| number)?|"
        r"(employee|staff|personnel|badge|payroll|student) (id|number)( number)?|ein|ssn|social security( number)?|"
        r"last four( digit)?.*|"
        r"(home |cell |work |mobile |school |office |daytime )*(phone|telephone|fax|e ?-?mail|address)( (number"
        r"|address))*|"
        r"phone|zip( code)?|city|state|street|county|birth ?date|date of birth|dob|birthdate|po number|purchase order|"
        r"vendor|invoice|fund|object code|approval number|file number|po|mailing address|extension|room( number)?|"
        r"gender|ethnicity|(highest )?degree|year(s)? (of|in) (experience|teaching|district|position|the district)|"
        r"hire date|date of hire|(issue|expiration|expiry|renewal) (date|year|cycle)|expires?( on)?|expiration|"
        r"date (issued|of issue|of expiration|attended|of (activity|workshop|course|training|conference))|"
        r"effective date of .*|"
        r"valid (until|through|from)|seniority|step and lane|salary.*|contract( type| status)?|tenure( status)?|"
        r"(comment|feedback|recommendation|note|remark)( .*)?"
    ),
}
"""By what is meant: the pattern of what is written."""
